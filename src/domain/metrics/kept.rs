//! Releases and readings as they are kept: what is known of a file that was imported, and where each number came from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::OffsetDateTime;
use uuid::Uuid;

use super::measured_place::MeasuredPlace;
use super::reading::{Edition, Fact};
use super::subgroup::Subgroup;
use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, PlaceKind};
use crate::domain::words::decimal::Decimal;

/// A release that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRelease {
    /// Its number in the data file.
    pub number: i64,
    /// Its id.
    pub id: Uuid,
    /// The name of the file, which says nothing about what it holds.
    pub name: String,
    /// Which edition it is.
    pub edition: Arc<Edition>,
    /// How many readings it holds.
    pub readings: u64,
    /// When it was imported.
    pub imported: OffsetDateTime,
    /// Who imported it, with the name as it was then.
    pub importer: String,
    /// What else is known of it.
    pub contents: Contents,
    /// The places of the typical resident.
    pub typicals: Typicals,
}

/// What is known of a file that was imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Its size.
    pub bytes: u64,
    /// How many rows it has.
    pub rows: u64,
    /// How many of these say nothing.
    pub empty_rows: u64,
    /// Whether it is a known version to the byte, and not only like one.
    pub is_exact: bool,
    /// The columns that were read, in the file’s order.
    pub columns: Vec<KeptColumn>,
    /// The columns that were not, each with the reason.
    pub unread: Vec<(String, String)>,
    /// Of whom its readings speak.
    pub groups: Vec<Subgroup>,
    /// The years of its readings.
    pub years: BTreeSet<u16>,
    /// How many counties, and how many cities.
    pub places: [u64; 2],
    /// Places that are on no list, with their names in the file.
    pub new_places: BTreeMap<PlaceCode, String>,
    /// What was to be said of it.
    pub remarks: Vec<KeptRemark>,
}

/// A column that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptColumn {
    /// Its name in the file.
    pub name: String,
    /// What its numbers mean.
    pub definition: DefinitionKey,
    /// What they are multiplied by to mean that.
    pub times: Decimal,
}

/// A remark on a file that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRemark {
    /// What it says.
    pub what: String,
    /// What it is about.
    pub about: String,
    /// How often it is true.
    pub count: u64,
    /// The first lines for which it is.
    pub lines: Vec<u64>,
    /// Whether what it speaks of was not imported.
    pub is_left_out: bool,
}

/// The values of the place of the typical resident, where too many people live with weak or missing ones left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typicals(pub BTreeMap<(DefinitionKey, u16, Subgroup, PlaceKind), Decimal>);

impl Typicals {
    /// The value of the place of the typical resident.
    #[must_use]
    pub fn get(&self, definition: DefinitionKey, year: u16, subgroup: Subgroup, kind: PlaceKind) -> Option<Decimal> {
        self.0.get(&(definition, year, subgroup, kind)).copied()
    }
}

/// A reading that is kept, and where it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReading {
    /// What it says.
    pub fact: Fact,
    /// The number of its release.
    pub release: i64,
    /// The place of its column among those of the release that were read.
    pub column: usize,
    /// The line of the file.
    pub line: u64,
    /// The cells of its bounds, lower and upper; empty where there are none.
    pub raw_bounds: (String, String),
}

/// The readings of some places, with the releases that they come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptReadings {
    /// All releases that are kept, the newest edition first.
    pub releases: Vec<KeptRelease>,
    /// The readings, in the order of their releases' numbers and of the files' rows.
    pub readings: Vec<KeptReading>,
    /// By release and place, the places that share one estimate with it, each with the years in which it does.
    pub alike: BTreeMap<(i64, PlaceCode), BTreeMap<PlaceCode, BTreeSet<u16>>>,
}

impl KeptRelease {
    /// What people call it: the title of the known release, or the name of the file.
    #[must_use]
    pub fn title(&self) -> &str {
        self.edition.release.map_or(self.name.as_str(), |key| key.get().title.as_str())
    }
}

impl KeptReadings {
    /// The release of a number.
    #[must_use]
    pub fn release(&self, number: i64) -> Option<&KeptRelease> {
        self.releases.iter().find(|release| release.number == number)
    }

    /// The places that share one estimate with a place, in any year of any release.
    #[must_use]
    pub fn alike(&self, place: PlaceCode) -> BTreeSet<PlaceCode> {
        self.alike.iter().filter(|((_, of), _)| *of == place).flat_map(|(_, others)| others.keys().copied()).collect()
    }

    /// The places that share one estimate with a place, in a year of a release.
    #[must_use]
    pub fn alike_in(&self, release: i64, place: PlaceCode, year: u16) -> BTreeSet<PlaceCode> {
        let others = self.alike.get(&(release, place)).into_iter().flatten();
        others.filter(|(_, years)| years.contains(&year)).map(|(other, _)| *other).collect()
    }

    /// What a place is called: by the list, or by a file that measured it and is newer than the list.
    #[must_use]
    pub fn called(&self, place: PlaceCode) -> String {
        if let Some(known) = MeasuredPlace::of(place) {
            return known.said_with_state();
        }
        let named = self.releases.iter().find_map(|release| release.contents.new_places.get(&place)).filter(|name| !name.is_empty());
        named.cloned().unwrap_or_else(|| place.to_string())
    }
}
