//! A list whose lines may have lists of their own beneath them.

use serde::{Deserialize, Serialize};

use super::Text;

/// The deepest level of a list. What lies deeper stands at this one.
pub const DEEPEST: u8 = 6;

/// A line of an outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// How deep it lies: the first of an outline lies at 1, and none is more than one deeper than the one before it.
    pub depth: u8,
    /// Whether a list begins with it.
    pub begins: bool,
    /// Its number, in a list whose order counts.
    pub number: Option<u32>,
    /// Its words.
    pub text: Text,
}

/// What happens from one line to the next, for what is written as lists within lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'a> {
    /// A list without numbers begins.
    Bullets,
    /// A list begins whose order counts, with this number.
    Numbers(u32),
    /// A line begins, with its words.
    Item(&'a Text),
    /// The line that is open ends.
    EndItem,
    /// The list that is open ends; it is one without numbers.
    EndBullets,
    /// The list that is open ends; its order counts.
    EndNumbers,
}

/// An outline as lists within lists.
#[must_use]
pub fn steps(items: &[Item]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    // The end of each list that is open. Each of them has a line that is open.
    let mut open: Vec<Step<'_>> = Vec::new();
    for item in items {
        let depth = usize::from(item.depth.max(1));
        while open.len() > depth || item.begins && open.len() == depth {
            steps.push(Step::EndItem);
            steps.extend(open.pop());
        }
        if open.len() == depth {
            steps.push(Step::EndItem);
        } else {
            let (begin, end) = item.number.map_or((Step::Bullets, Step::EndBullets), |first| (Step::Numbers(first), Step::EndNumbers));
            steps.push(begin);
            open.push(end);
        }
        steps.push(Step::Item(&item.text));
    }
    while let Some(end) = open.pop() {
        steps.extend([Step::EndItem, end]);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(depth: u8, begins: bool, number: Option<u32>, text: &str) -> Item {
        Item { depth, begins, number, text: text.into() }
    }

    #[test]
    fn lines_become_lists_within_lists() {
        let items = [
            item(1, true, None, "a"),
            item(2, true, Some(3), "b"),
            item(2, false, Some(4), "c"),
            item(1, false, None, "d"),
            item(1, true, Some(1), "e"),
        ];
        let texts: Vec<&Text> = items.iter().map(|item| &item.text).collect();
        let wanted = [
            Step::Bullets,
            Step::Item(texts[0]),
            Step::Numbers(3),
            Step::Item(texts[1]),
            Step::EndItem,
            Step::Item(texts[2]),
            Step::EndItem,
            Step::EndNumbers,
            Step::EndItem,
            Step::Item(texts[3]),
            Step::EndItem,
            Step::EndBullets,
            Step::Numbers(1),
            Step::Item(texts[4]),
            Step::EndItem,
            Step::EndNumbers,
        ];
        assert_eq!(steps(&items), wanted);
        assert!(steps(&[]).is_empty());
    }
}
