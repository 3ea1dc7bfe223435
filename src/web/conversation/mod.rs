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
