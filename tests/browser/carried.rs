//! A second round: carried over, confirmed, compared, and shown beside the first.

use serde_json::Value;

use crate::axe::Examiner;
use crate::browser::Browser;
use crate::program::Program;
use crate::session::{Session, leadership};

/// A first round in which leadership, culture and a few others are answered.
async fn first_round(program: &Program) -> String {
    let round = program.found("Aster County").await;
    program.answer(&round, ["in_place", "in_place", "under_way", "", "in_place", "in_place", "in_place", "not_yet"]).await;
    program.post(&leadership(&round), &[("note-1.1", "Said in March"), ("judgment", "met"), ("judgment-reason", "In writing")]).await;
    round
}

/// Begins the next round in the browser, through the jurisdiction's home.
async fn carry_over(browser: &Browser, program: &Program, first: &str) -> String {
    browser.open(&program.url(&program.home_of(first).await)).await;
    browser.click("a[href$='/assessments']").await;
    browser.wait_for_text(".begin", "Carry over from").await;
    browser.click("main form .row .button").await;
    browser.wait_for_text("h1", "How ready").await;
    let round = browser.path().await;
    assert_ne!(round, first);
    round
}

#[tokio::test]
async fn a_second_round_is_carried_over_confirmed_and_compared() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let first = first_round(program).await;
    let second = carry_over(browser, program, &first).await;
    let task = browser.text("[data-condition=leadership-commitment]").await;
    assert!(task.contains("3 carried over, not confirmed"), "{task}");

    session.open(&leadership(&second)).await;
    assert!(browser.text(".earlier").await.contains("this was judged met: In writing"));
    assert!(browser.text("[data-live='mark-1.1']").await.contains(", confirm"));

    // One by its box, with the keyboard; the focus stays there.
    browser.run("document.querySelector(\"[name='carried-1.1'][type=checkbox]\").focus()", vec![]).await;
    browser.press([' ']).await;
    browser.wait_for_text("[data-live='mark-1.1']", "Confirmed").await;
    browser.wait_for_text("#saved", "Saved").await;
    assert_eq!(program.step(&second, "1.1", "carried").await, Value::Null);
    assert!(browser.text("[data-live=unconfirmed]").await.contains("Two answers were carried over"));
    assert_eq!(browser.run("return document.activeElement.textContent", vec![]).await, "Confirmed");

    // One by another answer.
    browser.click("[name='step-1.3'][value=in_place]").await;
    browser.wait_for_text("[data-live=unconfirmed]", "One answer was carried over").await;
    assert_eq!(browser.text("[data-live='mark-1.3']").await, "");
    assert_eq!(program.step(&second, "1.3", "carried").await, Value::Null);

    // The rest of the condition by its button.
    browser.run("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await;
    browser.click("[data-live=unconfirmed] button").await;
    session.wait_until_kept(&second, "1.2", "carried", Value::Null).await;
    browser.wait_for_path("/conditions/leadership-commitment").await;
    assert_eq!(program.step(&second, "1.2", "answer").await, "in_place");

    session.open(&format!("{second}/verdict")).await;
    assert!(browser.text(".warnings").await.contains("Four answers were carried over from"));

    session.open(&program.home_of(&second).await).await;
    assert!(browser.text(".chart").await.contains("Conditions met, round by round"));
    browser.click(".pairing button").await;
    browser.wait_for_text("h1", "Since ").await;
    let page = browser.text("main").await;
    for words in ["one condition lost, none gained.", "Condition 1 counted as met by a judgment", "1c", "Partly, or under way", "Still met"]
    {
        assert!(page.contains(words), "“{words}” is missing in {page}");
    }
}

#[tokio::test]
async fn without_script_a_ticked_box_confirms_and_an_unticked_one_changes_nothing() {
    let session = Session::start_without_script().await;
    let (browser, program) = (&session.browser, &session.program);
    let first = first_round(program).await;
    let second = carry_over(browser, program, &first).await;
    browser.open(&program.url(&leadership(&second))).await;
    browser.click("[name='carried-1.1'][type=checkbox]").await;
    browser.click("form .onward button").await;
    browser.wait_for_path("/conditions/cross-sector-partnerships").await;
    assert_eq!(program.step(&second, "1.1", "carried").await, Value::Null);
    assert_ne!(program.step(&second, "1.2", "carried").await, Value::Null);
    browser.follow(".unconfirmed button").await;
    session.wait_until_kept(&second, "2.1", "carried", Value::Null).await;
    assert_eq!(program.step(&second, "2.3", "answer").await, "in_place");
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_further_rounds() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let first = first_round(program).await;
    let home = program.home_of(&first).await;
    session.open(&format!("{home}/assessments")).await;
    examiner.examine("new round, with something to carry").await;
    session.open("/").await;
    browser.submit(&format!("{home}/assessments"), &[("title", ""), ("started", ""), ("with", "x")]).await;
    examiner.examine("new round, with every problem").await;
    let second = carry_over(browser, program, &first).await;
    let long = "x".repeat(120);
    for (state, path) in [
        ("tasks, carried over", second.clone()),
        ("condition, carried over", leadership(&second)),
        ("worksheet, carried over", format!("{second}/worksheet")),
        ("verdict, carried over", format!("{second}/verdict")),
        ("report, carried over", format!("{second}/report")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    session.open(&leadership(&second)).await;
    browser.click("[name='carried-1.1'][type=checkbox]").await;
    browser.wait_for_text("[data-live='mark-1.1']", "Confirmed").await;
    examiner.examine("condition, one confirmed").await;
    let limits = [("title", long.as_str()), ("started", "2027-10-01"), ("some", "1"), ("most", "2"), ("reason", "Stricter"), ("step", "")];
    program.post(&format!("{second}/settings"), &limits[..5]).await;
    let note = "x".repeat(400);
    program
        .post(
            &format!("{second}/conditions/racial-equity"),
            &[("step-6.1", "unknown"), ("note-6.1", &note), ("leave-out-6.1", "yes"), ("need", &note)],
        )
        .await;
    let id = |round: &str| round.rsplit('/').next().expect("an id").to_owned();
    let (a, b) = (id(&first), id(&second));
    for (state, path) in [
        ("home, two rounds with other limits", home.clone()),
        ("compare", format!("{home}/rounds/{a}/{b}")),
        ("compare, choose", format!("{home}/rounds")),
        ("compare, with itself", format!("{home}/rounds/{a}/{a}")),
        ("compare, with what is not there", format!("{home}/rounds?older=x&newer=y")),
        ("condition, carried over and read-only", leadership(&first)),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    examiner.conclude();
}
