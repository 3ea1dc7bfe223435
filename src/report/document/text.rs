//! A line or paragraph, in pieces of one look each.

use serde::{Deserialize, Serialize};

use super::check::Check;
use super::figure::Figure;
use crate::domain::words::inserted;
use crate::domain::words::letters::text_meant;

/// How a piece of text looks, by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As the text around it.
    Plain,
    /// What the eye should find.
    Strong,
    /// What is said with weight.
    Emphasis,
    /// What is said with weight, and the eye should find.
    StrongEmphasis,
    /// What stands back: a date, a source.
    Soft,
    /// A blank that somebody still has to fill.
    Blank,
    /// What leadership and counsel should look over before it goes out.
    Review,
}

impl Look {
    /// What stands before such words, since a look alone says nothing to those who cannot see it.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Review => "For review: ",
            Self::Plain | Self::Strong | Self::Emphasis | Self::StrongEmphasis | Self::Soft | Self::Blank => "",
        }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Piece {
    /// Words. A line end in them is a line end.
    Words {
        /// The words.
        text: String,
        /// How they look.
        look: Look,
        /// Where they lead: an http, https or mailto address, or nowhere when empty.
        href: String,
    },
    /// A box to tick, with its label.
    Check(Check),
    /// A small figure, alone in its paragraph.
    Figure(Figure),
}

/// A line or paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Piece>);

impl Text {
    /// A text of no words.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The same text with more words, whose letters are those that were meant: what an earlier version of the
    /// program stored as it came is read by every document alike.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, look: Look) -> Self {
        self.0.push(Piece::Words { text: text_meant(&text.into()), look, href: String::new() });
        self
    }

    /// The same text with more plain words.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.and(text, Look::Plain)
    }

    /// The same text with words that the eye should find.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.and(text, Look::Strong)
    }

    /// The same text with words that stand back.
    #[must_use]
    pub fn soft(self, text: impl Into<String>) -> Self {
        self.and(text, Look::Soft)
    }

    /// The same text with a box and its label.
    #[must_use]
    pub fn check(self, is_checked: bool, label: impl Into<String>) -> Self {
        self.tagged_check("", is_checked, label)
    }

    /// The same text with a box, its label, and the tag that programs know it by.
    #[must_use]
    pub fn tagged_check(mut self, tag: impl Into<String>, is_checked: bool, label: impl Into<String>) -> Self {
        self.0.push(Piece::Check(Check { is_checked, label: label.into(), tag: tag.into() }));
        self
    }

    /// The same text with words that lead to an address, if that is an http or https one.
    #[must_use]
    pub fn link(mut self, text: impl Into<String>) -> Self {
        let text = text_meant(&text.into());
        let href = crate::domain::words::text::web_address(&text).unwrap_or_default().to_owned();
        let text = inserted(&text);
        self.0.push(Piece::Words { text, look: Look::Plain, href });
        self
    }

    /// A paragraph of a small figure alone.
    #[must_use]
    pub fn figure(figure: &Figure) -> Self {
        Self(vec![Piece::Figure(figure.clone())])
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| matches!(piece, Piece::Words { text, .. } if text.is_empty()))
    }

    /// Its words without any look; boxes as `[x]` and `[ ]`.
    #[must_use]
    pub fn words(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Words { text, .. } => text.clone(),
                Piece::Check(Check { is_checked, label, .. }) => format!("[{}] {label}", if *is_checked { "x" } else { " " }),
                Piece::Figure(figure) => figure.alt.clone(),
            })
            .collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}
