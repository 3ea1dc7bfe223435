//! Residents and elected officials by group, as their page shows them: a row for each share.

use super::ReadingRow;
use crate::domain::guide::metrics::DefinitionKey;
use crate::domain::metrics::{Officials, Value, telling};
use crate::domain::words::dates;

/// A share of residents, or of the officials of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRow {
    /// Of whom: a place, or a body.
    pub whom: String,
    /// The group.
    pub group: &'static str,
    /// The share as people read it; empty where nobody said.
    pub share: String,
    /// How many officials, and of how many, which nobody knows before all groups are said; empty for residents.
    pub count: (String, String),
    /// The year of a reading, or the day of a count.
    pub when: String,
    /// The reading, for residents.
    pub reading: Option<ReadingRow>,
}

/// The columns of a table of shares.
pub const SHARES: [&str; 12] = [
    "Of whom",
    "Group",
    "Share",
    "How many",
    "Of how many in all",
    "Year, or day of the count",
    "Quality",
    "Release",
    "File",
    "Column of the file",
    "Line of the file",
    "Text of the file",
];

/// What people see of a group that the files tell residents by.
#[must_use]
pub fn group_name(key: DefinitionKey) -> &'static str {
    match key.as_str() {
        "residents-black" => "Black",
        "residents-hispanic" => "Hispanic",
        "residents-white" => "White",
        _ => "Other races and ethnicities",
    }
}

impl ShareRow {
    /// The residents' share of a reading.
    #[must_use]
    pub fn of_residents(key: DefinitionKey, row: &ReadingRow) -> Self {
        Self {
            whom: format!("Residents of {}", row.place),
            group: group_name(key),
            share: row.value.clone(),
            count: Default::default(),
            when: row.year.to_string(),
            reading: Some(row.clone()),
        }
    }

    /// A reading that sets officials against residents by itself, as files did before.
    #[must_use]
    pub fn of_both(name: &'static str, row: &ReadingRow) -> Self {
        Self {
            whom: format!("Officials and residents of {}", row.place),
            group: name,
            share: row.value.clone(),
            count: Default::default(),
            when: row.year.to_string(),
            reading: Some(row.clone()),
        }
    }

    /// The share of a group of a body.
    #[must_use]
    pub fn of_officials(key: DefinitionKey, body: &Officials) -> Self {
        let count = body.groups.iter().find(|(of, _)| *of == key).and_then(|(_, count)| *count);
        let share = body.share(key).map(|share| telling::short(Value::Number(share), key.get()));
        let of_all = body.known().map_or_else(String::new, |_| body.all().to_string());
        Self {
            whom: body.body.clone(),
            group: group_name(key),
            share: share.unwrap_or_default(),
            count: (count.map_or_else(String::new, |count| count.to_string()), of_all),
            when: body.counted.map_or_else(String::new, dates::iso),
            reading: None,
        }
    }

    /// Its cells under [`SHARES`].
    #[must_use]
    pub fn cells(&self) -> [String; 12] {
        let of = |part: fn(&ReadingRow) -> String| self.reading.as_ref().map_or_else(String::new, part);
        [
            self.whom.clone(),
            self.group.to_owned(),
            self.share.clone(),
            self.count.0.clone(),
            self.count.1.clone(),
            self.when.clone(),
            of(|row| row.quality.to_owned()),
            of(ReadingRow::of_release),
            of(|row| row.file.clone()),
            of(|row| row.column.clone()),
            of(|row| row.line.to_string()),
            of(|row| row.raw.clone()),
        ]
    }

    /// The share of officials with the count: "14.3% (1)"; the count alone where a group is not said.
    #[must_use]
    pub fn counted(&self) -> String {
        match (self.share.as_str(), self.count.0.as_str()) {
            (_, "") => "not said".to_owned(),
            ("", count) => format!("{count}, no share yet"),
            (share, count) => format!("{share} ({count})"),
        }
    }
}
