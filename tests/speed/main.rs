//! Speed without a clock: no query reads a whole table, no request takes more statements or commits than
//! it needs, and little is sent.
//!
//! What is asked of the data file is taken from sqlx's own log, of which a process has one: so the tests
//! here take turns.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod asked;
mod plans;
mod sent;
mod sources;
mod statements;
mod tour;

#[expect(dead_code, reason = "these tests need less of a person than those of the pages")]
#[path = "../integration/person.rs"]
mod person;
