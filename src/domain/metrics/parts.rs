//! What a measured place, a peer and a count of elected officials consist of.

use crate::domain::history::Fact;
use crate::domain::things::{Part, Rule};
use crate::domain::words::text::{NAME_LIMIT, Problem};

/// The longest text of several lines, in characters.
const TEXT: usize = 2_000;

/// A measured place that a jurisdiction looks at.
pub const PLACE: &[Part] = &[Part::new(Fact::Code, Rule::Place), Part::called(Fact::Reason, "Why we look at it", Rule::Lines(TEXT))];

/// A peer.
pub const PEER: &[Part] = &[Part::new(Fact::Code, Rule::Place), Part::called(Fact::Reason, "Why we compare with it", Rule::Lines(TEXT))];

/// A count of the elected officials of one body.
pub const OFFICIALS: &[Part] = &[
    Part::called(Fact::Name, "Which body", Rule::Named(NAME_LIMIT, "Enter which body it is, such as the city council.")),
    Part::new(Fact::Counted, Rule::Day),
    Part::new(Fact::Black, Rule::Number),
    Part::new(Fact::Hispanic, Rule::Number),
    Part::new(Fact::White, Rule::Number),
    Part::new(Fact::OtherGroups, Rule::Number),
    Part::new(Fact::NotKnown, Rule::Number),
    Part::called(Fact::Notes, "Where the count comes from", Rule::Lines(TEXT)),
];

/// The facts of a count that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Black, Fact::Hispanic, Fact::White, Fact::OtherGroups, Fact::NotKnown];

/// A count of a body says how many at least once.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let is_blank = FIT_TOGETHER.iter().all(|fact| get(*fact).is_empty());
    is_blank.then_some((Fact::Black, Problem::Missing("Enter how many officials there are of one group at least.")))
}
