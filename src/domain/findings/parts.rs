//! What an entry of the source register, a finding, its support and a review consist of.

use super::{Agreed, Kind, Stage, SupportKind};
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Part, Rule, Target, dimensions, predictors};
use crate::domain::words::text::{EVIDENCE_LIMIT, NAME_LIMIT, NOTE_LIMIT, Problem};

/// The longest text of several lines, in characters.
const TEXT: usize = 2_000;

/// An entry of the source register.
pub const SOURCE: &[Part] = &[
    Part::called(Fact::Name, "What it is", Rule::Named(NAME_LIMIT, "Enter what the source is.")),
    Part::new(Fact::Holder, Rule::Line(NAME_LIMIT)),
    Part::new(Fact::WhatAsked, Rule::Lines(TEXT)),
    Part::new(Fact::Predictors, Rule::Many(predictors)),
    Part::called(Fact::Owner, "Who asks for it", Rule::Person),
    Part::new(Fact::Asked, Rule::Day),
    Part::called(Fact::Due, "Expected by", Rule::Day),
    Part::new(Fact::Agreement, Rule::Lines(TEXT)),
    Part::new(Fact::Received, Rule::Day),
    Part::new(Fact::Quality, Rule::Lines(TEXT)),
    Part::new(Fact::WhereFound, Rule::Line(EVIDENCE_LIMIT)),
    Part::new(Fact::Notes, Rule::Lines(TEXT)),
    Part::new(Fact::Position, Rule::Position),
];

/// A finding, or an insight.
pub const FINDING: &[Part] = &[
    Part::new(Fact::Statement, Rule::Told(1_000, "Enter what you found, in a sentence.")),
    Part::new(Fact::Stage, Rule::One(Stage::menu)),
    Part::called(Fact::Kind, "Kind", Rule::One(Kind::menu)),
    Part::new(Fact::Dimensions, Rule::Many(dimensions)),
    Part::new(Fact::Predictors, Rule::Many(predictors)),
    Part::called(Fact::Groups, "Groups most affected", Rule::Refs(Target::Group)),
    Part::called(Fact::Notes, "More about it", Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::LeftOut, Rule::Flag),
    Part::new(Fact::Position, Rule::Position),
];

/// What a finding rests on.
pub const SUPPORT: &[Part] = &[
    Part::called(Fact::Kind, "Kind", Rule::One(SupportKind::menu)),
    Part::called(Fact::What, "What it says", Rule::Lines(TEXT)),
    Part::new(Fact::Value, Rule::Line(60)),
    Part::new(Fact::Unit, Rule::Line(60)),
    Part::new(Fact::Year, Rule::Line(30)),
    Part::new(Fact::Quality, Rule::Line(60)),
    Part::new(Fact::Reading, Rule::Reading),
    Part::new(Fact::Release, Rule::Line(200)),
    Part::new(Fact::FromSource, Rule::Ref(Target::Thing(Noun::Source))),
    Part::new(Fact::FromEngagement, Rule::Ref(Target::Thing(Noun::Engagement))),
    Part::new(Fact::WhereFound, Rule::Line(EVIDENCE_LIMIT)),
    Part::new(Fact::Position, Rule::Position),
];

/// A review of the findings by the coalition.
pub const REVIEW: &[Part] = &[
    Part::new(Fact::Held, Rule::Dated("Enter the day of the review.")),
    Part::called(Fact::Members, "Who took part", Rule::Refs(Target::Thing(Noun::Member))),
    Part::called(Fact::Present, "Who else took part", Rule::Lines(TEXT)),
    Part::new(Fact::Findings, Rule::Refs(Target::Thing(Noun::Finding))),
    Part::new(Fact::Agreed, Rule::One(Agreed::menu)),
    Part::new(Fact::Notes, Rule::Lines(NOTE_LIMIT)),
];

/// The facts of a support that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Kind, Fact::What, Fact::Value, Fact::Reading, Fact::FromEngagement];

/// A support has a kind, and says what that kind says: a figure its value, an engagement which one, all else what it is.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let missing = |fact: Fact, ask: &'static str| get(fact).is_empty().then_some((fact, Problem::Missing(ask)));
    match get(Fact::Kind).parse::<SupportKind>() {
        Err(_) => Some((Fact::Kind, Problem::Missing("Choose what kind of support it is."))),
        Ok(SupportKind::Figure) => missing(Fact::Value, "Enter the figure."),
        Ok(SupportKind::Reading) => missing(Fact::Reading, "Choose the reading.").or_else(|| missing(Fact::Value, "Enter the value.")),
        Ok(SupportKind::Engagement) => missing(Fact::FromEngagement, "Choose the engagement."),
        Ok(_) => missing(Fact::What, "Enter what it says."),
    }
}
