//! The work plan, as lists and sums and as a calendar.

mod calendar;
mod part;

pub use calendar::{Calendar, CalendarEvent, CalendarSources};
pub use part::{ActionPart, CostsPart, Effort, FiscalYear, Funding, Money, Status, Topic, WorkPart, funding};
