//! The index: numbers with words go in, numbers come out.

use std::cmp::Reverse;
use std::collections::HashMap;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::domain::find::{Kind, Sought, joined};
use crate::store::hands::{Result, StoreError, dialect, from_json};

/// How many of the low bits of a number count within one kind of one jurisdiction.
const COUNTED: i64 = 32;
/// How many bits above these are the number of the kind.
const KINDS: i64 = 6;

/// How many bytes of a word are kept.
const LONGEST_WORD: usize = 30_000;

/// The numbers that the texts of one kind in one jurisdiction can have: the first and the last.
pub(in crate::store) const fn span(place: i64, kind: Kind) -> (i64, i64) {
    let first = ((place << KINDS) | kind.number()) << COUNTED;
    (first, first | ((1 << COUNTED) - 1))
}

/// The kind of the text that has a number.
pub(super) fn kind(number: i64) -> Result<Kind> {
    Kind::from_number((number >> COUNTED) & ((1 << KINDS) - 1)).ok_or_else(|| StoreError::Damaged("the index of Find".to_owned()))
}

/// The number of a jurisdiction, if it has one.
pub(in crate::store) async fn place(connection: &mut SqliteConnection, of: Uuid) -> Result<Option<i64>> {
    let sql = "SELECT number FROM find_places WHERE jurisdiction_id = $1";
    Ok(sqlx::query_scalar(sql).bind(of).fetch_optional(connection).await?)
}

/// The number of a jurisdiction, which gets one if it has none.
pub(super) async fn place_of(connection: &mut SqliteConnection, of: Uuid) -> Result<i64> {
    if let Some(number) = place(&mut *connection, of).await? {
        return Ok(number);
    }
    let sql = "INSERT INTO find_places (number, jurisdiction_id)
         VALUES ((SELECT coalesce(max(number), 0) + 1 FROM find_places), $1) RETURNING number";
    Ok(sqlx::query_scalar(sql).bind(of).fetch_one(connection).await?)
}

/// Puts a text into the index that is not in it yet; one that is keeps its number.
pub(super) async fn put_new(connection: &mut SqliteConnection, of: Uuid, kind: Kind, text_of: (Uuid, &str), text: &str) -> Result<()> {
    let mut number = new_number(&mut *connection, of, kind, text_of).await?;
    if number.is_none() {
        // The first text of its jurisdiction.
        place_of(&mut *connection, of).await?;
        number = new_number(&mut *connection, of, kind, text_of).await?;
    }
    let number = number.ok_or_else(|| StoreError::Damaged("the index of Find".to_owned()))?;
    learn(connection, number, text).await
}

/// The number of a text, which gets the one after the last of its kind if it has none; nothing where its jurisdiction has
/// no number.
async fn new_number(connection: &mut SqliteConnection, of: Uuid, kind: Kind, (record, field): (Uuid, &str)) -> Result<Option<i64>> {
    let (first, last) = span(0, kind);
    let place = format!("p.number * {}", 1_i64 << (KINDS + COUNTED));
    let sql = format!(
        "INSERT INTO find_texts (number, record_id, field)
         SELECT coalesce((SELECT max(t.number) FROM find_texts t WHERE t.number BETWEEN {place} + $2 AND {place} + $3), {place} + $2 - 1) + 1,
             $4, $5
         FROM find_places p WHERE p.jurisdiction_id = $1
         ON CONFLICT (record_id, field) DO UPDATE SET field = excluded.field RETURNING number"
    );
    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(of).bind(first).bind(last).bind(record).bind(field);
    Ok(query.fetch_optional(connection).await?)
}

/// Puts a text into the index in place of what stands there of it; or as a new one, should nothing stand there.
pub(super) async fn put_again(connection: &mut SqliteConnection, of: Uuid, kind: Kind, text_of: (Uuid, &str), text: &str) -> Result<()> {
    let (record, field) = text_of;
    let query = sqlx::query(dialect::LEARN_WORDS_AGAIN).bind(record).bind(field).bind(indexed(text));
    if query.execute(&mut *connection).await?.rows_affected() == 0 {
        put_new(connection, of, kind, text_of, text).await?;
    }
    Ok(())
}

/// The words of a text as the index holds them: the end of a very long one is cut off, since engines take none that is
/// longer. No search is that long.
pub(in crate::store) fn indexed(text: &str) -> String {
    joined(text, LONGEST_WORD)
}

/// Puts a text of a known number into the index.
pub(super) async fn learn(connection: &mut SqliteConnection, number: i64, text: &str) -> Result<()> {
    sqlx::query(dialect::LEARN_WORDS).bind(number).bind(indexed(text)).execute(connection).await?;
    Ok(())
}

/// The texts of a record that are in the index: their numbers, and their fields.
pub(super) async fn known(connection: &mut SqliteConnection, record: Uuid) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT number, field FROM find_texts WHERE record_id = $1 ORDER BY number";
    Ok(sqlx::query_as(sql).bind(record).fetch_all(connection).await?)
}

/// Takes a text out of the index.
pub(super) async fn take_out(connection: &mut SqliteConnection, number: i64) -> Result<()> {
    sqlx::query(dialect::FORGET_WORDS).bind(number).execute(&mut *connection).await?;
    sqlx::query("DELETE FROM find_texts WHERE number = $1").bind(number).execute(connection).await?;
    Ok(())
}

/// Takes a text out by its record and field, if it is there.
pub(super) async fn take_out_field(connection: &mut SqliteConnection, record: Uuid, field: &str) -> Result<()> {
    let sql = "SELECT number FROM find_texts WHERE record_id = $1 AND field = $2";
    match sqlx::query_scalar(sql).bind(record).bind(field).fetch_optional(&mut *connection).await? {
        Some(number) => take_out(connection, number).await,
        None => Ok(()),
    }
}

/// Takes everything of a jurisdiction out of the index.
pub(super) async fn empty(connection: &mut SqliteConnection, of: Uuid) -> Result<()> {
    let Some(place) = place(&mut *connection, of).await? else { return Ok(()) };
    let (first, last) = (place << (KINDS + COUNTED), ((place + 1) << (KINDS + COUNTED)) - 1);
    let sql = "SELECT number FROM find_texts WHERE number BETWEEN $1 AND $2";
    let numbers: Vec<i64> = sqlx::query_scalar(sql).bind(first).bind(last).fetch_all(&mut *connection).await?;
    for number in numbers {
        take_out(&mut *connection, number).await?;
    }
    Ok(())
}

/// Takes a jurisdiction, which is thrown out, out of the index.
pub(in crate::store) async fn forget_jurisdiction(connection: &mut SqliteConnection, of: Uuid) -> Result<()> {
    empty(&mut *connection, of).await?;
    sqlx::query("DELETE FROM find_places WHERE jurisdiction_id = $1").bind(of).execute(connection).await?;
    Ok(())
}

/// Empties the whole index. Jurisdictions keep their numbers.
pub(super) async fn empty_all(connection: &mut SqliteConnection) -> Result<()> {
    sqlx::query(dialect::FORGET_ALL_WORDS).execute(&mut *connection).await?;
    sqlx::query("DELETE FROM find_texts").execute(connection).await?;
    Ok(())
}

/// A text that was found: its number, its record and its field.
pub(super) type Number = (i64, Uuid, String);

/// What a search found.
pub(super) struct Numbers {
    /// Of each kind as many as were asked for, the newest first.
    pub kept: Vec<Number>,
    /// How many there are of each kind; where one kind alone was looked for, no more than were asked for.
    pub of: HashMap<Kind, usize>,
}

/// The texts of these kinds in a jurisdiction that hold what is sought; below a number, if one is given. `most` says how
/// many of each kind are wanted where so many kinds have some.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    place: i64,
    kinds: &[Kind],
    sought: &Sought,
    (most, below): (impl Fn(usize) -> usize, Option<i64>),
) -> Result<Numbers> {
    let spans = || kinds.iter().map(|kind| span(place, *kind));
    let (from, to) = (spans().map(|(first, _)| first).min().unwrap_or(1), spans().map(|(_, last)| last).max().unwrap_or_default());
    // What a search costs is to gather whatever begins so, before its first hit comes. So of several kinds all numbers
    // come from one, and those of a kind beyond the bound are passed over here.
    let bound = (kinds.len() == 1).then(|| i64::try_from(most(1)).expect("a page is short"));
    let query = sqlx::query_scalar(AssertSqlSafe(dialect::texts_with_words(bound))).bind(dialect::words_begun(sought.words()));
    let numbers: String = query.bind(from).bind(below.map_or(to, |below| to.min(below - 1))).fetch_one(&mut *connection).await?;
    let mut numbers: Vec<i64> = from_json("the index of Find", &numbers)?;
    numbers.sort_unstable_by_key(|number| Reverse(*number));
    let mut by_kind: HashMap<Kind, Vec<i64>> = HashMap::new();
    for number in numbers {
        by_kind.entry(kind(number)?).or_default().push(number);
    }
    let most = most(by_kind.len());
    let kept: Vec<i64> = by_kind.values().flat_map(|numbers| numbers.iter().take(most)).copied().collect();
    let of = by_kind.into_iter().map(|(kind, numbers)| (kind, numbers.len())).collect();
    Ok(Numbers { kept: named(connection, &kept).await?, of })
}

/// The texts that have these numbers, the highest first.
async fn named(connection: &mut SqliteConnection, numbers: &[i64]) -> Result<Vec<Number>> {
    let Some(last) = numbers.last() else { return Ok(Vec::new()) };
    // Of few lengths, so that the query is planned once.
    let many = numbers.len().next_multiple_of(50);
    let values: Vec<String> = (1..=many).map(|at| format!("${at}")).collect();
    // As one value, since a row of its own for each takes longer to read than to find.
    let one = dialect::array(&format!("number, {}, field", dialect::id("record_id")));
    let sql = format!("SELECT {} FROM find_texts WHERE number IN ({})", dialect::list(&one), values.join(", "));
    let mut query = sqlx::query_scalar(AssertSqlSafe(sql));
    for number in numbers.iter().chain(std::iter::repeat_n(last, many - numbers.len())) {
        query = query.bind(number);
    }
    let named: String = query.fetch_one(connection).await?;
    let mut named: Vec<Number> = from_json("the index of Find", &named)?;
    named.sort_unstable_by_key(|(number, ..)| Reverse(*number));
    Ok(named)
}
