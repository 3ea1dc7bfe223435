//! How the plan is reported, held up and learned from.

use crate::report::FootingPart;
use crate::report::document::{Block, Fact};

/// What is said, each with its name.
pub(super) fn facts(all: &[(&'static str, String)]) -> Block {
    let fact = |(name, words): &(&'static str, String)| Fact { name: (*name).to_owned(), text: words.as_str().into() };
    Block::Facts { facts: all.iter().map(fact).collect() }
}

/// The four things that hold it up, as far as something is said of them.
pub(super) fn footings(all: &[FootingPart]) -> Block {
    Block::Facts { facts: all.iter().map(footing).collect() }
}

/// "Governance: Weak: it has begun. What to do: …"
fn footing(part: &FootingPart) -> Fact {
    let next = if part.next.is_empty() { String::new() } else { format!("What to do: {}", part.next) };
    let strength = if part.strength.is_empty() { String::new() } else { format!("{}.", part.strength) };
    let words: Vec<String> = [strength, next].into_iter().filter(|words| !words.is_empty()).collect();
    Fact { name: part.name.to_owned(), text: words.join(" ").into() }
}
