//! Thin: HTTP in, HTTP out. The routes are in `routes.rs`, one line each; every noun has its file.

mod bin;
mod bundle;
mod coalition;
mod conversation;
mod decision;
mod documents;
mod drafts;
mod engagement;
mod file;
mod find;
mod findings;
mod frame;
mod history;
mod jurisdiction;
mod launch;
mod measures;
mod metrics;
mod outreach;
mod people;
mod progress;
mod publication;
mod readiness;
mod road;
mod rounds;
mod routes;
mod serve;
mod strategy;
mod things;
mod translation;
mod wording;
mod work;

pub use frame::{App, Ended, Surroundings};
pub use serve::{router, serve, serve_guarded};
