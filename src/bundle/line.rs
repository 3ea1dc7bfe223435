//! A line of the history in a bundle.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, link, words};
use crate::domain::history::{Edition, Event, Subject, from_millis};
use crate::domain::ids::{ActorId, EventId};
use crate::domain::order::Follows;
use crate::domain::people::Actor;

/// One write: when, who (the record, and the name as it was), of what, from what, to what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id.
    pub id: Id,
    /// When the write was made, or the last of a sitting.
    pub at: i64,
    /// When the sitting began.
    pub since: i64,
    /// Who, if the person is on record.
    pub person: Option<Id>,
    /// The name as it was then.
    pub name: String,
    /// What it is about: jurisdiction, assessment, person (whoever wrote),
    /// individual (a person of the jurisdiction), ask, meeting, decision or action.
    #[schemars(extend("enum" = words::subjects()))]
    pub subject: String,
    /// The id of that.
    pub subject_id: Id,
    /// Which field of it.
    pub field: String,
    /// What it held.
    pub before: String,
    /// What it holds since.
    pub after: String,
    /// The lines of the same subject and field that it follows, in the order of their ids; none for the first.
    #[serde(default = "link::missing")]
    pub follows: Vec<Id>,
    /// What the digest covers: 1, all but what it follows; 2, that too.
    #[serde(default = "link::no_edition")]
    #[schemars(extend("enum" = [1, 2]))]
    pub edition: i64,
    /// The SHA-256 of all that, in hex.
    #[schemars(extend("pattern" = words::DIGEST))]
    pub digest: String,
}

impl Line {
    /// The line as the domain knows it. `None` for a subject, a moment or links that cannot be.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        Some(Event {
            id: EventId(self.id.0),
            at: from_millis(self.at)?,
            since: from_millis(self.since)?,
            actor: Actor { id: self.person.map(|id| ActorId(id.0)), name: self.name.clone() },
            subject: Subject::from_parts(&self.subject, self.subject_id.0)?,
            field: self.field.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
            follows: self.links()?,
            edition: Edition::from_number(self.edition)?,
        })
    }

    /// What it follows. `None` unless the ids stand in their order, each once.
    #[must_use]
    pub fn links(&self) -> Option<Follows> {
        link::read(&self.follows)
    }

    /// Whether it fits its digest.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.event().is_some_and(|event| hex(&event.digest()) == self.digest)
    }

    /// Whether it is the same line as another of its id, though one may have been written on for longer. What a line of
    /// the first edition follows was found out in each file for itself.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let links = |line: &Self| if line.edition == Edition::WithLinks.number() { line.follows.clone() } else { Vec::new() };
        let fixed = |line: &Self| {
            let about = (line.subject.clone(), line.subject_id, line.field.clone(), line.before.clone());
            (line.since, line.person, line.name.clone(), about, line.edition, links(line))
        };
        fixed(self) == fixed(other) && (self.at != other.at || self.digest == other.digest)
    }
}

/// Bytes as digits, lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).expect("half a byte is one digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes that digits stand for. `None` where they stand for none.
#[must_use]
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    let half = |digit: u8| char::from(digit).to_digit(16).and_then(|half| u8::try_from(half).ok());
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(half(*high)? << 4 | half(*low)?)).collect();
    if rest.is_empty() { bytes } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_for_bytes_and_nothing_else_does() {
        assert_eq!(hex(&[0, 15, 160, 255]), "000fa0ff");
        assert_eq!(unhex("000fa0FF"), Some(vec![0, 15, 160, 255]));
        assert_eq!((unhex("0"), unhex("0g"), unhex("é")), (None, None, None));
    }
}
