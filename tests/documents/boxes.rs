//! The boxes of a Word file as programs find them: by their tags, and without them by the step's number in the row and
//! the place of the box in it, since `LibreOffice` drops tags when it saves.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::Answer;
use milepost::export;
use milepost::report::document::{self, Document};
use roxmltree::{Document as Tree, Node};

use crate::office::{converted, folder};
use crate::reports;
use crate::word::{W, W14, is, parts, value};

/// A box.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// Its tag; empty when it has none.
    tag: String,
    /// Whether it is ticked.
    is_checked: bool,
    /// The sign that is shown for it.
    sign: String,
}

fn found(control: Node) -> Found {
    let of_w14 =
        |name: &str| control.descendants().find(|node| node.has_tag_name((W14, name))).and_then(|node| node.attribute((W14, "val")));
    let tag = control.descendants().find(|node| is(*node, "tag")).map(value).unwrap_or_default();
    Found { tag: tag.to_owned(), is_checked: matches!(of_w14("checked"), Some("1" | "true")), sign: words(control) }
}

/// Whether it is a box itself: `LibreOffice` 7.4 also puts a control of no kind around the paragraphs of some.
fn is_box(node: Node) -> bool {
    let properties = node.children().filter(|part| is(*part, "sdtPr"));
    is(node, "sdt") && properties.flat_map(|part| part.children()).any(|part| part.has_tag_name((W14, "checkbox")))
}

fn words(node: Node) -> String {
    node.descendants().filter(|part| is(*part, "t")).filter_map(|part| part.text()).collect()
}

/// The boxes of each row, in their order, by the number that the row begins with: "3a".
fn by_row(docx: &[u8]) -> BTreeMap<String, Vec<Found>> {
    let parts = parts(docx);
    let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
    let rows = tree.descendants().filter(|node| is(*node, "tr"));
    let boxes = |row: Node| row.descendants().filter(|node| is_box(*node)).map(found).collect::<Vec<_>>();
    rows.filter_map(|row| Some((words(row).split_whitespace().next()?.to_owned(), boxes(row))))
        .filter(|(_, boxes)| !boxes.is_empty())
        .collect()
}

/// The boxes of each line that stands in no row, in the order of the lines.
fn by_line(docx: &[u8]) -> Vec<Vec<Found>> {
    let parts = parts(docx);
    let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
    let lines = tree.descendants().filter(|node| is(*node, "p") && !node.ancestors().any(|around| is(around, "tr")));
    lines
        .map(|line| line.descendants().filter(|node| is_box(*node)).map(found).collect())
        .filter(|boxes: &Vec<_>| !boxes.is_empty())
        .collect()
}

fn all(docx: &[u8]) -> Vec<Found> {
    by_row(docx).into_values().flatten().chain(by_line(docx).into_iter().flatten()).collect()
}

fn role_sheets() -> Vec<Document> {
    let blank = reports::blank();
    blank.guide.roles.iter().map(|role| document::role_sheet(&blank, role)).collect()
}

#[test]
fn every_box_of_a_worksheet_has_a_tag_that_names_its_step_and_answer() {
    let sheets = role_sheets();
    assert!(sheets.len() > 3);
    for sheet in sheets.iter().chain([&reports::worksheet()]) {
        let docx = export::docx::write(sheet);
        for (label, boxes) in by_row(&docx) {
            let step = StepKey::all().find(|step| step.label() == label).unwrap_or_else(|| panic!("{label} is no step"));
            let tags: Vec<&str> = boxes.iter().map(|found| found.tag.as_str()).collect();
            assert_eq!(tags, Answer::ALL.map(|answer| format!("{step}:{answer}")));
        }
        let all = all(&docx);
        assert!(all.iter().all(|found| !found.tag.is_empty() && found.tag.len() <= 64 && !found.is_checked && found.sign == "☐"));
        let once: std::collections::BTreeSet<&str> = all.iter().map(|found| found.tag.as_str()).collect();
        assert_eq!(once.len(), all.len());
    }
    let whole = export::docx::write(&reports::worksheet());
    assert_eq!((by_row(&whole).len(), all(&whole).len()), (31, 31 * 4 + 9 * 3));
    let judged = |key: ConditionKey| ["by_steps", "met", "not_met"].map(|word| format!("{key}:{word}"));
    for (boxes, key) in by_line(&whole).iter().zip(ConditionKey::ALL) {
        assert_eq!(boxes.iter().map(|found| found.tag.as_str()).collect::<Vec<_>>(), judged(key));
    }
}

/// The same file with a box ticked as Word does it.
fn ticked(docx: &[u8], tags: &[&str]) -> Vec<u8> {
    let mut parts = parts(docx);
    let text = parts.get_mut("word/document.xml").unwrap();
    for tag in tags {
        let at = text.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap();
        let end = at + text[at..].find("</w:sdt>").unwrap();
        let control = text[at..end].replace("<w14:checked w14:val=\"0\"/>", "<w14:checked w14:val=\"1\"/>").replace('☐', "☑");
        text.replace_range(at..end, &control);
    }
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in &parts {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn boxes_are_found_again_after_libreoffice_has_saved_the_file() {
    let folder = folder("boxes");
    let blank = export::docx::write(&reports::worksheet());
    let tags = ["1.1:in_place", "3.1:unknown", "9.3:not_yet", "racial-equity:met"];
    let filled = ticked(&blank, &tags);
    let by_tag: Vec<String> = all(&filled).into_iter().filter(|found| found.is_checked).map(|found| found.tag).collect();
    assert_eq!(by_tag, tags);
    std::fs::write(folder.join("filled.docx"), filled).unwrap();
    std::fs::create_dir_all(folder.join("saved")).unwrap();
    let _ = std::fs::remove_file(folder.join("saved/filled.docx"));
    converted(&folder, &folder.join("saved"), "docx", &["filled.docx"]);

    let saved = std::fs::read(folder.join("saved/filled.docx")).unwrap();
    let rows = by_row(&saved);
    assert_eq!(rows.len(), 31);
    let mut by_place = Vec::new();
    for step in StepKey::all() {
        let boxes = &rows[&step.label()];
        assert_eq!(boxes.len(), Answer::ALL.len(), "{step}");
        by_place.extend(boxes.iter().zip(Answer::ALL).filter(|(found, _)| found.is_checked).map(|(_, answer)| format!("{step}:{answer}")));
    }
    assert_eq!(by_place, tags[..3]);
    let lines = by_line(&saved);
    let judged: Vec<_> = lines.iter().zip(ConditionKey::ALL).filter(|(boxes, _)| boxes[1].is_checked).map(|(_, key)| key).collect();
    assert_eq!((lines.len(), judged), (9, vec![ConditionKey::RacialEquity]));
    assert!(all(&saved).iter().all(|found| found.sign == if found.is_checked { "☑" } else { "☐" }));
}

/// The text of a Word file as docx2python reads it.
fn read(folder: &Path, name: &str, docx: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, docx).unwrap();
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../readers/python/bin/python");
    let script = "import sys, docx2python; print(docx2python.docx2python(sys.argv[1]).text)";
    let run = Command::new(&python).env("PYTHONUTF8", "1").args(["-c", script]).arg(&path).output();
    let run = run.unwrap_or_else(|error| panic!("{} does not start ({error}); tests/run installs it", python.display()));
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn docx2python_reads_every_box() {
    let folder = folder("docx2python");
    let signs = |text: &str| (text.matches('☐').count(), text.matches('☑').count());
    let report = reports::typical();
    let full = read(&folder, "report.docx", &export::docx::write(&document::full(&report)));
    assert_eq!(signs(&full), (10, 21));
    let step = full.lines().find(|line| line.contains("1a")).unwrap();
    assert!(!step.is_empty() && full.contains("Wren County"), "{full}");
    let blank = read(&folder, "worksheet.docx", &export::docx::write(&reports::worksheet()));
    assert_eq!(signs(&blank), (31 * 4 + 9 * 3, 0));
    for (name, document) in [("plan.docx", document::work_plan(&report)), ("brief.docx", document::brief(&report))] {
        assert!(read(&folder, name, &export::docx::write(&document)).contains("Wren County"), "{name}");
    }
}

#[test]
fn one_fact_has_one_sign() {
    let docx = export::docx::write(&document::full(&reports::typical()));
    let parts = parts(&docx);
    let tree = Tree::parse(&parts["word/document.xml"]).unwrap();
    let states = |name: &str| {
        let nodes = tree.descendants().filter(|node| node.has_tag_name((W14, name)));
        nodes.map(|node| node.attribute((W14, "val")).unwrap()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!((states("checkedState"), states("uncheckedState")), (["2611"].into(), ["2610"].into()));
    assert!(all(&docx).iter().all(|found| found.sign == if found.is_checked { "☑" } else { "☐" }));
    assert!(!parts["word/document.xml"].contains('☒'));
}

#[test]
fn headers_and_footers_know_the_relations_namespace() {
    let parts = parts(&export::docx::write(&reports::worksheet()));
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        let tree = Tree::parse(&parts[name]).unwrap();
        let root = tree.root_element();
        assert!(root.lookup_namespace_uri(Some("r")).is_some() && root.tag_name().namespace() == Some(W), "{name}");
    }
}
