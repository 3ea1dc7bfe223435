//! The fields of a condition's page: clearing an answer, leaving a note out, judging with a reason.

use serde_json::Value;

use crate::marks::Marks;
use crate::session::{Session, leadership};

#[tokio::test]
async fn an_answer_is_cleared_with_not_looked_at_yet() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    session.browser.click("#step-1\\.1-in_place").await;
    session.wait_until_kept(&round, "1.1", "answer", "in_place").await;
    session.browser.wait_for_text("aside [data-live=aside]", "1 in place").await;
    session.browser.click("#step-1\\.1-blank").await;
    session.wait_until_kept(&round, "1.1", "answer", Value::Null).await;
    session.browser.reload().await;
    assert!(session.browser.find("#step-1\\.1-blank").await.is_selected().await.expect("a radio"));
}

#[tokio::test]
async fn a_note_is_left_out_of_reports_and_taken_in_again_by_its_box() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    let on_the_box = "[name='leave-out-1.1']";
    session.unfold("1.1").await;
    browser.write("#note-1\\.1", "Between us\t").await;
    session.wait_until_kept(&round, "1.1", "note", "Between us").await;
    for (ticked, note) in [(true, Value::Null), (false, "Between us".into())] {
        browser.click(on_the_box).await;
        session.wait_until_kept(&round, "1.1", "note", note).await;
        session.open(&leadership(&round)).await;
        assert_eq!(browser.find(on_the_box).await.is_selected().await.expect("a box"), ticked);
        assert_eq!(browser.value("#note-1\\.1").await, "Between us");
    }
}

#[tokio::test]
async fn a_judgment_without_its_reason_is_not_sent_and_the_page_says_so() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    Marks::begin(browser).await;
    browser.click("[name=judgment][value=met]").await;
    browser.wait_for_text("[data-slot=judgment]", "Saved once the reason is there.").await;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    assert_eq!(Marks::of(browser).await.saves(), 0);
    assert_eq!(session.program.report(&round).await["conditions"][0]["judgment"], Value::Null);

    browser.write("#judgment-reason", "The council voted for it\t").await;
    browser.wait_for_text("#saved", "Saved ").await;
    let condition = session.program.report(&round).await["conditions"][0].clone();
    assert_eq!(condition["judgment"], "met");
    assert_eq!(condition["judgment_reason"], "The council voted for it");
    assert_eq!(browser.attribute("aside [data-condition]", "data-judgment").await, "met");

    browser.click("[name=judgment][value='']").await;
    browser.wait_for_text("aside [data-live=aside]", "4 not looked at").await;
    session.wait_for_report(&round, "/conditions/0/judgment", Value::Null).await;
}
