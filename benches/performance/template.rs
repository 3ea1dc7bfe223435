//! A jurisdiction made through the program itself and read out row by row, to be copied many times.

use std::collections::BTreeSet;
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Row, TypeInfo, ValueRef};

use crate::program::{Program, fresh};
use crate::wrk::form;

/// A jurisdiction with all that belongs to it.
#[derive(Debug)]
pub struct Template {
    pub tables: Vec<Table>,
    /// Every id in it, in order.
    pub ids: Vec<[u8; 16]>,
}

/// A table of which it has rows.
#[derive(Debug)]
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl Value {
    /// What it is if it is an id.
    pub fn id(&self) -> Option<[u8; 16]> {
        if let Self::Blob(bytes) = self { bytes[..].try_into().ok() } else { None }
    }
}

impl Template {
    /// Makes it, with so many lines of history.
    pub fn new(lines: usize) -> Self {
        let folder = fresh();
        let data = folder.path().join("template.db");
        let program = Program::start(&data);
        fill(&program);
        program.quit();
        let mut template = runtime().block_on(read(&data));
        template.shorten(lines);
        template
    }

    /// Takes out fields of its rounds with their lines, those first that matter least, until so many lines are left.
    fn shorten(&mut self, lines: usize) {
        let [history, entries] = ["history", "entries"].map(|name| self.tables.iter().position(|table| table.name == name).unwrap());
        let [of, field] = ["subject_id", "field"].map(|name| self.tables[history].column(name));
        for kind in ["evidence-", "need-", "note-", "step-"] {
            while self.tables[history].rows.len() > lines {
                let is_kind = |row: &Vec<Value>| matches!(&row[1], Value::Text(field) if field.starts_with(kind));
                let Some(at) = self.tables[entries].rows.iter().position(is_kind) else { break };
                let entry = self.tables[entries].rows.remove(at);
                self.tables[history].rows.retain(|line| (&line[of], &line[field]) != (&entry[0], &entry[1]));
            }
        }
    }
}

/// The worked example, its last round decided on.
fn fill(program: &Program) {
    let round = program.post("/example", "").header("location").to_owned();
    let sheet = program.get(&format!("{round}/decision")).text();
    let fields = [
        ("route", "preparedness_plan"),
        ("reason", "The board wants to be ready before it begins."),
        ("deciders", "Ruth Amadi, County Manager"),
        ("decided", &value_after(&sheet, "id=\"decided\"")),
        ("rests", &value_after(&sheet, "name=\"rests\"")),
        ("latest", ""),
        ("interested", "yes"),
    ];
    let decided = program.post(&format!("{round}/decision"), &form(&fields));
    assert_eq!(decided.status, 303, "{}", decided.text());
}

/// The value of the element in which a page has this marker.
pub fn value_after(page: &str, marker: &str) -> String {
    let rest = &page[page.find(marker).unwrap_or_else(|| panic!("no {marker} in {page}"))..];
    let from = rest.find("value=\"").unwrap() + 7;
    rest[from..].split('"').next().unwrap().to_owned()
}

impl Table {
    pub fn column(&self, name: &str) -> usize {
        self.columns.iter().position(|column| column == name).unwrap()
    }
}

/// How many lines the history of a data file has.
pub fn history(data: &Path) -> i64 {
    runtime().block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(data).read_only(true).connect().await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM history").fetch_one(&mut connection).await.unwrap()
    })
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

async fn read(data: &Path) -> Template {
    let mut connection = SqliteConnectOptions::new().filename(data).read_only(true).connect().await.unwrap();
    // What is of the file itself is there in the copy, and what Find knows is made anew from its texts.
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT IN ('_sqlx_migrations', 'this_file', 'days', 'find_texts', 'find_places')";
    let names: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
    let mut tables = Vec::new();
    for name in names {
        tables.push(table(&mut connection, name).await);
    }
    tables.retain(|table| !table.rows.is_empty());
    let values = tables.iter().flat_map(|table| table.rows.iter().flatten());
    let ids: BTreeSet<[u8; 16]> = values.filter_map(Value::id).collect();
    Template { tables, ids: ids.into_iter().collect() }
}

async fn table(connection: &mut SqliteConnection, name: String) -> Table {
    let columns: Vec<String> =
        sqlx::query_scalar("SELECT name FROM pragma_table_info(?) ORDER BY cid").bind(&name).fetch_all(&mut *connection).await.unwrap();
    let order = if columns[0] == "seq" { " ORDER BY seq" } else { "" };
    let sql = format!("SELECT {} FROM {name}{order}", columns.join(", "));
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.unwrap();
    let rows = rows.iter().map(|row| (0..columns.len()).map(|at| value(row, at)).collect()).collect();
    Table { name, columns, rows }
}

fn value(row: &SqliteRow, at: usize) -> Value {
    let raw = row.try_get_raw(at).unwrap();
    match raw.type_info().name() {
        // A null goes by the type of its column.
        _ if raw.is_null() => Value::Null,
        "INTEGER" => Value::Int(row.get(at)),
        "TEXT" => Value::Text(row.get(at)),
        "BLOB" => Value::Blob(row.get(at)),
        kind => panic!("no column holds {kind}"),
    }
}
