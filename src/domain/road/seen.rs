//! What the program sees of a line of the road.

use super::Mark;

/// What the program sees of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// How far it is by that: under way or done.
    pub mark: Mark,
    /// Why, in a sentence or more.
    pub why: String,
}

impl Seen {
    pub(super) fn under_way(why: String) -> Self {
        Self { mark: Mark::UnderWay, why }
    }

    pub(super) fn done(why: String) -> Self {
        Self { mark: Mark::Done, why }
    }
}
