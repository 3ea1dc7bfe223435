//! What an entry is says in which column it stands, and what it can lead to.

use crate::domain::strategy::EntryKind;

impl EntryKind {
    /// The heading of its column.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Input => "Inputs",
            Self::Activity => "Activities",
            Self::Output => "Outputs",
            Self::Short => "Short-term outcomes",
            Self::Medium => "Medium-term outcomes",
            Self::Long => "Long-term outcomes",
        }
    }

    /// So many of it within a sentence.
    #[must_use]
    pub const fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Input => ("input", "inputs"),
            Self::Activity => ("activity", "activities"),
            Self::Output => ("output", "outputs"),
            Self::Short => ("short-term outcome", "short-term outcomes"),
            Self::Medium => ("medium-term outcome", "medium-term outcomes"),
            Self::Long => ("long-term outcome", "long-term outcomes"),
        }
    }

    /// Whether it is an outcome, which is short, medium or long in coming.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        matches!(self, Self::Short | Self::Medium | Self::Long)
    }

    /// Whether an entry of this kind can lead to one of that kind: it must come later, and kinds between may be skipped.
    #[must_use]
    pub fn can_lead_to(self, other: Self) -> bool {
        self < other
    }
}
