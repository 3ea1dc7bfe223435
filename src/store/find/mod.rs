//! Find: the words of every text in an index, written in the transaction that writes the text.
//!
//! **What a text is.** A note, the evidence of an answer, a need and the reason of a judgment are one text each. Of
//! everything else a record is one text: what people typed into its fields, joined, and no word of a choice, no day and
//! nobody's name but of whom it is itself. How to reach somebody is in no text.
//!
//! **When it is written.** Every value is written with a line of its history, so whoever keeps the history notes what a
//! write touched (`touched`), and its texts are read and indexed again before the commit. An import and a new level index
//! whole jurisdictions (`rebuilt`). What lies in the bin is not in the index; what lies in a jurisdiction that does
//! is, until that is thrown out, and no page shows it.
//!
//! **Behind the door.** `index` alone writes and asks the index, by the words of the dialect: numbers with words go in, and
//! numbers come out. Which text has which number is an ordinary table. With `PostgreSQL` a column of words with its own
//! index takes the place of SQLite's.

mod index;
mod rebuilt;
mod repaired;
mod search;
mod sources;
mod texts;
mod touched;

pub use search::{Found, Group, Hit, MOST};

pub(in crate::store) use index::{forget_jurisdiction, indexed, place, span};
pub(in crate::store) use rebuilt::{all, rebuild, renew};
pub(in crate::store) use texts::every_text;
pub(in crate::store) use touched::Touched;
