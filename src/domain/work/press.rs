//! An update by one press: the status, or that nothing changed.

use std::str::FromStr;

use super::Status;
use crate::domain::readiness::Revision;
use crate::domain::words::text::Problem;

/// What one press in the list says of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// That it stands so now. Dropping is no press: it needs its reason.
    To(Status),
    /// That nothing changed, which is an update too.
    NoChange,
}

impl Press {
    /// The status after the press, unless it was pressed on something that has changed since it was shown.
    #[must_use]
    pub fn settle(self, seen: Revision, stored: Status) -> Option<Status> {
        let is_current = seen == Revision::of(stored.as_str());
        match self {
            Self::To(status) if is_current || status == stored => Some(status),
            Self::NoChange if is_current => Some(stored),
            _ => None,
        }
    }
}

impl FromStr for Press {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match text {
            "no_change" => Ok(Self::NoChange),
            _ => match text.parse()? {
                Status::Dropped => Err(Problem::Missing("Say why it is dropped, so that no one has to ask later.")),
                status => Ok(Self::To(status)),
            },
        }
    }
}
