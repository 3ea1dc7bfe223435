//! Files for spreadsheets.

mod sheets;
mod spreadsheets;
