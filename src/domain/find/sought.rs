//! What somebody looks for.

use std::collections::BTreeSet;
use std::fmt;

use super::words::{split, words};

/// The longest search, in characters.
pub const LONGEST: usize = 200;

/// What somebody looks for: at least one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    words: BTreeSet<String>,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing was typed.
    Empty,
    /// It holds no word.
    NoWord,
    /// It is too long.
    TooLong,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Type a word, or the beginning of one."),
            Self::NoWord => f.write_str("Type letters or digits. Signs alone cannot be found."),
            Self::TooLong => write!(f, "Type {LONGEST} characters at most. A few words are enough."),
        }
    }
}

impl Sought {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`Unfit`], as a sentence for the page.
    pub fn read(typed: &str) -> Result<Self, Unfit> {
        if typed.trim().is_empty() {
            return Err(Unfit::Empty);
        }
        if typed.chars().count() > LONGEST {
            return Err(Unfit::TooLong);
        }
        let all = words(typed);
        // What begins another word of the search is found with that one.
        let begins_another = |word: &String| all.range(word.clone()..).nth(1).is_some_and(|next| next.starts_with(word.as_str()));
        let words: BTreeSet<String> = all.iter().filter(|word| !begins_another(word)).cloned().collect();
        if words.is_empty() { Err(Unfit::NoWord) } else { Ok(Self { words }) }
    }

    /// The words, folded, each of which must begin a word of what is found.
    #[must_use]
    pub const fn words(&self) -> &BTreeSet<String> {
        &self.words
    }

    /// Whether a text is found: each word of the search begins one of its words.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let of_text = split(text);
        self.words.iter().all(|sought| of_text.iter().any(|word| word.folded.starts_with(sought.as_str())))
    }

    /// Which word of the search begins this word of a text, as its place among them.
    pub(super) fn begins(&self, word: &str) -> Option<usize> {
        self.words.iter().position(|sought| word.starts_with(sought.as_str()))
    }
}
