//! What Milepost knows and decides: values in, values out. No clock, no file, no database, no HTTP.

pub mod actor;
pub mod assessment;
pub mod commitments;
pub mod conversation;
pub mod dates;
pub mod decision;
pub mod draft;
pub mod due;
pub mod example;
pub mod fact;
pub mod guide;
pub mod history;
pub mod ids;
pub mod jurisdiction;
pub mod launch;
pub mod letters;
pub mod person;
pub mod plan;
pub mod readiness;
pub mod rounds;
pub mod text;
pub mod topic;
pub mod words;
