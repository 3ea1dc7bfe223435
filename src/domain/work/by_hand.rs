//! The order of the actions of one condition, made by hand.

use super::{Action, is_unsettled};
use crate::domain::guide::{StepKey, Topic};
use crate::domain::ids::ActionId;
use crate::domain::words::position::{Placed, Position, Shift};

/// What is to be written so that an open action stands one place up or down among those that stand under one heading
/// with it: the open ones of its condition that lack an owner or a date like it, or have both. Nothing where it is the
/// first or the last of them.
#[must_use]
pub fn shifted(actions: &[Action], id: ActionId, shift: Shift) -> Vec<(ActionId, Position)> {
    let mut all: Vec<&Action> = actions.iter().collect();
    all.sort_by_key(|action| (&action.position, action.id));
    let Some(from) = all.iter().position(|action| action.id == id) else { return Vec::new() };
    let heading = |action: &Action| (action.status.is_open(), action.closes.map(Topic::condition), is_unsettled(action));
    let is_beside = |at: &usize| heading(all[*at]) == heading(all[from]);
    let to = match shift {
        Shift::Up => (0..from).rev().find(is_beside),
        Shift::Down => (from + 1..all.len()).find(is_beside),
    };
    let keys: Vec<Position> = all.iter().map(|action| action.position.clone()).collect();
    let moved = to.map_or_else(Vec::new, |to| Position::moved(&keys, from, to));
    moved.into_iter().map(|(at, key)| (all[at].id, key)).collect()
}

/// What put an action in its place before people could move it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Its id.
    pub id: ActionId,
    /// What it closes.
    pub closes: Option<Topic>,
    /// Whether somebody owns it.
    pub is_owned: bool,
    /// Whether it has a due date.
    pub is_dated: bool,
}

/// The first place of an action, so that it stands where it stood on the page. It follows from the action alone: two
/// copies that went on a little before they were raised differ in what they changed, and in nothing else.
#[must_use]
pub fn first_place(action: &Unplaced) -> Position {
    let (condition, step) = match action.closes {
        Some(topic) => (topic.condition().number(), topic.step().map_or(35, StepKey::index)),
        None => (0, 0),
    };
    let digits = [action.closes.is_none().into(), condition, action.is_owned.into(), action.is_dated.into(), step];
    Position::of(digits, action.id.0.as_u128())
}

/// What must be known of an action to place a new one beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its id.
    pub id: ActionId,
    /// What it closes.
    pub closes: Option<Topic>,
    /// Where it stands.
    pub position: Position,
}

/// The place of a new action among what the others close, which are in order: before the first of its condition that
/// closes a later step, else last; and new places of others, where there was no room left between two.
#[must_use]
pub fn place(others: &[Other], closes: Option<Topic>) -> (Position, Vec<(ActionId, Position)>) {
    let is_later = |other: Topic, new: Topic| other.condition() == new.condition() && other.to_string() > new.to_string();
    let later = closes.and_then(|new| others.iter().position(|other| other.closes.is_some_and(|other| is_later(other, new))));
    let keys: Vec<Position> = others.iter().map(|other| other.position.clone()).collect();
    let Placed { own, others: moved } = Position::at(&keys, later.unwrap_or(keys.len()));
    (own, moved.into_iter().map(|(at, key)| (others[at].id, key)).collect())
}
