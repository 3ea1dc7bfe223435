//! A box to tick.

use serde::{Deserialize, Serialize};

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Whether it is ticked.
    pub is_checked: bool,
    /// What it stands for.
    pub label: String,
    /// What programs know it by: `3.1:in_place`. At most 64 letters; empty when no program looks for it. No page shows it.
    #[serde(skip)]
    pub tag: String,
}
