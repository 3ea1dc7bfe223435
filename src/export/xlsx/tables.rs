//! The sheets of answers, changes and rounds.

use super::book::Book;
use super::cell::Cell;
use super::sheet::Column;
use crate::report::Report;
use crate::report::inserted::inserted;

/// A row per step.
pub fn answers(book: &mut Book<'_>, report: &Report) {
    const COLUMNS: [Column; 10] = [
        Column::new("Condition", 24),
        Column::new("Standing", 20),
        Column::new("Judgment", 26),
        Column::new("Step", 7),
        Column::new("What the guide asks for", 42),
        Column::new("Answer", 17),
        Column::new("Note", 52),
        Column::new("Evidence", 40),
        Column::new("Carried over from", 14),
        Column::new("What must be addressed", 42),
    ];
    let rows = report.conditions.iter().flat_map(|part| {
        let judgment = part
            .judgment
            .as_ref()
            .map_or_else(String::new, |judgment| format!("{}: {}", judgment.judged.label(), inserted(&judgment.reason)));
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
    book.table("Answers", &COLUMNS, rows);
}

/// A row per change, newest first. Excel keeps the name "History" for itself.
pub fn changes(book: &mut Book<'_>, report: &Report) {
    const COLUMNS: [Column; 6] = [
        Column::new("When", 22),
        Column::new("Who", 22),
        Column::new("About", 30),
        Column::new("What changed", 30),
        Column::new("Before", 46),
        Column::new("After", 46),
    ];
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
    book.table("Changes", &COLUMNS, rows);
}

/// A row per round, oldest first.
pub fn rounds(book: &mut Book<'_>, report: &Report) {
    const COLUMNS: [Column; 8] = [
        Column::new("Round", 36),
        Column::new("Began", 14),
        Column::new("Conditions met", 12),
        Column::new("Steps in place", 12),
        Column::new("Steps not looked at", 12),
        Column::new("Result", 20),
        Column::new("Decision", 44),
        Column::new("This report", 12),
    ];
    let rows = report.rounds.iter().map(|round| {
        vec![
            (&round.title).into(),
            Cell::Day(Some(round.started)),
            Cell::Count(round.met.into()),
            Cell::Count(round.in_place.into()),
            Cell::Count(round.blank.into()),
            round.result().into(),
            if round.decision.is_empty() { "No decision yet".into() } else { (&round.decision).into() },
            if round.is_this { "Yes" } else { "No" }.into(),
        ]
    });
    book.table("Rounds", &COLUMNS, rows);
}
