//! One event of a calendar.

use time::Date;

/// An event of a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Identifies it for good, so that a later import updates it.
    pub uid: String,
    /// The day.
    pub date: Date,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Whether it is off.
    pub is_cancelled: bool,
}
