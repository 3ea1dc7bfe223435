//! Published files, read right: every reading that was worked out by hand from real cuts, and what is told of them.

mod appendix;
mod arriving;
mod bad_files;
mod beside;
pub mod expected;
mod looked_at;
pub mod pages;
mod profile;
mod properties;
pub mod reading;
mod releases;
mod rules;
mod store;
mod traps;
mod whole;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use milepost::domain::metrics::{Edition, Fact, File, FileProblem, Parsed, RemarkKind, Survey, Years};

/// A file that was read.
pub struct Read {
    pub file: File,
    pub facts: Vec<Fact>,
    pub parsed: Parsed,
}

impl Read {
    /// The only reading of a definition, place, year and group.
    pub fn fact(&self, definition: &str, place: &str, year: u16, subgroup: &str) -> Option<&Fact> {
        let is_it = |fact: &&Fact| {
            fact.of.definition.as_str() == definition
                && fact.of.place.to_string() == place
                && fact.of.year == year
                && fact.of.subgroup.to_string() == subgroup
        };
        let mut found = self.facts.iter().filter(is_it);
        let first = found.next();
        assert!(found.next().is_none(), "two readings of {definition}, {place}, {year}, {subgroup}");
        first
    }

    /// Where a kind of remark was made first about a column.
    pub fn lines(&self, kind: RemarkKind, about: &str) -> Vec<u64> {
        self.parsed
            .remarks
            .iter()
            .find(|remark| remark.kind == kind && remark.about == about)
            .map(|remark| remark.lines)
            .unwrap_or_default()
    }

    pub fn release(&self) -> &'static str {
        self.file.release().map_or("", |key| key.as_str())
    }

    pub fn why_unread(&self, column: &str) -> &'static str {
        self.file.unread().iter().find(|unread| unread.name == column).map_or("", |unread| unread.why)
    }
}

/// The bytes of a real cut.
pub fn cut(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn survey(bytes: &[u8], piece: usize) -> Result<File, FileProblem> {
    let mut survey = Survey::default();
    for piece in bytes.chunks(piece) {
        survey.push(piece)?;
    }
    survey.finish().map(File::from)
}

/// Reads a file in pieces of a size, with the years that the publisher names where it has none.
pub fn read_in(bytes: &[u8], piece: usize, years: Option<Years>) -> Result<Read, FileProblem> {
    let file = survey(bytes, piece)?;
    let years = years.unwrap_or_else(|| file.offered_years());
    let published = file.recognized().published().unwrap_or_default().to_owned();
    let edition = Arc::new(Edition { published, is_exact: false, digest: String::new(), release: file.release() });
    let mut facts = Vec::new();
    let mut each = |reading: milepost::domain::metrics::Reading<'_>| facts.push(Fact::of(&reading, &edition));
    let mut reader = file.reader(&years);
    for piece in bytes.chunks(piece) {
        reader.push(piece, &mut each)?;
    }
    let parsed = reader.finish(&mut each)?;
    assert_eq!(parsed.readings, facts.len() as u64);
    Ok(Read { file, facts, parsed })
}

pub fn read_bytes(bytes: &[u8]) -> Read {
    read_in(bytes, 4096, None).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn read(name: &str) -> Read {
    read_in(&cut(name), 4096, None).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// A row of a CSV file by its headings.
pub type Row = BTreeMap<String, String>;

/// The rows of a CSV file, behind its mark.
pub fn rows(csv: &[u8]) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let headings = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| headings.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}
