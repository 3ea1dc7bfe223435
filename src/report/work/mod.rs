//! The work plan, as lists and sums and as a calendar.

mod calendar;
mod event;
mod part;
mod parts;

pub use calendar::{Calendar, CalendarSources};
pub use event::CalendarEvent;
pub use part::{
    ActionPart, CostsPart, Effort, FiscalYear, Funding, Money, Serving, Split, Status, Topic, WorkPart, WorkSources, funding, told_outside,
};
