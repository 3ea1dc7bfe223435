//! What a line of the publication plan consists of.

use crate::domain::history::Fact;
use crate::domain::things::{Part, Rule};

/// A line of the publication plan.
pub const OUTREACH: &[Part] = &[
    Part::new(Fact::Format, Rule::Named(200, "Say in which form the plan goes out.")),
    Part::new(Fact::Audience, Rule::Line(300)),
    Part::new(Fact::Channels, Rule::Lines(1_000)),
    Part::called(Fact::Due, "Day", Rule::Day),
    Part::new(Fact::KeyMessages, Rule::Lines(2_000)),
    Part::new(Fact::Reviewers, Rule::Lines(1_000)),
    Part::called(Fact::Owner, "Who does it", Rule::Person),
    Part::new(Fact::Done, Rule::Day),
];
