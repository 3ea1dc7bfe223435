//! The strategy, as its document tells of it: nothing that was dropped, no finding that is left out of documents, no notes.

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::coalition::{Coalition, Member};
use crate::domain::guide::{Framework, PredictorKey};
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::strategy::{Goal, Level, StrategicAction, Strategy};
use crate::domain::words::{capital, count, inserted, list};
use crate::report::document::Paper;

/// The strategy of a jurisdiction.
#[derive(Debug, Clone, PartialEq)]
pub struct StrategyPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// How many goals and strategic actions there are, in a sentence.
    pub told: String,
    /// The vision statement, in Markdown; empty while nobody wrote it.
    pub vision: String,
    /// The theory of change, in Markdown; empty while nobody wrote it.
    pub theory: String,
    /// The goals with their strategic actions; those that serve none come last, under an empty title.
    pub goals: Vec<GoalPart>,
}

/// A goal with its strategic actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalPart {
    /// What it is; empty for the strategic actions that serve none.
    pub title: String,
    /// What will be different, and for whom.
    pub notes: String,
    /// The groups for whom it is.
    pub groups: String,
    /// The predictors that it is about.
    pub predictors: String,
    /// Its strategic actions.
    pub actions: Vec<StrategicActionPart>,
}

/// A strategic action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategicActionPart {
    /// Which it is.
    pub id: Uuid,
    /// What will change.
    pub title: String,
    /// How far it is.
    pub status: &'static str,
    /// The findings that it answers.
    pub answers: Vec<String>,
    /// What else is said of it, each with its name; nothing that is empty.
    pub facts: Vec<(Fact, &'static str, String)>,
}

/// What the document is made of.
#[derive(Debug)]
pub struct StrategySources<'a> {
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The strategy with the findings.
    pub strategy: &'a Strategy,
    /// The population groups, in their order.
    pub groups: &'a [PopulationGroup],
    /// The members, by whom leads and partners are named.
    pub coalition: &'a Coalition,
    /// The present moment, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

impl StrategyPart {
    /// Whether there is nothing to tell of.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.vision.is_empty() && self.theory.is_empty() && self.goals.is_empty()
    }

    /// Makes it.
    #[must_use]
    pub fn of(sources: &StrategySources<'_>) -> Self {
        let strategy = sources.strategy;
        let under = strategy.by_goal().into_iter().filter(|under| under.goal.is_some() || !under.actions.is_empty());
        let goals: Vec<GoalPart> = under.map(|under| goal(sources, under.goal, &under.actions)).collect();
        let told = match (strategy.goals.len(), strategy.live().count()) {
            (0, 0) => "There is no goal and no strategic action to tell of yet.".to_owned(),
            (0, actions) => format!("{}.", capital(&count(actions, "strategic action", "strategic actions"))),
            (goals, actions) => {
                format!("{}, {}.", capital(&count(goals, "goal", "goals")), count(actions, "strategic action", "strategic actions"))
            }
        };
        Self {
            jurisdiction: sources.jurisdiction.to_owned(),
            as_of: sources.as_of,
            paper: sources.paper,
            told,
            vision: strategy.vision.clone(),
            theory: strategy.theory.clone(),
            goals,
        }
    }
}

fn goal(sources: &StrategySources<'_>, goal: Option<&Goal>, actions: &[&StrategicAction]) -> GoalPart {
    let actions = actions.iter().map(|one| action(sources, one)).collect();
    let nothing = GoalPart { title: String::new(), notes: String::new(), groups: String::new(), predictors: String::new(), actions };
    let Some(goal) = goal else { return nothing };
    GoalPart {
        title: goal.title.clone(),
        notes: goal.notes.clone(),
        groups: groups(sources, &goal.groups),
        predictors: predictors(&goal.predictors),
        ..nothing
    }
}

fn action(sources: &StrategySources<'_>, action: &StrategicAction) -> StrategicActionPart {
    let found = |id: &Uuid| sources.strategy.finding(*id).filter(|finding| !finding.is_left_out && !finding.is_insight());
    let member = |id: &Uuid| sources.coalition.member(*id);
    let partners: Vec<String> = action.partners.iter().filter_map(member).map(Member::among_others).collect();
    let lead = action.lead.as_ref().and_then(member).map_or_else(String::new, |lead| inserted(&lead.listed()));
    let levels: Vec<String> = action.levels.iter().map(|level: &Level| level.label().to_lowercase()).collect();
    let text = |typed: &String| inserted(typed);
    let facts = [
        (Fact::Groups, "Whom it reaches", groups(sources, &action.groups)),
        (Fact::Place, "Where", text(&action.places)),
        (Fact::Predictors, "Predictors", predictors(&action.predictors)),
        (Fact::Levels, "What it changes", capital(&list(&levels))),
        (Fact::BuildsOn, "What it builds on", text(&action.builds_on)),
        (Fact::Proof, "Proof that it works", text(&action.proof)),
        (Fact::Equity, "Effect on equity", text(&action.equity)),
        (Fact::Shaped, "What the community said", text(&action.shaped)),
        (Fact::Risks, "Risks", text(&action.risks)),
        (Fact::Lead, "Lead", lead),
        (Fact::Members, "Partners", list(&partners)),
    ];
    StrategicActionPart {
        id: action.id,
        title: action.title.clone(),
        status: action.status.label(),
        answers: action.findings.iter().filter_map(found).map(|finding| finding.statement.clone()).collect(),
        facts: facts.into_iter().filter(|(.., words)| !words.is_empty()).collect(),
    }
}

impl StrategicActionPart {
    /// What is said of a fact; empty for nothing.
    #[must_use]
    pub fn said(&self, fact: Fact) -> &str {
        self.facts.iter().find(|(of, ..)| *of == fact).map_or("", |(.., words)| words)
    }
}

fn groups(sources: &StrategySources<'_>, ids: &[PopulationGroupId]) -> String {
    let names: Vec<String> = sources.groups.iter().filter(|group| ids.contains(&group.id)).map(|group| inserted(&group.name)).collect();
    capital(&list(&names))
}

fn predictors(keys: &[PredictorKey]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
    capital(&list(&names))
}
