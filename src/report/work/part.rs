//! The plan in a report: every action as documents show it, and what it all costs.

use time::Date;
use uuid::Uuid;

use crate::domain::decision::Decision;
pub use crate::domain::guide::Topic;
use crate::domain::guide::{ConditionKey, Guide};
use crate::domain::words::{count, inserted};
pub use crate::domain::work::funding::{self, FiscalYear, Funding};
use crate::domain::work::{Action, Around, Only, Served, Sums, View, arranged, lacking, opening, owners};
pub use crate::domain::work::{Effort, Money, Outside, Serving, Split, Status};
use crate::report::dates;

/// The jurisdiction's plan at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkPart {
    /// What it is called after the latest decision: "Preparedness plan".
    pub heading: &'static str,
    /// What it is for, after the latest decision.
    pub lead: String,
    /// What the open actions lack, in words; empty when they lack nothing.
    pub lacking: String,
    /// When to come back to the assessment, if leadership set a date.
    pub return_on: Option<Date>,
    /// Which of its actions are here, in words; empty for all of them.
    pub only: String,
    /// The actions: by condition, those without an owner or a date first; after them those that are closed.
    pub actions: Vec<ActionPart>,
    /// What it costs.
    pub costs: CostsPart,
}

/// An action as a document shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPart {
    /// Its id.
    pub id: String,
    /// Under which heading it stands: "3. Sufficient organizational capacity", "For no condition".
    pub group: String,
    /// The step or condition that it closes.
    pub closes: Option<Topic>,
    /// The same in words: "3a", "Condition 3"; empty when it stands alone.
    pub label: String,
    /// The strategic action that it serves; empty for none.
    pub serves: String,
    /// What is to be done.
    pub what: String,
    /// Who sees to it; empty when nobody does.
    pub owner: String,
    /// Who helps.
    pub helpers: String,
    /// By when.
    pub due: Option<Date>,
    /// How much effort it takes.
    pub effort: Option<Effort>,
    /// How far it is.
    pub status: Status,
    /// Why it was dropped.
    pub reason: String,
    /// Notes; empty in a report without notes.
    pub notes: String,
    /// What it costs: the sum of its funding lines.
    pub cost: Option<Money>,
    /// These lines, in their order.
    pub funding: Vec<Funding>,
    /// The day on which somebody last said how it stands.
    pub updated: Date,
    /// What needs an eye: "Late: it was due on October 3, 2026."
    pub signs: Vec<String>,
}

/// What a plan costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostsPart {
    /// By condition, with its name; what stands alone comes last.
    pub by_condition: Vec<(String, Money)>,
    /// By strategic action, with its title; what serves none comes last. Empty where none is served.
    pub by_strategic_action: Vec<(String, Split)>,
    /// By goal, with its title; what serves none comes last. Empty where none is served.
    pub by_goal: Vec<(String, Split)>,
    /// By source; amounts without a source come last, under an empty name.
    pub by_source: Vec<(String, Money)>,
    /// By fiscal year; amounts without a year come last.
    pub by_year: Vec<(Option<FiscalYear>, Money)>,
    /// By how the money stands.
    pub by_standing: Vec<(funding::Standing, Money)>,
    /// All of it.
    pub total: Money,
    /// How many actions have no cost.
    pub without_cost: usize,
    /// What stays outside the sums, in a sentence; empty for nothing.
    pub outside: String,
}

/// What a plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct WorkSources<'a> {
    /// The actions of the jurisdiction that do not lie in the bin.
    pub actions: &'a [Action],
    /// Which strategic actions they serve.
    pub serving: &'a Serving,
    /// Which of them are meant.
    pub only: Only,
    /// The newest decision of the jurisdiction, from which the plan follows.
    pub decision: Option<&'a Decision>,
    /// The guide with whose words it is read.
    pub guide: &'static Guide,
}

/// Which actions are here, in words; empty for all.
fn told(only: Only, serving: &Serving) -> String {
    match only {
        Only::All => String::new(),
        Only::Rounds => "Only actions that close a step or a condition, or serve no strategic action.".to_owned(),
        Only::Of(id) => {
            let title = serving.get(id).map_or_else(String::new, |served| inserted(&served.title));
            format!("Only actions that serve “{title}”.")
        }
    }
}

/// What stays outside the sums, in a sentence; empty for nothing.
#[must_use]
pub fn told_outside(Outside { actions, cost }: Outside) -> String {
    if actions == 0 {
        return String::new();
    }
    let money = if cost.is_zero() { String::new() } else { format!(", {cost} in all") };
    format!("Outside the sums: {} of strategic actions that were dropped{money}.", count(actions, "open activity", "open activities"))
}

impl WorkPart {
    /// The plan as of `today`.
    #[must_use]
    pub fn of(sources: WorkSources<'_>, today: Date, with_notes: bool) -> Self {
        let WorkSources { serving, only, decision, guide, .. } = sources;
        let opening = opening(decision);
        let names = owners(sources.actions);
        let actions = only.among(sources.actions.to_vec(), serving);
        let sums = Sums::of(&actions, serving);
        let around = Around { guide, names: &names, serving, today };
        let condition = |key: Option<ConditionKey>| {
            key.map_or_else(|| "For no condition".to_owned(), |key| format!("{}. {}", key.number(), guide.condition(key).name))
        };
        let open = arranged(actions.iter().filter(|action| action.status.is_open()), View::Condition, around);
        let closed = arranged(actions.iter().filter(|action| !action.status.is_open()), View::Condition, around);
        let groups = [open.unsettled, open.settled, closed.unsettled, closed.settled];
        let part = |action: &Action, group: &str| ActionPart {
            id: action.id.to_string(),
            group: group.to_owned(),
            closes: action.closes,
            label: action.closes.map_or_else(String::new, Topic::label),
            serves: serving.served_by(action.id).map_or_else(String::new, Served::named),
            what: action.what.clone(),
            owner: action.owner.as_ref().map_or_else(String::new, |owner| names.name(owner)),
            helpers: action.helpers.clone(),
            due: action.due,
            effort: action.effort,
            status: action.status,
            reason: action.reason.clone(),
            notes: if with_notes { action.notes.clone() } else { String::new() },
            cost: action.cost(),
            funding: action.funding.iter().map(|line| line.says.clone()).collect(),
            updated: action.updated,
            signs: action.signs(today).into_iter().chain(serving.sign(action)).collect(),
        };
        let actions_of = groups.iter().flatten().flat_map(|group| group.actions.iter().map(|action| part(action, &group.heading)));
        let strategic =
            |id: Option<Uuid>| id.and_then(|id| serving.get(id)).map_or_else(|| "For no strategic action".to_owned(), Served::named);
        let goal = |id: Option<Uuid>| {
            let known = serving.goals().iter().find(|(goal, _)| Some(*goal) == id);
            known.map_or_else(|| "For no goal".to_owned(), |(_, title)| title.clone())
        };
        Self {
            heading: opening.heading,
            lead: opening.lead,
            only: told(only, serving),
            lacking: lacking(actions.iter()),
            return_on: decision.and_then(|decision| decision.terms.return_on),
            actions: actions_of.collect(),
            costs: CostsPart {
                by_condition: sums.by_condition.into_iter().map(|(key, money)| (condition(key), money)).collect(),
                by_strategic_action: sums.by_strategic_action.into_iter().map(|(id, split)| (strategic(id), split)).collect(),
                by_goal: sums.by_goal.into_iter().map(|(id, split)| (goal(id), split)).collect(),
                by_source: sums.by_source,
                by_year: sums.by_year,
                by_standing: sums.by_standing,
                total: sums.total,
                without_cost: sums.without_cost,
                outside: told_outside(sums.outside),
            },
        }
    }

    /// The open actions, those without an owner or a date first.
    pub fn open(&self) -> impl Iterator<Item = &ActionPart> {
        self.actions.iter().filter(|action| action.status.is_open())
    }

    /// Those that are done or dropped.
    pub fn closed(&self) -> impl Iterator<Item = &ActionPart> {
        self.actions.iter().filter(|action| !action.status.is_open())
    }
}

impl ActionPart {
    /// Its funding lines in words, each on a line of its own.
    #[must_use]
    pub fn funding_words(&self) -> String {
        self.funding.iter().map(Funding::in_words).collect::<Vec<_>>().join("\n")
    }

    /// By when, in words; empty without a date.
    #[must_use]
    pub fn due_words(&self) -> String {
        self.due.map_or_else(String::new, dates::long)
    }
}
