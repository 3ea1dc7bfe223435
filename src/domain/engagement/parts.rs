//! What an engagement consists of.

use super::{Form, Stage};
use crate::domain::history::Fact;
use crate::domain::things::{Part, Rule, Target};
use crate::domain::words::text::{NAME_LIMIT, NOTE_LIMIT, Problem};

/// The longest text of several lines, in characters.
const TEXT: usize = 2_000;

/// An engagement.
pub const ENGAGEMENT: &[Part] = &[
    Part::new(Fact::Title, Rule::Named(NAME_LIMIT, "Enter what the engagement is called.")),
    Part::new(Fact::Form, Rule::One(Form::menu)),
    Part::new(Fact::Stage, Rule::One(Stage::menu)),
    Part::called(Fact::Held, "Date", Rule::Day),
    Part::new(Fact::Place, Rule::Line(NAME_LIMIT)),
    Part::called(Fact::Owner, "Who sees to it", Rule::Person),
    Part::called(Fact::Groups, "Population groups, and how many of each", Rule::Counted(Target::Group)),
    Part::new(Fact::Thanked, Rule::Lines(TEXT)),
    Part::new(Fact::Heard, Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Used, Rule::Lines(TEXT)),
    Part::called(Fact::Due, "Report back by", Rule::Day),
    Part::new(Fact::Reported, Rule::Day),
    Part::new(Fact::ReportedHow, Rule::Lines(TEXT)),
    Part::new(Fact::GoingOn, Rule::Lines(TEXT)),
    Part::new(Fact::LeftOut, Rule::Flag),
];

/// The facts of an engagement that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Stage, Fact::Held];

/// What took place has a day.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let is_held = get(Fact::Stage) == Stage::Held.as_str();
    (is_held && get(Fact::Held).is_empty()).then_some((Fact::Held, Problem::Missing("Enter the day on which it was held.")))
}
