//! What is missing in a strategy, named in words.

use uuid::Uuid;

use super::{Level, StrategicAction, Strategy};
use crate::domain::findings::Finding;
use crate::domain::guide::{Framework, PredictorKey};
use crate::domain::words::{agree, capital, count, list, number};

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// No strategic action answers these findings.
    Unanswered(Vec<Uuid>),
    /// Findings are about these predictors, and no strategic action works on them.
    Predictors(Vec<PredictorKey>),
    /// These goals have no strategic action.
    BareGoals(Vec<Uuid>),
    /// These strategic actions serve no goal, though there are goals.
    NoGoal(Vec<Uuid>),
    /// These strategic actions have no lead.
    NoLead(Vec<Uuid>),
    /// These strategic actions answer no finding.
    NoFinding(Vec<Uuid>),
    /// No strategic action changes a policy.
    NoPolicy,
}

/// What is missing, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it is.
    pub gap: Gap,
    /// The sentence that names it.
    pub words: String,
}

impl Strategy {
    /// All that is missing, in the order of the work: findings, predictors, goals, then what the strategic actions lack.
    /// What was dropped answers nothing and lacks nothing; an insight asks for no answer before anybody agreed to it.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let actions = [
            (Gap::NoGoal as fn(Vec<Uuid>) -> Gap, "serves no goal", "serve no goal"),
            (Gap::NoLead, "has no lead", "have no lead"),
            (Gap::NoFinding, "answers no finding", "answer no finding"),
        ];
        let lacking = [self.without_goal(), self.without(|action| action.lead.is_none()), self.without(|action| !self.answers(action))];
        let lacks = actions.into_iter().zip(lacking).filter_map(|((gap, one, many), lacking)| {
            let words = format!("{} {}.", counted(lacking.len()), agree(lacking.len(), one, many));
            (!lacking.is_empty()).then(|| Missing { gap: gap(lacking), words })
        });
        let first = [self.unanswered(), self.unworked(), self.bare_goals()];
        first.into_iter().flatten().chain(lacks).chain(self.policy()).collect()
    }

    /// The findings that no strategic action answers.
    pub fn unanswered_findings(&self) -> impl Iterator<Item = &Finding> {
        let is_answered = |finding: &Finding| self.live().any(|action| action.findings.contains(&finding.id));
        self.findings.iter().filter(|finding| !finding.is_insight()).filter(move |finding| !is_answered(finding))
    }

    fn unanswered(&self) -> Option<Missing> {
        let ids: Vec<Uuid> = self.unanswered_findings().map(|finding| finding.id).collect();
        let words = format!("No strategic action answers {} yet.", agree(ids.len(), "this finding", "these findings"));
        (!ids.is_empty()).then_some(Missing { gap: Gap::Unanswered(ids), words })
    }

    /// A predictor is worked on where a strategic action says so, or answers a finding about it.
    fn unworked(&self) -> Option<Missing> {
        let about = |finding: &Uuid| self.finding(*finding).map_or(&[][..], |finding| finding.predictors.as_slice());
        let worked: Vec<PredictorKey> =
            self.live().flat_map(|action| action.predictors.iter().chain(action.findings.iter().flat_map(about))).copied().collect();
        let found = |key: &PredictorKey| self.findings.iter().any(|finding| !finding.is_insight() && finding.predictors.contains(key));
        let bare: Vec<PredictorKey> = PredictorKey::all().filter(|key| found(key) && !worked.contains(key)).collect();
        let names: Vec<&str> = bare.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
        let words = match names[..] {
            [] => return None,
            [one] => format!("No strategic action yet works on {one}, a predictor that you have a finding on."),
            _ => {
                format!("No strategic action yet works on {} predictors that you have findings on: {}.", number(names.len()), list(&names))
            }
        };
        Some(Missing { gap: Gap::Predictors(bare), words })
    }

    fn bare_goals(&self) -> Option<Missing> {
        let is_bare = |goal: &Uuid| self.live().all(|action| action.goal != Some(*goal));
        let bare: Vec<Uuid> = self.goals.iter().map(|goal| goal.id).filter(is_bare).collect();
        let words =
            format!("{} {} no strategic action yet.", capital(&count(bare.len(), "goal", "goals")), agree(bare.len(), "has", "have"));
        (!bare.is_empty()).then_some(Missing { gap: Gap::BareGoals(bare), words })
    }

    fn without(&self, lacks: impl Fn(&StrategicAction) -> bool) -> Vec<Uuid> {
        self.live().filter(|action| lacks(action)).map(|action| action.id).collect()
    }

    fn without_goal(&self) -> Vec<Uuid> {
        self.without(|action| !self.goals.is_empty() && action.goal.and_then(|goal| self.goal(goal)).is_none())
    }

    /// Whether it answers a finding that is here.
    fn answers(&self, action: &StrategicAction) -> bool {
        action.findings.iter().any(|finding| self.finding(*finding).is_some())
    }

    /// That no strategic action changes a policy, as far as it was said at which levels they work. They are programs where
    /// they change only what is done, where means go, and who works with whom.
    fn policy(&self) -> Option<Missing> {
        let (said, unsaid): (Vec<&StrategicAction>, Vec<_>) = self.live().partition(|action| !action.levels.is_empty());
        if said.is_empty() || said.iter().any(|action| action.levels.contains(&Level::Policy)) {
            return None;
        }
        let is_program = |action: &&StrategicAction| action.levels.iter().all(|level| !matches!(level, Level::Power | Level::Models));
        let none = match (said.iter().all(is_program), said.len(), unsaid.is_empty()) {
            (true, 1, true) => "This is a program, and changes no policy.",
            (true, _, true) => "All of these are programs, none changes a policy.",
            (true, _, false) => "As far as it is said, all of these are programs, none changes a policy.",
            (false, 1, true) => "It changes no policy.",
            (false, _, true) => "None of these changes a policy.",
            (false, _, false) => "As far as it is said, none of these changes a policy.",
        };
        let rest = match unsaid.len() {
            0 => String::new(),
            n => format!(" Of {} the level is not said yet.", number(n)),
        };
        Some(Missing { gap: Gap::NoPolicy, words: format!("{none}{rest}") })
    }
}

fn counted(n: usize) -> String {
    capital(&count(n, "strategic action", "strategic actions"))
}
