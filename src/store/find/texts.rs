//! The texts that are found, as they stand in their tables.

use serde::Deserialize;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::sources::{Column, Source};
use crate::domain::find::Kind;
use crate::domain::readiness::Judgment;
use crate::store::hands::{Result, dialect, from_json, word};

/// A text that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Text {
    /// Its kind.
    pub kind: Kind,
    /// The jurisdiction whose it is.
    pub of: Uuid,
    /// The record in which it stands.
    pub record: Uuid,
    /// Which text of the record it is; empty where the record is one.
    pub field: String,
    /// What it is within: its round, its finding.
    pub within: Option<Uuid>,
    /// What that is called.
    pub beside: String,
    /// The day or the place that tells it from others.
    pub extra: String,
    /// The place of its round among the rounds, where it is of one.
    pub rank: i64,
    /// What it says, field by field, each with what the field is called.
    pub parts: Vec<(&'static str, String)>,
}

impl Text {
    /// All that it says. A line ends every word.
    pub fn joined(&self) -> String {
        self.parts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// How many columns stand before those of the text itself.
const BEFORE_PARTS: usize = 7;

/// A text as it is stored: the record, the field, the jurisdiction, what it is within, what that is called, what tells it
/// from others, the place of its round, and its columns.
#[derive(Deserialize)]
struct Stored(Uuid, String, Uuid, String, String, String, i64, Vec<String>);

impl Stored {
    fn of(source: &Source, row: &SqliteRow) -> Result<Self> {
        let columns = (0..source.columns.len()).map(|at| row.try_get(BEFORE_PARTS + at));
        Ok(Self(
            row.try_get("record")?,
            row.try_get("of_field")?,
            row.try_get("of_jurisdiction")?,
            row.try_get::<Option<Uuid>, _>("within")?.map_or_else(String::new, |id| id.to_string()),
            row.try_get("beside")?,
            row.try_get("extra")?,
            row.try_get("ranked")?,
            columns.collect::<std::result::Result<_, sqlx::Error>>()?,
        ))
    }

    fn read(self, kind: Kind, source: &Source) -> Result<Text> {
        let Self(record, field, of, within, beside, extra, rank, stored) = self;
        let mut parts: Vec<(&'static str, String)> = Vec::new();
        for (Column { label, is_list, .. }, stored) in source.columns.iter().zip(stored) {
            let text = match kind {
                Kind::Judgment => Judgment::from_stored(&stored).map_or_else(String::new, |judgment| judgment.reason),
                _ if *is_list => from_json::<Vec<String>>("a text", &stored)?.join(", "),
                _ => stored,
            };
            // An organization that is a member itself is called by its name alone.
            if !text.is_empty() && !parts.iter().any(|(_, before)| *before == text && kind == Kind::Member) {
                parts.push((label, text));
            }
        }
        Ok(Text { kind, of, record, field, within: word("what a text is within", &within)?, beside, extra, rank, parts })
    }
}

fn text(kind: Kind, source: &Source, row: &SqliteRow) -> Result<Text> {
    Stored::of(source, row)?.read(kind, source)
}

/// Every text of a kind in a jurisdiction, those of older rounds first.
pub(in crate::store) async fn every_text(connection: &mut SqliteConnection, kind: Kind, of: Uuid) -> Result<Vec<Text>> {
    let source = Source::of(kind);
    let sql = format!("{} AND {} = $1 ORDER BY ranked, record, of_field", source.query(), source.of);
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(connection).await?;
    let texts = rows.iter().map(|row| text(kind, &source, row)).collect::<Result<Vec<Text>>>()?;
    Ok(texts.into_iter().filter(|text| !text.parts.is_empty()).collect())
}

/// The texts of a kind in one record.
pub(super) async fn of_record(connection: &mut SqliteConnection, kind: Kind, record: Uuid) -> Result<Vec<Text>> {
    let source = Source::of(kind);
    let sql = format!("{} AND {} = $1 ORDER BY of_field", source.query(), source.record);
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(record).fetch_all(connection).await?;
    let texts = rows.iter().map(|row| text(kind, &source, row)).collect::<Result<Vec<Text>>>()?;
    Ok(texts.into_iter().filter(|text| !text.parts.is_empty()).collect())
}

/// The texts of a kind by their records and fields, in no order.
pub(super) async fn these(connection: &mut SqliteConnection, kind: Kind, wanted: &[(Uuid, String)]) -> Result<Vec<Text>> {
    let Some(last) = wanted.last() else { return Ok(Vec::new()) };
    let source = Source::of(kind);
    // Of few lengths, so that the query is planned once.
    let many = wanted.len().next_multiple_of(10);
    let values: Vec<String> = (0..many).map(|at| format!("(${}, ${})", 2 * at + 1, 2 * at + 2)).collect();
    let sql = format!("{} AND ({}, {}) IN (VALUES {})", source.query(), source.record, source.field, values.join(", "));
    // As one value, since a row of its own for each takes longer to read than all else of it. A list is a text in it too.
    let part = |(at, column): (usize, &Column)| format!("part_{at}{}", if column.is_list { " || ''" } else { "" });
    let parts: Vec<String> = source.columns.iter().enumerate().map(part).collect();
    let [record, of, within] = ["record", "of_jurisdiction", "within"].map(dialect::id);
    let parts = dialect::array(&parts.join(", "));
    let one = dialect::array(&format!("{record}, of_field, {of}, {within}, beside, extra, ranked, {parts}"));
    let mut query = sqlx::query_scalar(AssertSqlSafe(format!("SELECT {} FROM ({sql}) AS wanted", dialect::list(&one))));
    for (record, field) in wanted.iter().chain(std::iter::repeat_n(last, many - wanted.len())) {
        query = query.bind(record).bind(field);
    }
    let stored: String = query.fetch_one(connection).await?;
    from_json::<Vec<Stored>>("the texts that were found", &stored)?.into_iter().map(|stored| stored.read(kind, &source)).collect()
}
