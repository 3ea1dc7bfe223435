//! What an organization, a member, a working group and the launch of the coalition consist of.

use super::{Asking, Role, Sector};
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Part, Rule, Target, pillars, predictors};
use crate::domain::words::text::{NAME_LIMIT, Problem};

/// The longest text of several lines about a member, in characters.
const TEXT: usize = 2_000;
/// The longest letter, invitation or agenda.
const LONG: usize = 20_000;

/// An organization.
pub const ORGANIZATION: &[Part] = &[
    Part::new(Fact::Name, Rule::Named(NAME_LIMIT, "Enter the name of the organization.")),
    Part::new(Fact::Sector, Rule::One(Sector::menu)),
    Part::new(Fact::Notes, Rule::Lines(TEXT)),
];

/// A member: a person, an organization, or a person of an organization.
pub const MEMBER: &[Part] = &[
    Part::called(Fact::Person, "Person", Rule::Person),
    Part::new(Fact::BelongsTo, Rule::Ref(Target::Thing(Noun::Organization))),
    Part::new(Fact::Sector, Rule::One(Sector::menu)),
    Part::new(Fact::Roles, Rule::Many(Role::menu)),
    Part::new(Fact::Pillars, Rule::Many(pillars)),
    Part::called(Fact::Standing, "Where the asking stands", Rule::One(Asking::menu)),
    Part::called(Fact::Due, "Ask by", Rule::Day),
    Part::new(Fact::Asked, Rule::Day),
    Part::new(Fact::Joined, Rule::Day),
    Part::new(Fact::Declined, Rule::Day),
    Part::called(Fact::Owner, "Who asks", Rule::Person),
    Part::new(Fact::WhatAsked, Rule::Lines(TEXT)),
    Part::new(Fact::Brings, Rule::Lines(TEXT)),
    Part::new(Fact::NextStep, Rule::Lines(TEXT)),
    Part::new(Fact::Contact, Rule::Lines(TEXT)),
    Part::new(Fact::Notes, Rule::Lines(TEXT)),
    Part::new(Fact::Letter, Rule::Lines(LONG)),
];

/// A working group.
pub const WORKING_GROUP: &[Part] = &[
    Part::new(Fact::Name, Rule::Named(NAME_LIMIT, "Enter the name of the working group.")),
    Part::called(Fact::Owner, "Lead", Rule::Person),
    Part::new(Fact::Members, Rule::Refs(Target::Thing(Noun::Member))),
    Part::new(Fact::Predictors, Rule::Many(predictors)),
    Part::called(Fact::Notes, "What it works on", Rule::Lines(TEXT)),
    Part::new(Fact::Position, Rule::Position),
];

/// The launch of the coalition.
pub const LAUNCH: &[Part] = &[
    Part::called(Fact::Held, "Date", Rule::Day),
    Part::new(Fact::Place, Rule::Line(NAME_LIMIT)),
    Part::new(Fact::Agenda, Rule::Lines(LONG)),
    Part::new(Fact::Invited, Rule::Refs(Target::Thing(Noun::Member))),
    Part::new(Fact::Invitation, Rule::Lines(LONG)),
    Part::new(Fact::Commitments, Rule::Lines(LONG)),
];

/// The facts of a member that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Person, Fact::BelongsTo];

/// A member is a person or an organization.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let is_nobody = get(Fact::Person).is_empty() && get(Fact::BelongsTo).is_empty();
    is_nobody.then_some((Fact::Person, Problem::Missing("Enter a person, choose an organization, or both.")))
}
