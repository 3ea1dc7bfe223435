//! The readiness assessment: answering it, and reading what comes of it.

pub mod answers;
pub mod assessments;
pub mod conditions;
pub mod fields;
pub mod ladder;
pub mod report;
pub mod shown;
pub mod spreadsheets;
pub mod verdict;
pub mod what_if;
pub mod worksheet;
