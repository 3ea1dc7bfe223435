//! What the plan costs, added up.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::funding::{FiscalYear, Standing};
use super::{Action, Money, Serving};
use crate::domain::guide::{ConditionKey, Topic};
use crate::domain::names::{SortKey, fold};

/// Money, parted by how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// Needed; nobody was asked yet.
    pub needed: Money,
    /// Asked for.
    pub asked: Money,
    /// Secured.
    pub secured: Money,
}

impl Split {
    /// All of it.
    #[must_use]
    pub fn total(self) -> Money {
        [self.needed, self.asked, self.secured].into_iter().sum()
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let both = |a: Money, b: Money| [a, b].into_iter().sum();
        Self { needed: both(self.needed, other.needed), asked: both(self.asked, other.asked), secured: both(self.secured, other.secured) }
    }

    /// How much stands so.
    #[must_use]
    pub const fn that_is(self, standing: Standing) -> Money {
        match standing {
            Standing::Needed => self.needed,
            Standing::Asked => self.asked,
            Standing::Secured => self.secured,
        }
    }

    fn add(&mut self, standing: Standing, amount: Money) {
        add(
            match standing {
                Standing::Needed => &mut self.needed,
                Standing::Asked => &mut self.asked,
                Standing::Secured => &mut self.secured,
            },
            amount,
        );
    }
}

/// What open activities of dropped strategic actions would cost: they stay in the plan, outside its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outside {
    /// How many there are.
    pub actions: usize,
    /// What they would cost.
    pub cost: Money,
}

/// What a plan costs. Actions that are done count; dropped ones do not, nor do open activities of dropped strategic actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// By condition, in the guide's order; `None` for actions that stand alone, last.
    pub by_condition: Vec<(Option<ConditionKey>, Money)>,
    /// By strategic action, in their order; `None` for actions that serve none, last. Empty where none serves one.
    pub by_strategic_action: Vec<(Option<Uuid>, Split)>,
    /// By goal, in their order; `None` for what serves no goal, last. Empty where no goal is served.
    pub by_goal: Vec<(Option<Uuid>, Split)>,
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
    /// What stays outside.
    pub outside: Outside,
}

impl Sums {
    /// Adds up the costs of actions.
    #[must_use]
    pub fn of(actions: &[Action], serving: &Serving) -> Self {
        let counted = || actions.iter().filter(|action| serving.counts(action));
        let mut conditions: BTreeMap<(bool, Option<ConditionKey>), Money> = BTreeMap::new();
        let mut strategic: BTreeMap<(bool, usize), (Option<Uuid>, Split)> = BTreeMap::new();
        let mut goals: BTreeMap<(bool, usize), (Option<Uuid>, Split)> = BTreeMap::new();
        // One source typed in two ways is one source.
        let mut sources: BTreeMap<(bool, SortKey, String), (String, Money)> = BTreeMap::new();
        let mut years: BTreeMap<(bool, Option<FiscalYear>), Money> = BTreeMap::new();
        let mut standings: BTreeMap<Standing, Money> = BTreeMap::new();
        for action in counted() {
            let condition = action.closes.map(Topic::condition);
            let served = serving.served_by(action.id);
            let goal = served.and_then(|served| served.goal).filter(|goal| goal_place(serving, *goal).is_some());
            for line in &action.funding {
                let Some(amount) = line.says.amount else { continue };
                let (source, year) = (&line.says.source, line.says.year);
                let standing = line.says.standing.unwrap_or(Standing::Needed);
                add(conditions.entry((condition.is_none(), condition)).or_default(), amount);
                let of = served.map(|served| served.id);
                let at = of.and_then(|id| serving.place(id)).unwrap_or_default();
                strategic.entry((of.is_none(), at)).or_insert((of, Split::default())).1.add(standing, amount);
                let at = goal.and_then(|goal| goal_place(serving, goal)).unwrap_or_default();
                goals.entry((goal.is_none(), at)).or_insert((goal, Split::default())).1.add(standing, amount);
                let found_by = fold(source);
                let place = (source.is_empty(), SortKey::counted(&found_by), found_by);
                add(&mut sources.entry(place).or_insert_with(|| (source.clone(), Money::default())).1, amount);
                add(years.entry((year.is_none(), year)).or_default(), amount);
                add(standings.entry(standing).or_default(), amount);
            }
        }
        let outside = || actions.iter().filter(|action| serving.is_outside_sums(action));
        Self {
            by_condition: conditions.into_iter().map(|((_, key), sum)| (key, sum)).collect(),
            by_strategic_action: unless_none(strategic),
            by_goal: unless_none(goals),
            by_source: sources.into_values().collect(),
            by_year: years.into_iter().map(|((_, year), sum)| (year, sum)).collect(),
            by_standing: standings.into_iter().collect(),
            total: counted().filter_map(Action::cost).sum(),
            without_cost: counted().filter(|action| action.cost().is_none()).count(),
            outside: Outside { actions: outside().count(), cost: outside().filter_map(Action::cost).sum() },
        }
    }
}

fn goal_place(serving: &Serving, goal: Uuid) -> Option<usize> {
    serving.goals().iter().position(|(id, _)| *id == goal)
}

/// The sums in their order; none where all stands under nothing.
fn unless_none(sums: BTreeMap<(bool, usize), (Option<Uuid>, Split)>) -> Vec<(Option<Uuid>, Split)> {
    let sums: Vec<(Option<Uuid>, Split)> = sums.into_values().collect();
    if sums.iter().all(|(of, _)| of.is_none()) { Vec::new() } else { sums }
}

fn add(sum: &mut Money, amount: Money) {
    *sum = [*sum, amount].into_iter().sum();
}
