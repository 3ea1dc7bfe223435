//! The first look at a file: which columns it has, what their numbers reach, which rows stand twice. A second look reads it.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{Hash, Hasher};

use crate::domain::guide::metrics::{Case, PlaceCode, PlaceKind, Tables};
use crate::domain::words::decimal::Decimal;

use super::header::Header;
use super::keys::{RowKey, key_of};
use super::measured_place::MeasuredPlace;
use super::problem::FileProblem;
use super::remark::{RemarkKind, Remarks};
use super::rows::{Row, Rows};
use super::spelled::{Encoding, spelled};
use super::subgroup::Label;
use super::value;

/// The largest file that is read.
pub const FILE_LIMIT: u64 = 64 * 1024 * 1024;
/// The most rows that are read: as many as memory has room for their keys. The most of a file that was counted are 84,879;
/// the newest county files may have some 230,000.
pub const ROWS_LIMIT: u64 = 500_000;

/// What the numbers of a column reach.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// How many values it has.
    pub values: u64,
    /// The years in which it has values.
    pub years: BTreeSet<u16>,
    /// Its largest number, of columns whose meaning depends on it.
    pub most: Option<Decimal>,
}

/// What a file holds, before anybody knows what its columns mean.
#[derive(Debug, Default)]
pub struct Seen {
    /// Its header.
    pub header: Header,
    /// Its size.
    pub bytes: u64,
    /// How many rows it has, the header left out.
    pub rows: u64,
    /// What the numbers of each column reach, in the order of the header's.
    pub reach: Vec<Reach>,
    /// The years of its rows.
    pub years: BTreeSet<u16>,
    /// The kinds of its places.
    pub kinds: BTreeSet<PlaceKind>,
    /// How many rows each place has.
    pub places: BTreeMap<PlaceCode, u32>,
    /// Those that are on no list, with their names in the file.
    pub new_places: BTreeMap<PlaceCode, String>,
    /// Whether some row names a group.
    pub tells_groups: bool,
    /// The keys that several rows have with different values.
    pub contradicted: HashSet<u64>,
    /// Whether some row stands twice with the same values.
    pub stands_twice: bool,
    /// What is to be said of its rows.
    pub remarks: Remarks,
}

/// Takes the pieces of a file for the first look.
#[derive(Default)]
pub struct Survey {
    rows: Rows,
    look: Look,
}

#[derive(Default)]
struct Look {
    seen: Seen,
    has_header: bool,
    problem: Option<FileProblem>,
    keys: HashMap<u64, u64>,
    weighed: Vec<bool>,
    last_is_short: bool,
    last_line: u64,
    ends_open: bool,
}

impl Survey {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`FileProblem`] as soon as the file can't be one of metrics.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), FileProblem> {
        let look = &mut self.look;
        if look.seen.bytes == 0 {
            FileProblem::of_start(piece)?;
        }
        look.seen.bytes += piece.len() as u64;
        if look.seen.bytes > FILE_LIMIT {
            return Err(FileProblem::TooLarge);
        }
        if let Some(last) = piece.last() {
            look.ends_open = *last != b'\n';
        }
        self.rows.push(piece, &mut |row| look.take(&row)).map_err(FileProblem::from)?;
        look.problem.clone().map_or(Ok(()), Err)
    }

    /// Takes the end of the file.
    ///
    /// # Errors
    /// [`FileProblem`] if it is no file of metrics.
    pub fn finish(mut self) -> Result<Seen, FileProblem> {
        let mut look = self.look;
        self.rows.finish(&mut |row| look.take(&row)).map_err(FileProblem::from)?;
        if let Some(problem) = look.problem {
            return Err(problem);
        }
        if !look.has_header {
            return Err(FileProblem::Empty);
        }
        if look.seen.rows == 0 {
            return Err(FileProblem::NoRows);
        }
        if look.ends_open {
            let kind = if look.last_is_short { RemarkKind::CutOff } else { RemarkKind::OpenEnd };
            look.seen.remarks.add(kind, "", look.last_line);
        }
        Ok(look.seen)
    }
}

impl Look {
    fn take(&mut self, row: &Row<'_>) {
        if self.problem.is_some() {
            return;
        }
        if self.has_header {
            self.seen.rows += 1;
            if self.seen.rows > ROWS_LIMIT {
                self.problem = Some(FileProblem::TooLarge);
                return;
            }
            self.body(row);
        } else {
            self.has_header = true;
            self.head(row);
        }
    }

    fn head(&mut self, row: &Row<'_>) {
        let header = Header::read(row);
        let foreign = Tables::current().foreign.iter().find(|foreign| foreign.columns.iter().all(|name| header.has(name)));
        if let Some(foreign) = foreign {
            self.problem = Some(FileProblem::Foreign(foreign.why.as_str()));
            return;
        }
        if header.measured.is_empty() && header.has("population") {
            self.problem = Some(FileProblem::Foreign("This file counts people by place and year. Milepost has these numbers already."));
            return;
        }
        if header.place.is_none() || header.state.is_none() && header.place.is_some_and(|(at, _)| header.names[at] != "place_fips") {
            self.problem = Some(FileProblem::NoPlaces);
            return;
        }
        if header.measured.is_empty() {
            self.problem = Some(FileProblem::NoMetrics);
            return;
        }
        let edges: Vec<&str> = Tables::current()
            .releases
            .iter()
            .flat_map(|release| release.over.iter().chain(&release.up_to))
            .map(|edge| edge.column.as_str())
            .collect();
        let is_weighed =
            |name: &str, cases: &[Case]| edges.contains(&name) || cases.iter().any(|case| case.over.is_some() || case.up_to.is_some());
        self.weighed = header.measured.iter().map(|measured| is_weighed(&measured.name, &measured.column.cases)).collect();
        self.seen.reach = vec![Reach::default(); header.measured.len()];
        self.seen.header = header;
    }

    fn body(&mut self, row: &Row<'_>) {
        self.last_is_short = false;
        self.last_line = row.line;
        let header = &self.seen.header;
        let remarks = &mut self.seen.remarks;
        if row.len() != header.names.len() {
            let is_short = row.len() < header.names.len();
            self.last_is_short = is_short;
            remarks.add(if is_short { RemarkKind::ShortRow } else { RemarkKind::LongRow }, "", row.line);
            return;
        }
        if header.is_again(row) {
            remarks.add(RemarkKind::HeaderAgain, "", row.line);
            return;
        }
        if !row.bytes().is_ascii() {
            match spelled(row.bytes()).1 {
                Encoding::Utf8 => {}
                Encoding::Windows1252 => remarks.add(RemarkKind::NotUtf8, "", row.line),
                Encoding::Twice => remarks.add(RemarkKind::EncodedTwice, "", row.line),
            }
        }
        let RowKey { place, year, label } = match key_of(header, row) {
            Ok(key) => key,
            Err(kind) => {
                remarks.add(kind, "", row.line);
                return;
            }
        };
        if label == Label::Unknown {
            let (text, _) = spelled(row.get(header.group.expect("a label stands in the group's column")));
            remarks.add(RemarkKind::UnknownGroup, &text, row.line);
            return;
        }
        self.seen.kinds.insert(place.kind());
        self.seen.years.extend(year);
        let rows = self.seen.places.entry(place).or_default();
        *rows += 1;
        if *rows == 1 && MeasuredPlace::of(place).is_none() {
            let name = header.name.map(|at| spelled(row.get(at)).0.into_owned()).unwrap_or_default();
            remarks.add(RemarkKind::NewPlace, &place.to_string(), row.line);
            self.seen.new_places.insert(place, name);
        }
        self.seen.tells_groups |= matches!(label, Label::Group(_));
        let (mut hash, mut is_empty) = (DefaultHasher::new(), true);
        for (at, measured) in header.measured.iter().enumerate() {
            let cell = row.get(measured.at);
            let is_missing = value::is_missing(cell);
            for own in [Some(measured.at), measured.lower, measured.upper, measured.quality].into_iter().flatten() {
                row.get(own).hash(&mut hash);
            }
            if is_missing {
                continue;
            }
            is_empty = false;
            let reach = &mut self.seen.reach[at];
            reach.values += 1;
            if let Some(year) = year
                && !reach.years.contains(&year)
            {
                reach.years.insert(year);
            }
            if self.weighed[at] {
                let number = std::str::from_utf8(cell).ok().and_then(Decimal::read);
                reach.most = reach.most.max(number);
            }
        }
        let hash = hash.finish();
        // A row without a group is no second row of the place where it says nothing either.
        if label == Label::None && header.group.is_some() && is_empty {
            return;
        }
        match self.keys.entry(RowKey { place, year, label }.number()) {
            Entry::Vacant(free) => {
                free.insert(hash);
            }
            Entry::Occupied(known) if *known.get() == hash && !self.seen.contradicted.contains(known.key()) => {
                self.seen.stands_twice = true;
                self.seen.remarks.add(RemarkKind::RowTwice, "", row.line);
            }
            Entry::Occupied(known) => {
                self.seen.contradicted.insert(*known.key());
                self.seen.remarks.add(RemarkKind::RowsContradict, &place.to_string(), row.line);
            }
        }
    }
}
