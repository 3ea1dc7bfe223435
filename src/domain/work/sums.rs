//! What the plan costs, added up.

use std::collections::BTreeMap;

use super::funding::{FiscalYear, Standing};
use super::{Action, Money, Status};
use crate::domain::guide::{ConditionKey, Topic};
use crate::domain::names::{SortKey, fold};

/// What a plan costs. Actions that are done count, dropped ones do not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// By condition, in the guide's order; `None` for actions that stand alone, last.
    pub by_condition: Vec<(Option<ConditionKey>, Money)>,
    /// By source, by name; the empty name, for amounts without a source, last.
    pub by_source: Vec<(String, Money)>,
    /// By fiscal year; `None` for amounts without a year, last.
    pub by_year: Vec<(Option<FiscalYear>, Money)>,
    /// By how the money stands: needed, asked for, secured.
    pub by_standing: Vec<(Standing, Money)>,
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
        let mut conditions: BTreeMap<(bool, Option<ConditionKey>), Money> = BTreeMap::new();
        // One source typed in two ways is one source.
        let mut sources: BTreeMap<(bool, SortKey, String), (String, Money)> = BTreeMap::new();
        let mut years: BTreeMap<(bool, Option<FiscalYear>), Money> = BTreeMap::new();
        let mut standings: BTreeMap<Standing, Money> = BTreeMap::new();
        for action in counted() {
            let condition = action.closes.map(Topic::condition);
            for line in &action.funding {
                let Some(amount) = line.says.amount else { continue };
                let (source, year) = (&line.says.source, line.says.year);
                add(conditions.entry((condition.is_none(), condition)).or_default(), amount);
                let found_by = fold(source);
                let place = (source.is_empty(), SortKey::counted(&found_by), found_by);
                add(&mut sources.entry(place).or_insert_with(|| (source.clone(), Money::default())).1, amount);
                add(years.entry((year.is_none(), year)).or_default(), amount);
                add(standings.entry(line.says.standing.unwrap_or(Standing::Needed)).or_default(), amount);
            }
        }
        Self {
            by_condition: conditions.into_iter().map(|((_, key), sum)| (key, sum)).collect(),
            by_source: sources.into_values().collect(),
            by_year: years.into_iter().map(|((_, year), sum)| (year, sum)).collect(),
            by_standing: standings.into_iter().collect(),
            total: counted().filter_map(Action::cost).sum(),
            without_cost: counted().filter(|action| action.cost().is_none()).count(),
        }
    }
}

fn add(sum: &mut Money, amount: Money) {
    *sum = [*sum, amount].into_iter().sum();
}
