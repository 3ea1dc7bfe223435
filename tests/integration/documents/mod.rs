//! Files for spreadsheets.

mod schemas;
mod sheets;
mod spreadsheets;
