//! What somebody wrote in Markdown, as the parts of a document: headings, lists, emphasis, links and simple tables.
//! Anything else is text, and stands there as it was typed; a line end is a line end.

mod blocks;
mod inline;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod web;

pub(super) use web::allowed;

use super::Block;
use source::Source;

/// The parts of a text. Its headings begin at `level`, 2 to 4, and skip none, whatever their marks say.
#[must_use]
pub fn markdown(text: &str, level: u8) -> Vec<Block> {
    blocks::read(&Source::of(text), level)
}
