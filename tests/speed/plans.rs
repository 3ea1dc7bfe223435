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

/// Words of a statement, how its plan may begin to read a whole table, and why it may.
type Exception = (&'static str, &'static str, &'static str);

const EXCEPTIONS: &[Exception] = &[
    // The check of a whole file, which a person asks for or a backup brings with it.
    ("SELECT count(*) FROM (SELECT 'assessment' AS subject", "SCAN", "the check counts every value"),
    ("SELECT v.subject, v.subject_id, v.field", "SCAN", "the check holds every value against the history"),
    ("SELECT h.subject, h.subject_id, h.field, h.at", "SCAN", "the check holds every last line against its value"),
    ("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 2000", "SCAN history", "in the order of the key, and the LIMIT ends it"),
    ("AS counts, place, newest FROM decisions ORDER BY", "SCAN decisions", "the check holds every place to the links"),
    ("AS counts, place, newest FROM assessments ORDER BY", "SCAN assessments", "the check holds every place to the links"),
    ("SELECT id, jurisdiction_id, follows FROM tombstones", "SCAN tombstones", "the check, or an import: of what was deleted for good"),
    ("SELECT id, jurisdiction_id, place FROM road_lines", "SCAN road_lines", "the check holds every place to its id"),
    ("SELECT number, record_id, field FROM find_texts", "SCAN find_texts", "the check holds every number to its text"),
    ("lag(id) OVER (PARTITION BY subject_id, field ORDER BY seq)", "SCAN", "the check holds every line to the one before it"),
    (
        "SELECT coalesce(min(seq), 0), coalesce(max(seq), -1) FROM history",
        "SCAN history USING COVERING INDEX",
        "once, while a file is raised",
    ),
    ("owner IS NOT NULL AS owned", "SCAN actions USING INDEX actions_of", "once, while a file is raised: every action gets its place"),
    ("DELETE FROM jurisdiction_names", "SCAN jurisdiction_names", "all names are found anew, after the rules of names changed"),
    ("INSERT INTO jurisdiction_names", "SCAN jurisdictions", "all names are found anew, after the rules of names changed"),
    ("SELECT count(*) FROM metric_blocks WHERE release NOT IN", "SCAN", "the check counts what belongs to no release"),
    ("SELECT number, name, sum FROM metric_releases", "SCAN metric_releases", "the check reads every release"),
    // Releases are few, and all of them are asked for.
    ("SELECT number, id, name, digest, release, published", "SCAN metric_releases", "all releases are shown"),
    ("'releases', (SELECT count(*) FROM metric_releases)", "SCAN metric_releases USING COVERING INDEX", "how many there are"),
    ("SELECT number FROM metric_works ORDER BY number", "SCAN metric_works", "what an import left is taken away: one at most"),
    ("SELECT count(DISTINCT f.id) FROM supports s", "SCAN", "what rests on a release is counted before somebody removes it"),
    // Everything is asked for.
    ("SELECT id FROM jurisdictions ORDER BY id", "SCAN jurisdictions", "the export of the whole file"),
    ("FROM tombstones ORDER BY id", "SCAN tombstones", "the export of the whole file"),
    ("AS binned FROM jurisdictions ORDER BY sort", "SCAN jurisdictions", "the list on the command line"),
    // A LIMIT ends the reading early.
    ("SELECT EXISTS (SELECT 1 FROM metric_blocks)", "SCAN metric_blocks", "the first row ends it"),
    ("SELECT seq FROM history LIMIT 1", "SCAN history USING COVERING INDEX", "the first line ends it"),
    ("FROM imports ORDER BY id DESC LIMIT 50", "SCAN imports", "in the order of the key, and some lines end it"),
    ("SELECT h.subject_id FROM history h JOIN assessments a", "SCAN h", "in the order of the key, and the last line of a round ends it"),
    ("DELETE FROM drafts WHERE seq IN", "SCAN drafts", "a file keeps a hundred, and the newest are passed over"),
    ("SELECT seq, form, fields FROM drafts WHERE form LIKE", "SCAN drafts", "once, while a file is raised; a file keeps a hundred"),
    ("DELETE FROM drafts WHERE form LIKE", "SCAN drafts", "a file keeps a hundred"),
    // The first page: in the order of the names, until so many are found or counted.
    ("AND instr(search, $1)", "SCAN jurisdictions USING COVERING INDEX jurisdictions_in_", "the LIMIT ends it"),
    (
        "SELECT 1 FROM jurisdictions WHERE deleted IS NULL AND archived = '' LIMIT 1001",
        "SCAN jurisdictions USING COVERING INDEX",
        "the LIMIT ends it",
    ),
    ("WHERE j.example = 'yes'", "SCAN a", "asked once, when somebody opens the example"),
    // People.
    ("FROM people p UNION ALL SELECT id, NULL, NULL, name", "SCAN", "their names in an import"),
    ("WHERE p.jurisdiction_id = $1 UNION ALL SELECT id, NULL, NULL, name", "SCAN actors", "the names of whoever sat at a browser"),
    ("SELECT id, name, title, department FROM actors a WHERE EXISTS", "SCAN a", "who may sit at this browser"),
    ("SELECT id, name, title, department FROM actors", "SCAN actors", "once, while a file is raised: everybody becomes a person"),
    ("SELECT jurisdiction_id, id, name FROM people", "SCAN people", "once, while a file is raised: every name finds its person"),
    ("SELECT id, launch_leader FROM jurisdictions", "SCAN jurisdictions", "once, while a file is raised: every name finds its person"),
    ("SELECT a.jurisdiction_id, x.id, x.present FROM meetings x", "SCAN x", "once, while a file is raised: every name finds its person"),
    ("SELECT a.jurisdiction_id, x.id, x.deciders FROM decisions x", "SCAN x", "once, while a file is raised: every name finds its person"),
];

/// Words of SQL in the sources that no page asks, and why.
const NOT_ASKED: &[(&str, &str)] = &[
    ("FROM sqlite_schema", "asked of a file that may be another program’s, and has none of our tables"),
    ("SELECT at FROM history WHERE", "asked while a file is raised to a level, by an index that leads to the last line"),
    ("UPDATE history SET follows = earlier.id", "asked while a file is raised to a level, of fifty thousand lines at a time"),
    ("UPDATE actions SET position = $1 WHERE id = $2", "asked while a file is raised to a level, by the key of each action"),
    ("UPDATE meetings SET present_people = $1", "asked while a file is raised to a level, by the key of each meeting"),
    ("UPDATE drafts SET fields = $1 WHERE seq = $2", "asked while a file is raised to a level, by the key of each draft"),
    ("department, organization, actor) VALUES ($1, $2, $3, $4, $5, '', $6)", "asked while a file is raised to a level: new rows"),
    ("UPDATE decisions SET deciders_people = $1", "asked while a file is raised to a level, by the key of each decision"),
    ("UPDATE this_file SET exported", "the one row of a file that the command line exports beside a running program"),
];

/// Words of statements that ask for columns of the level before, once, while a file is raised. No file of today has
/// them, so there is nothing to plan with.
const OF_THE_LEVEL_BEFORE: &[&str] =
    &["SELECT id, launch_groups FROM jurisdictions", "SELECT id, jurisdiction_id, cost, funding FROM actions", "_before"];

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
    // The check looks into the index of Find through a table of its own connection.
    let held = "CREATE VIRTUAL TABLE temp.find_held USING fts5vocab (main, find_words, instance)";
    sqlx::query(held).execute(&mut connection).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&mut connection).await.unwrap();
    let (mut bad, mut used) = (String::new(), BTreeSet::new());
    let is_raising = |sql: &&String| OF_THE_LEVEL_BEFORE.iter().any(|words| sql.contains(words));
    let is_asked = |words: &&str| asked.iter().any(|sql| sql.contains(*words));
    assert!(OF_THE_LEVEL_BEFORE.iter().all(is_asked), "each is asked of a new file too");
    for sql in asked.iter().filter(|sql| !is_raising(sql)) {
        for plan in scans(&mut connection, sql, &tables).await {
            match EXCEPTIONS.iter().position(|(words, start, _)| sql.contains(words) && plan.starts_with(start)) {
                Some(at) => drop(used.insert(at)),
                None => writeln!(bad, "{plan}\n    {}", sql.chars().take(400).collect::<String>()).unwrap(),
            }
        }
    }
    store.close().await;
    assert!(bad.is_empty(), "These queries read a whole table:\n{bad}");
    let idle: Vec<_> = (0..EXCEPTIONS.len()).filter(|at| !used.contains(at)).map(|at| EXCEPTIONS[at]).collect();
    assert!(idle.is_empty(), "no query needs these exceptions any more: {idle:?}");
}

/// The parts of a statement's plan that read every row of a table, or make an index for this once. What
/// lies in the bin has an index that holds nothing else, so that it may be read.
async fn scans(connection: &mut SqliteConnection, sql: &str, tables: &[String]) -> BTreeSet<String> {
    let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(connection).await.unwrap();
    let details = plan.iter().map(|row| row.get::<String, _>("detail"));
    let whole = details.filter(|detail| detail.starts_with("SCAN ") || detail.contains("AUTOMATIC"));
    // A virtual table that is asked for a match or a row by its number is searched, although the plan calls it a scan.
    let is_searched = |detail: &String| {
        let how = detail.split_once("VIRTUAL TABLE INDEX ").and_then(|(_, how)| how.split_once(':'));
        how.is_some_and(|(_, how)| how.starts_with(['M', '=']))
    };
    let whole = whole.filter(|detail| !detail.contains("_in_bin") && !is_searched(detail));
    whole.filter(|detail| is_table(sql, detail.split(' ').nth(1).unwrap(), tables)).collect()
}

/// Whether a name in a statement is that of a table, or stands for one; the statement may also make up its own.
fn is_table(sql: &str, name: &str, tables: &[String]) -> bool {
    let is_known = |word: &str| tables.iter().any(|table| table == word);
    let words: Vec<&str> = sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    is_known(name) || words.windows(2).any(|pair| is_known(pair[0]) && pair[1] == name)
}
