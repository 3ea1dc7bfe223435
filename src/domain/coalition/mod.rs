//! The coalition: who belongs to it, who is asked, its working groups, and its launch.

#[expect(clippy::module_inception, reason = "the coalition as a whole is one of the nouns of its room")]
mod coalition;
mod gaps;
mod launch;
pub mod letter;
mod member;
mod next;
mod organization;
pub(in crate::domain) mod parts;
pub mod paste;
#[cfg(test)]
mod tests;
mod views;
mod words;
mod working_group;

pub use coalition::Coalition;
pub use launch::{Launch, agenda_draft, invitation_draft};
pub use member::Member;
pub use organization::{Organization, known_as};
pub use views::{Shelf, View};
pub use words::{Asking, Role, Sector};
pub use working_group::WorkingGroup;
