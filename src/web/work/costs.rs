//! What a plan costs, as its page shows it.

use uuid::Uuid;

use super::ledger::Ledger;
use crate::domain::guide::Topic;
use crate::domain::words::{agree, capital, count};
use crate::domain::work::funding::FiscalYear;
use crate::domain::work::{self, Only, Served, Sums};
use crate::report::told_outside;

/// What a plan costs, as its page shows it.
pub struct Costs {
    /// By condition.
    pub by_condition: Vec<(String, String)>,
    /// By strategic action and by goal: needed, asked for, secured, and all of it.
    pub splits: Vec<Split>,
    /// By source of money.
    pub by_source: Vec<(String, String)>,
    /// By fiscal year.
    pub by_year: Vec<(String, String)>,
    /// By how the money stands.
    pub by_standing: Vec<(&'static str, String)>,
    /// All of it.
    pub total: String,
    /// How many actions have no cost, in a sentence; empty where all have one.
    pub without: String,
    /// What stays outside, in a sentence; empty for nothing.
    pub outside: String,
}

/// Sums that are parted by how the money stands.
pub struct Split {
    /// What the table is called.
    pub caption: &'static str,
    /// What its lines are.
    pub head: &'static str,
    /// A line each, with its sums.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The sums by strategic action and by goal, where any is served.
fn splits(sums: &Sums, ledger: &Ledger) -> Vec<Split> {
    let serving = &ledger.serving;
    let strategic = |id: Uuid| serving.get(id).map(Served::named);
    let goal = |id: Uuid| serving.goals().iter().find(|(goal, _)| *goal == id).map(|(_, title)| title.clone());
    let cells = |split: work::Split| [split.needed, split.asked, split.secured, split.total()].map(|sum| sum.to_string()).to_vec();
    let rows = |all: &[(Option<Uuid>, work::Split)], name: &dyn Fn(Uuid) -> Option<String>, none: &str| {
        all.iter().map(|(of, split)| (of.and_then(name).unwrap_or_else(|| none.to_owned()), cells(*split))).collect::<Vec<_>>()
    };
    let by_action = rows(&sums.by_strategic_action, &strategic, "For no strategic action");
    let by_goal = rows(&sums.by_goal, &goal, "For no goal");
    let all = [("By strategic action", "Strategic action", by_action), ("By goal", "Goal", by_goal)];
    all.into_iter().filter(|(.., rows)| !rows.is_empty()).map(|(caption, head, rows)| Split { caption, head, rows }).collect()
}

/// What those actions of a plan cost that are shown; nothing where none names an amount.
pub fn costs(ledger: &Ledger, only: Only) -> Option<Costs> {
    let sums = Sums::of(&only.among(ledger.actions.clone(), &ledger.serving), &ledger.serving);
    if sums.by_condition.is_empty() && sums.outside.actions == 0 {
        return None;
    }
    let condition = |key| match key {
        Some(key) => Topic::Condition(key).named(ledger.guide),
        None => "For no condition".to_owned(),
    };
    let source = |name: String| if name.is_empty() { "No source named".to_owned() } else { name };
    let year = |year: Option<FiscalYear>| year.map_or_else(|| "No year named".to_owned(), |year| year.to_string());
    let without = sums.without_cost;
    Some(Costs {
        splits: splits(&sums, ledger),
        outside: told_outside(sums.outside),
        by_condition: sums.by_condition.into_iter().map(|(key, sum)| (condition(key), sum.to_string())).collect(),
        by_source: sums.by_source.into_iter().map(|(name, sum)| (source(name), sum.to_string())).collect(),
        by_year: sums.by_year.into_iter().map(|(named, sum)| (year(named), sum.to_string())).collect(),
        by_standing: sums.by_standing.into_iter().map(|(standing, sum)| (standing.label(), sum.to_string())).collect(),
        total: sums.total.to_string(),
        without: if without == 0 {
            String::new()
        } else {
            format!(
                "{} {} no cost yet, so the total may grow.",
                capital(&count(without, "action", "actions")),
                agree(without, "has", "have")
            )
        },
    })
}
