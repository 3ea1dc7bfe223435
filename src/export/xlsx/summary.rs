//! The sheet that says what the tables do not: whose they are, as of when, and what is to be known of them.

use rust_xlsxwriter::{Format, Worksheet};

use super::book::Book;
use super::cell::{Cell, clean, make_room};
use super::fit::{FITS, lines};
use super::long::Place;
use super::sheet::named;
use super::style::from_right;
use crate::report::document::runs_from_right;
use crate::report::inserted::inserted;
use crate::report::{DecisionPart, MobilityPlanPart, Report, WorkPart, capital, number};

/// A label and its value.
type Line<'a> = (&'static str, Cell<'a>);

/// The widths of the two columns, in characters.
const LABEL: u16 = 34;
const VALUE: u16 = 96;
/// How many letters of the title fit beside each other in the first column, and in both; and the height of its line.
const TITLE: u16 = 26;
const WIDE_TITLE: u16 = 96;
const TITLE_LINE: u16 = 20;

/// The summary of a report.
pub fn of_report(book: &mut Book<'_>, report: &Report) {
    let about = if report.is_example { "Readiness report of the worked example, which is fictional" } else { "Readiness report" };
    let groups =
        [who(report), result(report), report.decision.as_ref().map_or_else(no_decision, decision), work(&report.work), record(report)];
    sheet(book, "Summary", about, groups);
}

/// What is to be known of a plan that stands alone.
pub fn of_work(book: &mut Book<'_>, part: &WorkPart) {
    let cover = book.cover;
    let record = if cover.record.is_empty() { vec![] } else { vec![("Record", (&cover.record).into())] };
    let groups = [vec![("As of", Cell::Moment(cover.as_of))], work(part), record];
    sheet(book, "About", part.heading, groups);
}

/// What is to be known of the plan.
pub fn of_mobility_plan(book: &mut Book<'_>, plan: &MobilityPlanPart) {
    let about = if plan.title.is_empty() { "Mobility Action Plan" } else { &plan.title };
    let groups = [
        vec![("As of", Cell::Moment(plan.as_of)), ("Covers", (&plan.covers).into())],
        vec![
            ("Strategic actions", (&plan.strategy.told).into()),
            ("Money", (&plan.lasting.money).into()),
            ("Findings", (&plan.findings.told).into()),
            ("Measures", (&plan.measures.told).into()),
        ],
    ];
    sheet(book, "About", about, groups);
}

fn sheet<const N: usize>(book: &mut Book<'_>, name: &'static str, about: &str, groups: [Vec<Line<'_>>; N]) {
    let mut sheet = named(name, book.cover);
    sheet.set_column_width(0, f64::from(LABEL)).expect(FITS);
    sheet.set_column_width(1, f64::from(VALUE)).expect(FITS);
    put_title(&mut sheet, &clean(&book.cover.jurisdiction), &book.styles.title);
    sheet.write_string_with_format(1, 0, about, &book.styles.line).expect(FITS);
    let mut row = 3;
    for group in groups {
        for (label, value) in group {
            if matches!(&value, Cell::Text(text) if text.is_empty()) || matches!(value, Cell::Day(None)) {
                continue;
            }
            sheet.write_string_with_format(row, 0, label, &book.styles.label).expect(FITS);
            let value = value.fitted(VALUE, Place { sheet: name, row: row + 1, column: label }, &mut book.long);
            make_room(&mut sheet, row, value.height(VALUE));
            value.put(&mut sheet, (row, 1), &book.styles);
            row += 1;
        }
        row += 1;
    }
    book.sheets.push(sheet);
}

/// The title. It runs over the empty cell beside it if it fits there, and breaks into lines if it does not.
fn put_title(sheet: &mut Worksheet, title: &str, style: &Format) {
    let is_wide = lines(title, WIDE_TITLE).len() > 1;
    let style = match (runs_from_right(title), is_wide) {
        (true, _) => from_right(style).set_text_wrap(),
        (false, true) => style.clone().set_text_wrap(),
        (false, false) => style.clone(),
    };
    if is_wide || runs_from_right(title) {
        make_room(sheet, 0, u16::try_from(lines(title, TITLE).len()).unwrap_or(u16::MAX).saturating_mul(TITLE_LINE));
    }
    sheet.write_string_with_format(0, 0, title, &style).expect(FITS);
}

fn who(report: &Report) -> Vec<Line<'_>> {
    let person = |person: &crate::report::Person| {
        [&person.name, &person.title, &person.department]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| inserted(part))
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
        Some(changed) => format!("{limits} {}: {}", changed.who, inserted(&changed.reason)),
        None => limits,
    };
    vec![
        ("Result", (&verdict.told.headline).into()),
        ("Conditions met", Cell::Count(verdict.floor.into())),
        ("Met at most, with the open steps", Cell::Count(verdict.ceiling.into())),
        ("Steps in place, of 31", Cell::Count(verdict.in_place.into())),
        ("Steps not looked at", Cell::Count(verdict.blank.into())),
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

fn work(part: &WorkPart) -> Vec<Line<'_>> {
    let without = match part.costs.without_cost {
        0 => String::new(),
        1 => "One action has no cost yet.".to_owned(),
        more => format!("{} actions have no cost yet.", capital(&number(more))),
    };
    let lacking = [&part.lacking, &without].into_iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>();
    vec![
        ("Work plan", part.heading.into()),
        ("What it is for", (&part.lead).into()),
        ("Actions", Cell::Count(u32::try_from(part.actions.len()).unwrap_or(u32::MAX))),
        ("What it lacks", lacking.join("\n").into()),
        ("Come back to the assessment on", Cell::Day(part.return_on)),
    ]
}

fn record(report: &Report) -> Vec<Line<'_>> {
    let changes =
        if report.is_history_cut { "Only the newest are on their sheet. Milepost’s own history pages have all of them." } else { "" };
    vec![
        ("Changes", changes.into()),
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
