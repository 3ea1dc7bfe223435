//! `report`: documents for scripts.

use serde_json::Value;
use tempfile::tempdir;

use crate::program::{Program, complaint, made_file, run, told};

#[test]
fn a_report_is_made_alone_and_beside_a_running_program() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    for (format, start) in
        [("pdf", &b"%PDF-"[..]), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("html", b"<!"), ("json", b"{")]
    {
        let file = folder.path().join(format!("a.{format}"));
        let arguments = ["report", id, "--format", format, "--paper", "a4", "--output", file.to_str().unwrap()];
        assert!(told(&run(&data, &arguments)).starts_with("Wrote "), "{format}");
        assert!(std::fs::read(&file).unwrap().starts_with(start), "{format}");
        assert!(complaint(&run(&data, &arguments)).contains("already"), "{format}: nothing is written over");
    }
    let alone: Value = serde_json::from_str(&told(&run(&data, &["report", id, "-f", "json", "--without-notes"]))).unwrap();
    assert_eq!(alone["notes"], false);
    let program = Program::start(&data);
    let beside: Value = serde_json::from_str(&told(&run(&data, &["report", id, "-f", "json", "--without-notes"]))).unwrap();
    assert_eq!(beside["fingerprint"], alone["fingerprint"]);
    assert!(run(&data, &["report", id]).stdout.starts_with(b"%PDF-"));
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[test]
fn every_document_of_a_round_is_made_from_the_command_line() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    let made = |arguments: &[&str]| {
        let output = run(&data, &[&["report", id], arguments].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let commands: [(&[&str], &[u8]); 23] = [
        (&["--document", "brief"], b"%PDF-"),
        (&["--document", "roster"], b"%PDF-"),
        (&["--document", "roster", "--format", "xlsx"], b"PK"),
        (&["--document", "summary", "--format", "html"], b"<!"),
        (&["--document", "document"], b"%PDF-"),
        (&["--document", "document", "--format", "docx", "--paper", "a4"], b"PK"),
        (&["--document", "document", "--format", "xlsx", "--without-notes"], b"PK"),
        (&["--document", "document", "--format", "csv"], b"\xef\xbb\xbfWhat the number is,"),
        (&["--document", "document", "--format", "html"], b"<!"),
        (&["--document", "cards", "--format", "html"], b"<!"),
        (&["--document", "public-summary"], b"%PDF-"),
        (&["--document", "progress", "--format", "docx", "--paper", "a4"], b"PK"),
        (&["--document", "briefing", "--format", "html"], b"<!"),
        (&["--document", "publication-plan"], b"%PDF-"),
        (&["--document", "brief", "--format", "html"], b"<!"),
        (&["--document", "plan", "--without-notes", "--paper", "a4"], b"%PDF-"),
        (&["--document", "plan", "--format", "docx"], b"PK"),
        (&["--document", "plan", "--format", "xlsx", "--paper", "a4"], b"PK"),
        (&["--document", "plan", "--format", "csv"], b"\xef\xbb\xbfCondition,Closes"),
        (&["--document", "worksheet", "--format", "docx"], b"PK"),
        (&["--document", "worksheet", "--role", "budget-office"], b"%PDF-"),
        (&["--document", "packet"], b"PK"),
        (&["--document", "packet", "--format", "zip", "--paper", "a4"], b"PK"),
    ];
    for (arguments, start) in commands {
        assert!(made(arguments).starts_with(start), "{arguments:?}");
    }
    let wrong: [(&[&str], &str); 6] = [
        (&["--document", "packet", "--format", "pdf"], "The packet does not come as pdf. Its forms: zip."),
        (&["--document", "brief", "--format", "docx"], "Its forms: pdf, html."),
        (&["--document", "cards", "--format", "xlsx"], "Its forms: pdf, docx, html."),
        (&["--document", "public-summary", "--format", "csv"], "The public-summary does not come as csv. Its forms: pdf, docx, html."),
        (&["--role", "budget-office"], "Add --document worksheet."),
        (&["--document", "worksheet", "--role", "mayor"], "the roles are: mobility-advocate, "),
    ];
    for (arguments, said) in wrong {
        let refused = run(&data, &[&["report", id], arguments].concat());
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(refused.stdout.is_empty() && String::from_utf8_lossy(&refused.stderr).contains(said), "{refused:?}");
    }
}

#[test]
fn a_place_where_nothing_can_be_written_is_named_for_what_it_is() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    let missing = folder.path().join("none");
    let output = missing.join("a.pdf");
    let output = output.to_str().unwrap();
    for arguments in [&["report", id, "-o", output][..], &["export", "--all", "-o", output], &["backup", output]] {
        let message = complaint(&run(&data, arguments));
        assert_eq!(message, format!("There is no folder {}. Make it first, or name another place.", missing.display()), "{arguments:?}");
    }
    if cfg!(windows) {
        for device in ["NUL", "con.pdf"] {
            for arguments in [&["report", id, "-o", device][..], &["export", "--all", "-o", device], &["backup", device]] {
                let message = complaint(&run(&data, arguments));
                assert!(message.contains("Windows keeps that name for a device"), "{arguments:?}: {message}");
            }
        }
        assert!(complaint(&run(std::path::Path::new("NUL"), &["--no-open"])).contains("for a device"));
    }
}

#[test]
fn a_place_that_is_no_new_file_is_told_by_what_it_is() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    let here = folder.path().to_str().unwrap();
    for arguments in [&["report", id, "-o", here][..], &["export", "--all", "-o", here]] {
        assert_eq!(complaint(&run(&data, arguments)), format!("{here} is a folder. Add a file name."), "{arguments:?}");
    }
    let long = format!("{here}/{}.pdf", "x".repeat(300));
    let message = complaint(&run(&data, &["report", id, "-o", &long]));
    assert!(message.ends_with("Nothing was written. Give the document a shorter name."), "{message}");
    let elsewhere = folder.path().join("none").join("milepost.db");
    let bundle = folder.path().join("a.json");
    assert!(run(&data, &["export", "--all", "-o", bundle.to_str().unwrap()]).status.success());
    let message = complaint(&run(&elsewhere, &["import", bundle.to_str().unwrap()]));
    assert!(message.starts_with(&format!("There is no folder {}. Make it first", elsewhere.parent().unwrap().display())), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_takes_bytes_and_is_no_file_takes_a_document() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let id = round.trim_start_matches("/assessments/");
    assert!(run(&data, &["report", id, "-o", "/dev/null"]).status.success());
    for arguments in [&["report", id][..], &["export", "--all"], &["list"], &["list", "--json"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = crate::program::command(&data, arguments).stdout(full).output().unwrap();
        let message = complaint(&output);
        assert!(message.starts_with("Milepost could not write to the standard output: the disk is full"), "{arguments:?}: {message}");
    }
}

#[test]
fn a_report_of_nothing_is_said_to_be_none() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    assert!(complaint(&run(&data, &["report", "00000000-0000-7000-8000-000000000000"])).contains("milepost list"));
    for wrong in [&["report"][..], &["report", "wren"], &["report", "00000000-0000-7000-8000-000000000000", "-f", "odt"]] {
        assert_eq!(run(&data, wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert!(
        complaint(&run(&folder.path().join("none.db"), &["report", "00000000-0000-7000-8000-000000000000"]))
            .starts_with("There is no data file")
    );
}
