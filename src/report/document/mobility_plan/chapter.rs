//! Where a chapter of the plan begins.

use crate::report::document::Block;

/// The heading of a chapter.
pub(super) fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned() }
}
