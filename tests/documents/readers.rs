//! Every workbook, CSV and JSON of ours as the programs read them that people use, in Python and in JavaScript; and
//! our two schemas, as strict readers take them. `tests/run` fetches these programs into the target folder.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use milepost::domain::metrics::Years;
use milepost::domain::people::Actor;
use milepost::report::Report;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::{Incoming, Looked, MetricsImported};
use milepost::{bundle, export};
use serde_json::{Value, json};
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time};

use crate::person::Person;
use crate::workbook::{Cell, Workbook, cut};
use crate::worst::worst;
use crate::{reports, routes};

/// The rows of a sheet, by program and name of the sheet.
type Read = BTreeMap<String, BTreeMap<String, Vec<Vec<Value>>>>;

/// Programs that take the first row of every sheet for its header, which a summary does not have.
const FRAMES: [&str; 2] = ["pandas", "polars"];

/// A new folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents/readers").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether a file is of a kind.
fn is(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == kind)
}

/// What a script says of a folder.
fn said<T: serde::de::DeserializeOwned>(script: &str, folder: &Path) -> T {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("readers");
    let python = home.join("python/bin/python");
    assert!(python.exists(), "{} is missing: tests/run fetches it", python.display());
    let program = if is(script, "py") { python } else { "node".into() };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/readers").join(script);
    let run = Command::new(&program).env("NODE_PATH", home.join("node_modules")).env("TZ", "UTC").arg(&script).arg(folder).output();
    let run = run.unwrap_or_else(|error| panic!("{} is needed for this test: {error}", program.display()));
    assert!(run.status.success(), "{}: {}", script.display(), String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

/// What all programs read of each file of a folder.
fn read(folder: &Path) -> BTreeMap<String, Read> {
    let mut all: BTreeMap<String, Read> = said("sheets.py", folder);
    for (file, read) in said::<BTreeMap<String, Read>>("sheets.cjs", folder) {
        all.entry(file).or_default().extend(read);
    }
    for (file, read) in &all {
        let programs: Vec<&str> = read.keys().map(String::as_str).collect();
        let csv = ["duckdb", "exceljs", "pandas", "polars", "sheetjs"];
        let excel = ["calamine", "exceljs", "openpyxl", "pandas", "polars", "sheetjs"];
        assert_eq!(programs, if is(file, "csv") { csv.to_vec() } else { excel.to_vec() });
    }
    all
}

/// What a cell of a workbook holds: days as 2026-11-23, nothing as null.
fn held(cell: &Cell) -> Value {
    let Some(number) = cell.number else { return if cell.text.is_empty() { Value::Null } else { cell.text.clone().into() } };
    if !cell.format.contains("yyyy") {
        return number.into();
    }
    let epoch = PrimitiveDateTime::new(Date::from_calendar_date(1899, Month::December, 30).unwrap(), Time::MIDNIGHT);
    let at = epoch + Duration::seconds_f64((number * 86_400.0).round());
    let day = at.date();
    let (hour, minute, second) = at.as_hms();
    if at.time() == Time::MIDNIGHT { day.to_string() } else { format!("{day}T{hour:02}:{minute:02}:{second:02}") }.into()
}

/// Whether a program read what is there: a number is the same to the cent. Pandas takes a text of digits for the number;
/// one with a zero before them would not be the same.
fn is_same(of: &str, held: &Value, read: &Value) -> bool {
    let text = held.as_str().filter(|text| of.contains(" in pandas") && (!text.starts_with('0') || text.starts_with("0.") || *text == "0"));
    match (held.as_f64().or_else(|| text?.parse().ok()), read.as_f64()) {
        (Some(held), Some(read)) => (held - read).abs() < 0.005,
        _ => held == read,
    }
}

/// Holds the rows that a program read against those that are there; rows and ends of rows without anything aside.
fn agree(of: &str, held: &[Vec<Value>], read: &[Vec<Value>]) {
    let is_blank = |row: &[Value]| row.iter().all(Value::is_null);
    let [held, read] = [held, read].map(|rows| rows.iter().filter(|row| !is_blank(row)).collect::<Vec<_>>());
    assert_eq!(held.len(), read.len(), "{of}: rows");
    for (row, (held, read)) in held.iter().zip(&read).enumerate() {
        for at in 0..held.len().max(read.len()) {
            let [held, read] = [held, read].map(|row| row.get(at).unwrap_or(&Value::Null));
            assert!(is_same(of, held, read), "{of}, row {row}, column {at}: {read:.300} instead of {held:.300}");
        }
    }
}

/// Holds what every program read of a workbook against what is in it.
fn workbook_agrees(file: &str, bytes: &[u8], read: &Read) {
    let book = Workbook::read(bytes);
    for (program, sheets) in read {
        assert_eq!(sheets.len(), book.names().len(), "{file} in {program}: {:?}", sheets.keys());
        for name in book.names() {
            if FRAMES.contains(&program.as_str()) && ["Summary", "About"].contains(&name.as_str()) {
                continue;
            }
            let held: Vec<Vec<Value>> = book.rows(&name).iter().map(|row| row.iter().map(self::held).collect()).collect();
            agree(&format!("{file} in {program}, {name}"), &held, &sheets[&name]);
        }
    }
}

/// Holds what every program read of a CSV against what is in it.
fn csv_agrees(file: &str, bytes: &[u8], read: &Read) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for (program, sheets) in read {
        let read = &sheets[""];
        // Numbers are those cells that the program took for numbers.
        let held = |row: usize, at: usize, cell: &str| -> Value {
            let is_number = read.get(row).and_then(|row| row.get(at)).is_some_and(Value::is_number);
            match cell {
                "" => Value::Null,
                cell if is_number => cell.parse::<f64>().map_or_else(|_| cell.into(), Value::from),
                cell => cell.into(),
            }
        };
        let held: Vec<Vec<Value>> =
            rows.iter().enumerate().map(|(row, cells)| cells.iter().enumerate().map(|(at, cell)| held(row, at, cell)).collect()).collect();
        agree(&format!("{file} in {program}"), &held, read);
    }
}

fn file_agrees(file: &str, bytes: &[u8], read: &Read) {
    let agree = if is(file, "csv") { csv_agrees } else { workbook_agrees };
    agree(file, bytes, read);
}

/// The rows of a table by heading, without its header.
fn by_heading(rows: &[Vec<Value>]) -> Vec<BTreeMap<String, Value>> {
    let headings = rows[0].iter().map(|heading| heading.as_str().unwrap().to_owned());
    let row = |row: &Vec<Value>| headings.clone().zip(row.iter().cloned().chain(std::iter::repeat(Value::Null))).collect();
    rows[1..].iter().map(row).collect()
}

/// Holds the plan as a program read it against that of the report's JSON.
fn plan_agrees(of: &str, rows: &[Vec<Value>], json: &Value) {
    let actions = json["plan"]["actions"].as_array().unwrap();
    let read = by_heading(rows);
    assert_eq!(read.len(), actions.len(), "{of}");
    for (row, action) in read.iter().zip(actions) {
        for (heading, name) in
            [("What is to be done", "what"), ("Owner", "owner"), ("Due", "due"), ("Last update", "updated"), ("Notes", "notes")]
        {
            assert_eq!(row[heading], action[name], "{of}, {heading}");
        }
        let dollars = action["cost_cents"].as_f64().map(|cents| cents / 100.0);
        assert_eq!(row["Cost"].as_f64(), dollars, "{of}");
    }
}

/// Holds the funding lines as a program read them against those of the report's JSON.
fn funding_agrees(of: &str, rows: &[Vec<Value>], json: &Value) {
    let actions = json["plan"]["actions"].as_array().unwrap().iter();
    let lines = actions.flat_map(|action| action["funding"].as_array().unwrap().iter().map(move |line| (&action["what"], line)));
    let lines: Vec<(&Value, &Value)> = lines.collect();
    let read = by_heading(rows);
    assert_eq!((read.len(), lines.is_empty()), (lines.len(), false), "{of}");
    for (row, (what, line)) in read.iter().zip(lines) {
        assert_eq!((&row["What is to be done"], &row["Source of money"]), (what, &line["source"]), "{of}");
        assert_eq!(row["Amount"].as_f64(), line["cents"].as_f64().map(|cents| cents / 100.0), "{of}");
    }
}

/// Every address of a workbook or CSV.
fn sheets() -> Vec<String> {
    let paths = routes::all().into_iter().map(|route| route.path);
    let sheets: Vec<String> = paths.filter(|path| [".xlsx", ".csv"].iter().any(|end| path.ends_with(end))).collect();
    assert_eq!(sheets.len(), 16, "{sheets:?}");
    sheets
}

/// Imports a release, and has a jurisdiction look at a county in it.
async fn measured(person: &Person, home: &str) {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/metrics/m_learning_county.csv")).unwrap();
    let looked = Arc::new(Looked::at(&mut Cursor::new(&bytes)).unwrap());
    let incoming = Incoming { name: "learning.csv".to_owned(), looked, years: Years::new() };
    let now = OffsetDateTime::now_utc();
    let done = person.store.import_metrics(Cursor::new(bytes), &incoming, &Actor::unnamed(), now, Arc::new(|_, _| {})).await.unwrap();
    assert!(matches!(done, MetricsImported::Done(_)), "{done:?}");
    person.post(&format!("{home}/metrics/places"), &[("code-county-29019", "yes")]).await.expect(303);
}

#[tokio::test]
async fn every_program_reads_four_actions_and_8_000_dollars_in_the_example() {
    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.expect(303).location.clone();
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    measured(&dana, &home).await;
    let folder = folder("example");
    let mut files = BTreeMap::new();
    for path in sheets() {
        for query in ["", "?notes=no"] {
            if (path.contains("{metric}") || path.contains("/representation/")) && !query.is_empty() {
                continue;
            }
            let of = if path.starts_with("/assessments") { &round } else { &home };
            let rest = path.split_once("{id}/").unwrap().1.replace("{metric}", "learning");
            let bytes = dana.get(&format!("{of}/{rest}{query}")).await.expect(200).bytes.clone();
            let name = format!("{query}{path}").replace(['?', '=', '/', '{', '}'], "-");
            std::fs::write(folder.join(&name), &bytes).unwrap();
            files.insert(name, bytes);
        }
    }
    let json = dana.report(&round).await;
    let all = read(&folder);
    assert_eq!(all.len(), files.len());
    for (file, read) in &all {
        file_agrees(file, &files[file], read);
        // The activities of the Mobility Action Plan are held against it where its own facts are.
        if file.contains("-document.") {
            continue;
        }
        for (program, sheets) in read {
            let Some(plan) = sheets.get("Work plan").or_else(|| sheets.get("").filter(|_| file.contains("plan"))) else { continue };
            let costs: f64 = by_heading(plan).iter().filter_map(|row| row["Cost"].as_f64()).sum();
            // The jurisdiction's own plan holds what serves a strategic action too.
            if file.contains("jurisdictions--id--plan") {
                assert_eq!((plan.len() - 1, costs), (13, 759_000.75), "{file} in {program}");
                continue;
            }
            plan_agrees(&format!("{file} in {program}"), plan, &json);
            assert_eq!((plan.len() - 1, costs), (4, 8_000.0), "{file} in {program}");
            if let Some(funding) = sheets.get("Funding") {
                funding_agrees(&format!("{file} in {program}"), funding, &json);
            }
        }
    }
}

#[test]
fn every_program_reads_all_of_an_empty_a_usual_and_the_worst_report() {
    let folder = folder("reports");
    let mut files = BTreeMap::new();
    let reports = [("empty", reports::empty()), ("typical", reports::typical()), ("worst", worst(true)), ("noteless", worst(false))];
    for (name, report) in &reports {
        let plan = export::xlsx::work_plan(&export::xlsx::Cover::of(report), &report.work);
        let made = [("report.xlsx", export::xlsx::write(report)), ("plan.xlsx", plan)];
        let tables = [("report.csv", export::csv::answers(report)), ("plan.csv", export::csv::actions(&report.work))];
        for (kind, bytes) in made.into_iter().chain(tables) {
            let file = format!("{name}-{kind}");
            std::fs::write(folder.join(&file), &bytes).unwrap();
            files.insert(file, bytes);
        }
    }
    let all = read(&folder);
    assert_eq!(all.len(), files.len());
    for (file, read) in &all {
        file_agrees(file, &files[file], read);
    }
    assert!(Workbook::read(&files["worst-report.xlsx"]).rows("Answers").iter().flatten().any(|cell| cut(&cell.text).is_some()));
}

/// Every JSON that differs from this one by one text that is no choice there.
fn misspelled(json: &Value, at: &[&str]) -> Value {
    let mut json = json.clone();
    *at.iter().fold(&mut json, |part, step| match step.parse::<usize>() {
        Ok(at) => &mut part[at],
        Err(_) => &mut part[*step],
    }) = "nonsense".into();
    json
}

#[tokio::test]
async fn both_schemas_compile_in_strict_readers_and_take_what_is_written() {
    let folder = folder("schemas");
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let write_json = |name: String, json: &Value| write(&name, &serde_json::to_vec(json).unwrap());
    write("report.schema.json", &export::json::schema());
    write("bundle.schema.json", &bundle::schema());

    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.expect(303).location.clone();
    let report = dana.report(&round).await;
    write_json("report-example.json".to_owned(), &report);
    let of = |report: &Report| export::json::write(report);
    for (name, bytes) in [("empty", of(&reports::empty())), ("worst", of(&worst(true))), ("noteless", of(&worst(false)))] {
        write(&format!("report-{name}.json"), &bytes);
    }
    let whole = dana.store.export(None).await.unwrap().write();
    let bundle: Value = serde_json::from_slice(&whole).unwrap();
    write_json("bundle-example.json".to_owned(), &bundle);
    // A real file of earlier days, which came as a bundle of the first version and goes out as one of today.
    let lee = Person::new().await;
    let old = bundle::read(include_bytes!("../fuzz/corpus/bundles/real.json")).unwrap();
    let arrival = Arrival { bundle: &old, source: "real.json", digest: &"0".repeat(64) };
    let choice = Choice::taking(Taken::All);
    let imported = lee.store.import(arrival, &choice, &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap();
    assert!(matches!(imported, Imported::Done(_)), "{imported:?}");
    let real = lee.store.export(None).await.unwrap();
    assert_eq!((real.jurisdictions.len(), old.jurisdictions.is_empty()), (old.jurisdictions.len(), false));
    write("bundle-real.json", &real.write());
    write("bundle-empty.json", &bundle::Bundle::default().write());

    let wrong_reports: [&[&str]; 5] =
        [&["format"], &["as_of"], &["verdict", "band"], &["conditions", "0", "steps", "0", "answer"], &["plan", "actions", "0", "status"]];
    let wrong_bundles: [&[&str]; 12] = [
        &["format"],
        &["jurisdictions", "0", "kind"],
        &["jurisdictions", "0", "state"],
        &["jurisdictions", "0", "example"],
        &["jurisdictions", "0", "history", "0", "subject"],
        &["jurisdictions", "0", "history", "0", "digest"],
        &["jurisdictions", "0", "history", "0", "edition"],
        &["jurisdictions", "0", "history", "0", "follows"],
        &["jurisdictions", "0", "rounds", "0", "entries", "step-1.1"],
        &["jurisdictions", "0", "rounds", "0", "entries", "step-1.9"],
        &["jurisdictions", "0", "actions", "0", "status"],
        &["jurisdictions", "0", "actions", "0", "funding_lines"],
    ];
    for (at, path) in wrong_reports.iter().enumerate() {
        write_json(format!("report-wrong-{at}.json"), &misspelled(&report, path));
    }
    for (at, path) in wrong_bundles.iter().enumerate() {
        write_json(format!("bundle-wrong-{at}.json"), &misspelled(&bundle, path));
    }
    for script in ["schemas.py", "schemas.cjs"] {
        let found: BTreeMap<String, Vec<String>> = said(script, &folder);
        assert_eq!(found.len(), 4 + 3 + wrong_reports.len() + wrong_bundles.len());
        for (file, problems) in found {
            assert_eq!(problems.is_empty(), !file.contains("wrong"), "{script}, {file}: {problems:?}");
        }
    }
}

/// Every part of a schema.
fn parts<'a>(schema: &'a Value, all: &mut Vec<&'a Value>) {
    match schema {
        Value::Object(fields) => {
            all.push(schema);
            fields.values().for_each(|part| parts(part, all));
        }
        Value::Array(items) => items.iter().for_each(|part| parts(part, all)),
        _ => {}
    }
}

#[test]
fn both_schemas_say_who_they_are_and_name_no_format_of_ours() {
    for (kind, version, schema) in [("report", 2, export::json::schema()), ("bundle", 8, bundle::schema())] {
        let schema: Value = serde_json::from_slice(&schema).unwrap();
        assert_eq!(schema["$id"], format!("urn:milepost:{kind}:{version}"));
        assert_eq!(schema["properties"]["format"]["const"], format!("milepost-{kind}/{version}"));
        let mut all = Vec::new();
        parts(&schema, &mut all);
        for format in all.iter().filter(|part| part.get("type").is_some()).filter_map(|part| part["format"].as_str()) {
            assert!(["date", "uuid"].contains(&format), "{format}");
        }
        assert!(all.iter().filter(|part| part.get("enum").is_some()).count() > 8);
        assert_eq!(schema["title"], json!(format!("Milepost {kind}")));
    }
}
