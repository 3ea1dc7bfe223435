//! The sheets of answers, history and rounds.

use rust_xlsxwriter::Worksheet;

use super::Cover;
use super::cell::Cell;
use super::sheet::{Column, named, table};
use super::style::Styles;
use crate::report::Report;

/// A row per step.
pub fn answers(report: &Report, cover: &Cover, styles: &Styles) -> Worksheet {
    const COLUMNS: [Column; 10] = [
        ("Condition", 24.0),
        ("Standing", 20.0),
        ("Judgment", 26.0),
        ("Step", 7.0),
        ("What the guide asks for", 42.0),
        ("Answer", 17.0),
        ("Note", 52.0),
        ("Evidence", 30.0),
        ("Carried over from", 14.0),
        ("What must be addressed", 42.0),
    ];
    let rows = report.conditions.iter().flat_map(|part| {
        let judgment =
            part.judgment.as_ref().map_or_else(String::new, |judgment| format!("{}: {}", judgment.judged.label(), judgment.reason));
        part.steps.iter().map(move |step| {
            vec![
                format!("{}. {}", part.key.number(), part.name).into(),
                (&part.words).into(),
                judgment.clone().into(),
                (&step.label).into(),
                step.text.into(),
                step.words.into(),
                (&step.note).into(),
                Cell::Link(&step.evidence),
                Cell::Day(step.carried),
                (&part.need).into(),
            ]
        })
    });
    let mut sheet = named("Answers", cover);
    table(&mut sheet, styles, &[], &COLUMNS, rows);
    sheet
}

/// A row per change, newest first.
pub fn history(report: &Report, cover: &Cover, styles: &Styles) -> Worksheet {
    const COLUMNS: [Column; 6] =
        [("When", 22.0), ("Who", 22.0), ("About", 32.0), ("What changed", 32.0), ("Before", 52.0), ("After", 52.0)];
    let rows = report.history.iter().map(|change| {
        vec![
            Cell::Moment(change.at),
            (&change.who).into(),
            (&change.about).into(),
            (&change.field).into(),
            (&change.before).into(),
            (&change.after).into(),
        ]
    });
    let lines: &[String] = if report.is_history_cut {
        &["History".to_owned(), "Only the newest changes are here. Milepost’s own history pages have all of them.".to_owned()]
    } else {
        &[]
    };
    let mut sheet = named("History", cover);
    table(&mut sheet, styles, lines, &COLUMNS, rows);
    sheet
}

/// A row per round, oldest first.
pub fn rounds(report: &Report, cover: &Cover, styles: &Styles) -> Worksheet {
    const COLUMNS: [Column; 8] = [
        ("Round", 36.0),
        ("Began", 14.0),
        ("Conditions met", 12.0),
        ("Steps in place", 12.0),
        ("Steps not looked at", 12.0),
        ("Result", 20.0),
        ("Decision", 44.0),
        ("This report", 12.0),
    ];
    let rows = report.rounds.iter().map(|round| {
        vec![
            (&round.title).into(),
            Cell::Day(Some(round.started)),
            Cell::Count(round.met),
            Cell::Count(round.in_place),
            Cell::Count(round.blank),
            round.result().into(),
            if round.decision.is_empty() { "No decision yet".into() } else { (&round.decision).into() },
            if round.is_this { "Yes" } else { "" }.into(),
        ]
    });
    let mut sheet = named("Rounds", cover);
    table(&mut sheet, styles, &[], &COLUMNS, rows);
    sheet
}
