//! What people tell each other around the answers: who was asked, who met, and the case to leadership.

pub(super) mod asks;
mod case;
mod meetings;

pub use meetings::{HeldMeeting, MeetingForm};
