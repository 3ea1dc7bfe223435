//! What a measure, an update and the accountability plan consist of.

use super::{Answer, Direction, Given, Rhythm, Strength};
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Part, Rule, Target};
use crate::domain::words::text::{NOTE_LIMIT, Problem};

/// The longest name, in characters.
const TITLE: usize = 300;
/// The longest unit.
const UNIT: usize = 60;
/// The longest text of several lines.
const TEXT: usize = 2_000;
/// The longest place where something can be looked up.
const WHERE: usize = 1_000;

/// A measure.
pub const MEASURE: &[Part] = &[
    Part::called(Fact::Name, "What is measured", Rule::Named(TITLE, "Enter what is measured.")),
    Part::new(Fact::Sees, Rule::Refs(Target::Thing(Noun::LogicEntry))),
    Part::new(Fact::Goals, Rule::Refs(Target::Thing(Noun::Goal))),
    Part::new(Fact::Unit, Rule::Line(UNIT)),
    Part::new(Fact::Direction, Rule::One(Direction::menu)),
    Part::new(Fact::Baseline, Rule::Decimal),
    Part::new(Fact::BaselineAt, Rule::Period),
    Part::new(Fact::Target, Rule::Decimal),
    Part::new(Fact::TargetAt, Rule::Period),
    Part::new(Fact::Tolerance, Rule::Decimal),
    Part::called(Fact::WhereFound, "Where the figures come from", Rule::Line(WHERE)),
    Part::called(Fact::Owner, "Who collects it", Rule::Person),
    Part::new(Fact::Rhythm, Rule::One(Rhythm::menu)),
    Part::called(Fact::Reading, "Reading of the metrics that is the baseline", Rule::Reading),
    Part::called(Fact::Notes, "Notes", Rule::Lines(TEXT)),
    Part::new(Fact::Position, Rule::Position),
];

/// An update of a measure.
pub const UPDATE: &[Part] = &[
    Part::new(Fact::Period, Rule::Spoken("Enter the day or the span that the figure speaks of.")),
    Part::new(Fact::Answer, Rule::One(Answer::menu)),
    Part::new(Fact::Value, Rule::Decimal),
    Part::called(Fact::Notes, "Note", Rule::Lines(TEXT)),
    Part::called(Fact::HoldsOver, "Updates in whose place it stands", Rule::Refs(Target::Thing(Noun::Update))),
];

/// The accountability plan.
pub const ACCOUNTABILITY: &[Part] = &[
    Part::new(Fact::ReportTo, Rule::Lines(TEXT)),
    Part::new(Fact::ReportHow, Rule::Lines(TEXT)),
    Part::called(Fact::Owner, "Who answers for it", Rule::Person),
    Part::called(Fact::Rhythm, "How often we report", Rule::One(Rhythm::menu)),
    Part::new(Fact::Governance, Rule::One(Strength::menu)),
    Part::new(Fact::GovernanceNext, Rule::Lines(TEXT)),
    Part::new(Fact::Capacity, Rule::One(Strength::menu)),
    Part::new(Fact::CapacityNext, Rule::Lines(TEXT)),
    Part::new(Fact::StableFunding, Rule::One(Strength::menu)),
    Part::new(Fact::StableFundingNext, Rule::Lines(TEXT)),
    Part::new(Fact::Adaptive, Rule::One(Strength::menu)),
    Part::new(Fact::AdaptiveNext, Rule::Lines(TEXT)),
    Part::new(Fact::Questions, Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Evaluation, Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Learning, Rule::Lines(NOTE_LIMIT)),
];

/// The facts of a measure that must fit together.
pub const FIT_TOGETHER: &[Fact] =
    &[Fact::Direction, Fact::Baseline, Fact::BaselineAt, Fact::Target, Fact::TargetAt, Fact::Tolerance, Fact::Reading];

/// What is said of the course of a measure so far can be true: [`Given::slip`](super::Given::slip) says what cannot.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let slip = Given::read(get).slip().map(|(fact, sentence)| (fact, Problem::Other(sentence)));
    // A reading lends a baseline, and some metrics have no better side of their own.
    let is_aimless = !get(Fact::Reading).is_empty() && get(Fact::Direction).is_empty();
    slip.or_else(|| {
        is_aimless.then_some((Fact::Direction, Problem::Missing("Choose which way is better: the reading alone does not say.")))
    })
}

/// The facts of an update that must fit together.
pub const UPDATE_FITS_TOGETHER: &[Fact] = &[Fact::Answer, Fact::Value];

/// An update brings a value, or says that there is none.
pub fn update_misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let has_value = !get(Fact::Value).is_empty();
    if get(Fact::Answer) == Answer::None.as_str() {
        return has_value.then_some((Fact::Value, Problem::Missing("Leave the value empty, or choose “A new value”.")));
    }
    (!has_value).then_some((Fact::Value, Problem::Missing("Enter the value.")))
}
