//! The first sheet: whose report it is, and what it says in short.

use rust_xlsxwriter::Worksheet;

use super::cell::{Cell, clean, make_room};
use super::sheet::named;
use super::style::Styles;
use super::{Cover, FITS};
use crate::report::{DecisionPart, Report};

/// A label and its value.
type Line<'a> = (&'static str, Cell<'a>);

/// The widths of the two columns, in characters.
const LABEL: u16 = 34;
const VALUE: u16 = 96;

/// The summary.
pub fn sheet(report: &Report, cover: &Cover, styles: &Styles) -> Worksheet {
    let mut sheet = named("Summary", cover);
    sheet.set_column_width(0, f64::from(LABEL)).expect(FITS);
    sheet.set_column_width(1, f64::from(VALUE)).expect(FITS);
    sheet.write_string_with_format(0, 0, clean(&report.jurisdiction), &styles.title).expect(FITS);
    let about = if report.is_example { "Readiness report of the worked example, which is fictional" } else { "Readiness report" };
    sheet.write_string_with_format(1, 0, about, &styles.line).expect(FITS);
    let lines = [who(report), result(report), report.decision.as_ref().map_or_else(no_decision, decision), record(report)];
    let mut row = 3;
    for group in lines {
        for (label, value) in group {
            if matches!(&value, Cell::Text(text) if text.is_empty()) {
                continue;
            }
            sheet.write_string_with_format(row, 0, label, &styles.label).expect(FITS);
            make_room(&mut sheet, row, value.lines(VALUE));
            value.put(&mut sheet, (row, 1), styles);
            row += 1;
        }
        row += 1;
    }
    sheet
}

fn who(report: &Report) -> Vec<Line<'_>> {
    let person = |person: &crate::report::Person| {
        [&person.name, &person.title, &person.department]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    };
    vec![
        ("Jurisdiction", (&report.jurisdiction).into()),
        ("Kind of government", report.kind.into()),
        ("State", report.state.into()),
        ("Led by", (&report.executive).into()),
        ("Round", (&report.round).into()),
        ("Began", Cell::Day(Some(report.started))),
        ("As of", Cell::Moment(report.as_of)),
        ("Who took part", report.people.iter().map(person).collect::<Vec<_>>().join("\n").into()),
    ]
}

fn result(report: &Report) -> Vec<Line<'_>> {
    let verdict = &report.verdict;
    let limits = format!("“Most” from {} conditions, “some” from {}.", verdict.limits.most(), verdict.limits.some());
    let limits = match &verdict.limits_changed {
        Some(changed) => format!("{limits} {}: {}", changed.who, changed.reason),
        None => limits,
    };
    vec![
        ("Result", (&verdict.told.headline).into()),
        ("Conditions met", Cell::Count(verdict.floor)),
        ("Met at most, with the open steps", Cell::Count(verdict.ceiling)),
        ("Steps in place, of 31", Cell::Count(verdict.in_place)),
        ("Steps not looked at", Cell::Count(verdict.blank)),
        ("To be known", verdict.told.remarks.iter().chain(&verdict.warnings).map(String::as_str).collect::<Vec<_>>().join("\n").into()),
        ("How it is counted", limits.into()),
    ]
}

fn no_decision<'a>() -> Vec<Line<'a>> {
    vec![("Decision", "Draft: leadership has not decided yet.".into())]
}

fn decision(part: &DecisionPart) -> Vec<Line<'_>> {
    let recommended = part.recommended.map_or("None: the result was still open", |route| route.label());
    vec![
        ("Decision", (&part.status).into()),
        ("Recommended then", recommended.into()),
        ("Who decided", part.deciders.join("\n").into()),
        ("Why", (&part.reason).into()),
        ("Changed since", (&part.since).into()),
        ("To be known", part.cautions.join("\n").into()),
        ("Rests on record", part.fingerprint.to_string().into()),
    ]
}

fn record(report: &Report) -> Vec<Line<'_>> {
    vec![
        ("Record", report.fingerprint.to_string().into()),
        ("Notes", if report.with_notes { "In this report, but for those marked to be left out" } else { "Not in this report" }.into()),
        (
            "Follows",
            format!(
                "{}, {}, {}, Step 3. Milepost is an independent work; the wording is its own.",
                report.guide.publisher, report.guide.title, report.guide.published
            )
            .into(),
        ),
    ]
}
