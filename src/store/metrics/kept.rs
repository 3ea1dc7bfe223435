//! A release as it is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::domain::metrics::{Contents, Edition, KeptColumn, KeptRelease, KeptRemark, Typicals};
use crate::domain::words::decimal::Decimal;
use crate::store::hands::{Result, StoreError, from_json, moment, read_as, word};

/// What is read of a release.
pub(super) const COLUMNS: &str = "SELECT number, id, name, digest, release, published, readings, imported, importer, contents, typicals";

/// The contents of a release, as JSON.
#[derive(Serialize, Deserialize)]
struct Stored {
    bytes: u64,
    rows: u64,
    empty_rows: u64,
    exact: bool,
    columns: Vec<(String, String, String)>,
    unread: Vec<(String, String)>,
    groups: Vec<String>,
    years: BTreeSet<u16>,
    places: [u64; 2],
    new_places: BTreeMap<String, String>,
    remarks: Vec<(String, String, u64, Vec<u64>, bool)>,
}

/// Contents, as they are stored.
pub(super) fn contents(of: &Contents) -> String {
    let stored = Stored {
        bytes: of.bytes,
        rows: of.rows,
        empty_rows: of.empty_rows,
        exact: of.is_exact,
        columns: of.columns.iter().map(|it| (it.name.clone(), it.definition.to_string(), it.times.to_string())).collect(),
        unread: of.unread.clone(),
        groups: of.groups.iter().map(ToString::to_string).collect(),
        years: of.years.clone(),
        places: of.places,
        new_places: of.new_places.iter().map(|(code, name)| (code.to_string(), name.clone())).collect(),
        remarks: of.remarks.iter().map(|it| (it.what.clone(), it.about.clone(), it.count, it.lines.clone(), it.is_left_out)).collect(),
    };
    serde_json::to_string(&stored).expect("texts and numbers become JSON")
}

fn contents_of(text: &str) -> Result<Contents> {
    let stored: Stored = from_json("what a release holds", text)?;
    let column = |(name, definition, times): (String, String, String)| {
        Ok(KeptColumn { name, definition: read_as("a definition", &definition)?, times: decimal(&times)? })
    };
    let remark = |(what, about, count, lines, is_left_out)| KeptRemark { what, about, count, lines, is_left_out };
    Ok(Contents {
        bytes: stored.bytes,
        rows: stored.rows,
        empty_rows: stored.empty_rows,
        is_exact: stored.exact,
        columns: stored.columns.into_iter().map(column).collect::<Result<_>>()?,
        unread: stored.unread,
        groups: stored.groups.iter().map(|word| read_as("a group", word)).collect::<Result<_>>()?,
        years: stored.years,
        places: stored.places,
        new_places: stored.new_places.into_iter().map(|(code, name)| Ok((read_as("a place", &code)?, name))).collect::<Result<_>>()?,
        remarks: stored.remarks.into_iter().map(remark).collect(),
    })
}

fn decimal(text: &str) -> Result<Decimal> {
    Decimal::read(text).ok_or_else(|| StoreError::Damaged("a number of a release cannot be read".to_owned()))
}

type StoredTypical = (String, u16, String, String, String);

/// The values of the place of the typical resident, as they are stored.
pub(super) fn typicals(of: &Typicals) -> String {
    let lines = of.0.iter().map(|(&(definition, year, subgroup, kind), value)| {
        (definition.to_string(), year, subgroup.to_string(), kind.as_str().to_owned(), value.to_string())
    });
    serde_json::to_string(&lines.collect::<Vec<StoredTypical>>()).expect("texts and numbers become JSON")
}

fn typicals_of(text: &str) -> Result<Typicals> {
    let line = |(definition, year, subgroup, kind, value): StoredTypical| {
        let key = (read_as("a definition", &definition)?, year, read_as("a group", &subgroup)?, read_as("a kind of place", &kind)?);
        Ok((key, decimal(&value)?))
    };
    Ok(Typicals(from_json::<Vec<StoredTypical>>("the medians of a release", text)?.into_iter().map(line).collect::<Result<_>>()?))
}

/// A release, as [`COLUMNS`] give it.
pub(super) fn release(row: &SqliteRow) -> Result<KeptRelease> {
    let contents = contents_of(row.try_get("contents")?)?;
    let edition = Edition {
        published: row.try_get("published")?,
        is_exact: contents.is_exact,
        digest: row.try_get("digest")?,
        release: word("a release", row.try_get("release")?)?,
    };
    Ok(KeptRelease {
        number: row.try_get("number")?,
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        edition: Arc::new(edition),
        readings: read_as("the number of readings", row.try_get("readings")?)?,
        imported: moment(row.try_get("imported")?)?,
        importer: row.try_get("importer")?,
        contents,
        typicals: typicals_of(row.try_get("typicals")?)?,
    })
}
