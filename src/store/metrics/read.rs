//! Reading releases, and the readings of places.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection, SqliteRow};
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
    let rows = sqlx::query(AssertSqlSafe(format!("{} FROM metric_releases", kept::COLUMNS))).fetch_all(connection).await?;
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

    /// What all releases say of these, in one statement; nothing, without one, where there are none.
    ///
    /// # Errors
    /// A failed read.
    pub async fn metric_readings_of(&self, of: &[Of]) -> Result<Option<KeptReadings>> {
        if of.is_empty() {
            return Ok(None);
        }
        let places: BTreeSet<PlaceCode> = of.iter().map(|of| of.place).collect();
        let wanted: HashSet<Of> = of.iter().copied().collect();
        let places: Vec<PlaceCode> = places.into_iter().collect();
        Ok(Some(self.metric_readings(&places, |of| wanted.contains(of)).await?))
    }

    /// What all releases say of these places, as far as it is wanted, in one statement. A place that no file measures has no
    /// readings.
    ///
    /// # Errors
    /// A failed read.
    pub async fn metric_readings(&self, places: &[PlaceCode], wanted: impl Fn(&Of) -> bool + Send) -> Result<KeptReadings> {
        let mut reader = self.reader().await?;
        let mut found = KeptReadings::default();
        let (first, more) = places.split_at(places.len().min(MOST));
        if first.is_empty() {
            found.releases = releases(&mut reader).await?;
            return Ok(found);
        }
        let sql = format!(
            "{RELEASES}, NULL AS place, NULL AS alike, NULL AS block, 0 AS part FROM metric_releases
             UNION ALL SELECT release, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, place, alike, block, number
             FROM metric_blocks WHERE place IN ({})",
            marks(first),
            RELEASES = kept::COLUMNS,
        );
        let rows = bound(&sql, first).fetch_all(&mut *reader).await?;
        let mut blocks = Vec::new();
        for row in &rows {
            match row.try_get::<Option<i64>, _>("place")? {
                None => found.releases.push(kept::release(row)?),
                Some(_) => blocks.push(row),
            }
        }
        found.releases.sort_by(|one, other| other.edition.cmp(&one.edition));
        take_in(blocks, &wanted, &mut found)?;
        for places in more.chunks(MOST) {
            of_places(&mut reader, places, &wanted, &mut found).await?;
        }
        Ok(found)
    }
}

fn marks(places: &[PlaceCode]) -> String {
    (1..=places.len()).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

fn bound(sql: &str, places: &[PlaceCode]) -> Query<'static, Sqlite, SqliteArguments> {
    places.iter().fold(sqlx::query(AssertSqlSafe(sql.to_owned())), |query, place| query.bind(i64::from(place.number())))
}

/// Adds what the releases say of places.
pub(super) async fn of_places(
    connection: &mut SqliteConnection,
    places: &[PlaceCode],
    wanted: &(impl Fn(&Of) -> bool + Send),
    found: &mut KeptReadings,
) -> Result<()> {
    let sql =
        format!("SELECT release AS number, place, alike, block, number AS part FROM metric_blocks WHERE place IN ({})", marks(places));
    let rows = bound(&sql, places).fetch_all(connection).await?;
    take_in(rows.iter().collect(), wanted, found)
}

/// Takes in what blocks hold, each in the parts that it was cut into.
fn take_in(mut blocks: Vec<&SqliteRow>, wanted: &impl Fn(&Of) -> bool, found: &mut KeptReadings) -> Result<()> {
    blocks.sort_by_cached_key(|row| ["number", "place", "part"].map(|name| row.try_get::<i64, _>(name).unwrap_or_default()));
    let numbers: HashMap<i64, usize> = found.releases.iter().enumerate().map(|(at, release)| (release.number, at)).collect();
    for row in blocks {
        // One that is not ready, or that is being removed, says nothing.
        let Some(at) = numbers.get(&row.try_get("number")?) else { continue };
        let release = &found.releases[*at];
        let place = PlaceCode::from_number(row.try_get("place")?).ok_or_else(damaged)?;
        let alike: &str = row.try_get("alike")?;
        if !alike.is_empty() {
            let others = alike.lines().map(shared).collect::<Result<Vec<_>>>()?;
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

/// A place that shares one estimate, with the years in which it does.
fn shared(line: &str) -> Result<(PlaceCode, BTreeSet<u16>)> {
    let mut words = line.split(' ');
    let place = read_as("a place", words.next().unwrap_or_default())?;
    Ok((place, words.map(|year| read_as("a year", year)).collect::<Result<_>>()?))
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
