//! The work plan: actions with owners, dates, status and cost, and the strategic actions that they serve.

mod action;
pub mod by_hand;
mod draft;
mod effort;
pub mod funding;
mod money;
mod posted;
mod press;
mod serving;
mod status;
mod sums;
mod telling;
mod timeline;
mod views;

pub use action::{Action, STALE_DAYS};
pub use draft::{CannotDraft, Draft, Drafted, draft, gaps, scope};
pub use effort::Effort;
pub use money::Money;
pub use posted::{FIELDS, Ground, HELPERS_LIMIT, Posted, WHAT_LIMIT};
pub use press::Press;
pub use serving::{Activity, Only, Served, Serving};
pub use status::Status;
pub use sums::{Outside, Split, Sums};
pub use telling::{Opening, as_drafted, opening, progress};
pub use timeline::{Stop, Stretch, timeline};
pub use views::{Around, Arranged, Group, View, arranged, by_owner, is_unsettled, lacking, owners};
