//! Choosing people in forms, with a browser: from the list, by typing, by keyboard and without script, and looked at
//! while a form asks which of two is meant.

use fantoccini::key::Key;
use serde_json::Value;

use crate::axe::Examiner;
use crate::program::Program;
use crate::session::Session;

/// A round in which two people of one name take part, and the form of a new action there.
async fn two_of_one_name(program: &Program) -> (String, String) {
    let round = program.found("Aster County").await;
    for (title, id) in [("Planner", ""), ("Engineer for Streets and Bridges", "new")] {
        let fields = [
            ("title", "Fall 2026"),
            ("started", "2026-11-23"),
            ("some", "3"),
            ("most", "6"),
            ("reason", ""),
            ("new-name", "Dana Reed"),
            ("new-title", title),
            ("new-name-id", id),
        ];
        program.post(&format!("{round}/settings"), &fields).await;
    }
    let form = format!("{}/actions", program.home_of(&round).await);
    (round, form)
}

#[tokio::test]
async fn whoever_is_chosen_from_the_list_is_sent_along_as_who_they_are() {
    let session = Session::start().await;
    let browser = &session.browser;
    let (_, form) = two_of_one_name(&session.program).await;
    session.open(&form).await;
    let offered = "return [...document.querySelectorAll('#people option')].map((option) => option.value)";
    let offered = browser.run(offered, vec![]).await;
    assert_eq!(offered, serde_json::json!(["Dana Reed, Planner", "Dana Reed, Engineer for Streets and Bridges"]));
    // The browser draws the list itself; a line that is taken from it arrives as typed text does.
    browser.write("#owner", "Dana Reed, Engineer for Streets and Bridges").await;
    let engineer = browser.attribute("#people option:last-child", "data-id").await;
    assert_eq!(browser.value("#owner-id").await, engineer);
    browser.write("#owner", " II").await;
    assert_eq!(browser.value("#owner-id").await, "", "what is typed further is nobody’s yet");
    browser.press(std::iter::repeat_n(Key::Backspace.into(), 3)).await;
    assert_eq!(browser.value("#owner-id").await, engineer);
    browser.write("#what", "Count the buses").await;
    browser.follow(".one-action .button").await;
    browser.follow("a[href^='/actions/']").await;
    assert_eq!(browser.value("#owner").await, "Dana Reed, Engineer for Streets and Bridges");
    assert_eq!(browser.value("#owner-id").await, engineer);
}

#[tokio::test]
async fn by_keyboard_a_form_asks_which_of_two_is_meant() {
    let session = Session::start().await;
    let browser = &session.browser;
    let (_, form) = two_of_one_name(&session.program).await;
    session.open(&form).await;
    browser.write("#what", "Count the buses").await;
    browser.write("#owner", "dana reed").await;
    browser.press([Key::Enter.into()]).await;
    browser.wait_for_text("#summary", "Two people have this name. Say which one you mean.").await;
    assert_eq!(browser.value("#what").await, "Count the buses");
    browser.tab_to(".which input").await;
    browser.press([' ']).await;
    browser.press([Key::Down.into()]).await;
    let chosen = browser.run("return document.activeElement.closest('label').textContent", vec![]).await;
    assert_eq!(chosen, Value::from("Dana Reed Engineer for Streets and Bridges"));
    browser.press([Key::Enter.into()]).await;
    browser.wait_for_path("/plan").await;
    browser.follow("a[href^='/actions/']").await;
    assert_eq!(browser.value("#owner").await, "Dana Reed, Engineer for Streets and Bridges");
}

#[tokio::test]
async fn without_script_a_line_of_the_list_means_that_person_too() {
    let session = Session::start_without_script().await;
    let browser = &session.browser;
    let (round, form) = two_of_one_name(&session.program).await;
    session.open(&form).await;
    browser.write("#what", "Count the buses").await;
    browser.write("#owner", "Dana Reed, Engineer for Streets and Bridges").await;
    browser.follow(".one-action .button").await;
    session.open(&format!("{round}/asks?topic=3.1")).await;
    browser.write("#person", "Dana Reed").await;
    browser.follow(".asking form[method=post] .button").await;
    browser.click(".which label:first-child input").await;
    browser.follow(".asking form[method=post] .button").await;
    assert!(browser.text(".asked h2").await.contains("Planner"));
}

#[tokio::test]
async fn nothing_is_wrong_with_a_form_that_asks_which_one_is_meant() {
    let session = Session::start().await;
    let browser = &session.browser;
    let mut examiner = Examiner::new(browser);
    let (round, form) = two_of_one_name(&session.program).await;
    session.open(&form).await;
    examiner.examine("action, people of one name").await;
    browser.submit(&form, &[("what", "Count the buses"), ("owner", "Dana Reed")]).await;
    examiner.examine("action, which one").await;
    session.open(&format!("{round}/meeting")).await;
    examiner.examine("meeting, people of one name").await;
    browser.submit(&format!("{round}/meeting"), &[("held", "2026-02-03"), ("more", "Dana Reed\nDana Reed, Jr.")]).await;
    examiner.examine("meeting, which ones").await;
    session.open(&format!("{round}/decision")).await;
    browser.submit(&format!("{round}/decision"), &[("deciders", "Dana Reed, Mayor")]).await;
    examiner.examine("decision, which one").await;
    browser.submit(&format!("{round}/asks"), &[("person", "Dana Reed")]).await;
    examiner.examine("asks, which one").await;
    let home = session.program.home_of(&round).await;
    browser.submit(&format!("{home}/launch"), &[("leader", "Dana Reed")]).await;
    examiner.examine("launch, which one").await;
    let settings = [("title", "Fall"), ("started", "2026-11-23"), ("some", "3"), ("most", "6"), ("new-name", "Dana Reed")];
    browser.submit(&format!("{round}/settings"), &settings).await;
    examiner.examine("settings, which one").await;
    examiner.conclude();
}
