//! The plan in the JSON of a report.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, said};
use crate::report::{ActionPart, CostsPart, Effort, Money, WorkPart, dates};

/// The jurisdiction's plan.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Plan", deny_unknown_fields)]
pub struct Work<'a> {
    /// What it is called after the latest decision.
    heading: &'static str,
    /// What the open actions lack, in words.
    lacking: Option<&'a str>,
    /// When to come back to the assessment, if leadership set a date.
    #[schemars(extend("format" = "date"))]
    return_on: Option<String>,
    /// The actions: open ones by condition, then those that are closed.
    actions: Vec<Action<'a>>,
    /// What it all costs.
    costs: Costs<'a>,
}

/// A line of the plan.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Action<'a> {
    /// Its id, which stays the same for good.
    #[schemars(extend("format" = "uuid"))]
    id: &'a str,
    /// The key of the step or condition that it closes.
    closes: Option<String>,
    /// What is to be done.
    what: &'a str,
    /// Who sees to it.
    owner: Option<&'a str>,
    /// Who helps.
    helpers: Option<&'a str>,
    /// By when.
    #[schemars(extend("format" = "date"))]
    due: Option<String>,
    /// How much effort it takes.
    #[schemars(extend("enum" = words::efforts()))]
    effort: Option<&'static str>,
    /// How far it is.
    #[schemars(extend("enum" = words::statuses()))]
    status: &'static str,
    /// Why it was dropped.
    reason: Option<&'a str>,
    /// Notes; null also in a report without notes.
    notes: Option<&'a str>,
    /// What it costs, in cents of a US dollar.
    cost_cents: Option<u64>,
    /// Who pays for it.
    funding: Option<&'a str>,
    /// The day on which somebody last said how it stands.
    #[schemars(extend("format" = "date"))]
    updated: String,
    /// What needs an eye, a sentence each.
    signs: &'a [String],
}

/// What a plan costs. Actions that were dropped do not count.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Costs<'a> {
    /// By condition, in the guide's order; what stands alone comes last.
    by_condition: Vec<Share<'a>>,
    /// By funding source; costs without a source come last, with null as their name.
    by_funding: Vec<Share<'a>>,
    /// All of it, in cents of a US dollar.
    total_cents: u64,
    /// How many actions have no cost.
    without_cost: usize,
}

/// A part of the cost.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Share<'a> {
    /// Of what.
    name: Option<&'a str>,
    /// How much, in cents of a US dollar.
    cents: u64,
}

impl<'a> Work<'a> {
    pub fn of(part: &'a WorkPart) -> Self {
        Self {
            heading: part.heading,
            lacking: said(&part.lacking),
            return_on: part.return_on.map(dates::iso),
            actions: part.actions.iter().map(Action::of).collect(),
            costs: Costs::of(&part.costs),
        }
    }
}

impl<'a> Action<'a> {
    fn of(part: &'a ActionPart) -> Self {
        Self {
            id: &part.id,
            closes: part.closes.map(|topic| topic.to_string()),
            what: &part.what,
            owner: said(&part.owner),
            helpers: said(&part.helpers),
            due: part.due.map(dates::iso),
            effort: part.effort.map(Effort::as_str),
            status: part.status.as_str(),
            reason: said(&part.reason),
            notes: said(&part.notes),
            cost_cents: part.cost.map(Money::cents),
            funding: said(&part.funding),
            updated: dates::iso(part.updated),
            signs: &part.signs,
        }
    }
}

impl<'a> Costs<'a> {
    fn of(part: &'a CostsPart) -> Self {
        let share = |(name, money): &'a (String, Money)| Share { name: said(name), cents: money.cents() };
        Self {
            by_condition: part.by_condition.iter().map(share).collect(),
            by_funding: part.by_funding.iter().map(share).collect(),
            total_cents: part.total.cents(),
            without_cost: part.without_cost,
        }
    }
}
