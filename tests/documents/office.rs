//! The Word file as `LibreOffice` opens it, and prints it.

use std::path::{Path, PathBuf};
use std::process::Command;

use milepost::export;

use crate::sample;

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
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

/// The PDF that `LibreOffice` makes of each file.
fn printed(folder: &Path, names: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.display().to_string();
    let files: Vec<String> = names.iter().map(|name| folder.join(format!("{name}.docx")).display().to_string()).collect();
    let mut arguments = vec!["--headless", &profile, "--convert-to", "pdf", "--outdir", &out];
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
    printed(&folder, &["rich", "sheet", "hostile", "longest"]);

    let rich = read(&folder, "rich");
    for words in [
        "Wren County · Fall 2026",
        "Record 4f9c 21ab",
        "Page 1 of 4",
        "The nine conditions",
        "☒ In place",
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
