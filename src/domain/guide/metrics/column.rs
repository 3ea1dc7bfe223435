//! Which column of a published file means what.

use super::{DefinitionKey, Places, ReleaseKey};
use crate::domain::words::decimal::Decimal;

/// A column that holds readings.
#[derive(Debug)]
pub struct Column {
    /// All its names, the newest first. A name is matched whole.
    pub names: Vec<String>,
    /// Columns that may hold its quality, in this order, after its own name with `_quality`.
    pub quality: Vec<String>,
    /// Its meanings; the first of which all conditions hold.
    pub cases: Vec<Case>,
    /// Where this is known from.
    pub source: String,
}

/// One meaning of a column, and when it has it.
#[derive(Debug)]
pub struct Case {
    /// The definition of its readings.
    pub means: DefinitionKey,
    /// What the file's number is multiplied by to be of that definition.
    pub times: Decimal,
    /// The year that its readings are of, whatever the rows say: the publisher corrected it later.
    pub year: Option<u16>,
    /// The releases in which it holds; in all, if none is named.
    pub releases: Vec<ReleaseKey>,
    /// The kind of places for which it holds.
    pub places: Option<Places>,
    /// The file has one of these columns too.
    pub with: Vec<String>,
    /// The file has none of these columns.
    pub without: Vec<String>,
    /// The file was published before this day, as far as it is known.
    pub before: Option<String>,
    /// The column's largest number is above this.
    pub over: Option<Decimal>,
    /// The column's largest number is not above this.
    pub up_to: Option<Decimal>,
}

/// A column that is known and holds no reading.
#[derive(Debug)]
pub struct OtherColumn {
    /// Its names; one that ends with a star stands for all that begin so.
    pub names: Vec<String>,
    /// Why it is not imported.
    pub why: String,
}

impl OtherColumn {
    /// Whether a column is meant.
    #[must_use]
    pub fn is(&self, column: &str) -> bool {
        self.names.iter().any(|name| name.strip_suffix('*').map_or(name == column, |start| column.starts_with(start)))
    }
}

/// A file of the same publisher that holds no readings of places.
#[derive(Debug)]
pub struct Foreign {
    /// Columns by which it is known: it has all of them.
    pub columns: Vec<String>,
    /// Why it is not imported.
    pub why: String,
}
