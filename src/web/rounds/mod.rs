//! Rounds: begun, settled, compared, shown beside each other, closed, deleted; and which holds where two stand.

mod begin;
pub mod chart;
mod close;
mod compare;
mod newest;
mod settings;
mod which;

pub use begin::{begin, new};
pub use close::{ask_to_delete, close, delete, reopen};
pub use compare::{Pair, choose, compare};
pub use newest::{decision, readiness};
pub use settings::{settings, settle};
pub use which::{say, which};

use crate::domain::words::text::Problem;
use crate::store::Assessment;
use crate::web::frame::Place;

/// The place of a page in a round.
#[must_use]
pub fn place(assessment: &Assessment) -> Place {
    Place {
        id: assessment.jurisdiction.id,
        name: assessment.jurisdiction.profile.name.clone(),
        is_example: assessment.jurisdiction.is_example,
        round: assessment.round.heading.title.clone(),
        round_id: Some(assessment.round.id),
        is_contested: assessment.jurisdiction.is_contested,
    }
}

/// The sentence beside a field of a form that came too late: the round takes no changes any more.
#[must_use]
pub fn read_only() -> Problem {
    Problem::Other("This round is read-only: a newer round exists. Nothing was saved. Reopen the round to go on with this.".to_owned())
}
