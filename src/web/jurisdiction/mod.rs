//! Jurisdictions: the first page, a jurisdiction's home, its settings, and putting it away.

mod away;
mod group;
mod groups;
mod handed;
mod handed_plan;
mod handover;
mod handover_people;
mod home;
mod list;
mod outlook;
mod settings;

pub use away::{archive, ask_to_delete, delete, unarchive};
pub use group::{ask_to_delete_group, change_group, delete_group, group};
pub use groups::{add_group, groups, shift_group};
pub use handover::handover;
pub use home::home;
pub use list::{found, list, open_example};
pub use settings::{describe, settings};

use crate::store::Jurisdiction;
use crate::web::frame::Place;

/// The place of a page in a jurisdiction, outside its rounds.
pub fn place(jurisdiction: &Jurisdiction) -> Place {
    Place {
        id: jurisdiction.id,
        name: jurisdiction.profile.name.clone(),
        is_example: jurisdiction.is_example,
        round: String::new(),
        round_id: None,
        is_contested: jurisdiction.is_contested,
    }
}
