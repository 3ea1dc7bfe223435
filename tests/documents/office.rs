//! The Word file and the Excel workbook as `LibreOffice` opens them, and prints them.

use std::path::{Path, PathBuf};
use std::process::Command;

use milepost::export;
use serde_json::Value;

use crate::worst::worst;
use crate::{reports, sample};

/// A folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a program says; a program that is missing or fails ends the test.
fn said(program: &str, arguments: &[&str]) -> String {
    let run = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"));
    assert!(run.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// What `LibreOffice` makes of each file, put into another folder: `pdf`, or one of its other formats.
pub fn converted(folder: &Path, out: &Path, format: &str, names: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = out.display().to_string();
    let files: Vec<String> = names.iter().map(|name| folder.join(name).display().to_string()).collect();
    let mut arguments = vec!["--headless", &profile, "--convert-to", format, "--outdir", &out];
    arguments.extend(files.iter().map(String::as_str));
    said("soffice", &arguments);
}

fn read(folder: &Path, name: &str) -> String {
    said("pdftotext", &["-layout", &folder.join(format!("{name}.pdf")).display().to_string(), "-"])
}

#[test]
fn libreoffice_opens_and_prints_every_word_file() {
    let folder = folder("word");
    // A third of the worst case: LibreOffice takes a second for each note of a script that it has no face for.
    let mut longest = sample::longest();
    longest.blocks.truncate(16);
    let hostile = sample::of_words(&sample::HOSTILE[..2].join(" "));
    for (name, document) in [("rich", sample::rich()), ("sheet", sample::sheet()), ("hostile", hostile), ("longest", longest)] {
        std::fs::write(folder.join(format!("{name}.docx")), export::docx::write(&document)).unwrap();
        let _ = std::fs::remove_file(folder.join(format!("{name}.pdf")));
    }
    converted(&folder, &folder, "pdf", &["rich.docx", "sheet.docx", "hostile.docx", "longest.docx"]);

    let rich = read(&folder, "rich");
    for words in [
        "Wren County · Fall 2026",
        "Record 4f9c 21ab",
        "Page 1 of 4",
        "The nine conditions",
        "☑ In place",
        "1. Name a lead.",
        "• the worksheet",
        "[lead department]",
        "For review: Past decisions",
        "could reach 6",
        "$50,500",
    ] {
        assert!(rich.contains(words), "{words}\nis not in\n{rich}");
    }
    let about = said("pdfinfo", &[&folder.join("rich.pdf").display().to_string()]);
    assert!(about.contains("Wren County: Readiness report") && about.contains("612 x 792 pts (letter)"), "{about}");
    let about = said("pdfinfo", &[&folder.join("sheet.pdf").display().to_string()]);
    assert!(about.contains("(A4)") && about.contains("Pages:           1"), "{about}");
    assert!(read(&folder, "hostile").contains("<script>alert('x')</script>"));
    assert_eq!(read(&folder, "longest").matches("Step ").count(), 8);
}

/// Comma-separated values in UTF-8, each value in quotes, a file for each sheet, formulas as formulas.
const EVERY_SHEET: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1";

/// The cells of a sheet as `LibreOffice` holds them.
fn cells(folder: &Path, sheet: &str) -> Vec<String> {
    let path = folder.join(sheet);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path).unwrap();
    let rows: Vec<_> = reader.records().map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect();
    rows.iter().flat_map(|row| row.iter().map(str::to_owned)).collect()
}

#[test]
fn libreoffice_opens_and_prints_every_workbook() {
    let folder = folder("excel");
    let all = [("empty", reports::empty()), ("typical", reports::typical()), ("worst", reports::worst()), ("costly", worst(false))];
    for (name, report) in &all {
        std::fs::write(folder.join(format!("{name}.xlsx")), export::xlsx::write(report)).unwrap();
    }
    let costly = &all[3].1;
    std::fs::write(folder.join("plan.xlsx"), export::xlsx::work_plan(&export::xlsx::Cover::of(costly), &costly.work)).unwrap();
    converted(&folder, &folder, EVERY_SHEET, &["empty.xlsx", "typical.xlsx", "worst.xlsx"]);
    converted(&folder, &folder, "pdf", &["empty.xlsx", "typical.xlsx", "plan.xlsx"]);
    for (name, report) in &all[..3] {
        let json: Value = serde_json::from_slice(&export::json::write(report)).unwrap();
        let answers = cells(&folder, &format!("{name}-Answers.csv"));
        let long = folder.join(format!("{name}-Long texts.csv"));
        let long = if long.exists() { cells(&folder, &format!("{name}-Long texts.csv")).concat() } else { String::new() };
        for part in json["conditions"].as_array().unwrap() {
            let steps = part["steps"].as_array().unwrap().iter();
            let facts = steps.flat_map(|step| ["text", "note", "evidence"].map(|fact| &step[fact])).chain([&part["need"]]);
            for fact in facts.filter_map(Value::as_str) {
                // The parts of a long text are told apart by the cells before them.
                let is_long = || fact.split('\n').take(4).all(|line| long.contains(line));
                assert!(answers.iter().any(|cell| cell == fact) || is_long(), "{name}: {fact:.200}");
            }
        }
        for sheet in ["Summary", "Work plan", "Funding", "Costs", "Changes", "Rounds"] {
            assert!(!cells(&folder, &format!("{name}-{sheet}.csv")).is_empty(), "{name}: {sheet}");
        }
    }
    for name in ["empty", "typical"] {
        let about = said("pdfinfo", &[&folder.join(format!("{name}.pdf")).display().to_string()]);
        assert!(about.contains("(letter)"), "{about}");
        assert!(read(&folder, name).contains("Page 1 of "), "{name}");
    }
    let plan = read(&folder, "plan");
    assert!(plan.contains("$9,999,999,999.99") && plan.contains("$10,000,030,617.24") && !plan.contains("##"), "{plan}");
}
