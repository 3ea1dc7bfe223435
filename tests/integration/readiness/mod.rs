//! Readiness: answers saved, kept apart where two people give them, and read.

mod answers;
mod conflicts;
mod reading;
