//! Everything that belongs to the strategy of a jurisdiction, read together.

use uuid::Uuid;

use super::{Goal, StrategicAction};
use crate::domain::findings::Finding;
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::words::position::{Beside, Shift};

/// The strategy of a jurisdiction, with the findings that it should answer.
#[derive(Debug, Clone, Default)]
pub struct Strategy {
    /// The vision statement.
    pub vision: String,
    /// The theory of change.
    pub theory: String,
    /// The goals, in the order that was made by hand.
    pub goals: Vec<Goal>,
    /// The strategic actions, in the order that was made by hand.
    pub actions: Vec<StrategicAction>,
    /// The findings and insights, in their order, without what they rest on.
    pub findings: Vec<Finding>,
}

/// The strategic actions of one goal, or those of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Under<'a> {
    /// The goal; nothing for those that serve none.
    pub goal: Option<&'a Goal>,
    /// The strategic actions, those that were dropped apart.
    pub actions: Vec<&'a StrategicAction>,
    /// Those that were dropped.
    pub dropped: Vec<&'a StrategicAction>,
}

impl Strategy {
    /// The kinds of things that it is read from.
    pub const NOUNS: [Noun; 4] = [Noun::Strategy, Noun::Goal, Noun::StrategicAction, Noun::Finding];

    /// Reads the things of a jurisdiction, of whatever kinds.
    #[must_use]
    pub fn of(things: Vec<Thing>) -> Self {
        let mut things = apart(things);
        let mut take = |noun| things.remove(&noun).unwrap_or_default();
        let strategy = take(Noun::Strategy);
        let text = |fact| strategy.first().map_or("", |thing| thing.get(fact)).to_owned();
        Self {
            vision: text(Fact::Vision),
            theory: text(Fact::Theory),
            goals: take(Noun::Goal).iter().map(Goal::of).collect(),
            actions: take(Noun::StrategicAction).iter().map(StrategicAction::of).collect(),
            findings: take(Noun::Finding).iter().map(|finding| Finding::of(finding, Vec::new())).collect(),
        }
    }

    /// A goal by its id.
    #[must_use]
    pub fn goal(&self, id: Uuid) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// A strategic action by its id.
    #[must_use]
    pub fn action(&self, id: Uuid) -> Option<&StrategicAction> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// A finding by its id.
    #[must_use]
    pub fn finding(&self, id: Uuid) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// The strategic actions that were not dropped.
    pub fn live(&self) -> impl Iterator<Item = &StrategicAction> {
        self.actions.iter().filter(|action| !action.is_dropped())
    }

    /// The strategic actions that answer a finding, those that were dropped among them.
    pub fn answering(&self, finding: Uuid) -> impl Iterator<Item = &StrategicAction> {
        self.actions.iter().filter(move |action| action.findings.contains(&finding))
    }

    /// The strategic actions under their goals. Those that serve no goal, or one that is gone, come last.
    #[must_use]
    pub fn by_goal(&self) -> Vec<Under<'_>> {
        let here = |action: &StrategicAction| action.goal.filter(|goal| self.goal(*goal).is_some());
        let under = |goal: Option<&'_ Goal>| {
            let of = self.actions.iter().filter(|action| here(action) == goal.map(|goal| goal.id));
            of.partition::<Vec<_>, _>(|action| action.is_dropped())
        };
        let mut all: Vec<Under<'_>> = Vec::with_capacity(self.goals.len() + 1);
        for goal in self.goals.iter().map(Some).chain([None]) {
            let (dropped, actions) = under(goal);
            all.push(Under { goal, actions, dropped });
        }
        all.retain(|under| under.goal.is_some() || !under.actions.is_empty() || !under.dropped.is_empty());
        all
    }

    /// Where a strategic action is to stand, so that it goes past the one that is shown before or after it under its goal.
    /// Nothing where it is the first or last there.
    #[must_use]
    pub fn past(&self, id: Uuid, shift: Shift) -> Option<Beside> {
        let is_it = |action: &StrategicAction| action.id == id;
        let under = self.by_goal();
        let shown = under.iter().flat_map(|under| [&under.actions, &under.dropped]).find(|shown| shown.iter().any(|one| is_it(one)))?;
        let at = shown.iter().position(|action| is_it(action))?;
        Some(match shift {
            Shift::Up => Beside::Before(shown.get(at.checked_sub(1)?)?.id),
            Shift::Down => Beside::After(shown.get(at + 1)?.id),
        })
    }

    /// The strategic action before and the one after, in the order in which a meeting goes through those that were not
    /// dropped: goal by goal.
    #[must_use]
    pub fn in_a_meeting(&self) -> Vec<&StrategicAction> {
        self.by_goal().into_iter().flat_map(|under| under.actions).collect()
    }
}
