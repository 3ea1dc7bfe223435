//! Files for spreadsheets.

mod papers;
mod schemas;
mod sheets;
mod spreadsheets;
