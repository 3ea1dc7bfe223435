//! What a person does, through the router, each time on a private data file.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod answers;
mod asvs;
mod bad_input;
mod bundle;
mod carried;
mod case;
mod clocks;
mod conflicts;
mod conversation;
mod decision;
mod dependencies;
mod direction;
mod drafts;
mod grade;
mod guide_words;
mod history;
mod jurisdictions;
mod launch;
mod layers;
mod letters;
mod licenses;
mod meeting;
mod outlook;
mod person;
mod plain_language;
mod plan;
mod plan_after_decision;
mod plan_deeds;
mod reading;
mod rounds;
mod safety;
mod sheets;
mod spreadsheets;
mod visitor;
mod workbook;

#[path = "../shared/worst.rs"]
mod worst;
