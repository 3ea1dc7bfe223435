//! One line of the history: what it is about, who wrote it, when, from what and to what.

use std::fmt::Write;

use serde_json::json;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::domain::ids::{
    ActionId, ActorId, AskId, AssessmentId, DecisionId, EventId, FundingLineId, JurisdictionId, MeetingId, PersonId, PopulationGroupId,
    RoadLineId, derived,
};
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::things::Noun;

/// How long one person's typing in one field stays one line of the history.
pub const SITTING: Duration = Duration::minutes(10);

/// What a line of the history is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A jurisdiction.
    Jurisdiction(JurisdictionId),
    /// An assessment.
    Assessment(AssessmentId),
    /// Whoever sits at a browser.
    Actor(ActorId),
    /// A person of a jurisdiction.
    Person(PersonId),
    /// Somebody asked about a step or a condition.
    Ask(AskId),
    /// A meeting.
    Meeting(MeetingId),
    /// A decision.
    Decision(DecisionId),
    /// An action.
    Action(ActionId),
    /// A funding line of an action.
    FundingLine(FundingLineId),
    /// A population group.
    PopulationGroup(PopulationGroupId),
    /// A line of the road, or one of its steps.
    RoadLine(RoadLineId),
    /// A release of the metrics that was imported. It belongs to the data file, and to no jurisdiction.
    Release(Uuid),
    /// A thing of this kind: what the parts of a plan are made of.
    Thing(Noun, Uuid),
}

impl Subject {
    /// The word in the data file.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Jurisdiction(_) => "jurisdiction",
            Self::Assessment(_) => "assessment",
            // The word is older than the people of a jurisdiction, and digests hold it.
            Self::Actor(_) => "person",
            Self::Person(_) => "individual",
            Self::Ask(_) => "ask",
            Self::Meeting(_) => "meeting",
            Self::Decision(_) => "decision",
            Self::Action(_) => "action",
            Self::FundingLine(_) => "funding_line",
            Self::PopulationGroup(_) => "population_group",
            Self::RoadLine(_) => "road_line",
            Self::Release(_) => "metric_release",
            Self::Thing(noun, _) => noun.as_str(),
        }
    }

    /// The id, whatever its kind.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Jurisdiction(id) => id.0,
            Self::Assessment(id) => id.0,
            Self::Actor(id) => id.0,
            Self::Person(id) => id.0,
            Self::Ask(id) => id.0,
            Self::Meeting(id) => id.0,
            Self::Decision(id) => id.0,
            Self::Action(id) => id.0,
            Self::FundingLine(id) => id.0,
            Self::PopulationGroup(id) => id.0,
            Self::RoadLine(id) => id.0,
            Self::Release(id) | Self::Thing(_, id) => id,
        }
    }

    /// Puts the two parts together again.
    #[must_use]
    pub fn from_parts(kind: &str, id: Uuid) -> Option<Self> {
        match kind {
            "jurisdiction" => Some(Self::Jurisdiction(JurisdictionId(id))),
            "assessment" => Some(Self::Assessment(AssessmentId(id))),
            "person" => Some(Self::Actor(ActorId(id))),
            "individual" => Some(Self::Person(PersonId(id))),
            "ask" => Some(Self::Ask(AskId(id))),
            "meeting" => Some(Self::Meeting(MeetingId(id))),
            "decision" => Some(Self::Decision(DecisionId(id))),
            "action" => Some(Self::Action(ActionId(id))),
            "funding_line" => Some(Self::FundingLine(FundingLineId(id))),
            "population_group" => Some(Self::PopulationGroup(PopulationGroupId(id))),
            "road_line" => Some(Self::RoadLine(RoadLineId(id))),
            "metric_release" => Some(Self::Release(id)),
            noun => noun.parse().ok().map(|noun| Self::Thing(noun, id)),
        }
    }
}

/// What the digest of a line covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edition {
    /// All but the links: a line from before order was recorded. Its links were derived from its place.
    WithoutLinks,
    /// All that the line says, its links too.
    WithLinks,
}

impl Edition {
    /// The number in the data file.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::WithoutLinks => 1,
            Self::WithLinks => 2,
        }
    }

    /// Reads the number.
    #[must_use]
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::WithoutLinks),
            2 => Some(Self::WithLinks),
            _ => None,
        }
    }
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When the write was made, or the last of a sitting.
    pub at: OffsetDateTime,
    /// When the sitting began.
    pub since: OffsetDateTime,
    /// Who, with the name as it was then.
    pub actor: Actor,
    /// About what.
    pub subject: Subject,
    /// Which field of it.
    pub field: String,
    /// What it held.
    pub before: String,
    /// What it holds since.
    pub after: String,
    /// The lines of the same subject and field that it follows.
    pub follows: Follows,
    /// What its digest covers.
    pub edition: Edition,
}

impl Event {
    /// The SHA-256 of all that the line says, its links too if it is of the second edition.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut content = json!([
            self.id.to_string(),
            millis(self.at),
            millis(self.since),
            self.actor.id.map(|id| id.to_string()),
            self.actor.name,
            self.subject.kind(),
            self.subject.id().to_string(),
            self.field,
            self.before,
            self.after,
        ]);
        if self.edition == Edition::WithLinks {
            let follows: Vec<String> = self.follows.ids().iter().map(Uuid::to_string).collect();
            content.as_array_mut().expect("it was made as a list").push(json!(follows));
        }
        Sha256::digest(content.to_string().as_bytes()).into()
    }

    /// A line by *Milepost*: what a newer version makes of what was there. Its id follows from all that it says, so that
    /// two copies of one file that are brought up apart write the same line.
    #[must_use]
    pub fn filled_in(at: OffsetDateTime, subject: Subject, field: &str, follows: Follows, (before, after): (&str, &str)) -> Self {
        let mut event = Self {
            id: EventId(Uuid::nil()),
            at,
            since: at,
            actor: Actor::program(),
            subject,
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            follows,
            edition: Edition::WithLinks,
        };
        let mut digest = String::new();
        for byte in event.digest() {
            write!(digest, "{byte:02x}").expect("a string takes whatever is written to it");
        }
        event.id = EventId(derived(&["a line that a level filled in", &digest]));
        event
    }

    /// Whether a newer version brought it along: its id is of version 8, since it follows from what the line says.
    #[must_use]
    pub fn is_filled_in(&self) -> bool {
        self.id.0.get_version_num() == 8
    }

    /// Whether a further write of the same field belongs to this line: typed by the same person, in
    /// the same sitting.
    #[must_use]
    pub fn takes_in(&self, actor: &Actor, at: OffsetDateTime) -> bool {
        self.actor == *actor && at >= self.at && at - self.since < SITTING
    }
}

/// A moment as the data file holds it: milliseconds since 1970, UTC.
#[must_use]
pub fn millis(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000_000).expect("a year of four digits fits")
}

/// Reads a moment back.
#[must_use]
pub fn from_millis(millis: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn event() -> Event {
        let at = datetime!(2026-11-23 10:00 UTC);
        Event {
            id: EventId(Uuid::from_u128(1)),
            at,
            since: at,
            actor: Actor::unnamed(),
            subject: Subject::Actor(ActorId(Uuid::from_u128(3))),
            field: "name".to_owned(),
            before: String::new(),
            after: "Dana".to_owned(),
            follows: Follows::these([Uuid::from_u128(9)]),
            edition: Edition::WithLinks,
        }
    }

    #[test]
    fn typing_of_one_person_within_ten_minutes_is_one_line() {
        let event = event();
        let minutes = |n| event.at + Duration::minutes(n);
        assert!(event.takes_in(&Actor::unnamed(), minutes(9)));
        assert!(!event.takes_in(&Actor::unnamed(), minutes(10)));
        assert!(!event.takes_in(&Actor::program(), minutes(1)));
        assert!(!event.takes_in(&Actor::unnamed(), minutes(-1)), "a clock set back starts a new line");
    }

    #[test]
    fn every_part_of_a_line_counts_in_its_digest() {
        let line = event();
        let digest = line.digest();
        let mut others = vec![line.clone(); 9];
        others[0].after.push('x');
        others[1].before.push('x');
        others[2].field.push('x');
        others[3].at += Duration::milliseconds(1);
        others[4].actor.name.push('x');
        others[5].subject = Subject::Actor(ActorId(Uuid::from_u128(4)));
        others[6].subject = Subject::Person(PersonId(Uuid::from_u128(3)));
        others[7].follows = Follows::nothing();
        others[8].edition = Edition::WithoutLinks;
        assert!(others.iter().all(|other| other.digest() != digest));
    }

    #[test]
    fn a_line_from_before_order_was_recorded_keeps_its_digest() {
        let old = Event { edition: Edition::WithoutLinks, ..event() };
        assert_eq!(Event { follows: Follows::nothing(), ..old.clone() }.digest(), old.digest());
        // As the program of level 6 wrote it.
        let parts = r#"["00000000-0000-0000-0000-000000000001",1795428000000,1795428000000,null,"someone on this computer","person","00000000-0000-0000-0000-000000000003","name","","Dana"]"#;
        assert_eq!(old.digest(), <[u8; 32]>::from(Sha256::digest(parts)));
    }

    #[test]
    fn moments_read_back_to_the_millisecond() {
        let at = datetime!(2026-11-23 10:00:00.123 UTC);
        assert_eq!(from_millis(millis(at)), Some(at));
    }
}
