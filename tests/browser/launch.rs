//! The launch kit with a browser: written by mouse, without script, and looked at in every state.

use crate::axe::Examiner;
use crate::session::Session;

async fn kit(session: &Session) -> String {
    let round = session.program.found("Aster County").await;
    format!("{}/launch", session.program.home_of(&round).await)
}

/// Enters a fact, follows its blank, writes a text and puts the first version back, as a person would.
async fn write_and_put_back(session: &Session) {
    let browser = &session.browser;
    let kit = kit(session).await;
    session.open(&format!("{kit}/announcement")).await;
    browser.follow(".blanks a[href$='#department']").await;
    browser.wait_for_path("/launch").await;
    browser.write("#department", "Department of Human Services").await;
    browser.click("[name=group-older]").await;
    browser.follow("form.launch .button").await;
    browser.wait_for_text(".cards", "10 blanks left").await;
    session.open(&format!("{kit}/talking-points")).await;
    browser.wait_for_text(".handout", "held back most here: older adults.").await;
    for own in ["First words. ", "Second words. "] {
        session.open(&format!("{kit}/announcement?edit=yes")).await;
        browser.write("#text", own).await;
        browser.follow("form.letter .button").await;
        browser.wait_for_text(".handout", own.trim()).await;
    }
    browser.follow("a[href*='/versions/']").await;
    browser.wait_for_text("h1", "an earlier version").await;
    browser.follow("form[action*='/versions/'] .button").await;
    browser.wait_for_path("/announcement").await;
    assert!(!browser.text(".handout").await.contains("Second words"));
}

#[tokio::test]
async fn the_launch_kit_is_written_by_mouse() {
    write_and_put_back(&Session::start().await).await;
}

#[tokio::test]
async fn the_launch_kit_is_written_without_script() {
    write_and_put_back(&Session::start_without_script().await).await;
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_the_launch_kit() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let kit = kit(&session).await;
    let example = format!("{}/launch", program.home_of(&program.example().await).await);
    for (state, path) in [
        ("launch kit, empty", kit.clone()),
        ("announcement, as filled", format!("{kit}/announcement")),
        ("talking points, as filled", format!("{kit}/talking-points")),
        ("announcement, being written", format!("{kit}/announcement?edit=yes")),
        ("launch kit of the example", example.clone()),
        ("announcement of the example", format!("{example}/announcement")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let long = "W".repeat(1_001);
    let slips = [("department", long.as_str()), ("budget", "a lot"), ("related", &long), ("groups", &long)];
    session.open(&kit).await;
    browser.submit(&kit, &slips).await;
    examiner.examine("launch kit, with problems").await;
    let points = format!("{kit}/talking-points");
    browser.submit(&points, &[("text", &"W".repeat(20_001))]).await;
    examiner.examine("talking points, too long").await;
    for text in ["First", "# Second\n\n[Review: leadership and counsel] We [did what] it.\n- one\n- two"] {
        session.open(&format!("{points}?edit=yes")).await;
        browser.run("document.getElementById('text').value = arguments[0]", vec![text.into()]).await;
        browser.follow("form.letter .button").await;
    }
    examiner.examine("talking points, in words of one’s own").await;
    browser.submit(&points, &[("text", "Stale")]).await;
    examiner.examine("talking points, in conflict").await;
    session.open(&points).await;
    browser.follow("a[href*='/versions/']").await;
    browser.wait_for_text("h1", "an earlier version").await;
    examiner.examine("an earlier version").await;
    examiner.conclude();
}
