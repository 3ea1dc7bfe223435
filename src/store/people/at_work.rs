//! Whoever works in a browser, as the file knows them.

/// A person at work, as far as every page needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtWork {
    /// The name.
    pub name: String,
    /// Whether they began to write something that they did not save.
    pub has_drafts: bool,
}
