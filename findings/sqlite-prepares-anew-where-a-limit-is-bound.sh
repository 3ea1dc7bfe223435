#!/usr/bin/env bash
# Expected: a statement that is prepared once and run again and again with other values is compiled once; that is what
#   prepared statements, and the caches of them in drivers, are for.
# What happens: SQLite 3.50.2 compiles it anew each time it is run after a value was bound to its LIMIT, the same value
#   too: the planner looks at the number to choose a plan. SQLITE_STMTSTATUS_REPREPARE counts one for each run. A number
#   written in the text, or a bound OFFSET, costs nothing of the kind. No driver shows it, since the statement stays the same.
# Where it is met: every list that reads "the next 25" with a bound LIMIT, through any driver that binds values. On
#   Milepost's first page it was 30 percent of all instructions, on a jurisdiction's home 8.
# What Milepost does: the limits of its queries are numbers in their texts; tests/integration/house/portable.rs,
#   the_sql_of_the_store_is_portable and what_another_engine_would_not_take_is_seen.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"

mkdir src
cat > Cargo.toml <<'CARGO'
[package]
name = "limits"
version = "0.0.0"
edition = "2021"

[dependencies]
rusqlite = { version = "=0.37.0", features = ["bundled"] }
libsqlite3-sys = "=0.35.0"
CARGO
cat > src/main.rs <<'RUST'
use rusqlite::{Connection, StatementStatus, params_from_iter};

const TIMES: i32 = 100;

fn main() {
    let file = Connection::open_in_memory().unwrap();
    file.execute_batch("CREATE TABLE lines (place INTEGER PRIMARY KEY, words TEXT)").unwrap();
    for place in 1..=60 {
        file.execute("INSERT INTO lines VALUES (?1, 'words')", [place]).unwrap();
    }
    println!("SQLite {}", rusqlite::version());
    let queries: [(&str, &str, &[i64]); 3] = [
        ("a bound LIMIT", "SELECT words FROM lines WHERE place > ?1 ORDER BY place LIMIT ?2", &[0, 25]),
        ("a number as LIMIT", "SELECT words FROM lines WHERE place > ?1 ORDER BY place LIMIT 25", &[0]),
        ("a bound OFFSET", "SELECT words FROM lines WHERE place > ?1 ORDER BY place LIMIT 25 OFFSET ?2", &[0, 5]),
    ];
    for (name, sql, values) in queries {
        let mut statement = file.prepare(sql).unwrap();
        for _ in 0..TIMES {
            let found = statement.query_map(params_from_iter(values), |_| Ok(())).unwrap().count();
            assert_eq!(found, 25);
        }
        println!("{name}: run {TIMES} times, prepared anew {} times", statement.get_status(StatementStatus::RePrepare));
    }
}
RUST
CARGO_TARGET_DIR="$folder/target" cargo run --quiet | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
SQLite 3.50.2
a bound LIMIT: run 100 times, prepared anew 100 times
a number as LIMIT: run 100 times, prepared anew 0 times
a bound OFFSET: run 100 times, prepared anew 0 times
SEEN
echo "As before: SQLite prepares a statement anew for each run where its LIMIT is bound."
