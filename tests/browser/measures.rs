//! The list of values that are due, emptied with nothing but the keyboard.

use crate::decision::day;
use crate::session::Session;

const ENTER: char = '\u{e007}';

/// Three measures, each with a value that is due: what they are called, and what is typed for each.
const DUE: [(&str, &str); 3] = [("Families housed", "41"), ("Evictions filed", "1,205"), ("Rent burden", "38.5")];

#[tokio::test]
async fn the_due_list_is_emptied_by_keyboard_alone() {
    empties(Session::start().await).await;
}

#[tokio::test]
async fn the_due_list_is_emptied_by_keyboard_alone_without_script() {
    empties(Session::start_without_script().await).await;
}

/// From the first value to the last: Tab once to the list, then a number and Enter for each.
async fn empties(Session { browser, program }: Session) {
    let home = program.home_of(&program.found("Aster County").await).await;
    for (at, (name, _)) in DUE.iter().enumerate() {
        // The earliest waits the longest, and stands first.
        let since = day(i64::try_from(at).expect("a few") * 40 - 400);
        let fields = [("name", *name), ("unit", "families"), ("baseline", "30"), ("baseline_at", since.as_str()), ("rhythm", "monthly")];
        program.post(&format!("{home}/measures"), &fields).await;
    }
    browser.open(&program.url(&format!("{home}/measures"))).await;
    browser.tab_to("input[name=value]").await;
    for (at, (name, value)) in DUE.iter().enumerate() {
        let focused = browser.focused("id").await;
        browser.wait_for_text(&format!("label[for='{focused}']"), name).await;
        browser.press(value.chars().chain([ENTER])).await;
        let left = DUE.len() - at - 1;
        let rest = if left == 0 { "No value is due today.".to_owned() } else { DUE[at + 1].0.to_owned() };
        browser.wait_for_text(".notice", name).await;
        browser.wait_for_text(".notice", value).await;
        browser.wait_for_text("section.due", &rest).await;
        assert!(!browser.text("section.due").await.contains(name), "{name} is still due");
    }
}
