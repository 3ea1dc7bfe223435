//! A file that was looked at once: what it is, and what would be read from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, ReleaseKey};

use super::header::Unread;
use super::recognized::{ReadColumn, Recognized, recognize};
use super::remark::Remarks;
use super::survey::Seen;

/// The years that a person names for the columns of a file without years, by the columns' names.
pub type Years = BTreeMap<String, u16>;

/// A file that was looked at once.
#[derive(Debug)]
pub struct File {
    pub(super) seen: Seen,
    pub(super) recognized: Recognized,
}

/// What a file held, once it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// How many readings came out.
    pub readings: u64,
    /// How many of each definition.
    pub by_definition: BTreeMap<DefinitionKey, u64>,
    /// How many rows hold nothing: published files are full cross products.
    pub empty_rows: u64,
    /// What is to be said of it, of both looks.
    pub remarks: Remarks,
}

impl From<Seen> for File {
    fn from(seen: Seen) -> Self {
        let recognized = recognize(&seen);
        Self { seen, recognized }
    }
}

impl File {
    /// What it was recognized as.
    #[must_use]
    pub const fn recognized(&self) -> &Recognized {
        &self.recognized
    }

    /// Its release, if it is known.
    #[must_use]
    pub const fn release(&self) -> Option<ReleaseKey> {
        self.recognized.release
    }

    /// The columns that are read.
    #[must_use]
    pub fn columns(&self) -> &[ReadColumn] {
        &self.recognized.columns
    }

    /// The columns that are not read, and why.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.recognized.unread
    }

    /// Its size in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.seen.bytes
    }

    /// How many rows it has, the header left out.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.seen.rows
    }

    /// The years of its rows.
    #[must_use]
    pub const fn years(&self) -> &BTreeSet<u16> {
        &self.seen.years
    }

    /// Its places, each with how many rows it has.
    #[must_use]
    pub const fn places(&self) -> &BTreeMap<PlaceCode, u32> {
        &self.seen.places
    }

    /// The places that are on no list, with their names in the file: a later file may measure more.
    #[must_use]
    pub const fn new_places(&self) -> &BTreeMap<PlaceCode, String> {
        &self.seen.new_places
    }

    /// Whether somebody has to say which year its columns are of, since it has no years.
    #[must_use]
    pub fn needs_years(&self) -> bool {
        self.seen.header.year.is_none() && self.seen.years.is_empty()
    }

    /// The years that the publisher names for the columns of a file without years: to be offered, never taken.
    #[must_use]
    pub fn offered_years(&self) -> Years {
        let offered = self.recognized.release.filter(|_| self.needs_years()).map(|key| key.get().years.as_slice()).unwrap_or_default();
        offered.iter().filter(|(name, _)| self.columns().iter().any(|column| column.name == *name)).cloned().collect()
    }
}
