//! What a document is made of.

use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::outline::Item;
use super::text::Text;
use crate::domain::words::letters::text_meant;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A heading. The document's title is the only one of level 1; these begin with 2, and skip none.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its words.
        text: String,
    },
    /// The sentence that carries the document, or a part of it.
    Lead {
        /// The sentence.
        text: Text,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
    },
    /// A short paragraph that stands back: how something was counted, where it comes from.
    Aside {
        /// Its words.
        text: Text,
    },
    /// What a person typed, with its line ends; up to 10,000 characters.
    Typed {
        /// Whose words, or what they are: "Note". Empty when it needs no label.
        label: String,
        /// The words.
        text: String,
    },
    /// A list.
    List {
        /// Whether its order counts.
        is_numbered: bool,
        /// Its lines.
        items: Vec<Text>,
    },
    /// A list whose lines may have lists of their own beneath them.
    Outline {
        /// Its lines, one after the other. There is at least one.
        items: Vec<Item>,
    },
    /// Short facts, each with its name.
    Facts {
        /// The facts.
        facts: Vec<Fact>,
    },
    /// A table.
    Table(Table),
    /// The ladder from nought to nine.
    Ladder(LadderPart),
    /// A figure of numbers.
    Figure(Figure),
    /// What must not be missed: a frame with a heading of its own, which is no heading of the document.
    Notice {
        /// What it is.
        heading: String,
        /// What stands in it.
        lines: Vec<Text>,
    },
    /// Lines for signatures, each with its label.
    Signature {
        /// The labels: "Name and title", "Signature", "Date".
        labels: Vec<String>,
    },
    /// Empty lines to write on.
    Ruled {
        /// How many.
        lines: u8,
        /// What to write there, for those who cannot see the lines.
        label: String,
    },
    /// What follows begins on a new page.
    NewPage,
}

impl Block {
    /// What a person typed, with the letters that were meant.
    #[must_use]
    pub fn typed(label: impl Into<String>, text: &str) -> Self {
        Self::Typed { label: label.into(), text: text_meant(text) }
    }
}

/// A fact with its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// What it is.
    pub text: Text,
}

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Amounts.
    End,
}

/// A table whose first row names its columns, and repeats on every page. The first cell of a row names the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows. Always there for those who cannot see the table; it also stands above it if it is shown.
    pub caption: String,
    /// Whether the caption is shown, since no heading says the same.
    pub shows_caption: bool,
    /// Whether it is set small, since its rows are many and hold numbers.
    pub is_dense: bool,
    /// Whether its empty cells are boxes to write in.
    pub has_boxes: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell per column.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its share of the width.
    pub share: u8,
    /// How its cells stand.
    pub align: Align,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it sums up those above.
    pub is_sum: bool,
}

/// A cell of a table: paragraphs, of which there may be none.
pub type Cell = Vec<Text>;

impl Table {
    /// A table without rows. Each column has a name and a share of the width.
    #[must_use]
    pub fn new(caption: impl Into<String>, columns: &[(&str, u8)]) -> Self {
        let column = |(name, share): &(&str, u8)| Column { name: (*name).to_owned(), share: *share, align: Align::Start };
        Self {
            caption: caption.into(),
            shows_caption: false,
            is_dense: false,
            has_boxes: false,
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of one paragraph a cell.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Text>) {
        let cells = cells.into_iter().map(|text| if text.is_empty() { Vec::new() } else { vec![text] }).collect();
        self.rows.push(Row { cells, is_sum: false });
    }
}

/// The ladder as a figure: three bands of counts, where we are, how far it could go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LadderPart {
    /// The same in words.
    pub alt: String,
    /// Today's count.
    pub met: u8,
    /// The most that it could be.
    pub ceiling: u8,
    /// What the ceiling says: "could reach 6". Empty when the count cannot move.
    pub reach: String,
    /// The bands, from the lowest.
    pub rungs: Vec<Rung>,
}

/// A band of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// Its word in data: `few_to_none`, `some`, `most`.
    pub key: String,
    /// Its word.
    pub word: String,
    /// The route that it recommends.
    pub route: String,
    /// Its lowest count.
    pub first: u8,
    /// Its highest count.
    pub last: u8,
    /// Whether today's count lies in it, and that may be said.
    pub is_here: bool,
}
