//! Text that was typed and not saved: left by a link, by a reload, by a crash, and found again.

use std::time::Duration;

use crate::axe::Examiner;
use crate::browser::Browser;
use crate::session::Session;

/// Nine hundred letters, as somebody types a paragraph.
fn paragraph() -> String {
    "What we heard from people. ".repeat(34).trim().to_owned()
}

/// The forms that do not save by themselves: where each is, and a field of it that takes text.
async fn forms(session: &Session) -> Vec<(&'static str, String, &'static str)> {
    let round = session.program.found("Aster County").await;
    let home = session.program.home_of(&round).await;
    session.program.post(&format!("{home}/actions"), &[("what", "Ask the clerk"), ("status", "to_do")]).await;
    let plan = session.program.get(&format!("{home}/plan")).await.body;
    let action = plan.split("href=\"/actions/").nth(1).and_then(|rest| rest.split('"').next()).expect("the plan shows its action");
    vec![
        ("the announcement", format!("{home}/launch/announcement?edit=yes"), "#text"),
        ("the talking points", format!("{home}/launch/talking-points?edit=yes"), "#text"),
        ("the facts of the launch", format!("{home}/launch"), "#related"),
        ("a new action", format!("{home}/actions"), "#notes"),
        ("an action", format!("/actions/{action}"), "#notes"),
        ("the case", format!("{home}/case?edit=yes"), "#why"),
        ("the decision", format!("{round}/decision"), "#deciders"),
        ("the settings of a round", format!("{round}/settings"), "#reason"),
        ("the settings of a jurisdiction", format!("{home}/settings"), "#executive"),
        ("an ask", format!("{round}/asks"), "#person"),
        ("a meeting", format!("{round}/meeting"), "#more"),
        ("a new round", format!("{home}/assessments"), "#title"),
        ("a new jurisdiction", "/".to_owned(), "#name"),
        ("a new person", "/you".to_owned(), "#department"),
    ]
}

/// Types at the end of a field all at once, as a paste does.
async fn paste(browser: &Browser, field: &str, text: &str) {
    let script = "const field = document.querySelector(arguments[0]); field.focus(); field.value += arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.run(script, vec![field.into(), text.into()]).await;
}

/// Opens the page until the offer stands there: on a busy machine, what was sent on leaving may arrive after a page
/// that was asked for at once.
async fn come_back(session: &Session, path: &str) {
    for _ in 0..20 {
        session.open(path).await;
        if session.browser.run("return document.querySelectorAll('.begun').length", vec![]).await != 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("{path} offers nothing");
}

#[tokio::test]
async fn what_was_typed_in_any_form_is_offered_on_return() {
    let session = Session::start().await;
    let browser = &session.browser;
    for (what, path, field) in forms(&session).await {
        let typed = paragraph();
        session.open(&path).await;
        let before = browser.value(field).await;
        // A link away, in the middle of typing.
        paste(browser, field, &typed).await;
        session.open("/history").await;
        come_back(&session, &path).await;
        let offer = browser.text(".begun").await;
        assert!(offer.contains("Someone on this computer began to write here on"), "{what}: {offer}");
        assert_eq!(browser.value(field).await, before, "{what}: the form shows what is saved until somebody chooses");
        browser.follow(".begun a").await;
        browser.wait_for_text(".begun", "It is not saved yet.").await;
        assert_eq!(browser.value(field).await, before + &typed, "{what}");
        browser.follow(".begun button").await;
        assert_eq!(browser.run("return document.querySelectorAll('.begun').length", vec![]).await, 0, "{what}: it was discarded");
        session.open(&path).await;
        assert_eq!(browser.run("return document.querySelectorAll('.begun').length", vec![]).await, 0, "{what}: it was discarded");
    }
}

#[tokio::test]
async fn a_reload_in_the_middle_of_a_word_loses_nothing_and_the_save_ends_the_draft() {
    let session = Session::start().await;
    let browser = &session.browser;
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    let edit = format!("{home}/case?edit=yes");
    for turn in 0..10 {
        session.open(&edit).await;
        paste(browser, "#why", &format!(" Mid-wo{turn}")).await;
        browser.reload().await;
        browser.wait_for_text(".begun", "began to write here").await;
        browser.follow(".begun a").await;
        assert!(browser.value("#why").await.ends_with(&format!(" Mid-wo{turn}")));
        browser.write("#why", "rd").await;
        browser.follow("main form:not(.begun form) button").await;
        browser.wait_for_path("/case").await;
        browser.wait_for_text("main", &format!("Mid-wo{turn}rd")).await;
        session.open(&edit).await;
        assert_eq!(browser.run("return document.querySelectorAll('.begun').length", vec![]).await, 0);
    }
}

#[tokio::test]
async fn the_page_says_what_is_kept_and_what_is_not() {
    let mut session = Session::start().await;
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    let edit = format!("{home}/case?edit=yes");
    session.open(&edit).await;
    let browser = &session.browser;
    assert_eq!(browser.text(".scriptless").await, "", "nothing needs to be said where the script keeps what is typed");
    browser.write("#why", "Begun").await;
    browser.wait_for_text("#saved", "Not saved yet. Kept for your return, ").await;
    session.program.kill();
    let browser = &session.browser;
    browser.write("#why", " and gone on with").await;
    browser.wait_for_text("#saved", "What you type is not kept for your return. Save it before you leave.").await;
    session.program.restart();
    let browser = &session.browser;
    browser.write("#why", "!").await;
    browser.wait_for_text("#saved", "Not saved yet. Kept for your return, ").await;
    // A crash of the program loses nothing that it said was kept.
    session.program.kill();
    session.program.restart();
    session.open(&edit).await;
    let browser = &session.browser;
    browser.follow(".begun a").await;
    assert!(browser.value("#why").await.ends_with("Begun and gone on with!"));
}

#[tokio::test]
async fn what_was_refused_is_kept_as_well() {
    let session = Session::start().await;
    let browser = &session.browser;
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    session.open(&format!("{home}/actions")).await;
    browser.write("#notes", "Long thoughts").await;
    browser.follow("form.one-action button.button").await;
    browser.wait_for_text("#summary", "Nothing was saved yet").await;
    session.open(&format!("{home}/actions?closes=1.1")).await;
    browser.follow(".begun a").await;
    assert_eq!(browser.value("#notes").await, "Long thoughts");
    browser.write("#what", "Think").await;
    browser.follow("form.one-action button.button").await;
    browser.wait_for_path("/plan").await;
    session.open(&format!("{home}/actions")).await;
    assert_eq!(browser.run("return document.querySelectorAll('.begun').length", vec![]).await, 0);
}

#[tokio::test]
async fn two_windows_on_one_form_keep_what_is_typed_in_each() {
    let session = Session::start().await;
    let browser = &session.browser;
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    let path = format!("{home}/actions");
    for words in ["First", "Second"] {
        let tab = browser.client.new_window(true).await.expect("a tab");
        browser.client.switch_to_window(tab.handle).await.expect("the tab");
        session.open(&path).await;
        browser.write("#what", words).await;
        browser.wait_for_text("#saved", "Kept for your return").await;
    }
    session.open(&path).await;
    assert_eq!(browser.run("return document.querySelectorAll('.begun a').length", vec![]).await, 2);
    browser.follow(".begun a").await;
    assert_eq!(browser.value("#what").await, "Second");
}

#[tokio::test]
async fn without_script_the_page_says_that_it_must_be_saved() {
    let session = Session::start_without_script().await;
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    session.open(&format!("{home}/case?edit=yes")).await;
    assert_eq!(session.browser.text("form .scriptless").await, "What you type here is kept only once you save it.");
}

#[tokio::test]
async fn an_answer_that_waits_for_a_name_is_kept_in_its_field_until_there_is_one() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.open("/you").await;
    browser.write("#name", "Dana Ortiz").await;
    browser.follow("main form button").await;
    // The file no longer knows this browser's person.
    let cookies = browser.devtools("Network.getCookies", serde_json::json!({ "urls": [session.program.url("/")] })).await;
    let name = cookies["cookies"][0]["name"].as_str().expect("a cookie").to_owned();
    let gone = serde_json::json!({ "name": name, "value": "01890000-0000-7000-8000-000000000000", "url": session.program.url("/") });
    browser.devtools("Network.setCookie", gone).await;
    session.open(&crate::session::leadership(&round)).await;
    session.unfold("1.1").await;
    browser.write("#note-1\\.1", "Do not lose this\t").await;
    browser.wait_for_text("#saved", "Not saved: Who are you?").await;
    browser.wait_for_text("#saved a", "Say who you are (in a new tab)").await;
    assert_eq!(browser.value("#note-1\\.1").await, "Do not lose this");
    let gone = browser.client.window().await.expect("a window");
    let tab = browser.client.new_window(true).await.expect("a tab");
    browser.client.switch_to_window(tab.handle).await.expect("the tab");
    session.open("/you").await;
    browser.click("input[name=person]").await;
    browser.follow("main form button").await;
    browser.client.switch_to_window(gone).await.expect("the first window");
    browser.click("#saved button").await;
    browser.wait_for_text("#saved", "Saved ").await;
    session.wait_until_kept(&round, "1.1", "note", "Do not lose this").await;
    let history = session.program.get(&format!("{round}/history")).await.body;
    assert!(history.contains("Dana Ortiz"), "{history}");
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_drafts() {
    let session = Session::start().await;
    let browser = &session.browser;
    let mut examiner = Examiner::new(browser);
    let home = session.program.home_of(&session.program.found("Aster County").await).await;
    for _ in 0..2 {
        session.open(&format!("{home}/actions")).await;
        browser.write("#what", "Begun").await;
        browser.wait_for_text("#saved", "Kept for your return").await;
    }
    examiner.examine("an action, being written").await;
    session.open(&format!("{home}/actions")).await;
    examiner.examine("an action, two drafts offered").await;
    browser.follow(".begun a").await;
    examiner.examine("an action, a draft continued").await;
    examiner.conclude();
}
