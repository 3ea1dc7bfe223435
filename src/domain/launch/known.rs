//! What is known when the two texts are filled: the jurisdiction, the newest decision, the plan, the launch facts.

use time::Date;

use super::Facts;
use crate::domain::decision::{Decision, Route};
use crate::domain::guide::{ConditionKey, Topic};
use crate::domain::jurisdiction::Profile;
use crate::domain::words::{self, dates};
use crate::domain::work::{Action, Money, Status};

/// What is known when the texts are filled.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The jurisdiction.
    pub profile: &'a Profile,
    /// The launch facts.
    pub facts: &'a Facts,
    /// The newest decision.
    pub decision: Option<&'a Decided>,
    /// What the plan says.
    pub work: &'a Spending,
}

/// The newest decision, as far as the texts need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The route chosen.
    pub route: Route,
    /// The day.
    pub on: Date,
    /// Who decided, a line each.
    pub deciders: String,
}

/// What the plan says of the money for the planning process, and of the work beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spending {
    /// The cost of the actions that commit resources to the planning process (step 1d), if they name one.
    pub budget: Option<Money>,
    /// Who pays for these actions, a line each.
    pub funding: String,
    /// How many actions are open.
    pub open: usize,
}

/// Why the announcement should not go out yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// There is no decision on record.
    Undecided,
    /// The newest decision is another one than to proceed.
    Chosen(Route, Date),
}

impl From<&Decision> for Decided {
    fn from(decision: &Decision) -> Self {
        Self { route: decision.route, on: decision.decided, deciders: decision.deciders.clone() }
    }
}

impl Spending {
    /// What the actions of a jurisdiction say.
    #[must_use]
    pub fn of(actions: &[Action]) -> Self {
        let resources = ConditionKey::LeadershipCommitment.steps().next_back().map(Topic::Step);
        let paying = || actions.iter().filter(|action| action.closes == resources && action.status != Status::Dropped);
        let costs: Vec<Money> = paying().filter_map(Action::cost).collect();
        let mut funding: Vec<&str> = Vec::new();
        let lines = paying().flat_map(|action| &action.funding);
        for source in lines.map(|line| line.says.source.as_str()).filter(|source| !source.is_empty()) {
            if !funding.contains(&source) {
                funding.push(source);
            }
        }
        Self {
            budget: if costs.is_empty() { None } else { Some(costs.into_iter().sum()) },
            funding: funding.join("\n"),
            open: actions.iter().filter(|action| action.status.is_open()).count(),
        }
    }
}

impl Known<'_> {
    /// The newest decision, if it is to proceed.
    #[must_use]
    pub fn launch(&self) -> Option<&Decided> {
        self.decision.filter(|decision| decision.route == Route::Proceed)
    }

    /// Why the announcement should not go out yet, if there is a reason.
    #[must_use]
    pub fn early(&self) -> Option<Early> {
        match self.decision {
            None => Some(Early::Undecided),
            Some(decision) if decision.route == Route::Proceed => None,
            Some(decision) => Some(Early::Chosen(decision.route, decision.on)),
        }
    }

    /// The budget: as entered, else as the plan has it.
    #[must_use]
    pub fn budget(&self) -> Option<Money> {
        self.facts.budget.or(self.work.budget)
    }
}

impl Early {
    /// The warning in words.
    #[must_use]
    pub fn telling(self) -> String {
        let why = match self {
            Self::Undecided => "There is no decision on record yet.".to_owned(),
            Self::Chosen(route, on) => format!("On {}, leadership chose {}.", dates::long(on), route.infinitive()),
        };
        format!(
            "{why} The announcement is meant to go out once leadership has decided to proceed. Write it now if you like, and hold it until then."
        )
    }
}

/// A text that stands for something known, or the blank that stands for it.
pub(super) fn or_blank(known: &str, blank: &str) -> String {
    if known.is_empty() { format!("[{blank}]") } else { words::inserted(known) }
}

/// Lines as a list within a sentence, or the blank that stands for them. Semicolons part what has commas of its own.
pub(super) fn listed(lines: &str, blank: &str) -> String {
    // What is nothing but full stops is a name all the same.
    let bare = |line: &str| Some(line.trim_end_matches(['.', ';', ',']).len()).filter(|length| *length > 0).unwrap_or(line.len());
    let items = lines.lines().map(str::trim).map(|line| &line[..bare(line)]).filter(|line| !line.is_empty());
    let items = words::inserted::all_inserted(items);
    match items.as_slice() {
        [] => format!("[{blank}]"),
        items if items.len() > 1 && items.iter().any(|item| item.contains([',', ';'])) => items.join("; "),
        items => words::list(items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_a_list_within_a_sentence() {
        assert_eq!(listed("Staff time.\nTraining", "x y"), "Staff time and Training");
        assert_eq!(listed("Wren 2040, the land use plan\nTransit plan", "x y"), "Wren 2040, the land use plan; Transit plan");
        assert_eq!(listed("", "x y"), "[x y]");
        assert_eq!(listed("...\nRenters.", "x y"), "... and Renters", "a name of nothing but full stops is one");
    }
}
