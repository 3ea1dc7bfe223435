//! Data files of many jurisdictions: copies of one, each with ids, a name and digests of its own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use milepost::domain::history::{Edition, Event, Subject, from_millis};
use milepost::domain::ids::{ActorId, EventId};
use milepost::domain::names::{SortKey, fold};
use milepost::domain::order::Follows;
use milepost::domain::people::Actor;
use milepost::store::{MIGRATIONS, Store};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use uuid::{Builder, Uuid};

use crate::program::folder;
use crate::template::{Table, Template, Value, runtime};

/// How many jurisdictions the large file has.
pub const MANY: usize = 25_000;
/// How many the small one has.
pub const FEW: usize = 100;
/// How many lines of history the one has that is copied: three million in all.
const LINES: usize = 120;
/// To be raised when what is made here changes.
const EDITION: u32 = 3;
/// How many values one statement may carry.
const BINDS: usize = 30_000;

/// The first parts of the names, as many as there are of the second.
const FIRST: [&str; 50] = [
    "Wren", "Cedar", "Maple", "Otter", "Heron", "Juniper", "Larch", "Willow", "Aspen", "Birch", "Clover", "Dogwood", "Elder", "Fern",
    "Garnet", "Hazel", "Indigo", "Jasper", "Kestrel", "Laurel", "Magnolia", "Nettle", "Oak", "Plover", "Quail", "Raven", "Sage", "Thistle",
    "Umber", "Violet", "Walnut", "Yarrow", "Zinnia", "Amber", "Bramble", "Cypress", "Dune", "Egret", "Flint", "Gull", "Holly", "Iris",
    "Jade", "Knoll", "Linden", "Moss", "Newt", "Orchard", "Pine", "Reed",
];
const KINDS: [&str; 4] = ["County", "City", "Town", "Village"];

/// The name of the jurisdiction at a place in the file. A quarter of them are counties.
pub fn name(at: usize) -> String {
    let (kind, rest) = (KINDS[at % 4], at / 4);
    match rest / 50 {
        0 => format!("{} {kind}", FIRST[rest % 50]),
        n => format!("{} {kind} {n}", FIRST[rest % 50]),
    }
}

/// The id of what has this place in the template, in the copy at a place of the file.
fn id(at: usize, place: usize) -> [u8; 16] {
    const FIRST_MOMENT: u64 = 1_750_000_000_000;
    let mut rest = [0_u8; 10];
    rest[..2].copy_from_slice(&u16::try_from(place).unwrap().to_be_bytes());
    rest[2..].copy_from_slice(&(at as u64 ^ 0x5bd1_e995).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    Builder::from_unix_timestamp_millis(FIRST_MOMENT + at as u64, &rest).into_uuid().into_bytes()
}

/// A file of so many jurisdictions, and where in it the ids of a kind are.
#[derive(Debug)]
pub struct Grown {
    pub path: PathBuf,
    pub jurisdictions: Vec<Uuid>,
    /// The newest round of each.
    pub rounds: Vec<Uuid>,
}

impl Grown {
    /// Opens it, and makes it if no earlier run did. The day's backup is stood in for, so that none begins
    /// while something is measured.
    pub fn of(count: usize) -> Self {
        let level = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
        let path = folder().join(format!("grown-{count}-level-{level}-edition-{EDITION}.db"));
        if !path.exists() {
            for old in std::fs::read_dir(folder()).unwrap().flatten() {
                if old.file_name().to_string_lossy().starts_with(&format!("grown-{count}-")) {
                    drop(std::fs::remove_file(old.path()));
                }
            }
            let part = path.with_extension("part");
            runtime().block_on(make(&part, count));
            std::fs::rename(&part, &path).unwrap();
        }
        stand_in_for_backup(&path);
        runtime().block_on(known(path))
    }
}

/// An empty file under the name that the day's backup would have.
pub fn stand_in_for_backup(path: &Path) {
    let now = time::OffsetDateTime::now_utc();
    let (hour, minute, second) = now.to_hms();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let folder = milepost::store::file::backup::folder(path);
    std::fs::create_dir_all(&folder).unwrap();
    let name = format!("{stem} {} {hour:02}.{minute:02}.{second:02} UTC daily.db", now.date());
    std::fs::write(folder.join(name), "").unwrap();
    assert!(!milepost::store::file::backup::daily_is_due(path, now), "the stand-in is taken for a backup");
}

async fn known(path: PathBuf) -> Grown {
    let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let jurisdictions = sqlx::query_scalar("SELECT id FROM jurisdictions ORDER BY id").fetch_all(&mut connection).await.unwrap();
    let rounds = sqlx::query_scalar("SELECT max(id) FROM assessments GROUP BY jurisdiction_id ORDER BY jurisdiction_id")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    Grown { path, jurisdictions, rounds }
}

async fn make(path: &Path, count: usize) {
    let template = tokio::task::spawn_blocking(|| Template::new(LINES)).await.unwrap();
    for left in [path.to_owned(), path.with_extension("part-wal"), path.with_extension("part-shm")] {
        drop(std::fs::remove_file(left));
    }
    Store::open(path).await.unwrap().close().await;
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(false)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .pragma("cache_size", "-400000")
        .connect()
        .await
        .unwrap();
    let mut copier = Copier::new(&template);
    sqlx::query("BEGIN").execute(&mut connection).await.unwrap();
    for at in 0..count {
        copier.copy(at, &mut connection).await;
    }
    copier.finish(&mut connection).await;
    sqlx::query("COMMIT").execute(&mut connection).await.unwrap();
    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let store = Store::open(path).await.unwrap();
    store.rebuild_find().await.unwrap();
    store.close().await;
}

/// Copies a template again and again.
struct Copier<'a> {
    template: &'a Template,
    places: HashMap<[u8; 16], usize>,
    /// The rows of each table that wait for their statement.
    waiting: Vec<Vec<Value>>,
}

impl<'a> Copier<'a> {
    fn new(template: &'a Template) -> Self {
        let places = template.ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        Self { template, places, waiting: vec![Vec::new(); template.tables.len()] }
    }

    async fn copy(&mut self, at: usize, connection: &mut SqliteConnection) {
        let template = self.template;
        for (index, table) in template.tables.iter().enumerate() {
            for place in 0..table.rows.len() {
                let copied = self.row(at, table, place);
                self.waiting[index].extend(copied);
            }
            let full = BINDS / table.columns.len() * table.columns.len();
            while self.waiting[index].len() >= full {
                let rest = self.waiting[index].split_off(full);
                let now = std::mem::replace(&mut self.waiting[index], rest);
                insert(table, now, connection).await;
            }
        }
    }

    async fn finish(&mut self, connection: &mut SqliteConnection) {
        for (table, waiting) in self.template.tables.iter().zip(&mut self.waiting) {
            if !waiting.is_empty() {
                insert(table, std::mem::take(waiting), connection).await;
            }
        }
    }

    fn row(&self, at: usize, table: &Table, place: usize) -> Vec<Value> {
        let row = &table.rows[place];
        let mut copy: Vec<Value> = row.iter().map(|value| self.value(at, value)).collect();
        let column = |name: &str| table.column(name);
        match table.name.as_str() {
            "jurisdictions" => {
                copy[column("name")] = Value::Text(name(at));
                copy[column("search")] = Value::Text(fold(&name(at)));
                copy[column("sort")] = Value::Blob(SortKey::of(&name(at)).as_bytes().to_vec());
                copy[column("example")] = Value::Text(String::new());
            }
            "history" => {
                let text = |name: &str| if let Value::Text(text) = &row[column(name)] { text.as_str() } else { "" };
                match (text("subject"), text("field")) {
                    ("jurisdiction", "name") => copy[column("after")] = Value::Text(name(at)),
                    // A copy is no example, and was none before either.
                    ("jurisdiction", "example") => copy[column("after")] = Value::Text(String::new()),
                    _ => {}
                }
                copy[column("seq")] = Value::Int(i64::try_from(at * table.rows.len() + place + 1).unwrap());
                copy[column("digest")] = Value::Blob(digest(&copy, column));
            }
            _ => {}
        }
        copy
    }

    fn value(&self, at: usize, value: &Value) -> Value {
        match value {
            Value::Blob(_) => value.id().map_or_else(|| value.clone(), |old| Value::Blob(self.id(at, old).to_vec())),
            // The history names people by their ids, a line each.
            Value::Text(text) if (text.len() + 1).is_multiple_of(37) && Uuid::try_parse(&text[..36]).is_ok() => {
                let lines = text.lines().map(|line| Uuid::from_bytes(self.id(at, Uuid::try_parse(line).unwrap().into_bytes())).to_string());
                Value::Text(lines.collect::<Vec<_>>().join("\n"))
            }
            value => value.clone(),
        }
    }

    /// The id that stands for an old one in a copy.
    fn id(&self, at: usize, old: [u8; 16]) -> [u8; 16] {
        id(at, self.places[&old])
    }
}

/// The digest of a line of the history, as the program itself makes it.
fn digest(row: &[Value], column: impl Fn(&str) -> usize) -> Vec<u8> {
    let text = |name: &str| if let Value::Text(text) = &row[column(name)] { text.clone() } else { String::new() };
    let uuid = |name: &str| if let Value::Blob(bytes) = &row[column(name)] { Uuid::from_slice(bytes).ok() } else { None };
    let moment = |name: &str| if let Value::Int(millis) = row[column(name)] { from_millis(millis) } else { None };
    let event = Event {
        id: EventId(uuid("id").unwrap()),
        at: moment("at").unwrap(),
        since: moment("since").unwrap(),
        actor: Actor { id: uuid("person_id").map(ActorId), name: text("person_name") },
        subject: Subject::from_parts(&text("subject"), uuid("subject_id").unwrap()).unwrap(),
        field: text("field"),
        before: text("before"),
        after: text("after"),
        follows: if let Value::Blob(bytes) = &row[column("follows")] { Follows::from_bytes(bytes).unwrap() } else { Follows::nothing() },
        edition: if let Value::Int(number) = row[column("edition")] { Edition::from_number(number).unwrap() } else { Edition::WithLinks },
    };
    event.digest().to_vec()
}

/// Inserts whole rows with one statement.
async fn insert(table: &Table, values: Vec<Value>, connection: &mut SqliteConnection) {
    let row = format!("({})", vec!["?"; table.columns.len()].join(", "));
    let rows = vec![row; values.len() / table.columns.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES {rows}", table.name, table.columns.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for value in values {
        query = match value {
            Value::Null => query.bind(None::<i64>),
            Value::Int(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Blob(bytes) => query.bind(bytes),
        };
    }
    query.execute(connection).await.unwrap();
}
