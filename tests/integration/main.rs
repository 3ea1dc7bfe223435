//! What a person does, through the router, each time on a private data file: a room for each noun, as in `src/`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod bad_input;
mod bundle;
mod clocks;
mod coalition;
mod conversation;
mod decision;
mod documents;
mod drafts;
mod engagement;
mod find;
mod findings;
mod grade;
mod history;
mod house;
mod jurisdiction;
mod launch;
mod measures;
mod metrics;
mod outreach;
mod people;
mod person;
mod progress;
mod publication;
mod readiness;
mod road;
mod rounds;
mod safety;
mod strategy;
mod things;
mod translation;
mod words;
mod work;
mod workbook;

#[path = "../shared/worst.rs"]
mod worst;
