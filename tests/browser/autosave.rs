//! Saving is quiet and certain: when it happens, what it says, and what it does when it fails.

use serde_json::json;

use crate::browser::Browser;
use crate::marks::Marks;
use crate::session::{Session, leadership};

const SECOND: u64 = 1000;

/// Makes every answer of the program come so many milliseconds late.
async fn slow_down(browser: &Browser, by: u64) {
    browser.devtools("Network.enable", json!({})).await;
    let slow = json!({ "offline": false, "latency": by, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.emulateNetworkConditions", slow).await;
}

/// Whether this is "Saved 10:42 a.m."
fn is_saved_at(text: &str) -> bool {
    let time = text.strip_prefix("Saved ").and_then(|rest| rest.strip_suffix("a.m.").or_else(|| rest.strip_suffix("p.m.")));
    let clock = time.map(str::trim).and_then(|time| time.split_once(':'));
    clock.is_some_and(|(hour, minute)| {
        hour.parse::<u8>().is_ok_and(|hour| (1..=12).contains(&hour))
            && minute.len() == 2
            && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
    })
}

#[tokio::test]
async fn a_choice_says_saved_only_once_the_program_answered_and_outlives_a_reload() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    Marks::begin(browser).await;
    slow_down(browser, SECOND).await;
    browser.click("[name='step-1.1'][value=in_place]").await;
    assert_eq!(browser.text("#saved").await, "", "nothing is said ahead of the answer");
    browser.wait_for_text("#saved", "Saved ").await;
    let marks = Marks::of(browser).await;
    assert!(marks.between("typed", "sent") >= 390.0, "{marks:?}");
    assert!(marks.between("sent", "answered") >= 900.0, "the answer was slowed down: {marks:?}");
    assert!(marks.between("answered", "said") >= 0.0, "{marks:?}");
    let said = browser.text("#saved").await;
    assert!(is_saved_at(&said), "{said}");
    session.wait_until_kept(&round, "1.1", "answer", "in_place").await;
    slow_down(browser, 0).await;
    browser.reload().await;
    assert!(browser.find("[name='step-1.1'][value=in_place]").await.is_selected().await.expect("a radio"));
    assert_eq!(browser.text("#saved").await, said);
}

#[tokio::test]
async fn a_note_is_saved_once_typing_rests_and_at_once_when_the_field_is_left() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    Marks::begin(browser).await;
    session.unfold("1.1").await;
    browser.write("#note-1\\.1", "The mayor said so").await;
    session.wait_until_kept(&round, "1.1", "note", "The mayor said so").await;
    browser.wait_for_text("#saved", "Saved ").await;
    let marks = Marks::of(browser).await;
    assert_eq!(marks.saves(), 1, "typing goes out as one save: {marks:?}");
    let rest = marks.between("typed", "sent");
    assert!((790.0..3000.0).contains(&rest), "{marks:?}");

    browser.write("#note-1\\.1", ", in writing\t").await;
    session.wait_until_kept(&round, "1.1", "note", "The mayor said so, in writing").await;
    let marks = Marks::of(browser).await;
    assert!(marks.between("left", "sent") < 300.0, "{marks:?}");
    assert!(marks.between("typed", "sent") < 700.0, "{marks:?}");
    assert_eq!(marks.saves(), 2, "{marks:?}");
}

#[tokio::test]
async fn what_was_typed_just_before_the_tab_is_closed_is_saved() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    let first = browser.client.window().await.expect("a window");
    let tab = browser.client.new_window(true).await.expect("a tab");
    browser.client.switch_to_window(tab.handle).await.expect("the tab");
    session.open(&leadership(&round)).await;
    session.unfold("1.1").await;
    browser.write("#note-1\\.1", "Typed in a hurry").await;
    browser.client.close_window().await.expect("the tab closes");
    browser.client.switch_to_window(first).await.expect("the first window");
    session.wait_until_kept(&round, "1.1", "note", "Typed in a hurry").await;
}

#[tokio::test]
async fn what_was_typed_just_before_going_elsewhere_is_saved() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    session.unfold("1.1").await;
    session.browser.write("#note-1\\.1", "Typed in a hurry").await;
    session.open("/").await;
    session.wait_until_kept(&round, "1.1", "note", "Typed in a hurry").await;
}

#[tokio::test]
async fn a_failed_save_keeps_what_was_typed_and_can_be_tried_again() {
    let mut session = Session::start().await;
    let round = session.on_leadership().await;
    session.unfold("1.1").await;
    session.program.kill();
    let browser = &session.browser;
    browser.write("#note-1\\.1", "Do not lose this\t").await;
    browser.wait_for_text("#saved", "Not saved. What you typed is still here.").await;
    assert_eq!(browser.text("#saved button").await, "Try again");
    browser.click("#saved button").await;
    browser.wait_for_text("#saved button", "Try again").await;
    assert_eq!(browser.value("#note-1\\.1").await, "Do not lose this");
    session.program.restart();
    browser.click("#saved button").await;
    browser.wait_for_text("#saved", "Saved ").await;
    session.wait_until_kept(&round, "1.1", "note", "Do not lose this").await;
}

#[tokio::test]
async fn a_later_save_does_not_hide_that_an_earlier_one_failed() {
    let mut session = Session::start().await;
    let round = session.on_leadership().await;
    session.program.kill();
    let browser = &session.browser;
    browser.click("[name='step-1.1'][value=in_place]").await;
    browser.wait_for_text("#saved", "Not saved.").await;
    session.program.restart();
    browser.click("[name='step-1.2'][value=not_yet]").await;
    session.wait_until_kept(&round, "1.2", "answer", "not_yet").await;
    browser.wait_for_text("#saved", "aved").await;
    if !browser.text("#saved").await.contains("Try again") {
        session.wait_until_kept(&round, "1.1", "answer", "in_place").await;
    }
}

/// As after a restore, when the round of an open page is in the file no more.
#[tokio::test]
async fn a_page_of_a_round_that_is_gone_offers_nothing_that_would_lose_the_text() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    session.unfold("1.1").await;
    let title = session.program.report(&round).await["round"]["title"].as_str().expect("a title").to_owned();
    session.program.post(&format!("{round}/delete"), &[("title", &title)]).await;
    let browser = &session.browser;
    browser.write("#note-1\\.1", "Do not lose this\t").await;
    browser.wait_for_text("#saved", "no longer in the file").await;
    let said = browser.text("#saved").await;
    assert!(said.contains("Copy what you typed before you leave this page.") && !said.contains("Reload"), "{said}");
    assert_eq!(browser.value("#note-1\\.1").await, "Do not lose this");
}
