//! Frozen states held against their fingerprints: those kept for print, and those that decisions rest on.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

/// The tables, the two columns of the key by which each is read through, its fingerprint in full, and
/// what to say of a misfit.
const TABLES: [(&str, [&str; 2], &str, &str); 2] = [
    (
        "states",
        ["assessment_id", "fingerprint"],
        "lower(hex(t.fingerprint))",
        "A state that was kept for print does not fit its fingerprint",
    ),
    ("decisions", ["id", "id"], "t.fingerprint", "The answers that a decision rests on do not fit their fingerprint"),
];

/// How many are read at once, which bounds the memory: a state holds some 700,000 characters at most.
const AT_ONCE: i64 = 20;

/// What does not fit, a sentence each.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for (table, [first, second], fingerprint, sentence) in TABLES {
        let sql = format!(
            "SELECT t.{first} AS first, t.{second} AS second, CAST({fingerprint} AS BLOB) AS print, CAST(t.canonical AS BLOB) AS canonical,
                 (SELECT CAST(j.name || ', ' || a.title AS BLOB) FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id
                  WHERE a.id = t.assessment_id) AS name
             FROM {table} t WHERE (t.{first}, t.{second}) > (?, ?) ORDER BY t.{first}, t.{second} LIMIT {AT_ONCE}"
        );
        let mut after = (Vec::new(), Vec::new());
        loop {
            let rows = sqlx::query(AssertSqlSafe(sql.as_str())).bind(after.0).bind(after.1).fetch_all(&mut *connection).await?;
            let Some(last) = rows.last() else { break };
            after = (bytes(last, "first"), bytes(last, "second"));
            let misfits = rows.iter().filter(|row| !fits(row));
            found.extend(misfits.map(|row| format!("{sentence}: {}.", String::from_utf8_lossy(&bytes(row, "name")))));
        }
    }
    Ok(found)
}

/// Read so that nothing in a damaged row can stop the check.
fn bytes(row: &SqliteRow, column: &str) -> Vec<u8> {
    row.try_get_unchecked(column).unwrap_or_default()
}

fn fits(row: &SqliteRow) -> bool {
    let mut print = String::new();
    for byte in Sha256::digest(bytes(row, "canonical")) {
        write!(print, "{byte:02x}").expect("a string takes whatever is written to it");
    }
    bytes(row, "print") == print.as_bytes()
}
