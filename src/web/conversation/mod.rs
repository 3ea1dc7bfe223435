//! Doing it together: people asked, the meeting, the case to leadership.

mod asked;
mod asks;
pub mod case;
mod letter;
pub mod meeting;
mod press;
pub mod screen;

pub use asked::{AskedOf, asked_of};
pub use asks::{ask, show};
pub use letter::letter;
pub use press::{tell, told_from_step, withdraw};

use crate::domain::text::Problem;

/// The sentence beside a field of a form that came too late: the round takes no changes any more.
fn read_only() -> Problem {
    Problem::Other("This round is read-only: a newer round exists. Nothing was saved. Reopen the round to go on with this.".to_owned())
}
