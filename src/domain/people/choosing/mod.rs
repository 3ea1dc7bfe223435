//! Choosing people in forms: what was typed or chosen becomes people on record, new names, or a question.
//!
//! A form holds a name as text, and beside it the id of the person who was chosen, by the script or when the form
//! asked which of several was meant. The id counts as long as the text still names that person; else the text does.

mod many;
mod newcomer;
mod offer;
mod one;
mod people;
#[cfg(test)]
mod tests;

pub use many::{Picked, Picks, Rule, Slips};
pub use newcomer::{Added, added};
pub use offer::{OFFERED, Offer, offers, shown};
pub use one::{NEW, Pick, Slip, TEXT_LIMIT, Who};
pub use people::People;
