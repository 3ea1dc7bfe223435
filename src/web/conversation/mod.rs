//! Doing it together: people asked, the meeting, the case to leadership.
