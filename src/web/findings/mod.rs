//! Findings: the list in its three views, one finding with what it rests on, the coalition's review, the source register.

mod basis;
mod finding;
mod form;
mod list;
mod moved;
mod review;
mod reviews;
mod source;
mod sources;
mod support;
mod view;

pub use finding::{agree, ask_to_delete, change, delete, show as finding};
pub use list::{add, show as list};
pub use moved::{move_finding, move_source, move_support};
pub use review::{ask_to_delete as ask_to_delete_review, change as change_review, delete as delete_review, show as review};
pub use reviews::{add as add_review, show as reviews};
pub use source::{ask_to_delete as ask_to_delete_source, change as change_source, delete as delete_source, show as source};
pub use sources::{add as add_source, show as sources};
pub use support::{add as add_support, change as change_support, new as new_support, remove as remove_support, show as support};

use crate::domain::guide::{PillarKey, PredictorKey};

/// Whether the box of a predictor stands under this pillar.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over what they name by reference")]
pub(super) fn is_of(pillar: &PillarKey, predictor: &str) -> bool {
    predictor.parse::<PredictorKey>().is_ok_and(|key| key.pillar() == *pillar)
}
