//! What the plan costs, added up.

use std::collections::BTreeMap;

use super::{Action, Money, Status};
use crate::domain::guide::{ConditionKey, Topic};

/// What a plan costs. Actions that are done count, dropped ones do not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// By condition, in the guide's order; `None` for actions that stand alone, last.
    pub by_condition: Vec<(Option<ConditionKey>, Money)>,
    /// By funding source, by name; the empty name, for costs without a source, last.
    pub by_funding: Vec<(String, Money)>,
    /// All of it.
    pub total: Money,
    /// How many actions have no cost, not even zero.
    pub without_cost: usize,
}

impl Sums {
    /// Adds up the costs of actions.
    #[must_use]
    pub fn of(actions: &[Action]) -> Self {
        let counted = || actions.iter().filter(|action| action.status != Status::Dropped);
        let costs = || counted().filter_map(|action| action.cost.map(|cost| (action, cost)));
        let mut conditions: BTreeMap<(bool, Option<ConditionKey>), Vec<Money>> = BTreeMap::new();
        // One source typed in two ways is one source.
        let mut sources: BTreeMap<(bool, String), (String, Vec<Money>)> = BTreeMap::new();
        for (action, cost) in costs() {
            let condition = action.closes.map(Topic::condition);
            conditions.entry((condition.is_none(), condition)).or_default().push(cost);
            let source = (action.funding.is_empty(), action.funding.to_lowercase());
            sources.entry(source).or_insert_with(|| (action.funding.clone(), Vec::new())).1.push(cost);
        }
        Self {
            by_condition: conditions.into_iter().map(|((_, key), costs)| (key, costs.into_iter().sum())).collect(),
            by_funding: sources.into_values().map(|(name, costs)| (name, costs.into_iter().sum())).collect(),
            total: costs().map(|(_, cost)| cost).sum(),
            without_cost: counted().filter(|action| action.cost.is_none()).count(),
        }
    }
}
