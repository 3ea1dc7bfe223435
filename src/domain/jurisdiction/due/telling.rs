//! What is due, in lines of a list.

use std::fmt;

use super::items;
use super::line::{Due, TOLD};
use crate::domain::guide::{Framework, RoadPlace};
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::{agree, capital, count, dates, inserted, list, number, shortened};

/// Up to three names, and how many more.
fn some_names(names: &[String]) -> String {
    match names.len() {
        0..=3 => list(&all_inserted(names)),
        n => {
            let others = count(n - 2, "other", "others");
            list(&[inserted(&names[0]), inserted(&names[1]), others])
        }
    }
}

/// That more come after the next one.
fn then(more: usize, what: &str) -> String {
    if more == 0 { String::new() } else { format!(" ({} after it)", count(more, &format!("more {what}"), &format!("more {what}s"))) }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let actions = |n: usize| count(n, "action", "actions");
        match self {
            Self::LateActions(n) => write!(f, "{} {} past the due date", capital(&actions(*n)), agree(*n, "is", "are")),
            Self::LateLines(places) => match &places[..] {
                [only] => write!(f, "A line of the road is past its date: {}", Framework::current().named(*only)),
                many => {
                    let lines = capital(&count(many.len(), "line of the road", "lines of the road"));
                    let places: Vec<String> = many.iter().map(RoadPlace::to_string).collect();
                    write!(f, "{lines} are past their dates: {}", list(&places))
                }
            },
            Self::LateAnswers(people) => {
                write!(f, "{} {} not answered by the day you named", some_names(people), agree(people.len(), "has", "have"))
            }
            Self::Late(matter, late) => f.write_str(&items::told_late(*matter, late)),
            Self::LateCheckIn(date) => write!(f, "No check-in was held on {}", dates::long(*date)),
            Self::LateReturn(route, date) => write!(f, "The day to {} has passed: {}", route.returning(), dates::long(*date)),
            Self::ChangedSince(date) => write!(f, "The answers have changed since the decision of {}", dates::long(*date)),
            Self::NotLookedAt(n) => write!(f, "Look at {} that no one has looked at yet", count(*n, "step", "steps")),
            Self::Unconfirmed(n) => write!(f, "Confirm {} carried over from an earlier round", count(*n, "answer", "answers")),
            Self::Unknown(n) => write!(f, "Find out about {} marked “We don’t know yet”", count(*n, "step", "steps")),
            Self::Waiting(people) => write!(f, "Waiting on {}", some_names(people)),
            Self::Read => f.write_str("Read the verdict and take it to leadership"),
            Self::Decide => f.write_str("Take the verdict to leadership, and record what they decide"),
            Self::SetReturn(route) => write!(f, "Set the date to {}", route.returning()),
            Self::Draft => f.write_str("Draft the plan from the gaps"),
            Self::Unassigned { ownerless, undated: 0 } => write!(f, "Find an owner for {}", actions(*ownerless)),
            Self::Unassigned { ownerless: 0, undated } => write!(f, "Set a date for {}", actions(*undated)),
            Self::Unassigned { ownerless, undated } => {
                write!(f, "Find an owner for {}, and set a date for {}", actions(*ownerless), number(*undated))
            }
            Self::Stale(n) => write!(f, "Ask how {} {}: no word for 30 days", actions(*n), agree(*n, "stands", "stand")),
            Self::NextAction(date, what, more) => {
                write!(f, "Due {}: {}{}", dates::long(*date), inserted(&shortened(what, TOLD)), then(*more, "action"))
            }
            Self::NextLine(date, place, more) => {
                write!(f, "Due {}, on the road: {}{}", dates::long(*date), Framework::current().named(*place), then(*more, "line"))
            }
            Self::Silent(people) => f.write_str(&items::told_silent(people)),
            Self::Owed(engagements) => f.write_str(&items::told_owed(engagements)),
            Self::WhomToAsk(n) => write!(f, "Choose whom to ask next: {} still to be asked", count(*n, "member is", "members are")),
            Self::Next(matter, item, more) => f.write_str(&items::told_next(*matter, item, *more)),
            Self::NextCheckIn(date) => write!(f, "Check in on {}", dates::long(*date)),
            Self::Return(route, date) => write!(f, "{} on {}", capital(route.returning()), dates::long(*date)),
            Self::OnToThePlan => f.write_str("Go on to the Mobility Action Plan"),
        }
    }
}
