//! What is newest, whatever the clock said: after a second start with the clock three hours behind, and after an import
//! from a laptop whose clock runs twenty minutes ahead.

use std::path::Path;
use std::process::Command;

use tempfile::tempdir;

use crate::clock::start_with_clock;
use crate::program::{Program, between, plain, run, told};
use crate::region::{decide, place, post};

/// What the PDF of a round's report says.
fn pdf(program: &Program, round: &str, folder: &Path) -> String {
    let file = folder.join("report.pdf");
    let get = format!("http://{}{round}/report.pdf", program.address);
    assert!(Command::new("curl").args(["-sf", "-o"]).arg(&file).arg(get).status().unwrap().success());
    let text = Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-").output().unwrap();
    assert!(text.status.success(), "{text:?}");
    String::from_utf8(text.stdout).unwrap()
}

/// Page, plan and PDF tell the decision to postpone, and not the one before it.
#[track_caller]
fn tells_the_newer_one(program: &Program, of: &str, round: &str, folder: &Path) {
    let page = plain(&program.get(&format!("{round}/decision")).body);
    assert!(page.contains("The budget was cut") && page.contains("Leadership chose to postpone"), "{page}");
    let plan = plain(&program.get(&format!("{of}/plan")).body);
    assert!(plan.contains("decided to postpone") && !plan.contains("decided to proceed"), "{plan}");
    let pdf = pdf(program, round, folder);
    assert!(pdf.to_lowercase().contains("postpone") && pdf.contains("The budget was cut"), "{pdf}");
}

fn begins(program: &Program, of: &str) {
    let round = post(program, &format!("{of}/assessments"), &[("title", "The next round")]);
    let page = program.get(&round).body;
    assert!(!page.contains("This round is read-only"), "the new round can be read-only the moment it is made");
    post(program, &format!("{round}/conditions/data-capacity"), &[("step-7.1", "in_place")]);
}

/// Decides otherwise and begins another round, and holds what is told then.
fn goes_on(program: Program, (of, round): (&str, &str), folder: &Path, data: &Path) {
    decide(&program, round, "postpone", "The budget was cut");
    tells_the_newer_one(&program, of, round, folder);
    begins(&program, of);
    program.quit();
    assert!(told(&run(data, &["check"])).starts_with("The file is sound."));
}

#[test]
fn a_clock_three_hours_behind_at_the_next_start_changes_nothing_about_what_is_newest() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let (of, round) = place(&program, 0);
    program.quit();
    let program = start_with_clock(&data, -3 * 60 * 60);
    goes_on(program, (&of, &round), folder.path(), &data);
}

#[test]
fn an_import_from_a_laptop_twenty_minutes_fast_changes_nothing_about_what_is_newest() {
    let folder = tempdir().unwrap();
    let (data, other) = (folder.path().join("milepost.db"), folder.path().join("laptop.db"));
    let laptop = start_with_clock(&other, 20 * 60);
    let (of, round) = place(&laptop, 0);
    laptop.quit();
    let bundle = folder.path().join("from-the-laptop.milepost.json");
    let bundle = bundle.to_str().unwrap();
    told(&run(&other, &["export", "--all", "-o", bundle]));
    told(&run(&data, &["import", bundle]));
    let program = Program::start(&data);
    goes_on(program, (&of, &round), folder.path(), &data);
}

/// What was typed goes on in one line of the history, but never in one that left the file, also by the command line
/// beside the running program.
#[test]
fn a_line_that_left_in_a_bundle_is_not_written_on() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let round = program.found("Wren County");
    let note = |value: &str, before: &str| {
        let rev = milepost::domain::readiness::Revision::of(before).to_string();
        post(&program, &format!("{round}/conditions/leadership-commitment"), &[("note-1.1", value), ("rev-note-1.1", &rev)]);
    };
    note("a", "");
    note("ab", "a");
    let first = told(&run(&data, &["export", "--all"]));
    note("abc", "ab");
    note("abcd", "abc");
    let of = between(&program.get(&round).body, "href=\"/jurisdictions/", "\"").to_owned();
    let second = program.get(&format!("/jurisdictions/{of}/export")).body;
    note("abcde", "abcd");
    program.quit();
    let program = Program::start(&data);
    let third = told(&run(&data, &["export", "--all"]));
    program.quit();
    let afters = |bundle: &str| -> Vec<String> {
        let bundle = milepost::bundle::read(bundle.as_bytes()).unwrap();
        bundle.jurisdictions[0].history.iter().filter(|line| line.field == "note-1.1").map(|line| line.after.clone()).collect()
    };
    assert_eq!(afters(&first), ["ab"], "typing in one sitting is one line");
    assert_eq!(afters(&second), ["ab", "abcd"]);
    assert_eq!(afters(&third), ["ab", "abcd", "abcde"]);
}
