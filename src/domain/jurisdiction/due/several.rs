//! Several open things of one kind, of which a line names some.

use super::item::Item;

/// Open things of one kind in one line of what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several {
    /// The first of them, the earliest first; of up to three all.
    pub items: Vec<Item>,
    /// How many there are.
    pub n: usize,
}
