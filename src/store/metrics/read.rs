//! Reading releases, and the readings of places.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::block::{self, Cell};
use super::kept;
use crate::domain::guide::metrics::PlaceCode;
use crate::domain::metrics::{Fact, KeptReading, KeptReadings, KeptRelease, Of, Said, Value, said};
use crate::domain::words::decimal::Decimal;
use crate::store::Store;
use crate::store::hands::{Result, StoreError, read_as};

/// The most places that are asked for at once.
const MOST: usize = 500;

pub(in crate::store) async fn releases(connection: &mut SqliteConnection) -> Result<Vec<KeptRelease>> {
    let rows = sqlx::query(AssertSqlSafe(kept::RELEASE)).fetch_all(connection).await?;
    let mut releases = rows.iter().map(kept::release).collect::<Result<Vec<_>>>()?;
    releases.sort_by(|one, other| other.edition.cmp(&one.edition));
    Ok(releases)
}

impl Store {
    /// The releases that are kept, the newest edition first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn metric_releases(&self) -> Result<Vec<KeptRelease>> {
        releases(&mut *self.reader().await?).await
    }

    /// What all releases say of these places, as far as it is wanted, in two statements. A place that no file measures has
    /// no readings.
    ///
    /// # Errors
    /// A failed read.
    pub async fn metric_readings(&self, places: &[PlaceCode], wanted: impl Fn(&Of) -> bool + Send) -> Result<KeptReadings> {
        let mut reader = self.reader().await?;
        let mut found = KeptReadings { releases: releases(&mut reader).await?, ..KeptReadings::default() };
        for places in places.chunks(MOST) {
            of_places(&mut reader, places, &wanted, &mut found).await?;
        }
        Ok(found)
    }
}

/// Adds what the releases say of places.
pub(super) async fn of_places(
    connection: &mut SqliteConnection,
    places: &[PlaceCode],
    wanted: &(impl Fn(&Of) -> bool + Send),
    found: &mut KeptReadings,
) -> Result<()> {
    let marks: Vec<String> = (1..=places.len()).map(|number| format!("${number}")).collect();
    let sql = format!(
        "SELECT release, place, alike, block FROM metric_blocks WHERE place IN ({}) ORDER BY release, place, number",
        marks.join(", ")
    );
    let query = places.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, place| query.bind(i64::from(place.number())));
    let numbers: HashMap<i64, usize> = found.releases.iter().enumerate().map(|(at, release)| (release.number, at)).collect();
    for row in &query.fetch_all(connection).await? {
        // One that is not ready, or that is being removed, says nothing.
        let Some(at) = numbers.get(&row.try_get("release")?) else { continue };
        let release = &found.releases[*at];
        let place = PlaceCode::from_number(row.try_get("place")?).ok_or_else(damaged)?;
        let alike: &str = row.try_get("alike")?;
        if !alike.is_empty() {
            let others = alike.lines().map(|line| read_as("a place", line)).collect::<Result<Vec<PlaceCode>>>()?;
            found.alike.entry((release.number, place)).or_default().extend(others);
        }
        let mut amiss = None;
        let mut each = |cell: Cell| match reading(release, place, cell, wanted) {
            Ok(reading) => found.readings.extend(reading),
            Err(error) => amiss = Some(error),
        };
        block::read(row.try_get("block")?, &mut each).ok_or_else(damaged)?;
        amiss.map_or(Ok(()), Err)?;
    }
    Ok(())
}

/// A cell as a reading, if it is wanted.
pub(super) fn reading(release: &KeptRelease, place: PlaceCode, cell: Cell, wanted: &impl Fn(&Of) -> bool) -> Result<Option<KeptReading>> {
    let column = release.contents.columns.get(cell.column).ok_or_else(damaged)?;
    let group = *release.contents.groups.get(cell.group).ok_or_else(damaged)?;
    let of = Of { definition: column.definition, place, year: cell.year, subgroup: group };
    if !wanted(&of) {
        return Ok(None);
    }
    let value = match said(&cell.raw, column.definition.get(), column.times) {
        Said::Value(value) => value,
        Said::TrueForOne => Value::Number(Decimal::ONE),
        // A later program may read a cell otherwise, and then it is no reading any more.
        _ => return Ok(None),
    };
    let bound = |cell: &str| Decimal::read(cell).and_then(|number| number.times(column.times));
    let (lower, upper) = (bound(&cell.bounds.0), bound(&cell.bounds.1));
    let fact = Fact { of, value, lower, upper, quality: cell.quality, raw: cell.raw, edition: Arc::clone(&release.edition) };
    Ok(Some(KeptReading { fact, release: release.number, column: cell.column, line: cell.line, raw_bounds: cell.bounds }))
}

fn damaged() -> StoreError {
    StoreError::Damaged("the readings of a place cannot be read".to_owned())
}
