//! The second look at a file, which reads it.

use std::collections::{BTreeSet, HashSet};

use crate::domain::guide::metrics::{HeldBack, Quality, Tables};
use crate::domain::words::decimal::Decimal;

use super::file::{File, Parsed, Years};
use super::keys::{RowKey, key_of};
use super::problem::FileProblem;
use super::reading::{self, Of, Reading};
use super::remark::{RemarkKind, Remarks};
use super::rows::{Row, Rows};
use super::subgroup::{Label, Subgroup};
use super::value::{self, Said, Value};

impl File {
    /// The second look, which reads it.
    #[must_use]
    pub fn reader<'f>(&'f self, years: &Years) -> Reader<'f> {
        let columns = self.columns();
        let metrics: BTreeSet<_> = columns.iter().map(|column| column.definition.get().metric).collect();
        let mut parsed = Parsed { remarks: self.seen.remarks.clone(), ..Parsed::default() };
        let years: Vec<Option<u16>> = columns.iter().map(|column| years.get(&column.name).copied()).collect();
        if self.needs_years() {
            for (column, _) in columns.iter().zip(&years).filter(|(column, year)| year.is_none() && column.values > 0) {
                parsed.remarks.add(RemarkKind::ColumnWithoutYear, &column.name, 1);
            }
        }
        Reader {
            rows: Rows::default(),
            look: Look {
                file: self,
                years,
                held_back: if metrics.len() == 1 { &Tables::current().held_back } else { &[] },
                counts: vec![0; columns.len()],
                parsed,
                rows: 0,
                read: HashSet::new(),
                has_words: false,
                has_digits: false,
            },
        }
    }
}

/// Takes the pieces of a file for the second look, and gives its readings.
pub struct Reader<'f> {
    rows: Rows,
    look: Look<'f>,
}

struct Look<'f> {
    file: &'f File,
    years: Vec<Option<u16>>,
    held_back: &'static [HeldBack],
    counts: Vec<u64>,
    parsed: Parsed,
    rows: u64,
    read: HashSet<u64>,
    has_words: bool,
    has_digits: bool,
}

impl Reader<'_> {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`FileProblem`] if it is not the file of the first look any more.
    pub fn push(&mut self, piece: &[u8], each: &mut impl FnMut(Reading<'_>)) -> Result<(), FileProblem> {
        let look = &mut self.look;
        self.rows.push(piece, &mut |row| look.take(&row, each)).map_err(FileProblem::from)
    }

    /// Takes the end of the file.
    ///
    /// # Errors
    /// [`FileProblem`] if it was not the file of the first look any more.
    pub fn finish(mut self, each: &mut impl FnMut(Reading<'_>)) -> Result<Parsed, FileProblem> {
        let mut look = self.look;
        self.rows.finish(&mut |row| look.take(&row, each)).map_err(FileProblem::from)?;
        if look.rows != look.file.seen.rows + 1 {
            return Err(FileProblem::Changed);
        }
        if look.has_words && look.has_digits {
            look.parsed.remarks.add(RemarkKind::TwoQualities, "", 1);
        }
        for (column, count) in look.file.columns().iter().zip(look.counts) {
            look.parsed.readings += count;
            *look.parsed.by_definition.entry(column.definition).or_default() += count;
        }
        Ok(look.parsed)
    }
}

impl Look<'_> {
    fn take(&mut self, row: &Row<'_>, each: &mut impl FnMut(Reading<'_>)) {
        self.rows += 1;
        let seen = &self.file.seen;
        if self.rows == 1 || row.len() != seen.header.names.len() || seen.header.is_again(row) {
            return;
        }
        let Ok(key) = key_of(&seen.header, row) else { return };
        let Some(subgroup) = self.subgroup(key, row) else { return };
        let number = key.number();
        if seen.contradicted.contains(&number) || seen.stands_twice && !self.read.insert(number) {
            return;
        }
        let mut is_empty = true;
        for column in 0..self.file.columns().len() {
            let has_value = self.cell(column, row, key, subgroup, each);
            is_empty &= !has_value;
        }
        self.parsed.empty_rows += u64::from(is_empty);
    }

    /// Of whom a row speaks; nothing if it does not say.
    fn subgroup(&mut self, key: RowKey, row: &Row<'_>) -> Option<Subgroup> {
        match (key.label, self.file.recognized.tells_groups) {
            (Label::Group(group), _) => Some(Subgroup::Group(group)),
            (Label::All, true) => Some(Subgroup::Base),
            (Label::None, true) if self.file.seen.header.group.is_some() => {
                self.parsed.remarks.add(RemarkKind::NoGroup, &key.place.to_string(), row.line);
                None
            }
            (Label::All | Label::None | Label::Year(_), _) => Some(Subgroup::Whole),
            (Label::Unknown, _) => None,
        }
    }

    /// Reads one cell with what belongs to it; whether it says anything.
    fn cell(&mut self, at: usize, row: &Row<'_>, key: RowKey, subgroup: Subgroup, each: &mut impl FnMut(Reading<'_>)) -> bool {
        let column = &self.file.recognized.columns[at];
        let raw_quality = column.quality.map_or(&b""[..], |at| row.get(at));
        let remarks = &mut self.parsed.remarks;
        if value::is_missing(row.get(column.at)) {
            if !value::is_missing(raw_quality) {
                remarks.add(RemarkKind::QualityAlone, &column.name, row.line);
            }
            if raw_quality == b"TRUE" {
                remarks.add(RemarkKind::TrueForOne, &column.name, row.line);
            }
            return false;
        }
        let raw = std::str::from_utf8(row.get(column.at)).unwrap_or("\u{FFFD}");
        let definition = column.definition.get();
        let (value, trouble) = match value::said(raw, definition, column.times) {
            Said::Value(value) => (value, None),
            Said::TrueForOne => (Value::Number(Decimal::ONE), Some(RemarkKind::TrueForOne)),
            Said::Missing => return false,
            left_out => {
                let kind = match left_out {
                    Said::FalseZero => RemarkKind::FalseZero,
                    Said::Formula => RemarkKind::Formula,
                    _ => RemarkKind::NotANumber,
                };
                remarks.add(kind, &column.name, row.line);
                return true;
            }
        };
        let Some(year) = column.year.or(key.year).or(self.years[at]) else { return true };
        if column.year.is_some() && column.year != key.year {
            remarks.add(RemarkKind::OtherYear, &column.name, row.line);
        }
        if self.held_back.iter().any(|held| held.holds(key.place, definition.metric, year)) {
            remarks.add(RemarkKind::HeldBack, &column.name, row.line);
            return true;
        }
        if let Some(trouble) = trouble {
            remarks.add(trouble, &column.name, row.line);
        }
        let quality = self.quality(at, raw_quality, row.line);
        let column = &self.file.recognized.columns[at];
        let bound =
            |at: Option<usize>| at.and_then(|at| std::str::from_utf8(row.get(at)).ok()).filter(|cell| !value::is_missing(cell.as_bytes()));
        let raw_bounds = (bound(column.lower), bound(column.upper));
        let number = |cell: Option<&str>| cell.and_then(|cell| value::number(cell, column.times));
        let reading = Reading {
            of: Of { definition: column.definition, place: key.place, year, subgroup },
            value,
            lower: number(raw_bounds.0),
            upper: number(raw_bounds.1),
            quality,
            line: row.line,
            column: at,
            raw,
            raw_bounds: (raw_bounds.0.unwrap_or(""), raw_bounds.1.unwrap_or("")),
        };
        remark_on(&reading, &column.name, &mut self.parsed.remarks);
        self.counts[at] += 1;
        each(reading);
        true
    }

    fn quality(&mut self, at: usize, cell: &[u8], line: u64) -> Quality {
        let name = &self.file.recognized.columns[at].name;
        let remarks = &mut self.parsed.remarks;
        if value::is_missing(cell) {
            remarks.add(RemarkKind::NoQuality, name, line);
            return Quality::NotGiven;
        }
        let known = Tables::current().qualities.iter().find(|(spelling, _)| spelling.as_bytes() == cell);
        let Some((spelling, quality)) = known else {
            remarks.add(RemarkKind::UnknownQuality, name, line);
            return Quality::NotGiven;
        };
        match spelling.as_str() {
            "TRUE" => remarks.add(RemarkKind::TrueForOne, name, line),
            digit if digit.len() == 1 => self.has_digits = true,
            _ => self.has_words = true,
        }
        *quality
    }
}

/// Says what is odd about a reading that is kept.
fn remark_on(reading: &Reading<'_>, column: &str, remarks: &mut Remarks) {
    let mut add = |kind| remarks.add(kind, column, reading.line);
    if reading::is_implausible(reading.of.definition, reading.value) {
        add(RemarkKind::Implausible);
    }
    if reading::is_capped(reading.of.definition, reading.value) {
        add(RemarkKind::Capped);
    }
    let Value::Number(value) = reading.value else { return };
    match (reading.lower, reading.upper) {
        (None, None) => {}
        (Some(lower), Some(upper)) => {
            if value < lower || value > upper {
                add(RemarkKind::BoundsAmiss);
            }
        }
        (lower, upper) => {
            add(RemarkKind::OneBound);
            if lower.is_some_and(|lower| value < lower) || upper.is_some_and(|upper| value > upper) {
                add(RemarkKind::BoundsAmiss);
            }
        }
    }
}
