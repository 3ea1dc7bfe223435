//! The plan: its pages, one action, the press that updates one, the sheet for paper, the calendar, files for spreadsheets.

mod action;
mod calendar;
mod costs;
mod delete;
mod draft;
mod form;
mod ledger;
mod lines;
mod outcome;
mod page;
mod planned;
mod press;
mod row;
mod sheet;
mod shift;
mod spreadsheets;

pub use action::{action, add, change, new};
pub use calendar::calendar;
pub use delete::{ask_to_delete, delete};
pub use draft::draft;
pub use form::FieldView;
pub use page::show;
pub use planned::{Planned, planned};
pub use press::{mark, press};
pub use sheet::sheet;
pub use shift::shift;
pub use spreadsheets::{csv, xlsx};
