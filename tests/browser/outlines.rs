//! The outline of every page as it was reviewed: what a screen reader is told, and where Tab goes.
//!
//! When a page changes, its outline does. Read the difference as somebody who only hears the page; if it is as it
//! should be, run the test again with `MILEPOST_ACCEPT=yes` and commit the new outlines.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use crate::axe::Examiner;
use crate::session::Session;
use crate::tour::Form;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/outlines"))
}

/// Whether an outline is kept. In a read-only round a page is as in an open one, but for what cannot be changed: a few
/// stand for all. A page that lives without the program is kept once.
fn is_kept(name: &str) -> bool {
    let is_example_of_many =
        ["assessments.read-only", "assessments-conditions.1.read-only", "assessments-settings.read-only"].contains(&name);
    is_example_of_many || !(name.ends_with("read-only") || name.contains(".html.empty") || name.contains(".ics"))
}

/// The difference between the outline on record and the one that was found, in the form of `diff -u`.
pub fn difference(name: &str, found: &str) -> Option<String> {
    let kept = folder().join(format!("{name}.txt"));
    let now = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("outlines").join(format!("{name}.txt"));
    std::fs::create_dir_all(now.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(&now, found).expect("the outline can be written");
    if std::fs::read_to_string(&kept).is_ok_and(|kept| kept == found) {
        return None;
    }
    if std::env::var_os("MILEPOST_ACCEPT").is_some() {
        std::fs::copy(&now, &kept).expect("the outline can be kept");
        return None;
    }
    let output = Command::new("diff").args(["-u", "-N"]).args([&kept, &now]).output().expect("diff starts");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[tokio::test]
async fn every_page_is_told_as_it_was_reviewed_and_the_focus_goes_through_it_in_order() {
    let session = Session::start().await;
    let browser = &session.browser;
    let mut examiner = Examiner::new(browser);
    let mut differences = Vec::new();
    let mut troubles = Vec::new();
    let mut names = BTreeSet::new();
    session
        .tour(async |stop| {
            let outline = browser.outline().await;
            // Other tests look harder at the states they know; here no page can be forgotten.
            if stop.form == Form::Page {
                examiner.examine_once(&stop.name).await;
            }
            let mut wrong = Vec::new();
            let stops = browser.tab_through(&mut wrong).await;
            troubles.extend(wrong.into_iter().map(|what| format!("{}: {what}", stop.name)));
            if !is_kept(&stop.name) {
                return;
            }
            let found = browser.steady(&format!("{outline}\n\nTab goes to\n{}\n", stops.join("\n"))).await;
            differences.extend(difference(&stop.name, &found));
            assert!(names.insert(format!("{}.txt", stop.name)), "two stops are called {}", stop.name);
        })
        .await;
    examiner.conclude();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
    for file in std::fs::read_dir(folder()).expect("the outlines are there") {
        let name = file.expect("a file").file_name().to_string_lossy().into_owned();
        assert!(names.contains(&name) || name.starts_with("refused-"), "no page has the outline {name} any more: delete it");
    }
    assert!(
        differences.is_empty(),
        "{} outlines differ. Read them; if they are as they should be, run again with MILEPOST_ACCEPT=yes.\n{}",
        differences.len(),
        differences.join("\n")
    );
}
