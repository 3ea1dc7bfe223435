//! A file that may be a copy of a release that is here: as large, with as many rows, of one release.

use super::file::File;
use super::kept::{KeptReading, KeptRelease};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::inserted;

/// How a file differs from a release that is as large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The number of the release.
    release: i64,
    /// What it is.
    pub title: String,
    /// The name of its file.
    pub name: String,
    /// How many readings it has.
    readings: u64,
    /// How many of the file's readings stand there too, and how many of these are other ones.
    found: u64,
    other: u64,
    /// How many do not stand there.
    new: u64,
}

impl Copied {
    /// The releases that a file may be a copy of.
    #[must_use]
    pub fn candidates(releases: &[KeptRelease], file: &File) -> Vec<Self> {
        let is_as_large = |release: &&KeptRelease| {
            (release.contents.bytes, release.contents.rows) == (file.bytes(), file.rows()) && release.edition.release == file.release()
        };
        let copied = |release: &KeptRelease| Self {
            release: release.number,
            title: release.title().to_owned(),
            name: release.name.clone(),
            readings: release.readings,
            found: 0,
            other: 0,
            new: 0,
        };
        releases.iter().filter(is_as_large).map(copied).collect()
    }

    /// Holds a reading of the file against those that are there of the very same, as the files write them: a difference that
    /// no page would show is one too.
    pub fn take(&mut self, reading: &KeptReading, there: &[&KeptReading]) {
        let Some(own) = there.iter().find(|other| other.release == self.release) else {
            self.new += 1;
            return;
        };
        let says = |reading: &KeptReading| (reading.fact.value, reading.fact.lower, reading.fact.upper, reading.fact.quality);
        self.found += 1;
        self.other += u64::from(says(own) != says(reading));
    }

    /// In how many places the two differ, once the whole file was taken.
    #[must_use]
    pub fn differences(&self) -> u64 {
        self.other + self.new.max(self.readings.saturating_sub(self.found))
    }

    /// How the two differ, in words.
    #[must_use]
    pub fn told(&self) -> String {
        let of = format!("It is as large as “{}”, which is here from the file “{}”", self.title, inserted(&self.name));
        match self.differences() {
            0 => format!("{of}, and has the very same readings."),
            1 => format!("{of}, but one reading is different. One of the two was changed."),
            many => format!("{of}, but {} readings are different. One of the two was changed.", Decimal::new(many.into(), 0).shown(0)),
        }
    }
}
