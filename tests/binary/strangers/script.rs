//! Script in every text field of the program, through every page and every document.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use tempfile::{TempDir, tempdir};

use super::town::{self, Town};
use super::walk::Walk;
use crate::forms;
use crate::program::Program;
use crate::wire::Answer;

/// What nine times that is. A page that reckons shows it.
const PRODUCT: &str = "999999999";

/// What a stranger writes: it ends an attribute, a text, a style, a comment, a line; it starts a script,
/// a template, an event of a calendar.
fn hostile(number: usize) -> String {
    format!("\"'></style><script>m({number})</script>{{{{9*111111111}}}}")
}

/// A town full of it, and what was written by its number.
fn hostile_town() -> (Town, BTreeMap<usize, String>, TempDir) {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let written: RefCell<BTreeMap<usize, String>> = RefCell::default();
    let writing = |name: &str| {
        let mut written = written.borrow_mut();
        let known = written.iter().find(|(_, field)| *field == name).map(|(number, _)| *number);
        let number = known.unwrap_or(written.len() + 10);
        written.insert(number, name.to_owned());
        let text = hostile(number);
        match name {
            "text" | "notes" | "need" | "more" | "deciders" | "what_asked" | "agenda" | "heard" | "letter" | "statement" => {
                format!("{text}\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n\u{2028}{text}")
            }
            // It takes no more than 30 characters.
            "year" => format!("\"'><script>m({number})</script>"),
            "where_found" => format!("javascript:{text}"),
            _ => text,
        }
    };
    let town = Town::found(program, &writing);
    (town, written.into_inner(), folder)
}

/// Fails if what was written stands in a page as anything but text.
#[track_caller]
fn is_inert(address: &str, page: &str) {
    for raw in ["<script>m(", "\"'>", "</style><", PRODUCT, "href=\"javascript:", "href=\"data:"] {
        if let Some(at) = page.find(raw) {
            let from = page[..at].char_indices().rev().nth(200).map_or(0, |(at, _)| at);
            panic!("{raw} in {address}: …{}", &page[from..(at + 40).min(page.len())]);
        }
    }
}

#[test]
fn script_in_any_field_stays_text_on_every_page_and_in_every_document() {
    let (town, written, _folder) = hostile_town();
    let next = &town.rounds[1];
    let home = &town.home;
    let strange = "%22%27%3E%3Cscript%3Em(1)%3C%2Fscript%3E";
    let queries = [
        format!("/?search={strange}"),
        format!("/import?done={strange}"),
        format!("/you?back=/{strange}"),
        format!("{next}/asks?role={strange}"),
        format!("{next}/asks?topic={strange}"),
        format!("{next}/meeting?at={strange}"),
        format!("{home}/plan?view={strange}"),
        format!("{home}/coalition?view={strange}"),
        format!("{home}/coalition/paste?added={strange}"),
        format!("{home}/findings?view={strange}"),
        format!("{home}/find?q={strange}"),
        format!("{home}/find?q=m&kind={strange}&below={strange}"),
        format!("{home}/rounds?older={strange}&newer={strange}"),
        format!("{next}/history?field={strange}"),
        format!("{next}/report?notes={strange}&paper={strange}"),
        format!("/import/{strange}"),
        format!("/static/{strange}"),
        format!("/{strange}"),
    ];
    let walk = Walk::through(&town, &queries);
    assert!(walk.0.len() > 200, "{}", walk.0.len());
    for (address, answer) in walk.pages() {
        is_inert(address, &answer.text());
    }
    let mut documents = 0;
    for (address, answer) in &walk.0 {
        documents += usize::from(is_sound_document(address, answer));
    }
    assert!(documents > 40, "{documents}");
    every_field_was_filled(&town, &walk);
    let kept = town.get("/export").text();
    for (number, field) in written {
        // The name of a file is no text, and a row that names nobody is left out.
        let is_left_out = matches!(field.as_str(), "bundle" | "nobody");
        assert!(is_left_out || kept.contains(&format!("<script>m({number})")), "{field} was not kept");
    }
}

/// Every field in which a person can type was typed into.
fn every_field_was_filled(town: &Town, walk: &Walk) {
    for (address, answer) in walk.pages() {
        for form in forms::forms(&answer.text()) {
            for text in form.fields.iter().filter(|field| town::is_text(field) && form.is_post) {
                let name = town::field(&form, &text.name);
                assert!(town.filled.contains(&name), "{name}, on {address}, was never filled: teach the town to");
            }
        }
    }
}

#[test]
fn a_form_that_is_refused_shows_script_as_text() {
    let (town, _, _folder) = hostile_town();
    let walk = Walk::through(&town, &[]);
    let mut asked = BTreeSet::new();
    let mut refused = 0;
    for (address, answer) in walk.pages() {
        for form in forms::forms(&answer.text()).into_iter().filter(|form| form.is_post && !form.is_upload && !form.fields.is_empty()) {
            // One address can take forms with different fields.
            let fields: BTreeSet<String> = form.fields.iter().map(|field| town::field(&form, &field.name)).collect();
            if !asked.insert((town::pattern(&form.action), fields)) {
                continue;
            }
            // All at once, and each alone, so that one refusal does not hide another.
            let names: BTreeSet<&String> = form.fields.iter().map(|field| &field.name).collect();
            let hostile = hostile(7);
            let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), hostile.as_str())).collect();
            let sent = form.sent();
            let mut posts = vec![all];
            for name in names.iter().take(24) {
                let mut one: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                one.retain(|(other, _)| other != name);
                one.push((name, &hostile));
                posts.push(one);
            }
            for fields in posts {
                let answer = town.send(&form.action, &fields);
                assert!(answer.status < 500, "{address} {fields:?}: {}", answer.text());
                is_inert(&form.action, &answer.text());
                if let Some(to) = answer.header("location") {
                    assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('<'), "{to}");
                }
                refused += usize::from(answer.status >= 400);
            }
        }
    }
    assert!(refused > 60, "{refused}");
}

/// Looks into a file by its kind.
fn is_sound_document(address: &str, answer: &Answer) -> bool {
    let kind = answer.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().to_owned();
    if answer.status != 200 {
        return false;
    }
    match kind.as_str() {
        "application/pdf" => holds_no_action(address, &answer.body),
        "application/zip" => parts(&answer.body).into_iter().for_each(|(name, bytes)| is_sound_part(address, &name, &bytes)),
        kind if kind.starts_with("application/vnd.") => is_office(address, &answer.body),
        "text/csv" => is_table(address, &answer.body),
        "text/calendar" => is_calendar(address, &answer.text()),
        "application/json" => drop(serde_json::from_slice::<serde_json::Value>(&answer.body).unwrap()),
        "text/plain" => assert_eq!(answer.header("x-content-type-options"), Some("nosniff")),
        "text/css" => assert!(!answer.text().contains("</style"), "{address}"),
        _ => return false,
    }
    if let Some(name) = answer.header("content-disposition") {
        let plain = |c: char| c.is_ascii_alphanumeric() || " ;=\"-._".contains(c);
        assert!(name.chars().all(plain) && name.matches('"').count() == 2, "{name}");
    }
    true
}

fn is_sound_part(address: &str, name: &str, bytes: &[u8]) {
    let at = format!("{address} {name}");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    assert!(name.chars().all(plain), "{at}");
    match name.rsplit_once('.').unwrap().1 {
        "pdf" => holds_no_action(&at, bytes),
        "docx" | "xlsx" => is_office(&at, bytes),
        "json" => drop(serde_json::from_slice::<serde_json::Value>(bytes).unwrap()),
        other => panic!("what is {other} in {at}?"),
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let name = part.name().unwrap().into_owned();
            (name, bytes)
        })
        .collect()
}

/// What a table of contents asks of Word.
const CONTENTS: &str = r#" TOC \o "1-1" \h \z \u "#;

/// Every part is well-formed XML, and holds neither a formula nor an object, nor a link to anything but the web.
fn is_office(address: &str, bytes: &[u8]) {
    for (name, bytes) in parts(bytes) {
        if !matches!(name.rsplit_once('.'), Some((_, "xml" | "rels"))) {
            continue;
        }
        let text = std::str::from_utf8(&bytes).unwrap();
        let tree = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{address} {name}: {error}"));
        for node in tree.descendants() {
            let tag = node.tag_name().name();
            // The one field that a file holds is its table of contents.
            let is_ours = tag == "instrText" && node.text() == Some(CONTENTS);
            assert!(
                is_ours || !matches!(tag, "script" | "style" | "object" | "OLEObject" | "instrText") || name.contains("styles"),
                "{address} {name} {tag}"
            );
            if name.contains("worksheets/") {
                assert_ne!(tag, "f", "{address} {name}: a formula, {:?}", node.text());
            }
            if let Some(target) = node.attribute("Target").filter(|_| node.attribute("TargetMode") == Some("External")) {
                assert!(target.starts_with("https://") || target.starts_with("http://"), "{address} {target}");
            }
        }
    }
}

/// No cell of a table is read as a formula, and every line has all columns. A number below zero is one wherever it stands.
pub fn is_table(address: &str, bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(bytes);
    for record in reader.records() {
        for cell in &record.unwrap_or_else(|error| panic!("{address}: {error}")) {
            let start = cell.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\u{feff}' | '\u{200b}'));
            let is_formula = start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
                && !(cell.parse::<f64>().is_ok() && cell.ends_with(|c: char| c.is_ascii_digit()));
            assert!(!is_formula, "{address}: {cell:?}");
        }
    }
}

/// Every line of a calendar is one of ours.
fn is_calendar(address: &str, text: &str) {
    let unfolded = text.replace("\r\n ", "");
    let known = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "STATUS",
        "TRANSP",
    ];
    for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
        let name = line.split([':', ';']).next().unwrap();
        assert!(known.contains(&name) && !line.contains(['\n', '\r']), "{address}: {line:?}");
    }
    assert!(unfolded.contains("m("), "{address}");
    let count = |words: &str| unfolded.lines().filter(|line| *line == words).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    assert!(!unfolded.contains("\r\nSUMMARY:x\r\n"));
}

/// A PDF, laid open, starts nothing.
fn holds_no_action(address: &str, bytes: &[u8]) {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    std::fs::File::create(&file).unwrap().write_all(bytes).unwrap();
    let mut open = Command::new("qpdf");
    open.args(["--qdf", "--object-streams=disable", "--warning-exit-0"]).arg(&file).arg("-").stderr(Stdio::inherit());
    let opened = open.output().expect("qpdf is there: tests/run installs it");
    assert!(opened.status.success(), "{address}");
    let words = ["/JavaScript", "/JS ", "/Launch", "/OpenAction", "/EmbeddedFile", "/SubmitForm"];
    for word in words {
        assert!(!opened.stdout.windows(word.len()).any(|window| window == word.as_bytes()), "{word} in {address}");
    }
}
