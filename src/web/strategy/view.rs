//! What the pages show of goals and strategic actions in their lists.

use uuid::Uuid;

use super::basis::Basis;
use crate::domain::guide::{Framework, PredictorKey};
use crate::domain::strategy::{Goal, Score, Status, StrategicAction, Under};
use crate::domain::things::Noun;
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::{capital, count, list, shortened};
use crate::web::frame::Shifts;
use crate::web::things::{Moves, Pressed};

/// How much of a title or a statement a link shows, in characters.
const SHOWN: usize = 160;

/// Something on record to which a page leads.
pub(super) struct Link {
    pub href: String,
    pub label: String,
}

impl Link {
    /// To a strategic action.
    pub fn to_action(basis: &Basis, action: &StrategicAction) -> Self {
        Self { href: basis.address(Noun::StrategicAction, action.id), label: shortened(&action.title, SHOWN) }
    }

    /// To the screen of a strategic action in a meeting.
    pub fn to_screen(basis: &Basis, action: &StrategicAction) -> Self {
        Self { href: format!("{}/meeting?action={}", basis.home(), action.id), ..Self::to_action(basis, action) }
    }

    /// To a goal.
    pub fn to_goal(basis: &Basis, goal: &Goal) -> Self {
        Self { href: basis.address(Noun::Goal, goal.id), label: shortened(&goal.title, SHOWN) }
    }

    /// To a finding.
    pub fn to_finding(basis: &Basis, id: Uuid, statement: &str) -> Self {
        Self { href: format!("/jurisdictions/{}/findings/{id}", basis.id()), label: shortened(statement, SHOWN) }
    }
}

/// A strategic action in a list.
pub(super) struct ActionView {
    pub id: Uuid,
    pub address: String,
    pub title: String,
    pub status: &'static str,
    pub is_dropped: bool,
    /// Who leads it; empty for nobody.
    pub lead: String,
    /// How many findings it answers, in words.
    pub answers: String,
    /// The levels at which it works, in words; empty while nobody said.
    pub levels: String,
    pub moves: Moves,
}

impl ActionView {
    fn of(basis: &Basis, action: &StrategicAction, shifts: Shifts) -> Self {
        let address = basis.address(Noun::StrategicAction, action.id);
        let answered = action.findings.iter().filter(|id| basis.strategy.finding(**id).is_some()).count();
        let levels: Vec<String> = action.levels.iter().map(|level| level.label().to_lowercase()).collect();
        Self {
            id: action.id,
            title: action.title.clone(),
            status: action.status.label(),
            is_dropped: action.status == Status::Dropped,
            lead: basis.lead(action),
            answers: format!("Answers {}", count(answered, "finding", "findings")),
            levels: capital(&list(&levels)),
            moves: Moves::of(format!("{address}/move"), &action.position, &action.title, shifts),
            address,
        }
    }

    fn all(basis: &Basis, actions: &[&StrategicAction], pressed: Pressed) -> Vec<Self> {
        let view = |(at, action): (usize, &&StrategicAction)| Self::of(basis, action, Shifts::at(at, actions.len(), pressed.on(action.id)));
        actions.iter().enumerate().map(view).collect()
    }
}

/// A goal above its strategic actions.
pub(super) struct GoalView {
    pub id: Uuid,
    pub address: String,
    pub title: String,
    pub notes: String,
    /// For whom, in words; empty for nobody said.
    pub groups: String,
    /// The predictors, in words; empty for none.
    pub predictors: String,
    pub moves: Moves,
}

impl GoalView {
    fn of(basis: &Basis, goal: &Goal, shifts: Shifts) -> Self {
        let address = basis.address(Noun::Goal, goal.id);
        Self {
            id: goal.id,
            title: goal.title.clone(),
            notes: goal.notes.clone(),
            groups: capital(&list(&all_inserted(basis.groups_called(&goal.groups)))),
            predictors: predictors(&goal.predictors),
            moves: Moves::of(format!("{address}/move"), &goal.position, &goal.title, shifts),
            address,
        }
    }
}

/// A goal with its strategic actions, or the strategic actions of none.
pub(super) struct UnderView {
    pub goal: Option<GoalView>,
    pub actions: Vec<ActionView>,
    pub dropped: Vec<ActionView>,
}

impl UnderView {
    /// All of them, with the button that was pressed.
    pub fn all(basis: &Basis, pressed: Pressed) -> Vec<Self> {
        let goals = basis.strategy.goals.len();
        let view = |(at, under): (usize, &Under<'_>)| Self {
            goal: under.goal.map(|goal| GoalView::of(basis, goal, Shifts::at(at, goals, pressed.on(goal.id)))),
            actions: ActionView::all(basis, &under.actions, pressed),
            dropped: ActionView::all(basis, &under.dropped, pressed),
        };
        basis.strategy.by_goal().iter().enumerate().map(view).collect()
    }
}

/// Predictors in words: "Housing affordability and just policing".
pub(super) fn predictors(keys: &[PredictorKey]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
    capital(&list(&names))
}

/// What is not set yet of a strategic action; empty where both numbers are.
pub(super) fn unweighed(action: &StrategicAction) -> &'static str {
    match (action.impact.map(Score::label), action.feasibility.map(Score::label)) {
        (None, None) => "neither is set yet",
        (None, _) => "impact is not set yet",
        (_, None) => "feasibility is not set yet",
        _ => "",
    }
}
