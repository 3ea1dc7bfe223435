//! The plan in four orders: by condition, by strategic action, by owner, by due date.

use std::fmt;
use std::str::FromStr;

use time::Date;

use super::{Action, Served, Serving};
use crate::domain::guide::{ConditionKey, Guide, Topic};
use crate::domain::ids::{ActionId, PersonId};
use crate::domain::names::SortKey;
use crate::domain::people::Apart;
use crate::domain::words::position::Position;
use crate::domain::words::text::Problem;
use crate::domain::words::{agree, capital, count, dates};

/// An order of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// By the condition that an action helps to close.
    Condition,
    /// By the strategic action that an action serves.
    Strategy,
    /// By who sees to it.
    Owner,
    /// By when it is due.
    Due,
}

impl View {
    /// All four, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Condition, Self::Strategy, Self::Owner, Self::Due];

    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Strategy => "strategy",
            Self::Owner => "owner",
            Self::Due => "due",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Condition => "By condition",
            Self::Strategy => "By strategic action",
            Self::Owner => "By owner",
            Self::Due => "By due date",
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for View {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|view| view.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

/// Actions under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The heading: a condition, a strategic action, a person, a month.
    pub heading: String,
    /// The actions: by condition in the order made by hand; else those without an owner or a date first, then by date.
    pub actions: Vec<&'a Action>,
}

/// A plan in one order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arranged<'a> {
    /// Those without an owner or a date. They come first, whatever the order.
    pub unsettled: Vec<Group<'a>>,
    /// Those that have both.
    pub settled: Vec<Group<'a>>,
}

/// What sorts the groups of a view, with the heading at the end.
type Place = (u8, i32, Option<(SortKey, PersonId)>, String);

/// What actions are put in order by.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The guide with whose words conditions are named.
    pub guide: &'a Guide,
    /// Tells owners of one name apart.
    pub names: &'a Apart,
    /// Which strategic actions they serve.
    pub serving: &'a Serving,
    /// Today.
    pub today: Date,
}

fn place(action: &Action, view: View, Around { guide, names, serving, today }: Around<'_>) -> Place {
    match view {
        View::Condition => match action.closes.map(Topic::condition) {
            Some(key) => {
                let at = ConditionKey::ALL.iter().position(|other| *other == key).and_then(|at| i32::try_from(at).ok());
                (0, at.unwrap_or_default(), None, format!("{}. {}", key.number(), guide.condition(key).name))
            }
            None => (1, 0, None, "For no condition".to_owned()),
        },
        View::Strategy => match serving.served_by(action.id) {
            Some(served) => {
                let at = serving.place(served.id).and_then(|at| i32::try_from(at).ok());
                (served.is_dropped().into(), at.unwrap_or_default(), None, Served::named(served))
            }
            None => (2, 0, None, "For no strategic action".to_owned()),
        },
        View::Owner => match &action.owner {
            None => (0, 0, None, "No owner".to_owned()),
            Some(owner) => (1, 0, Some((SortKey::of(&owner.profile.name), owner.id)), names.name(owner)),
        },
        View::Due => match action.due {
            None => (0, 0, None, "No date".to_owned()),
            Some(due) if due < today => (1, 0, None, stretch(due, today)),
            Some(due) => (2, due.year() * 12 + i32::from(u8::from(due.month())), None, stretch(due, today)),
        },
    }
}

/// The stretch of the timeline in which a date lies.
pub(super) fn stretch(date: Date, today: Date) -> String {
    let month = dates::month(date);
    if date < today {
        "Late".to_owned()
    } else if (date.year(), date.month()) == (today.year(), today.month()) {
        format!("This month, {month}")
    } else {
        month
    }
}

/// Whether an action still lacks an owner or a date.
#[must_use]
pub const fn is_unsettled(action: &Action) -> bool {
    action.owner.is_none() || action.due.is_none()
}

/// The owners of actions, told apart.
#[must_use]
pub fn owners(actions: &[Action]) -> Apart {
    Apart::among(actions.iter().filter_map(|action| action.owner.as_ref()))
}

/// Puts actions in an order.
#[must_use]
pub fn arranged<'a>(actions: impl IntoIterator<Item = &'a Action>, view: View, around: Around<'_>) -> Arranged<'a> {
    let place = |action: &'a Action| (place(action, view, around), action);
    let mut placed: Vec<(Place, &Action)> = actions.into_iter().map(place).collect();
    placed.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| within(x, view).cmp(&within(y, view))));
    let (unsettled, settled) = placed.into_iter().partition(|(_, action)| is_unsettled(action));
    Arranged { unsettled: grouped(unsettled), settled: grouped(settled) }
}

/// The same by owner for a round of updates: each owner's actions together, those without an owner first.
#[must_use]
pub fn by_owner<'a>(actions: impl IntoIterator<Item = &'a Action>, around: Around<'_>) -> Vec<Group<'a>> {
    let Arranged { unsettled, settled } = arranged(actions, View::Owner, around);
    let mut groups: Vec<Group<'a>> = unsettled;
    for group in settled {
        // A person is known by the record, since two may bear one name.
        let owner = |group: &Group<'_>| group.actions.first().and_then(|action| action.owner.as_ref()).map(|owner| owner.id);
        match groups.iter_mut().find(|other| owner(other) == owner(&group)) {
            Some(other) => other.actions.extend(group.actions),
            None => groups.push(group),
        }
    }
    let place = |group: &Group<'_>| {
        let owner = group.actions.first().and_then(|action| action.owner.as_ref());
        owner.map(|owner| (SortKey::of(&owner.profile.name), owner.id))
    };
    groups.sort_by_cached_key(place);
    groups
}

/// The order within a group: by hand, and in the views by owner and by date by date first.
fn within(action: &Action, view: View) -> ((bool, bool, Option<Date>), &Position, ActionId) {
    let dated = match view {
        View::Condition | View::Strategy => (false, false, None),
        View::Owner | View::Due => (action.owner.is_some(), action.due.is_some(), action.due),
    };
    (dated, &action.position, action.id)
}

fn grouped(placed: Vec<(Place, &Action)>) -> Vec<Group<'_>> {
    let mut groups: Vec<(Place, Group<'_>)> = Vec::new();
    for (place, action) in placed {
        match groups.last_mut() {
            Some((last, group)) if *last == place => group.actions.push(action),
            _ => {
                let heading = place.3.clone();
                groups.push((place, Group { heading, actions: vec![action] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What the open actions lack, in words: "Four actions have no owner, and two have no date." Empty
/// when they lack nothing.
#[must_use]
pub fn lacking<'a>(actions: impl Iterator<Item = &'a Action> + Clone) -> String {
    let ownerless = actions.clone().filter(|action| action.status.is_open() && action.owner.is_none()).count();
    let undated = actions.filter(|action| action.status.is_open() && action.due.is_none()).count();
    let say = |n: usize, what: &str| format!("{} {} no {what}", count(n, "action", "actions"), agree(n, "has", "have"));
    match (ownerless, undated) {
        (0, 0) => String::new(),
        (n, 0) => capital(&format!("{}.", say(n, "owner"))),
        (0, n) => capital(&format!("{}.", say(n, "date"))),
        (owner, date) => {
            let number = crate::domain::words::number(date);
            capital(&format!("{}, and {number} {} no date.", say(owner, "owner"), agree(date, "has", "have")))
        }
    }
}
