//! A line of the history in a bundle.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, words};
use crate::domain::history::{Event, Subject, from_millis};
use crate::domain::ids::{EventId, PersonId};
use crate::domain::people::Actor;

/// One write: when, who (the record, and the name as it was), of what, from what, to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// What it is about: jurisdiction, assessment, person, ask, meeting, decision or action.
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
    /// The SHA-256 of all that, in hex.
    #[schemars(extend("pattern" = words::DIGEST))]
    pub digest: String,
}

impl Line {
    /// The line as the domain knows it. `None` for a subject or a moment that cannot be.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        Some(Event {
            id: EventId(self.id.0),
            at: from_millis(self.at)?,
            since: from_millis(self.since)?,
            actor: Actor { person: self.person.map(|id| PersonId(id.0)), name: self.name.clone() },
            subject: Subject::from_parts(&self.subject, self.subject_id.0)?,
            field: self.field.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
        })
    }

    /// Whether it fits its digest.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.event().is_some_and(|event| hex(&event.digest()) == self.digest)
    }

    /// Whether it is the same line as another of its id, though one may have been written on for longer.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let fixed = |line: &Self| {
            (line.since, line.person, line.name.clone(), line.subject.clone(), line.subject_id, line.field.clone(), line.before.clone())
        };
        self == other || (fixed(self) == fixed(other) && self.at != other.at)
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
