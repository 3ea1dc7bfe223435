//! What was said and what was done, goal by goal.

use time::Date;
use uuid::Uuid;

use super::sources::ProgressSources;
use crate::domain::people::Apart;
use crate::domain::strategy::{Goal, StrategicAction, Strategy};
use crate::domain::words::{dates, inserted};
use crate::domain::work::{Action, Status};
use crate::report::ActivityPart;

/// A goal in a progress report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalProgress {
    /// Its id; none for what serves none.
    pub id: Option<Uuid>,
    /// The goal; empty for what serves none.
    pub title: String,
    /// The strategic actions of which something was due.
    pub promised: Vec<PromisedPart>,
    /// What was finished, the first first.
    pub done: Vec<DonePart>,
}

/// A strategic action of which something was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromisedPart {
    /// Its id.
    pub id: Uuid,
    /// What will change.
    pub title: String,
    /// How far it is today.
    pub status: &'static str,
    /// What was due, by its day.
    pub activities: Vec<ActivityPart>,
    /// How many of them are done.
    pub done: usize,
}

/// Something that was finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonePart {
    /// Its id.
    pub id: Uuid,
    /// What was done.
    pub what: String,
    /// The strategic action that it served; empty for one itself.
    pub served: String,
    /// On which day somebody said so.
    pub day: String,
}

impl GoalProgress {
    /// How many activities were due.
    #[must_use]
    pub fn due(&self) -> usize {
        self.promised.iter().map(|part| part.activities.len()).sum()
    }

    /// How many of them are done.
    #[must_use]
    pub fn done_of_due(&self) -> usize {
        self.promised.iter().map(|part| part.done).sum()
    }
}

/// The activities of a strategic action, without those that were dropped, by their day.
pub(super) fn activities<'a>(sources: ProgressSources<'a>, of: &StrategicAction) -> Vec<&'a Action> {
    let serves = |action: &&Action| sources.plan.serving.served_by(action.id).is_some_and(|served| served.id == of.id);
    let mut own: Vec<&Action> = sources.plan.actions.iter().filter(serves).filter(|action| action.status != Status::Dropped).collect();
    own.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
    own
}

/// The goals of which something was due or done.
pub(super) fn all(sources: ProgressSources<'_>, strategy: &Strategy) -> Vec<GoalProgress> {
    let names = Apart::among(sources.plan.actions.iter().filter_map(|action| action.owner.as_ref()));
    let goal = |goal: Option<&Goal>, actions: &[&StrategicAction]| GoalProgress {
        id: goal.map(|goal| goal.id),
        title: goal.map_or_else(String::new, |goal| goal.title.clone()),
        promised: actions.iter().filter_map(|action| promised(sources, action, &names)).collect(),
        done: done(sources, actions),
    };
    let all = strategy.by_goal().into_iter().map(|under| goal(under.goal, &under.actions));
    all.filter(|goal| !goal.promised.is_empty() || !goal.done.is_empty()).collect()
}

fn promised(sources: ProgressSources<'_>, of: &StrategicAction, names: &Apart) -> Option<PromisedPart> {
    let due: Vec<&Action> =
        activities(sources, of).into_iter().filter(|action| action.due.is_some_and(|due| sources.stretch.holds(due))).collect();
    let part = |action: &&Action| ActivityPart {
        id: action.id.0,
        what: inserted(&action.what),
        who: action.owner.as_ref().map_or_else(String::new, |owner| inserted(&names.name(owner))),
        due: action.due,
        status: action.status.label(),
        cost: None,
    };
    (!due.is_empty()).then(|| PromisedPart {
        id: of.id,
        title: of.title.clone(),
        status: of.status.label(),
        done: due.iter().filter(|action| action.status == Status::Done).count(),
        activities: due.iter().map(part).collect(),
    })
}

/// What was finished of strategic actions and their activities, by the day on which somebody said so.
fn done(sources: ProgressSources<'_>, actions: &[&StrategicAction]) -> Vec<DonePart> {
    let today = sources.plan.as_of.date();
    let mut all: Vec<(Date, DonePart)> = Vec::new();
    let in_these_days = |day: Option<Date>| day.filter(|day| *day <= today && sources.stretch.holds(*day));
    for action in actions {
        let told = |id: Uuid, what: &str, served: &str, day: Date| {
            (day, DonePart { id, what: inserted(what), served: inserted(served), day: dates::long(day) })
        };
        let day = sources.finished.get(&action.id).copied().filter(|_| action.status == crate::domain::strategy::Status::Done);
        all.extend(in_these_days(day).map(|day| told(action.id, &action.title, "", day)));
        for one in activities(sources, action).into_iter().filter(|one| one.status == Status::Done) {
            let day = in_these_days(Some(sources.done_on(one)));
            all.extend(day.map(|day| told(one.id.0, &one.what, &action.title, day)));
        }
    }
    // Stable: of one day, they stay in the order of the strategy.
    all.sort_by_key(|(day, _)| *day);
    all.into_iter().map(|(_, part)| part).collect()
}
