//! How serving ends.

use std::path::PathBuf;

/// Why serving ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Somebody quit the program.
    Quit,
    /// This backup is to take the place of the data file.
    Restore(PathBuf),
    /// The data file is to move to this place.
    Move(PathBuf),
}
