//! The sentences with which a plan opens, and those for why nothing can be drafted.

use std::fmt;

use time::Date;

use super::{Action, CannotDraft, Drafted, Status};
use crate::domain::decision::{CONTESTED, Decision, Route};
use crate::domain::words::{agree, capital, count, dates, number};

/// How a plan opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The heading.
    pub heading: &'static str,
    /// What the plan is for, after the latest decision.
    pub lead: String,
}

/// How a plan opens, by the route of the latest decision.
#[must_use]
pub fn opening(decision: Option<&Decision>) -> Opening {
    let Some(decision) = decision else {
        return Opening {
            heading: "Work plan",
            lead: "Leadership has not decided on a route yet. You can draft and keep the plan all the same; the decision then shapes it."
                .to_owned(),
        };
    };
    let on = dates::long(decision.decided);
    let mut opening = match decision.route {
        Route::Proceed => Opening {
            heading: "Plan for the conditions not met",
            lead: format!(
                "On {on} leadership decided to proceed. While the planning process runs, this plan develops every condition that is not met yet."
            ),
        },
        Route::PreparednessPlan => Opening {
            heading: "Preparedness plan",
            lead: format!(
                "On {on} leadership decided to make a preparedness plan first. Closing the gaps below is the main work until the next round."
            ),
        },
        Route::Postpone => Opening {
            heading: "Plan until we look again",
            lead: format!("On {on} leadership decided to postpone. Until the day to look again, the work is on a few conditions only."),
        },
    };
    if decision.is_contested {
        opening.lead = format!("{CONTESTED} One of them: {}", opening.lead);
    }
    opening
}

/// How far the work is, in a sentence.
#[must_use]
pub fn progress(actions: &[Action], today: Date) -> String {
    let open = actions.iter().filter(|action| action.status.is_open()).count();
    let late = actions.iter().filter(|action| action.is_late(today)).count();
    let done = actions.iter().filter(|action| action.status == Status::Done).count();
    if actions.is_empty() {
        return "There is no action yet.".to_owned();
    }
    let late = match late {
        0 => String::new(),
        _ if late == open => " and late".to_owned(),
        _ => format!(", {} of them late", number(late)),
    };
    let done = if done == 0 { String::new() } else { format!("; {} {} done", number(done), agree(done, "is", "are")) };
    format!("{} {} open{late}{done}.", capital(&count(open, "action", "actions")), agree(open, "is", "are"))
}

impl fmt::Display for CannotDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRound => "There is no round yet. Start one, and go through the nine conditions; the plan is drafted from what is missing.",
            Self::NothingLookedAt => {
                "No one has looked at any step of the newest round, so there is nothing to draft from. Go through the nine conditions first."
            }
            Self::Unsettled => {
                "Two copies of this jurisdiction went on apart, and no one has said yet which of their rounds or decisions holds. Say so first; the plan is drafted from that one."
            }
            Self::NothingChosen => {
                "Leadership decided to postpone, so only a few conditions are drafted. Choose the conditions to start with first."
            }
        })
    }
}

impl Drafted {
    /// Why nothing was drafted, if nothing was.
    #[must_use]
    pub const fn nothing(self) -> Option<&'static str> {
        match (self.made, self.gaps) {
            (0, 0) => Some("Nothing was drafted: there is no gap to close."),
            (0, _) => Some(
                "Nothing was drafted: every gap has an action already. One that was done, dropped or deleted is not drafted again; add it by hand if you want it back.",
            ),
            _ => None,
        }
    }
}

/// What is to be done first with actions that were just drafted; nothing where none is as a draft is, without owner and date.
#[must_use]
pub fn as_drafted(actions: &[Action]) -> Option<String> {
    let is_as_drafted =
        |action: &&Action| action.closes.is_some() && action.status == Status::ToDo && action.owner.is_none() && action.due.is_none();
    let n = actions.iter().filter(is_as_drafted).count();
    (n > 0).then(|| {
        format!(
            "{} that {} a gap {} neither an owner nor a date yet. Give each an owner and a date, and reword what does not fit.",
            capital(&count(n, "action", "actions")),
            agree(n, "closes", "close"),
            agree(n, "has", "have")
        )
    })
}
