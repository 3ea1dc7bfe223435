//! The header of a file: which column is what.

use crate::domain::guide::metrics::{Column, Tables};

use super::rows::Row;
use super::spelled::spelled;

/// What a file's columns are.
#[derive(Debug, Default)]
pub struct Header {
    /// The names, in the file's order.
    pub names: Vec<String>,
    /// Where the year stands.
    pub year: Option<usize>,
    /// Where the state's digits stand.
    pub state: Option<usize>,
    /// Where the place's digits stand.
    pub place: Option<(usize, PlaceColumn)>,
    /// Where the place's name stands.
    pub name: Option<usize>,
    /// Where the group stands.
    pub group: Option<usize>,
    /// Where the kind of group stands.
    pub group_type: Option<usize>,
    /// The columns that may hold readings.
    pub measured: Vec<Measured>,
    /// The columns that hold none, and why.
    pub unread: Vec<Unread>,
}

/// What digits a place's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceColumn {
    /// Those of counties.
    County,
    /// Those of cities, with those of the state before them or without.
    City,
    /// Those of counties and cities, told apart by how many they are.
    Either,
}

/// A column that may hold readings, and the columns that belong to it.
#[derive(Debug)]
pub struct Measured {
    /// Its name in the file.
    pub name: String,
    /// What the tables say of it.
    pub column: &'static Column,
    /// Where it stands.
    pub at: usize,
    /// Where its lower bound stands.
    pub lower: Option<usize>,
    /// Where its upper bound stands.
    pub upper: Option<usize>,
    /// Where its quality stands; several may share one.
    pub quality: Option<usize>,
}

/// A column that is not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name in the file.
    pub name: String,
    /// Why.
    pub why: &'static str,
}

const UNKNOWN: &str = "Milepost does not know this column, so it is not read.";
const TWICE: &str = "A column of this name stands before it, so this one is not read.";

/// Columns that say where, when, and of whom.
const KEYS: [&str; 13] = [
    "year",
    "state",
    "county",
    "place",
    "geo",
    "place_fips",
    "state_name",
    "county_name",
    "place_name",
    "geo_name",
    "subgroup",
    "subgroup_type",
    "city",
];

impl Header {
    /// Reads a header.
    #[must_use]
    pub fn read(row: &Row<'_>) -> Self {
        let names: Vec<String> = (0..row.len()).map(|at| spelled(row.get(at)).0.trim_start_matches('\u{FEFF}').trim().to_owned()).collect();
        let at = |name: &str| names.iter().position(|own| own == name);
        let place = at("county").map(|at| (at, PlaceColumn::County));
        let place = place.or_else(|| at("place").or_else(|| at("place_fips")).map(|at| (at, PlaceColumn::City)));
        let mut header = Self {
            year: at("year"),
            state: at("state"),
            place: place.or_else(|| at("geo").map(|at| (at, PlaceColumn::Either))),
            name: at("county_name").or_else(|| at("place_name")).or_else(|| at("geo_name")),
            group: at("subgroup"),
            group_type: at("subgroup_type"),
            ..Self::default()
        };
        let mut taken: Vec<usize> = KEYS.iter().filter_map(|key| at(key)).collect();
        for (own, name) in names.iter().enumerate() {
            let column = Tables::current().columns.iter().find(|column| column.names.contains(name));
            let Some(column) = column.filter(|_| at(name) == Some(own)) else { continue };
            let (lower, upper) = (at(&format!("{name}_lb")), at(&format!("{name}_ub")));
            // The name of another column wins: `index_air_quality` is no quality of `index_air`.
            let quality = at(&format!("{name}_quality")).or_else(|| column.quality.iter().find_map(|name| at(name)));
            taken.extend([Some(own), lower, upper, quality].into_iter().flatten());
            taken.extend(column.quality.iter().filter_map(|name| at(name)));
            header.measured.push(Measured { name: name.clone(), column, at: own, lower, upper, quality });
        }
        for (own, name) in names.iter().enumerate().filter(|(own, _)| !taken.contains(own)) {
            let known = Tables::current().others.iter().find(|other| other.is(name)).map(|other| other.why.as_str());
            let why = if at(name) == Some(own) { known.unwrap_or(UNKNOWN) } else { TWICE };
            header.unread.push(Unread { name: name.clone(), why });
        }
        header.names = names;
        header
    }

    /// Whether it has a column.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// Whether a row is this header again.
    #[must_use]
    pub fn is_again(&self, row: &Row<'_>) -> bool {
        row.len() == self.names.len() && self.names.iter().enumerate().all(|(at, name)| row.get(at) == name.as_bytes())
    }
}
