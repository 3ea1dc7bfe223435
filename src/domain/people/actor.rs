//! The person who makes a change, as far as this browser knows.

use crate::domain::ids::PersonId;

/// Who makes a change. Nothing is blocked for want of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person's record, if the browser remembers one.
    pub person: Option<PersonId>,
    /// The name as it is now; the history keeps it so.
    pub name: String,
}

impl Actor {
    /// The name of an actor whom nobody named.
    pub const NOBODY: &'static str = "someone on this computer";

    /// An actor whom nobody named.
    #[must_use]
    pub fn unnamed() -> Self {
        Self { person: None, name: Self::NOBODY.to_owned() }
    }

    /// Milepost itself, for what it does by the clock or on its own.
    #[must_use]
    pub fn program() -> Self {
        Self { person: None, name: "Milepost".to_owned() }
    }
}
