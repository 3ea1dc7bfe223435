//! Reports to make documents of: of an empty round, of a usual one, and of the worst that anybody could type.

use milepost::domain::guide::{Guide, StepKey};
use milepost::domain::jurisdiction::Profile;
use milepost::domain::jurisdiction::example::wren_county;
use milepost::domain::readiness::{Answer, Field, State};
use milepost::domain::rounds::Heading;
use milepost::report::Report;
use milepost::report::document::{self, Blank, Document, Paper};
use time::macros::{date, datetime};

use crate::report_of::report_of;

/// Nothing was answered.
pub fn empty() -> Report {
    let round = Heading { title: "Fall 2026".to_owned(), started: date!(2026 - 09 - 01) };
    report_of(&Profile::named("Heron City".to_owned()), &round, &State::blank(&Guide::current().version))
}

/// The worked example.
pub fn typical() -> Report {
    let example = wren_county();
    report_of(&example.jurisdiction, &example.round, &example.state(&Guide::current().version))
}

/// Every field at its longest, in many scripts.
pub fn worst() -> Report {
    let long = |start: &str| -> String {
        start.chars().chain("Line, “quoted”.\nשלום عالم 漢字 कर्म 🏁👩🏽‍🚀 ".chars().cycle()).take(9_999).chain(['.']).collect()
    };
    let mut state = State::blank(&Guide::current().version);
    for (at, step) in StepKey::all().enumerate() {
        state.set(Field::Note(step), &long("#panic() ")).unwrap();
        state.set(Field::Evidence(step), &format!("https://example.org/{}", "w".repeat(900))).unwrap();
        state.answer(step, [Some(Answer::InPlace), Some(Answer::UnderWay), Some(Answer::NotYet), Some(Answer::Unknown), None][at % 5]);
    }
    for condition in &Guide::current().conditions {
        state.set(Field::Need(condition.key), &long("need")).unwrap();
        state.set(Field::Judgment(condition.key), &format!("met: {}", "because ".repeat(100))).unwrap();
    }
    let round = Heading { title: "W".repeat(120), started: date!(2026 - 09 - 01) };
    report_of(&Profile::named("漢字 County שלום ".repeat(8).trim().to_owned()), &round, &state)
}

/// For whom the blank worksheets are.
pub fn blank() -> Blank<'static> {
    Blank {
        jurisdiction: "Heron City",
        round: "Fall 2026",
        guide: Guide::current(),
        as_of: datetime!(2026-11-23 10:42 -5),
        paper: Paper::A4,
    }
}

/// A blank worksheet.
pub fn worksheet() -> Document {
    document::worksheet(&blank())
}
