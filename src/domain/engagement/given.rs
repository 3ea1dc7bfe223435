//! Engagements as the tests of this room give them.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::things::{Noun, Thing};

/// An engagement that says this.
pub fn engagement(n: u128, facts: &[(Fact, &str)]) -> Thing {
    let mut thing = Thing::nothing(Noun::Engagement, Uuid::from_u128(n));
    thing.values.extend(facts.iter().filter(|(_, value)| !value.is_empty()).map(|(fact, value)| (*fact, (*value).to_owned())));
    thing
}
