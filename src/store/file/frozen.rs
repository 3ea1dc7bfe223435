//! Frozen states held against their fingerprints: those kept for print, those that decisions rest on, and those of reviewed
//! models and published plans.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use crate::domain::publication::unpacked;

/// A table with frozen states.
struct Table {
    /// The table.
    from: &'static str,
    /// The two columns of the key by which it is read through.
    key: [&'static str; 2],
    /// The fingerprint in full, the state, and what tells which one it is.
    says: [&'static str; 3],
    /// What to say of a misfit.
    sentence: &'static str,
    /// Whether the state is compressed.
    is_packed: bool,
}

/// What tells a round.
const ROUND: &str =
    "SELECT j.name || ', ' || a.title FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.id = t.assessment_id";

const TABLES: [Table; 4] = [
    Table {
        from: "states",
        key: ["assessment_id", "fingerprint"],
        says: ["lower(hex(t.fingerprint))", "t.canonical", ROUND],
        sentence: "A state that was kept for print does not fit its fingerprint",
        is_packed: false,
    },
    Table {
        from: "decisions",
        key: ["id", "id"],
        says: ["t.fingerprint", "t.canonical", ROUND],
        sentence: "The answers that a decision rests on do not fit their fingerprint",
        is_packed: false,
    },
    Table {
        from: "approvals",
        key: ["id", "id"],
        says: ["t.fingerprint", "t.frozen", "SELECT f.title FROM strategic_actions f WHERE f.id = t.strategic_action_id"],
        sentence: "A logic model that was reviewed does not fit its fingerprint",
        is_packed: false,
    },
    Table {
        from: "publications",
        key: ["id", "id"],
        says: ["t.fingerprint", "t.frozen", "SELECT j.name || ', ' || t.title FROM jurisdictions j WHERE j.id = t.jurisdiction_id"],
        sentence: "What a publication froze does not fit its fingerprint",
        is_packed: true,
    },
];

/// How many are read at once, which bounds the memory: a state holds some 700,000 characters at most.
const AT_ONCE: i64 = 20;

/// What does not fit, a sentence each.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for Table { from, key: [first, second], says: [fingerprint, state, name], sentence, is_packed } in TABLES {
        let sql = format!(
            "SELECT t.{first} AS first, t.{second} AS second, CAST({fingerprint} AS BLOB) AS print, CAST({state} AS BLOB) AS canonical,
                 CAST(({name}) AS BLOB) AS name
             FROM {from} t WHERE (t.{first}, t.{second}) > (?, ?) ORDER BY t.{first}, t.{second} LIMIT {AT_ONCE}"
        );
        let mut after = (Vec::new(), Vec::new());
        loop {
            let rows = sqlx::query(AssertSqlSafe(sql.as_str())).bind(after.0).bind(after.1).fetch_all(&mut *connection).await?;
            let Some(last) = rows.last() else { break };
            after = (bytes(last, "first"), bytes(last, "second"));
            let misfits = rows.iter().filter(|row| !fits(row, is_packed));
            found.extend(misfits.map(|row| format!("{sentence}: {}.", String::from_utf8_lossy(&bytes(row, "name")))));
        }
    }
    Ok(found)
}

/// Read so that nothing in a damaged row can stop the check.
fn bytes(row: &SqliteRow, column: &str) -> Vec<u8> {
    row.try_get_unchecked(column).unwrap_or_default()
}

fn fits(row: &SqliteRow, is_packed: bool) -> bool {
    let mut print = String::new();
    let mut state = bytes(row, "canonical");
    if is_packed {
        let text = std::str::from_utf8(&state).ok().and_then(unpacked);
        state = text.map_or_else(Vec::new, String::into_bytes);
    }
    for byte in Sha256::digest(state) {
        write!(print, "{byte:02x}").expect("a string takes whatever is written to it");
    }
    // Where nothing is frozen, nothing can differ.
    let is_blank = bytes(row, "print").is_empty() && bytes(row, "canonical").is_empty();
    is_blank || bytes(row, "print") == print.as_bytes()
}
