//! The plan: drafted, updated, printed, sent to a calendar.
