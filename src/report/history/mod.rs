//! The history of a jurisdiction in a report: who changed what, and when.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::{Event, Fact, Names, Subject, Words};
use crate::domain::readiness::Field;
use crate::report::RoundSource;

/// What stands where a note does not go into a report.
const NOT_SHOWN: &str = "Not shown";

/// The history that a report is made from; empty where none was asked for.
#[derive(Debug)]
pub struct Log {
    /// Its lines, newest first.
    pub events: Vec<Event>,
    /// Whether older lines were left out.
    pub is_cut: bool,
    /// The names of people, since lines name them by their ids.
    pub people: Names,
    /// What rounds, actions and those asked are called, by id.
    pub names: HashMap<Uuid, String>,
    /// A moment in local time.
    pub local: fn(OffsetDateTime) -> OffsetDateTime,
}

impl Default for Log {
    fn default() -> Self {
        Self { events: Vec::new(), is_cut: false, people: Names::new(), names: HashMap::new(), local: |at| at }
    }
}

/// A line of the history as a document shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePart {
    /// When, in local time.
    pub at: OffsetDateTime,
    /// Who, with the name as it was then.
    pub who: String,
    /// About what: "Round “Fall 2026”", "Action “Hire someone”", "The jurisdiction".
    pub about: String,
    /// Which field of it: "3a, the note".
    pub field: String,
    /// What it held, in words; empty when nothing.
    pub before: String,
    /// What it held from then on, in words; empty when nothing.
    pub after: String,
}

impl ChangePart {
    pub(in crate::report) fn all(log: &Log, rounds: &[RoundSource], with_notes: bool) -> Vec<Self> {
        let words = Words { names: &log.people, local: log.local };
        let part = |event: &Event| {
            let is_masked = is_masked(event, rounds, with_notes);
            let shown = |stored: &str| {
                if is_masked && !stored.is_empty() { NOT_SHOWN.to_owned() } else { words.value(event, stored) }
            };
            let about = event.subject.about(log.names.get(&event.subject.id()).map_or("", String::as_str));
            Self {
                at: (log.local)(event.at),
                who: event.actor.name.clone(),
                about: if about.is_empty() { "The jurisdiction".to_owned() } else { about },
                field: event.label(),
                before: shown(&event.before),
                after: shown(&event.after),
            }
        };
        // The parts of a plan are told in documents of their own, which know what is left out of documents and how to reach
        // nobody: the report of a round tells of readiness and the work plan.
        let is_told = |event: &&Event| !matches!(event.subject, Subject::Thing(..)) && !words.tells_nothing(event);
        log.events.iter().filter(is_told).map(part).collect()
    }
}

/// Whether a line holds a note that does not go into the report: any, in one without notes; else one
/// that is marked to be left out by now, in all its earlier wordings, or of which nobody can tell
/// since its round is gone. A mark in one round holds for all, since notes are carried over.
fn is_masked(event: &Event, rounds: &[RoundSource], with_notes: bool) -> bool {
    match (event.subject, event.field.parse::<Field>(), event.field.parse::<Fact>()) {
        (Subject::Assessment(id), Ok(Field::Note(step)), _) => {
            let is_gone = rounds.iter().all(|round| round.id != id);
            !with_notes || is_gone || rounds.iter().any(|round| round.state[step].left_out)
        }
        (_, _, Ok(Fact::Notes)) => !with_notes,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;
    use crate::domain::guide::{Guide, StepKey};
    use crate::domain::history::Edition;
    use crate::domain::ids::{ActionId, AssessmentId, EventId};
    use crate::domain::order::Follows;
    use crate::domain::people::Actor;
    use crate::domain::readiness::State;
    use crate::domain::rounds::Heading;

    const ROUND: AssessmentId = AssessmentId(Uuid::from_u128(1));

    fn step(key: &str) -> StepKey {
        key.parse().unwrap()
    }

    /// A round in which the note of 1b is left out, and a line for each of its notes, for one of a round
    /// in the bin, and for the notes of an action.
    fn told(with_notes: bool) -> Vec<(String, String)> {
        let mut state = State::blank(&Guide::current().version);
        state.set(Field::LeaveOut(step("1.2")), "yes").unwrap();
        let heading = Heading { title: "Fall".to_owned(), started: date!(2026 - 09 - 01) };
        let rounds = [RoundSource { id: ROUND, heading, state, decision: None, is_this: true }];
        let event = |subject, field: String| Event {
            id: EventId(Uuid::nil()),
            at: datetime!(2026-11-23 17:00 UTC),
            since: datetime!(2026-11-23 17:00 UTC),
            actor: Actor::unnamed(),
            subject,
            field,
            before: String::new(),
            after: "candid".to_owned(),
            follows: Follows::nothing(),
            edition: Edition::WithLinks,
        };
        let gone = AssessmentId(Uuid::from_u128(2));
        let note = |key| Field::Note(step(key)).to_string();
        let events = vec![
            event(Subject::Assessment(ROUND), note("1.1")),
            event(Subject::Assessment(ROUND), note("1.2")),
            event(Subject::Assessment(gone), note("1.1")),
            event(Subject::Action(ActionId(Uuid::nil())), Fact::Notes.to_string()),
            event(Subject::Assessment(ROUND), Field::Evidence(step("1.2")).to_string()),
        ];
        let log = Log { events, ..Log::default() };
        ChangePart::all(&log, &rounds, with_notes).into_iter().map(|change| (change.before, change.after)).collect()
    }

    #[test]
    fn a_note_left_out_of_reports_stays_out_of_their_history() {
        let afters = |with_notes| told(with_notes).into_iter().map(|(_, after)| after).collect::<Vec<_>>();
        assert_eq!(afters(true), ["candid", NOT_SHOWN, NOT_SHOWN, "candid", "candid"]);
        assert_eq!(afters(false), [NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, "candid"]);
        assert!(told(false).iter().all(|(before, _)| before.is_empty()), "that there was nothing may be known");
    }
}
