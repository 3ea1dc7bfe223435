//! One thing that is due.

use time::Date;

use super::item::Item;
use super::open::Matter;
use super::several::Several;
use crate::domain::decision::Route;
use crate::domain::guide::RoadPlace;

/// The longest name told in a line of the list, in characters.
pub(super) const TOLD: usize = 70;

/// One thing that is due, told by its [`Display`](std::fmt::Display) as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// Actions past their due date.
    LateActions(usize),
    /// Lines of the road whose day has passed, the earliest first.
    LateLines(Vec<RoadPlace>),
    /// People who have not answered by the day that was named.
    LateAnswers(Vec<String>),
    /// Things of one kind in the parts of the plan whose day has passed, the earliest first.
    Late(Matter, Several),
    /// A check-in that was not held.
    LateCheckIn(Date),
    /// The date to come back has passed.
    LateReturn(Route, Date),
    /// The answers are others than those that the decision of this day rests on.
    ChangedSince(Date),
    /// Steps that nobody looked at.
    NotLookedAt(usize),
    /// Answers carried over and not confirmed.
    Unconfirmed(usize),
    /// Steps that somebody looked at and could not tell.
    Unknown(usize),
    /// People who may still answer.
    Waiting(Vec<String>),
    /// The verdict can be read and taken to leadership.
    Read,
    /// The verdict recommends a route, and leadership has not chosen one.
    Decide,
    /// A date to come back is still to be set.
    SetReturn(Route),
    /// A decision was made and there is no plan yet.
    Draft,
    /// Open actions without an owner, and without a date.
    Unassigned {
        /// Without an owner.
        ownerless: usize,
        /// Without a date.
        undated: usize,
    },
    /// Open actions of which nobody has said for 30 days how they stand.
    Stale(usize),
    /// Members of the coalition who were asked long ago and have not answered.
    Silent(Several),
    /// Engagements at which people were heard who do not know yet what became of it, and no day is set for that.
    Owed(Several),
    /// How many are still to be asked to join the coalition, while none has a day.
    WhomToAsk(usize),
    /// The next action that is due, and how many come after it.
    NextAction(Date, String, usize),
    /// The next line of the road that is due, and how many come after it.
    NextLine(Date, RoadPlace, usize),
    /// The next of one kind in the parts of the plan, and how many come after it.
    Next(Matter, Item, usize),
    /// The next check-in.
    NextCheckIn(Date),
    /// The date to come back.
    Return(Route, Date),
    /// The way into the Mobility Action Plan is open.
    OnToThePlan,
}

impl Due {
    /// Whether a date has passed.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        matches!(
            self,
            Self::LateActions(_) | Self::LateLines(_) | Self::LateAnswers(_) | Self::Late(..) | Self::LateCheckIn(_) | Self::LateReturn(..)
        )
    }
}
