//! The data file as a whole.
