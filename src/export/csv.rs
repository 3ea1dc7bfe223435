//! Answers and actions as CSV: UTF-8, RFC 4180, with a header line and CRLF at the end of every line.
//!
//! The file begins with a byte order mark. Excel on Windows opens a CSV by double click in the
//! machine's old code page unless the mark is there, and then every curly quote and every name beyond
//! ASCII is garbled; `LibreOffice`, Numbers, Google Sheets and the readers of most languages skip it.
//!
//! No cell starts a formula: what could be one is led by an apostrophe, as OWASP advises. The cells
//! that programs count with, dates and amounts, are written by us and need none.

use crate::report::{
    APPENDIX, Effort, MobilityPlanPart, Money, READINGS, ReadingRow, Report, SHARES, ShareRow, WorkPart, dates, text_meant,
};

const MARK: &[u8] = b"\xEF\xBB\xBF";
const FITS: &str = "memory takes whatever is written to it";

/// Writes a line per step.
#[must_use]
pub fn answers(report: &Report) -> Vec<u8> {
    let heading = [
        "Condition",
        "Standing",
        "Judgment",
        "Why it was judged so",
        "Step",
        "What the guide asks for",
        "Answer",
        "Note",
        "Evidence",
        "Carried over from",
        "What must be addressed",
    ];
    let rows = report.conditions.iter().flat_map(|part| {
        part.steps.iter().map(move |step| {
            [
                format!("{}. {}", part.key.number(), part.name),
                part.words.clone(),
                part.judgment.as_ref().map_or_else(String::new, |judgment| judgment.judged.label().to_owned()),
                part.judgment.as_ref().map_or_else(String::new, |judgment| judgment.reason.clone()),
                step.label.clone(),
                step.text.to_owned(),
                step.words.to_owned(),
                step.note.clone(),
                step.evidence.clone(),
                step.carried.map_or_else(String::new, dates::iso),
                part.need.clone(),
            ]
        })
    });
    write(&heading, rows)
}

/// Writes a line per reading, with release, quality and the text of the file.
#[must_use]
pub fn readings<'a>(rows: impl Iterator<Item = &'a ReadingRow>) -> Vec<u8> {
    write(&READINGS, rows.map(ReadingRow::cells))
}

/// Writes a line per share of residents or officials.
#[must_use]
pub fn shares<'a>(rows: impl Iterator<Item = &'a ShareRow>) -> Vec<u8> {
    write(&SHARES, rows.map(ShareRow::cells))
}

/// Writes a line per reading behind a finding of a plan, and per update of a measure.
#[must_use]
pub fn appendix(plan: &MobilityPlanPart) -> Vec<u8> {
    write(&APPENDIX, plan.appendix().into_iter())
}

/// Writes a line per action. Costs are in dollars: the sums of the funding lines, which stand beside them in words.
#[must_use]
pub fn actions(work: &WorkPart) -> Vec<u8> {
    let heading = [
        "Condition",
        "Closes",
        "What is to be done",
        "Owner",
        "Helpers",
        "Due",
        "Effort",
        "Status",
        "Why it was dropped",
        "Cost",
        "Funding lines",
        "Last update",
        "Notes",
        "What needs an eye",
        "Serves",
    ];
    let rows = work.actions.iter().map(|action| {
        [
            action.group.clone(),
            action.label.clone(),
            action.what.clone(),
            action.owner.clone(),
            action.helpers.clone(),
            action.due.map_or_else(String::new, dates::iso),
            action.effort.map_or("", Effort::label).to_owned(),
            action.status.label().to_owned(),
            action.reason.clone(),
            action.cost.map_or_else(String::new, Money::typed),
            action.funding_words(),
            dates::iso(action.updated),
            action.notes.clone(),
            action.signs.join(" "),
            action.serves.clone(),
        ]
    });
    write(&heading, rows)
}

fn write<const N: usize>(heading: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(heading).expect(FITS);
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell))).expect(FITS);
    }
    writer.into_inner().expect(FITS)
}

/// A text as a cell: letters as they were meant, no control characters but tab and newline, and led by an apostrophe where a
/// spreadsheet could take it for a formula. Programs trim white space, fold full-width letters and
/// drop quotes before they look, so what stands behind these counts as the start as well.
fn safe(text: &str) -> String {
    let clean = text_meant(text);
    let is_passed_over = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let starts_formula = matches!(
        clean.trim_start_matches(is_passed_over).chars().next(),
        Some(
            '=' | '+'
                | '-'
                | '@'
                | '\u{ff1d}'
                | '\u{ff0b}'
                | '\u{ff0d}'
                | '\u{ff20}'
                | '\u{2212}'
                | '\u{fe62}'
                | '\u{fe63}'
                | '\u{fe66}'
                | '\u{fe6b}'
        )
    );
    let could_be_one = starts_formula || clean.starts_with(['\t', '\n']);
    if could_be_one && !is_number(&clean) { format!("'{clean}") } else { clean }
}

/// Whether a cell is wholly a number, which is no formula though it begins with a minus. With an apostrophe before it, no
/// program would count with it.
fn is_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['-', '\u{2212}']).unwrap_or(cell);
    let (plain, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = whole.split(',').enumerate().all(|(at, group)| is_digits(group) && (at == 0 || group.len() == 3));
    let power = power.strip_prefix(['-', '+']).unwrap_or(power);
    is_whole && is_digits(part) && !(whole.is_empty() && part.is_empty()) && !power.is_empty() && is_digits(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        for start in [
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            " =",
            "\u{a0}=",
            "\"=",
            "'=",
            "＝",
            "＋",
            "－",
            "＠",
            "\u{200b}=",
            "\u{202e}=",
            "\u{0}=",
            " \" = ",
        ] {
            let cell = safe(&format!("{start}1+1"));
            assert!(cell.starts_with('\''), "{start:?} gives {cell:?}");
        }
        for plain in ["", "Two days a week", "a=b", "1-2", "“=” is a sign", "3a"] {
            assert_eq!(safe(plain), plain);
        }
    }

    #[test]
    fn a_number_below_zero_stays_a_number() {
        for number in ["-.3698", "-0.3698", "-1", "\u{2212}3.2", "-1,234", "-1.5e-05", "-2E3"] {
            assert_eq!(safe(number), number);
        }
        for formula in ["-", "--1", "-1+1", "-1-1", "-.", "-1e", "-A1", "-1,2", "\t-1", " -1", "-1 ", "+1", "-1.2.3", "-1e+", "-\u{663}"] {
            assert!(safe(formula).starts_with('\''), "{formula:?} gives {:?}", safe(formula));
        }
    }

    #[test]
    fn control_characters_are_left_out_and_lines_kept() {
        assert_eq!(safe("a\r\nb\rc\u{0}\u{1b}d\te"), "a\nb\ncd\te");
        assert_eq!(safe("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}It\u{92}s"), "a\nb\nc\nd\ne\nIt’s");
        assert_eq!(safe("\u{f0b7} One\n\u{f0fc} Two"), "• One\n✓ Two");
    }

    #[test]
    fn a_file_is_marked_as_utf_8_and_its_lines_end_with_crlf() {
        let bytes = write(&["A", "B"], [["é, \"x\"".to_owned(), "two\nlines".to_owned()]].into_iter());
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}A,B\r\n\"é, \"\"x\"\"\",\"two\nlines\"\r\n");
    }
}
