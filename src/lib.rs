//! Milepost.
pub mod domain;
pub mod export;
pub mod report;
pub mod store;
pub mod web;
