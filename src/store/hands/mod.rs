//! The hands that every room of the store shares: who reads, who writes, who keeps the history meanwhile, the days,
//! the levels of the file, and what can go wrong.

pub(super) mod days;
mod departed;
pub(super) mod dialect;
mod error;
mod fold;
pub(super) mod line;
mod memo;
mod migrations;
pub(super) mod order;
mod readers;
pub(super) mod scribe;
mod stored;
mod writer;

pub use error::StoreError;
pub use migrations::MIGRATIONS;
pub use scribe::FactChange;

pub(super) use departed::Departed;
pub(super) use error::Result;
pub use memo::Memo;
pub(super) use readers::{Reader, Readers};
pub(super) use scribe::Scribe;
pub(super) use stored::{date, fresh_id, from_json, moment, of_round, read_as, word};
pub(super) use writer::{Turn, Writer};
