//! Whole jurisdictions, out and in.

mod united;
