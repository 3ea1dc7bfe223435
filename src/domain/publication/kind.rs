//! The kinds of publications.

use crate::domain::things::choice;

choice! {
    /// A kind of publication: what a frozen state was made for. One that says less of how far the plan is comes first.
    PublicationKind {
        /// A draft that somebody downloaded, kept so that what was printed of it is found again.
        Download "download" "Downloaded draft",
        /// A draft on which everybody may comment.
        CommentDraft "comment_draft" "Draft for public comment",
        /// The plan as it holds.
        Plan "plan" "Published plan",
        /// A report on what was said, done and changed in a period.
        Progress "progress" "Progress report",
    }
}

impl PublicationKind {
    /// Whether it is a state of the plan, so that it can be held against every other that is.
    #[must_use]
    pub const fn is_of_plan(self) -> bool {
        !matches!(self, Self::Progress)
    }

    /// Whether one follows the other, so that one holds. Downloaded drafts stand side by side.
    #[must_use]
    pub const fn is_in_line(self) -> bool {
        !matches!(self, Self::Download)
    }
}
