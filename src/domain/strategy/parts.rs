//! What the strategy, a goal, a strategic action, an entry of its logic model and an approval consist of.

use super::{EntryKind, Level, Score, Status};
use crate::domain::findings::Agreed;
use crate::domain::history::Fact;
use crate::domain::names::is_seen;
use crate::domain::things::{Noun, Part, Rule, Target, predictors};
use crate::domain::words::text::{NOTE_LIMIT, Problem};

/// The longest title, in characters.
pub(super) const TITLE: usize = 300;
/// The longest text of several lines, in characters.
const TEXT: usize = 2_000;
/// The longest vision statement or theory of change.
const LONG: usize = 20_000;

/// The vision statement and the theory of change.
pub const STRATEGY: &[Part] = &[Part::new(Fact::Vision, Rule::Lines(LONG)), Part::new(Fact::Theory, Rule::Lines(LONG))];

/// A goal.
pub const GOAL: &[Part] = &[
    Part::called(Fact::Title, "Goal", Rule::Named(TITLE, "Enter what the goal is.")),
    Part::called(Fact::Notes, "What will be different, and for whom", Rule::Lines(TEXT)),
    Part::new(Fact::Predictors, Rule::Many(predictors)),
    Part::new(Fact::Groups, Rule::Refs(Target::Group)),
    Part::new(Fact::Position, Rule::Position),
];

/// A strategic action.
pub const STRATEGIC_ACTION: &[Part] = &[
    Part::called(Fact::Title, "What will change", Rule::Named(TITLE, "Enter what will change, beginning with a verb.")),
    Part::new(Fact::Goal, Rule::Ref(Target::Thing(Noun::Goal))),
    Part::called(Fact::Findings, "Findings that it answers", Rule::Refs(Target::Thing(Noun::Finding))),
    Part::new(Fact::Predictors, Rule::Many(predictors)),
    Part::new(Fact::Groups, Rule::Refs(Target::Group)),
    Part::called(Fact::Place, "Places", Rule::Lines(TEXT)),
    Part::new(Fact::BuildsOn, Rule::Lines(TEXT)),
    Part::new(Fact::Levels, Rule::Many(Level::menu)),
    Part::new(Fact::Proof, Rule::Lines(TEXT)),
    Part::new(Fact::Equity, Rule::Lines(TEXT)),
    Part::new(Fact::Lead, Rule::Ref(Target::Thing(Noun::Member))),
    Part::called(Fact::Members, "Partners", Rule::Refs(Target::Thing(Noun::Member))),
    Part::new(Fact::Risks, Rule::Lines(TEXT)),
    Part::new(Fact::Shaped, Rule::Lines(TEXT)),
    Part::new(Fact::Impact, Rule::One(Score::menu)),
    Part::new(Fact::Feasibility, Rule::One(Score::menu)),
    Part::new(Fact::Status, Rule::One(Status::menu)),
    Part::called(Fact::Reason, "Why it was dropped", Rule::Lines(TEXT)),
    Part::called(Fact::Notes, "Notes", Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Position, Rule::Position),
];

/// An entry of a logic model. Where it is an action of the work plan, its words are those of the action.
pub const LOGIC_ENTRY: &[Part] = &[
    Part::called(Fact::Kind, "What it is", Rule::One(EntryKind::menu)),
    Part::called(Fact::What, "In words", Rule::Line(TITLE)),
    Part::new(Fact::Action, Rule::Ref(Target::Action)),
    Part::new(Fact::LeadsTo, Rule::Refs(Target::Thing(Noun::LogicEntry))),
    Part::called(Fact::Notes, "Notes", Rule::Lines(TEXT)),
    Part::new(Fact::Position, Rule::Position),
];

/// An approval of a logic model.
pub const APPROVAL: &[Part] = &[
    Part::called(Fact::Held, "Day of the review", Rule::Dated("Enter the day of the review.")),
    Part::called(Fact::Members, "Members who reviewed it", Rule::Refs(Target::Thing(Noun::Member))),
    Part::called(Fact::Present, "Others who reviewed it", Rule::Lines(TEXT)),
    Part::called(Fact::Agreed, "What it came to", Rule::One(Agreed::menu)),
    Part::called(Fact::Notes, "Notes", Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Fingerprint, Rule::Frozen),
    Part::new(Fact::Frozen, Rule::Frozen),
    Part::called(Fact::HoldsOver, "Approvals that it follows", Rule::Refs(Target::Thing(Noun::Approval))),
];

/// The facts of a strategic action that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Status, Fact::Reason];

/// What is dropped says why.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let is_untold = get(Fact::Status) == Status::Dropped.as_str() && get(Fact::Reason).is_empty();
    is_untold.then_some((Fact::Reason, Problem::Missing("Enter why it was dropped.")))
}

/// The facts of an entry that must fit together.
pub const ENTRY_FITS_TOGETHER: &[Fact] = &[Fact::Kind, Fact::What, Fact::Action];

/// An entry says what it is and what is meant; only an activity is an action of the work plan.
pub fn entry_misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let (kind, what, action) = (get(Fact::Kind), get(Fact::What), get(Fact::Action));
    if kind.is_empty() {
        return Some((Fact::Kind, Problem::Missing("Choose what it is.")));
    }
    if !action.is_empty() && kind != EntryKind::Activity.as_str() {
        return Some((Fact::Kind, Problem::Missing("An action of the work plan is an activity. Choose “Activity”.")));
    }
    (!is_seen(&what) && action.is_empty()).then_some((Fact::What, Problem::Missing("Enter it in words.")))
}
