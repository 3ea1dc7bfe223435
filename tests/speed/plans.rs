//! How SQLite would answer each query of the program: by an index, not by reading a whole table.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use milepost::store::Store;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Row};

use crate::asked::listen;
use crate::person::Person;
use crate::sources::written;
use crate::tour::tour;

/// Words of a statement, the table that it may read whole, and why it may.
type Exception = (&'static str, &'static str, &'static str);

const EXCEPTIONS: &[Exception] = &[];

/// Words of SQL in the sources that no page asks, and why.
const NOT_ASKED: &[(&str, &str)] = &[];

#[tokio::test(flavor = "multi_thread")]
async fn no_query_reads_a_whole_table_without_a_reason() {
    let listening = listen().await;
    let dana = Person::new().await;
    tour(&dana).await;
    dana.store.close().await;
    let asked: BTreeSet<String> = listening.heard().into_iter().collect();
    let missed: Vec<String> = written()
        .iter()
        .filter(|written| !asked.iter().any(|sql| written.is_in(sql)))
        .filter(|written| NOT_ASKED.iter().all(|(words, _)| !written.pieces.join(" ").contains(words)))
        .map(|written| format!("{}: {}", written.file, written.pieces.join(" … ")))
        .collect();
    assert!(missed.is_empty(), "The tour must also ask what stands in\n{}", missed.join("\n"));

    let store = Store::open(dana.store.path()).await.unwrap();
    let mut connection = SqliteConnectOptions::new().filename(dana.store.path()).connect().await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&mut connection).await.unwrap();
    let (mut bad, mut used) = (String::new(), BTreeSet::new());
    for sql in &asked {
        for (table, detail) in scans(&mut connection, sql, &tables).await {
            match EXCEPTIONS.iter().position(|(words, of, _)| sql.contains(words) && *of == table) {
                Some(at) => drop(used.insert(at)),
                None => writeln!(bad, "{table}: {detail}\n    {sql}").unwrap(),
            }
        }
    }
    store.close().await;
    assert!(bad.is_empty(), "These queries read a whole table:\n{bad}");
    let idle: Vec<_> = (0..EXCEPTIONS.len()).filter(|at| !used.contains(at)).map(|at| EXCEPTIONS[at]).collect();
    assert!(idle.is_empty(), "no query needs these exceptions any more: {idle:?}");
}

/// The tables of which a statement reads every row, or for which it makes an index of its own, with the
/// words of the plan. What lies in the bin has an index that holds nothing else, so that it may be read.
async fn scans(connection: &mut SqliteConnection, sql: &str, tables: &[String]) -> Vec<(String, String)> {
    let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(connection).await.unwrap();
    let details = plan.iter().map(|row| row.get::<String, _>("detail"));
    let whole = details.filter(|detail| detail.starts_with("SCAN ") || detail.contains("AUTOMATIC"));
    whole
        .filter(|detail| !detail.contains("_in_bin"))
        .filter_map(|detail| {
            let name = detail.split(' ').nth(1).unwrap().to_owned();
            table_of(sql, &name, tables).map(|table| (table, detail))
        })
        .collect()
}

/// The table that goes by a name in a statement; none for what the statement itself makes up.
fn table_of(sql: &str, name: &str, tables: &[String]) -> Option<String> {
    if tables.iter().any(|table| table == name) {
        return Some(name.to_owned());
    }
    let words: Vec<&str> = sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let pair = words.windows(2).find(|pair| pair[1] == name && tables.iter().any(|table| table == pair[0]));
    let with_as = words.windows(3).find(|three| three[1] == "AS" && three[2] == name && tables.iter().any(|table| table == three[0]));
    pair.map(|pair| pair[0].to_owned()).or_else(|| with_as.map(|three| three[0].to_owned()))
}
