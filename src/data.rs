//! The data file that a command is about: whether it is there, and who else has it open.

use std::path::Path;

use milepost::store::file::lock::Lock;
use milepost::store::file::{FileProblem, Reading};

pub fn exists(data: &Path) -> Result<(), FileProblem> {
    if data.exists() { Ok(()) } else { Err(FileProblem::Missing(data.to_owned())) }
}

/// Whether a running Milepost has the file open.
pub fn company(data: &Path) -> Result<Reading, FileProblem> {
    Ok(if Lock::holder(data)?.is_some() { Reading::Beside } else { Reading::Alone })
}
