//! Which strategic action each action of the work plan serves: an activity of its logic model names the action.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::{Action, Status};
use crate::domain::ids::ActionId;
use crate::domain::strategy;
use crate::domain::words::inserted;
use crate::domain::words::text::Problem;

/// A strategic action as the work plan knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Its id.
    pub id: Uuid,
    /// What will change.
    pub title: String,
    /// The goal that it serves, unless it serves none or that lies in the bin.
    pub goal: Option<Uuid>,
    /// How far it is.
    pub status: strategy::Status,
}

impl Served {
    /// Whether it is not done any more.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.status == strategy::Status::Dropped
    }

    /// What it is called where its actions stand under it: one that was dropped says so.
    #[must_use]
    pub fn named(&self) -> String {
        if self.is_dropped() { format!("{} (dropped)", inserted(&self.title)) } else { self.title.clone() }
    }
}

/// The activity by which an action serves a strategic action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// The entry of the logic model.
    pub entry: Uuid,
    /// The strategic action.
    pub of: Uuid,
}

/// The strategic actions of a jurisdiction, and which actions of its work plan serve them. What lies in the bin is none
/// of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Serving {
    goals: Vec<(Uuid, String)>,
    strategic_actions: Vec<Served>,
    activities: HashMap<ActionId, Activity>,
}

impl Serving {
    /// Goals, strategic actions and activities, each in their order. Of several activities that name one action, as two
    /// copies that went on apart could have them, the first counts.
    #[must_use]
    pub fn of(
        goals: Vec<(Uuid, String)>,
        strategic_actions: Vec<Served>,
        activities: impl IntoIterator<Item = (ActionId, Activity)>,
    ) -> Self {
        let mut first = HashMap::new();
        for (action, activity) in activities {
            first.entry(action).or_insert(activity);
        }
        Self { goals, strategic_actions, activities: first }
    }

    /// All strategic actions, in their order.
    #[must_use]
    pub fn strategic_actions(&self) -> &[Served] {
        &self.strategic_actions
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Served> {
        self.strategic_actions.iter().find(|served| served.id == id)
    }

    /// The goals, in their order.
    #[must_use]
    pub fn goals(&self) -> &[(Uuid, String)] {
        &self.goals
    }

    /// The activity that an action is, if it is one.
    #[must_use]
    pub fn activity(&self, action: ActionId) -> Option<Activity> {
        self.activities.get(&action).copied()
    }

    /// The strategic action that an action serves, if it serves one.
    #[must_use]
    pub fn served_by(&self, action: ActionId) -> Option<&Served> {
        self.get(self.activity(action)?.of)
    }

    /// Where a strategic action stands among the others.
    #[must_use]
    pub fn place(&self, id: Uuid) -> Option<usize> {
        self.strategic_actions.iter().position(|served| served.id == id)
    }

    /// Whether an action stays in the plan outside its sums: it is open, and the strategic action that it serves was
    /// dropped. What is done was paid for.
    #[must_use]
    pub fn is_outside_sums(&self, action: &Action) -> bool {
        action.status.is_open() && self.served_by(action.id).is_some_and(Served::is_dropped)
    }

    /// Whether the money of an action counts.
    #[must_use]
    pub fn counts(&self, action: &Action) -> bool {
        action.status != Status::Dropped && !self.is_outside_sums(action)
    }

    /// Whether an action belongs to the reports of rounds: it closes a step or a condition, or serves no strategic action.
    #[must_use]
    pub fn belongs_to_rounds(&self, action: &Action) -> bool {
        action.closes.is_some() || self.served_by(action.id).is_none()
    }

    /// What needs an eye in an action for what it serves.
    #[must_use]
    pub fn sign(&self, action: &Action) -> Option<String> {
        let sentence = "The strategic action that it serves was dropped. It stays in the plan, and its cost is outside the sums.";
        self.is_outside_sums(action).then(|| sentence.to_owned())
    }

    /// Which actions an address means; nothing where it names what is not here.
    #[must_use]
    pub fn only(&self, word: &str) -> Option<Only> {
        let only: Only = word.parse().ok()?;
        if let Only::Of(id) = only { self.get(id).map(|_| only) } else { Some(only) }
    }

    /// Reads what a form says an action serves; empty for nothing.
    ///
    /// # Errors
    /// A [`Problem`] where that is none of them.
    pub fn read(&self, typed: &str) -> Result<Option<Uuid>, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let known = Uuid::try_parse(typed).ok().filter(|id| self.get(*id).is_some());
        known.map(Some).ok_or_else(|| Problem::Other("This strategic action is no longer here. Choose another one, or none.".to_owned()))
    }
}

/// Which actions of a plan are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Those that the reports of rounds hold.
    Rounds,
    /// Those that serve this strategic action.
    Of(Uuid),
}

impl Only {
    /// Whether an action is shown.
    #[must_use]
    pub fn holds(self, action: &Action, serving: &Serving) -> bool {
        match self {
            Self::All => true,
            Self::Rounds => serving.belongs_to_rounds(action),
            Self::Of(id) => serving.activity(action.id).is_some_and(|activity| activity.of == id),
        }
    }

    /// The actions that are shown.
    #[must_use]
    pub fn among(self, actions: Vec<Action>, serving: &Serving) -> Vec<Action> {
        actions.into_iter().filter(|action| self.holds(action, serving)).collect()
    }
}

impl fmt::Display for Only {
    /// The word in addresses; empty for all.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::Rounds => f.write_str("rounds"),
            Self::Of(id) => id.fmt(f),
        }
    }
}

impl FromStr for Only {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match text {
            "" => Ok(Self::All),
            "rounds" => Ok(Self::Rounds),
            id => Uuid::try_parse(id).map(Self::Of).map_err(|_| Problem::NotAChoice),
        }
    }
}
