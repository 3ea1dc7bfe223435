//! The work plan, as lists and sums and as a calendar.

mod calendar;
mod plan;

pub use calendar::{Calendar, CalendarEvent, CalendarSources};
pub use plan::{ActionPart, CostsPart, Effort, Money, PlanPart, Status, Topic};
