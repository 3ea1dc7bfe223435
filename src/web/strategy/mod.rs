//! Strategy: vision and theory of change, goals, strategic actions, the grid, and the meeting that weighs them.

mod action;
mod activities;
mod add;
mod answer;
mod basis;
mod binned;
mod deleting;
mod end;
mod form;
mod goal;
mod grid;
mod list;
mod meeting;
pub mod model;
mod moved;
mod view;

pub use action::{change, show as action};
pub use add::{add, add_goal, new, new_goal};
pub use answer::answer;
pub use deleting::{ask_to_delete, ask_to_delete_goal, delete, delete_goal};
pub use goal::{change as change_goal, show as goal};
pub use list::show as list;
pub use meeting::{show as meeting, weigh};
pub use moved::{move_action, move_goal};
