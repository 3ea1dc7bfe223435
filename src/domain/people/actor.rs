//! The person who makes a change, as far as this browser knows.

use crate::domain::ids::ActorId;

/// Who makes a change. Nothing is blocked for want of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Their record, if the browser remembers one. Each jurisdiction in which they write has a person of its own for them.
    pub id: Option<ActorId>,
    /// The name as it is now; the history keeps it so.
    pub name: String,
}

impl Actor {
    /// The name of an actor whom nobody named.
    pub const NOBODY: &'static str = "someone on this computer";

    /// An actor whom nobody named.
    #[must_use]
    pub fn unnamed() -> Self {
        Self { id: None, name: Self::NOBODY.to_owned() }
    }

    /// Milepost itself, for what it does by the clock or on its own.
    #[must_use]
    pub fn program() -> Self {
        Self { id: None, name: "Milepost".to_owned() }
    }
}
