//! Meetings in which a round was gone through.
