//! Asking someone who knows, with a browser: by mouse, by keyboard, without script, and looked at in every state.

use fantoccini::key::Key;

use crate::axe::Examiner;
use crate::program::Program;
use crate::session::Session;

const CAPACITY: &str = "conditions/organizational-capacity";

/// Asks about steps; the day is long past.
async fn ask(program: &Program, round: &str, person: &str, topics: &[&str]) {
    let names: Vec<String> = topics.iter().map(|topic| format!("topic-{topic}")).collect();
    let mut fields = vec![("person", person), ("asked", "2026-01-10"), ("due", "2026-01-20")];
    fields.extend(names.iter().map(|name| (name.as_str(), "yes")));
    program.post(&format!("{round}/asks"), &fields).await;
}

#[tokio::test]
async fn someone_is_asked_written_to_and_told_us_by_mouse() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.open(&format!("{round}/{CAPACITY}")).await;
    browser.click("a[href$='topic=3.1#ask']").await;
    browser.wait_for_path("/asks").await;
    assert_eq!(browser.run("return document.querySelector('[name=\"topic-3.1\"]').checked", vec![]).await, true);
    browser.write("#person", "Lee Park").await;
    browser.follow(".asking form[method=post] .button").await;
    browser.wait_for_text("h1", "Waiting on one person").await;
    browser.follow(".asked a[href*='/asks/']").await;
    browser.wait_for_text("h1", "Text for an e-mail to Lee Park").await;
    assert!(browser.value("#text").await.starts_with("Hello Lee Park,\n"));
    browser.click("[data-copy]").await;
    browser.wait_for_text("#copied", "Cop").await;

    session.open(&format!("{round}/{CAPACITY}")).await;
    session.unfold("3.1").await;
    browser.write("[id='note-3.1']", "Lee knows").await;
    browser.click("[name=told]").await;
    browser.wait_for_text(".asked-of", "Lee Park told us on").await;
    assert_eq!(session.program.step(&round, "3.1", "note").await, "Lee knows");
    session.open(&format!("{round}/asks")).await;
    browser.wait_for_text("h1", "Ask someone who knows").await;
}

#[tokio::test]
async fn by_keyboard_somebody_told_us_and_enter_in_a_field_tells_nothing() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    ask(&session.program, &round, "Lee Park", &["3.1", "3.2"]).await;
    session.open(&format!("{round}/{CAPACITY}")).await;
    session.unfold("3.1").await;
    browser.write("[id='evidence-3.1']", "The budget").await;
    browser.press([Key::Enter.into()]).await;
    browser.wait_for_path("/conditions/organizational-culture").await;
    session.open(&format!("{round}/asks")).await;
    browser.tab_to("form[action$='/told'] button").await;
    browser.press([Key::Enter.into()]).await;
    // What they told is still to be written down.
    browser.wait_for_path(CAPACITY).await;
    session.open(&format!("{round}/asks")).await;
    browser.wait_for_text(".told", "Who told us (1)").await;
    assert!(browser.text(".asked").await.contains("3b, "));
}

#[tokio::test]
async fn without_script_someone_is_asked_and_told_us() {
    let session = Session::start_without_script().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.open(&format!("{round}/asks?role=human-resources")).await;
    browser.write("#person", "Lee Park").await;
    browser.follow(".asking form[method=post] .button").await;
    assert!(browser.text("h1").await.contains("Waiting on one person"));
    browser.follow(".asked a[href*='/asks/']").await;
    assert!(browser.value("#text").await.starts_with("Hello Lee Park,\n"));
    session.open(&format!("{round}/asks")).await;
    let before = browser.text(".asked").await.matches("They told us").count();
    browser.click("form[action$='/told'] button").await;
    browser.wait_for_text("h1", "Sufficient organizational capacity").await;
    session.open(&format!("{round}/asks")).await;
    assert_eq!(browser.text(".asked").await.matches("They told us").count(), before - 1);
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_where_someone_is_asked() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let round = program.found("Aster County").await;
    let list = format!("{round}/asks");
    session.open(&list).await;
    examiner.examine("asks, empty").await;
    browser.submit(&list, &[("person", &"x".repeat(121)), ("asked", "2300-01-01"), ("due", "1800-01-01")]).await;
    examiner.examine("asks, with problems").await;
    ask(program, &round, "Lee Park", &["3.1", "staff-buy-in"]).await;
    ask(program, &round, &"Maximiliana-Konstantinopolitanska".repeat(3), &["3.1", "3.2"]).await;
    program.post(&format!("{round}/{CAPACITY}"), &[("step-3.1", "in_place")]).await;
    for (state, path) in [
        ("asks, waiting", list.clone()),
        ("asks, a role chosen", format!("{list}?role=department-heads")),
        ("condition, asked", format!("{round}/{CAPACITY}")),
        ("tasks, waiting", round.clone()),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    session.open(&list).await;
    browser.follow(".asked a[href*='/asks/']").await;
    examiner.examine("letter").await;
    let letter = browser.path().await;
    session.open(&list).await;
    let told = browser.attribute("form[action$='/told']", "action").await;
    browser.click("form[action$='/told'] button").await;
    browser.wait_for_text(".told", "Who told us (1)").await;
    examiner.examine("asks, told").await;
    browser.submit(&told.replace("/told", "/withdraw"), &[]).await;
    examiner.examine("asks, a stale press").await;
    for path in [format!("{round}/{CAPACITY}"), format!("{round}/conditions/staff-buy-in"), letter] {
        session.open(&path).await;
        examiner.examine("condition or letter, told").await;
    }
    program.post(&format!("{}/assessments", program.home_of(&round).await), &[("title", "Next"), ("started", "2027-03-01")]).await;
    session.open(&list).await;
    examiner.examine("asks, read-only").await;
    examiner.conclude();
}
