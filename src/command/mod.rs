//! The commands for scripts, one file each. What programs read goes to the standard output, what people
//! read while they wait and what went wrong to the standard error.

mod export;
mod import;
mod list;

use std::process::ExitCode;

use serde_json::Value;

pub use export::export;
pub use import::{Wish, import};
pub use list::list;

use crate::say;

/// The exit code of a command that did its work and left something for a person to decide.
pub const LEFT: u8 = 3;

/// Says something that a program reads, on one line.
fn say_json(value: &Value) -> ExitCode {
    say(&value.to_string());
    ExitCode::SUCCESS
}
