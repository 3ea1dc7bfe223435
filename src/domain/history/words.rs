//! The history in words: what was changed, and what it held before and after, as people read it.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use super::{Event, Fact, Subject, from_millis};
use crate::domain::decision::{Cadence, Route};
use crate::domain::guide::{Framework, RoadPlace, Topic};
use crate::domain::jurisdiction::{Kind, Paper};
use crate::domain::metrics;
use crate::domain::names::SortKey;
use crate::domain::readiness::{Field, Fingerprint, LimitsChange};
use crate::domain::road::Mark;
use crate::domain::things::{Noun, Part};
use crate::domain::words::{capital, dates, inserted, shortened};
use crate::domain::work::funding::{FiscalYear, Standing};
use crate::domain::work::{Effort, Money, Status};

/// The longest name of an action in a line of the history, in characters.
const NAMED: usize = 80;

/// The names of people by their ids: those of a jurisdiction, and whoever sat at a browser, since older lines name these.
pub type Names = HashMap<Uuid, String>;

/// What must be known to read the history aloud.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The names on record, since lines name people by their ids.
    pub names: &'a Names,
    /// A moment in local time.
    pub local: fn(OffsetDateTime) -> OffsetDateTime,
}

impl Words<'_> {
    /// What a line holds in its field, before or after, in words.
    #[must_use]
    pub fn value(&self, event: &Event, stored: &str) -> String {
        match event.field.parse::<Fact>() {
            // A key that sorts says nothing to a reader but that it changed.
            Ok(Fact::Position) if !stored.is_empty() && stored == event.before => "Where it stood".to_owned(),
            Ok(Fact::Position) if !stored.is_empty() => "Where it was put by hand".to_owned(),
            _ => self.held(event.subject, &event.field, stored),
        }
    }

    /// What a field of something holds, in words.
    #[must_use]
    pub fn held(&self, subject: Subject, field: &str, stored: &str) -> String {
        match (field.parse::<Field>(), field.parse::<Fact>()) {
            (Ok(field), _) => field.in_words(stored),
            // Where nobody said how far a line is, the program says what it sees.
            (_, Ok(Fact::Status)) if stored.is_empty() && matches!(subject, Subject::RoadLine(_)) => "As Milepost sees it".to_owned(),
            (_, Ok(fact)) => {
                subject.part(fact).map_or_else(|| self.fact(fact, stored), |part| part.rule.in_words(stored, |id| self.one(id)))
            }
            _ => stored.to_owned(),
        }
    }

    /// Whether a newer version wrote the line and a reader sees no change in it: the same people stand there under
    /// other ids.
    #[must_use]
    pub fn tells_nothing(&self, event: &Event) -> bool {
        event.is_filled_in() && self.value(event, &event.before) == self.value(event, &event.after)
    }

    /// A stored fact in words.
    #[must_use]
    pub fn fact(&self, fact: Fact, stored: &str) -> String {
        if fact == Fact::Paper {
            return stored.parse::<Paper>().map_or_else(|_| stored.to_owned(), |paper| paper.label().to_owned());
        }
        if stored.is_empty() {
            return String::new();
        }
        let or_as_is = |words: Option<String>| words.unwrap_or_else(|| stored.to_owned());
        match fact {
            Fact::Example | Fact::Archived | Fact::Reopened | Fact::Shared | Fact::Completed | Fact::Withdrawn | Fact::Interested => {
                "Yes".to_owned()
            }
            Fact::Kind => or_as_is(stored.parse::<Kind>().ok().map(|kind| kind.label().to_owned())),
            Fact::Started
            | Fact::Asked
            | Fact::Due
            | Fact::Told
            | Fact::Held
            | Fact::Decided
            | Fact::ReturnOn
            | Fact::CheckedIn
            | Fact::Updated => or_as_is(dates::parse_iso(stored).map(dates::long)),
            Fact::Deleted => {
                let since = stored.parse().ok().and_then(from_millis);
                or_as_is(since.map(|at| format!("Since {}", dates::moment((self.local)(at)))))
            }
            Fact::Limits => or_as_is(LimitsChange::from_stored(stored).map(|change| {
                format!("Some from {}, most from {}: {}", change.limits.some(), change.limits.most(), inserted(&change.reason))
            })),
            Fact::HoldsOver => or_as_is((!stored.is_empty()).then(|| "In place of what came from the other copy".to_owned())),
            // They stand in the order of their ids, which is none to a reader.
            Fact::Participants => {
                let named = self.named(stored);
                let mut lines: Vec<&str> = named.lines().collect();
                lines.sort_by_cached_key(|name| SortKey::of(name));
                lines.join("\n")
            }
            Fact::Person
            | Fact::Owner
            | Fact::Actor
            | Fact::SameAs
            | Fact::LaunchLeaderPerson
            | Fact::PresentPeople
            | Fact::DecidersPeople => self.named(stored),
            Fact::Route | Fact::Recommended => or_as_is(stored.parse::<Route>().ok().map(|route| route.label().to_owned())),
            Fact::CheckIns => or_as_is(stored.parse::<Cadence>().ok().map(|cadence| cadence.label().to_owned())),
            Fact::Status => {
                let of_action = stored.parse::<Status>().ok().map(Status::label);
                or_as_is(of_action.or_else(|| stored.parse::<Mark>().ok().map(Mark::label)).map(str::to_owned))
            }
            Fact::RoadLine => or_as_is(stored.parse::<RoadPlace>().ok().map(|place| Framework::current().named(place))),
            Fact::Effort => or_as_is(stored.parse::<Effort>().ok().map(|effort| effort.label().to_owned())),
            Fact::FiscalYear => or_as_is(FiscalYear::from_stored(stored).map(|year| year.to_string())),
            Fact::Standing => or_as_is(stored.parse::<Standing>().ok().map(|standing| standing.label().to_owned())),
            Fact::Cost | Fact::Amount | Fact::LaunchBudget => or_as_is(Money::from_stored(stored).map(|money| money.to_string())),
            Fact::Fingerprint => or_as_is(stored.parse::<Fingerprint>().ok().map(Fingerprint::short)),
            Fact::Topic | Fact::Closes | Fact::ReturnGoals | Fact::StartWith => {
                let label = |key: &str| key.parse::<Topic>().map_or_else(|_| key.to_owned(), Topic::label);
                stored.lines().map(label).collect::<Vec<_>>().join("\n")
            }
            // What is left is a text, or the part of a thing, whose rule reads it.
            _ => stored.to_owned(),
        }
    }

    /// The people whose ids these are, a line each.
    fn named(&self, ids: &str) -> String {
        let name = |id: &str| id.parse::<Uuid>().map_or_else(|_| "someone".to_owned(), |id| self.one(id));
        ids.lines().filter(|id| !id.is_empty()).map(name).collect::<Vec<_>>().join("\n")
    }

    /// What an id is called.
    fn one(&self, id: Uuid) -> String {
        self.names.get(&id).cloned().unwrap_or_else(|| "someone".to_owned())
    }
}

impl Event {
    /// Which field was changed, in words: "3a, the note", "Owner".
    #[must_use]
    pub fn label(&self) -> String {
        match (self.field.parse::<Field>(), self.field.parse::<Fact>()) {
            (Ok(field), _) => field.label(),
            (_, Ok(fact)) => self.subject.part(fact).map_or_else(|| fact.label(), |part| part.label).to_owned(),
            _ => self.field.clone(),
        }
    }
}

impl Subject {
    /// What a line is about, in words: "Action “Hire someone”". `name` is what is to be done, who was
    /// asked, the title of the round, or the key of a place on the road; empty when nobody knows any more. Empty for the jurisdiction
    /// itself and for people.
    #[must_use]
    pub fn about(self, name: &str) -> String {
        let name = inserted(&shortened(name, NAMED));
        match self {
            Self::Action(_) if name.is_empty() => "An action".to_owned(),
            Self::Action(_) => format!("Action “{name}”"),
            Self::FundingLine(_) if name.is_empty() => "A funding line".to_owned(),
            Self::FundingLine(_) => format!("Money for “{name}”"),
            Self::PopulationGroup(_) if name.is_empty() => "A population group".to_owned(),
            Self::PopulationGroup(_) => format!("Population group “{name}”"),
            Self::RoadLine(_) => match name.parse::<RoadPlace>() {
                Ok(place) => format!("Road: {}", Framework::current().named(place)),
                Err(_) => "A line of the road".to_owned(),
            },
            Self::Ask(_) => format!("Asking {}", if name.is_empty() { "someone" } else { &name }),
            Self::Assessment(_) if name.is_empty() => "A round".to_owned(),
            Self::Assessment(_) => format!("Round “{name}”"),
            Self::Meeting(_) => "Meeting".to_owned(),
            Self::Decision(_) => "Decision".to_owned(),
            Self::Release(_) if name.is_empty() => "A release of the metrics".to_owned(),
            Self::Release(_) => format!("Release “{name}”"),
            Self::Person(_) if name.is_empty() => "Someone".to_owned(),
            Self::Person(_) => name,
            Self::Thing(noun, _) if name.is_empty() => capital(noun.called().0),
            // What has no name of its own is told by its day.
            Self::Thing(noun, _) => match dates::parse_iso(&name) {
                Some(day) => format!("{} of {}", capital(noun.called().0), dates::long(day)),
                None if matches!(noun, Noun::Place | Noun::Peer) => format!("{} {}", capital(noun.called().0), metrics::said_place(&name)),
                None => format!("{} “{name}”", capital(noun.called().0)),
            },
            Self::Jurisdiction(_) | Self::Actor(_) => String::new(),
        }
    }

    /// The part of a thing that a fact is; nothing of all else.
    fn part(self, fact: Fact) -> Option<&'static Part> {
        if let Self::Thing(noun, _) = self { noun.part(fact) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId, PersonId, RoadLineId};
    use crate::domain::things::Noun;

    const LEE: Uuid = Uuid::from_u128(7);

    #[test]
    fn every_fact_has_words_and_an_empty_one_none() {
        let names = Names::from([(LEE, "Lee Park".to_owned())]);
        let words = Words { names: &names, local: |at| at };
        for fact in Fact::ALL.iter().copied() {
            // A paper that nobody chose is Letter.
            let blank = if fact == Fact::Paper { Paper::Letter.label() } else { "" };
            assert_eq!(words.fact(fact, ""), blank, "{fact}");
            assert!(!words.fact(fact, "x").is_empty(), "{fact}");
        }
        let moment = crate::domain::history::millis(datetime!(2026-11-23 10:42 UTC)).to_string();
        for (fact, stored, read) in [
            (Fact::Owner, LEE.to_string().as_str(), "Lee Park"),
            (Fact::PresentPeople, &format!("\n{LEE}"), "Lee Park"),
            (Fact::Participants, "unknown", "someone"),
            (Fact::Cost, "1250050", "$12,500.50"),
            (Fact::Amount, "1250050", "$12,500.50"),
            (Fact::FiscalYear, "2027", "FY 2027"),
            (Fact::Standing, "asked", "Asked for"),
            (Fact::Due, "2026-11-23", "November 23, 2026"),
            (Fact::Closes, "3.1", "3a"),
            (Fact::Status, "to_do", "To do"),
            (Fact::Status, "not_needed", "Not needed"),
            (Fact::RoadLine, "4.1", "4.1, Put the management team together"),
            (Fact::Deleted, &moment, "Since November 23, 2026, 10:42 a.m."),
        ] {
            assert_eq!(words.fact(fact, stored), read);
        }
    }

    #[test]
    fn a_line_of_a_newer_version_that_only_names_people_by_other_ids_tells_nothing() {
        let [ann, bo, newer] = [1, 2, 3].map(Uuid::from_u128);
        let names = Names::from([(ann, "Ann".to_owned()), (bo, "Bo".to_owned()), (newer, "Ann".to_owned())]);
        let words = Words { names: &names, local: |at| at };
        let round = Subject::Assessment(AssessmentId(Uuid::nil()));
        let at = datetime!(2026-11-23 10:42 UTC);
        let line = |after: &str| {
            let before = format!("{ann}\n{bo}");
            Event::filled_in(at, round, Fact::Participants.as_str(), crate::domain::order::Follows::nothing(), (&before, after))
        };
        assert!(words.tells_nothing(&line(&format!("{bo}\n{newer}"))));
        assert!(!words.tells_nothing(&line(&bo.to_string())));
        let by_hand = Event { id: crate::domain::ids::EventId(Uuid::nil()), ..line(&format!("{bo}\n{newer}")) };
        assert!(!words.tells_nothing(&by_hand), "what a person wrote is always told");
    }

    #[test]
    fn a_line_says_what_it_is_about() {
        let action = Subject::Action(ActionId(Uuid::nil()));
        assert_eq!(action.about("Hire someone"), "Action “Hire someone”");
        assert_eq!(action.about(""), "An action");
        assert_eq!(Subject::Assessment(AssessmentId(Uuid::nil())).about("Fall 2026"), "Round “Fall 2026”");
        assert_eq!(Subject::Person(PersonId(LEE)).about("Lee Park"), "Lee Park");
        let line = Subject::RoadLine(RoadLineId(Uuid::nil()));
        assert_eq!(line.about("4.1"), "Road: 4.1, Put the management team together");
        assert_eq!(line.about("4"), "Road: Step 4, Build the coalition");
        assert_eq!(line.about(""), "A line of the road");
        assert_eq!(Subject::Thing(Noun::Review, LEE).about("2026-11-20"), "Review of the findings of November 20, 2026");
        assert_eq!(Subject::Thing(Noun::Organization, LEE).about("Wren Health"), "Organization “Wren Health”");
        assert_eq!(Subject::Jurisdiction(JurisdictionId(Uuid::nil())).about(""), "");
    }
}
