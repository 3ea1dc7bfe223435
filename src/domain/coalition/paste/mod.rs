//! A list of members pasted from a spreadsheet, or chosen as a file: read row by row, and held against who is here.
//!
//! Nothing is guessed and nothing lost silently: a column that is not known, a cell that cannot be read and a name that
//! fits two people are each told, with the row in which they stand.

mod cell;
mod column;
mod decoded;
mod entry;
mod grid;
mod heading;
mod here;
mod plan;
mod sheet;
#[cfg(test)]
mod tests;

pub use column::Column;
pub use decoded::decoded;
pub use entry::{Entry, Fault};
pub use here::{Affiliation, Here};
pub use plan::{Becomes, Choices, Place, Plan, Planned, Who};
pub use sheet::{MOST_ROWS, Refusal, Sheet};
