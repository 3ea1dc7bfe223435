//! The plan in the JSON of a report.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, said};
use crate::report::{ActionPart, CostsPart, Effort, FiscalYear, Funding, Money, WorkPart, dates, funding};

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
    /// The strategic action that it serves, by its title.
    serves: Option<&'a str>,
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
    /// What it costs, in cents of a US dollar: the sum of its funding lines.
    #[schemars(range(min = 0))]
    cost_cents: Option<i64>,
    /// Its funding lines, in their order.
    funding: Vec<Line<'a>>,
    /// The day on which somebody last said how it stands.
    #[schemars(extend("format" = "date"))]
    updated: String,
    /// What needs an eye, a sentence each.
    signs: &'a [String],
}

/// A funding line of an action.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Line<'a> {
    /// Where the money comes from.
    source: Option<&'a str>,
    /// How much it is, in cents of a US dollar.
    #[schemars(range(min = 0))]
    cents: Option<i64>,
    /// For which fiscal year, by the calendar year in which it ends: 2027.
    #[schemars(extend("pattern" = "^[12][0-9]{3}$"))]
    fiscal_year: Option<String>,
    /// How the money stands.
    #[schemars(extend("enum" = words::money_standings()))]
    standing: &'static str,
}

/// What a plan costs. Actions that were dropped do not count, nor do open ones of strategic actions that were dropped.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Costs<'a> {
    /// By condition, in the guide's order; what stands alone comes last.
    by_condition: Vec<Share<'a>>,
    /// By source of money; amounts without a source come last, with null as their name.
    by_source: Vec<Share<'a>>,
    /// By fiscal year, under the calendar year in which it ends; amounts without a year come last, with null as their name.
    by_fiscal_year: Vec<Share<'a>>,
    /// By how the money stands: needed, asked or secured.
    by_standing: Vec<Share<'a>>,
    /// All of it, in cents of a US dollar.
    #[schemars(range(min = 0))]
    total_cents: i64,
    /// How many actions have no cost.
    without_cost: usize,
}

/// A part of the cost.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Share<'a> {
    /// Of what.
    name: Option<Cow<'a, str>>,
    /// How much, in cents of a US dollar.
    #[schemars(range(min = 0))]
    cents: i64,
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
            serves: said(&part.serves),
            what: &part.what,
            owner: said(&part.owner),
            helpers: said(&part.helpers),
            due: part.due.map(dates::iso),
            effort: part.effort.map(Effort::as_str),
            status: part.status.as_str(),
            reason: said(&part.reason),
            notes: said(&part.notes),
            cost_cents: part.cost.map(Money::cents),
            funding: part.funding.iter().map(Line::of).collect(),
            updated: dates::iso(part.updated),
            signs: &part.signs,
        }
    }
}

impl<'a> Line<'a> {
    fn of(line: &'a Funding) -> Self {
        Self {
            source: said(&line.source),
            cents: line.amount.map(Money::cents),
            fiscal_year: line.year.map(FiscalYear::stored),
            standing: line.standing.unwrap_or(funding::Standing::Needed).as_str(),
        }
    }
}

impl<'a> Costs<'a> {
    fn of(part: &'a CostsPart) -> Self {
        let share = |(name, money): &'a (String, Money)| Share { name: said(name).map(Cow::from), cents: money.cents() };
        Self {
            by_condition: part.by_condition.iter().map(share).collect(),
            by_source: part.by_source.iter().map(share).collect(),
            by_fiscal_year: part
                .by_year
                .iter()
                .map(|(year, money)| Share { name: year.map(FiscalYear::stored).map(Cow::from), cents: money.cents() })
                .collect(),
            by_standing: part
                .by_standing
                .iter()
                .map(|(standing, money)| Share { name: Some(standing.as_str().into()), cents: money.cents() })
                .collect(),
            total_cents: part.total.cents(),
            without_cost: part.without_cost,
        }
    }
}
