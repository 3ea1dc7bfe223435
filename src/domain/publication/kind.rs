//! The kinds of publications.

use crate::domain::things::choice;

choice! {
    /// A kind of publication: what a frozen state of the plan was made for.
    PublicationKind {
        /// A draft on which everybody may comment.
        CommentDraft "comment_draft" "Draft for public comment",
        /// The plan as it holds.
        Plan "plan" "Published plan",
    }
}
