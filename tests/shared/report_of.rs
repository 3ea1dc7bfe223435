//! A report of a state, with its notes and nothing around it.

use milepost::domain::guide::Guide;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::jurisdiction::example::wren_county;
use milepost::domain::readiness::State;
use milepost::domain::rounds::Heading;
use milepost::domain::work::{Only, Serving};
use milepost::report::document::Paper;
use milepost::report::{Log, Report, Sources};
use time::macros::datetime;

/// The report of a state.
pub fn report_of(profile: &Profile, round: &Heading, state: &State) -> Report {
    Report::of(Sources {
        jurisdiction: profile,
        is_example: false,
        round,
        state,
        decision: None,
        actions: &[],
        serving: &Serving::default(),
        only: Only::All,
        latest_decision: None,
        rounds: &[],
        log: Log::default(),
        paper: Paper::Letter,
        people: wren_county().people.clone(),
        guide: Guide::current(),
        limits_by: None,
        as_of: datetime!(2026-11-23 10:42 -5),
        with_notes: true,
    })
}
