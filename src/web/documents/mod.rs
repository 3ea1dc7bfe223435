//! Everything leaves as a document that people already use: the page that offers them, and the files.

mod cards;
mod choices;
mod file;
mod letter;
mod measure_sheet;
mod metrics;
mod mobility_plan;
mod offer;
mod packet;
mod paper;
mod publication;
mod plan_data;
mod roster;
mod schema;
mod strategy;
mod summary;

pub use cards::{card_file, cards_file, cards_of_round};
pub use choices::Choices;
pub use file::{Face, Format, file, role_sheet, work_file};
pub use letter::{LetterForm, invitation, request};
pub use measure_sheet::{measure_sheet, measure_sheet_file};
pub use metrics::{appendix_csv, appendix_xlsx, profile, profile_file};
pub use mobility_plan::{drafted, frozen, mobility_plan, mobility_plan_file, mobility_plan_of_round, ready};
pub use offer::show;
pub use packet::download as packet;
pub use plan_data::{csv_of_round, mobility_plan_csv, mobility_plan_xlsx, xlsx_of_round};
pub use publication::{comments, comments_file, frozen_plan, frozen_plan_file};
pub use roster::{roster, roster_file, roster_of_round, roster_xlsx, roster_xlsx_of_round};
pub use schema::report as report_schema;
pub use strategy::{strategy, strategy_file};
pub use summary::{summary, summary_file, summary_of_round};
