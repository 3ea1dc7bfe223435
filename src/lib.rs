//! Milepost.
pub mod domain;
