//! Everything leaves as a document that people already use: the page that offers them, and the files.

mod choices;
mod file;
mod letter;
mod measure_sheet;
mod metrics;
mod mobility_plan;
mod offer;
mod outreach;
mod packet;
mod paper;
mod progress;
mod public_summary;
mod roster;
mod schema;
mod strategy;
mod summary;

pub use choices::Choices;
pub use file::{Face, Format, file, role_sheet, work_file};
pub use letter::{LetterForm, invitation, request};
pub use measure_sheet::{measure_sheet, measure_sheet_file};
pub use metrics::{appendix_csv, appendix_xlsx, profile, profile_file};
pub use mobility_plan::{drafted, mobility_plan, mobility_plan_file, plan_today, ready};
pub use offer::show;
pub use outreach::{outreach, outreach_file};
pub use packet::download as packet;
pub use progress::{briefing, briefing_file, progress_file, progress_of};
pub use public_summary::{public_summary_file, translated_file};
pub use roster::{roster, roster_file, roster_of_round, roster_xlsx, roster_xlsx_of_round};
pub use schema::report as report_schema;
pub use strategy::{strategy, strategy_file};
pub use summary::{summary, summary_file, summary_of_round};
