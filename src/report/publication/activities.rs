//! What is done for each strategic action: the activities of the work plan, and what they cost.

use time::Date;
use uuid::Uuid;

use super::sources::MobilityPlanSources;
use crate::domain::people::Apart;
use crate::domain::strategy::Strategy;
use crate::domain::words::inserted;
use crate::domain::work::{Action, Money, Split, Status, Sums};

/// The activities of a strategic action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivitiesPart {
    /// Which strategic action it is.
    pub of: Uuid,
    /// What will change: the title of the strategic action.
    pub title: String,
    /// Its activities, in the order of the work plan, without those that were dropped.
    pub activities: Vec<ActivityPart>,
    /// What they cost together, where an amount is named.
    pub total: Option<Money>,
    /// How that money stands, in a sentence; empty where no amount is named.
    pub money: String,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPart {
    /// Its id.
    pub id: Uuid,
    /// What is done.
    pub what: String,
    /// Who sees to it; empty for nobody.
    pub who: String,
    /// By when.
    pub due: Option<Date>,
    /// How far it is.
    pub status: &'static str,
    /// What it costs, where an amount is named.
    pub cost: Option<Money>,
}

/// The strategic actions that have activities, in the order in which the strategy tells them.
pub(super) fn all(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Vec<ActivitiesPart> {
    let names = Apart::among(sources.actions.iter().filter_map(|action| action.owner.as_ref()));
    let part = |action: &Action| ActivityPart {
        id: action.id.0,
        what: inserted(&action.what),
        who: action.owner.as_ref().map_or_else(String::new, |owner| inserted(&names.name(owner))),
        due: action.due,
        status: action.status.label(),
        cost: cost(action),
    };
    let splits = Sums::of(sources.actions, sources.serving).by_strategic_action;
    let of = |strategic: &crate::domain::strategy::StrategicAction| {
        let serves = |action: &&Action| sources.serving.served_by(action.id).is_some_and(|served| served.id == strategic.id);
        let own: Vec<&Action> = sources.actions.iter().filter(serves).filter(|action| is_told(action)).collect();
        let total = own.iter().map(|action| cost(action)).fold(None, |sum: Option<Money>, one| match (sum, one) {
            (Some(sum), Some(one)) => Some([sum, one].into_iter().sum()),
            (sum, one) => sum.or(one),
        });
        let split = splits.iter().find(|(of, _)| *of == Some(strategic.id)).map_or_else(Split::default, |(_, split)| *split);
        let activities: Vec<ActivityPart> = own.into_iter().map(part).collect();
        let title = strategic.title.clone();
        (!activities.is_empty()).then(|| ActivitiesPart { of: strategic.id, title, activities, total, money: told(split) })
    };
    strategy.in_a_meeting().into_iter().filter_map(of).collect()
}

/// Whether the document tells of an activity: not if it was dropped.
pub(super) const fn is_told(action: &Action) -> bool {
    !matches!(action.status, Status::Dropped)
}

/// What an action costs, in words; empty where no amount is named.
pub(super) fn cost_in_words(action: &Action) -> String {
    cost(action).map_or_else(String::new, |money| money.to_string())
}

/// What an action costs, if it names an amount.
fn cost(action: &Action) -> Option<Money> {
    let amounts: Vec<Money> = action.funding.iter().filter_map(|line| line.says.amount).collect();
    (!amounts.is_empty()).then(|| amounts.into_iter().sum())
}

/// How the money of a strategic action stands, in a sentence; empty where no amount is named.
fn told(split: Split) -> String {
    let total = split.total();
    if total.is_zero() {
        return String::new();
    }
    format!("Of {total} that it takes, {} is secured, {} asked for, and {} needed.", split.secured, split.asked, split.needed)
}
