//! The main job with nothing but the keyboard.

use fantoccini::key::Key;

use crate::rounds::{CONDITIONS, steps};
use crate::session::Session;

const ENTER: char = '\u{e007}';
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';

/// The arrow keys that take a blank group to its first, third and fourth answer.
const IN_PLACE: &[char] = &[DOWN];
const NOT_YET: &[char] = &[UP, UP];
const UNKNOWN: &[char] = &[UP];

#[tokio::test]
async fn the_main_job_is_done_by_keyboard_alone_and_outlives_a_restart() {
    let Session { browser, mut program } = Session::start().await;
    browser.open(&program.url("/")).await;
    browser.tab_to("#actor").await;
    browser.press("Dana Ortiz".chars()).await;
    browser.tab_to("#name").await;
    browser.press("Aster County".chars().chain([ENTER])).await;
    browser.wait_for_text("h1", "How ready is Aster County").await;
    let round = browser.path().await;
    browser.tab_to(".tasks a").await;
    browser.press([ENTER]).await;

    for (index, (key, count)) in CONDITIONS.iter().enumerate() {
        browser.wait_for_path(&format!("/conditions/{key}")).await;
        // Six conditions met, one without anything, one unknown, one blank.
        let arrows = match index {
            0..=5 => IN_PLACE,
            6 => NOT_YET,
            7 => UNKNOWN,
            _ => &[],
        };
        for step in 1..=*count {
            let name = format!("step-{}.{step}", index + 1);
            browser.tab_to(&format!("input[name='{name}']")).await;
            browser.press(arrows.iter().copied()).await;
        }
        if index == 6 {
            browser.tab_to("#need").await;
            browser.press("A data analyst".chars()).await;
        }
        if index == 8 {
            browser.tab_to("input[name=judgment]").await;
            browser.press([DOWN, DOWN, Key::Tab.into()]).await;
            browser.press("Nobody has the time".chars()).await;
        }
        browser.tab_to("form .onward button").await;
        // The space bar presses a button as Enter does.
        browser.press([if index % 2 == 0 { ' ' } else { ENTER }]).await;
    }

    browser.wait_for_text("h1", "How ready is Aster County").await;
    browser.tab_to("a[href$='/verdict']").await;
    browser.press([ENTER]).await;
    browser.wait_for_text("h1.headline", "six of the nine conditions").await;
    for (hook, value) in [("band", "most"), ("met", "6"), ("floor", "6"), ("ceiling", "7"), ("settled", "true")] {
        assert_eq!(browser.attribute(".verdict", &format!("data-{hook}")).await, value, "data-{hook}");
    }

    program.kill();
    program.restart();
    browser.reload().await;
    browser.wait_for_text("h1.headline", "six of the nine conditions").await;
    for (key, standing, judgment) in [
        ("racial-equity", "met", ""),
        ("data-capacity", "not_met", ""),
        ("community-engagement", "open", ""),
        ("continuous-learning", "open", "not_met"),
    ] {
        let row = format!(".nine [data-condition={key}]");
        assert_eq!(browser.attribute(&row, "data-standing").await, standing, "{key}");
        assert_eq!(browser.attribute(&row, "data-judgment").await, judgment, "{key}");
    }
    let report = program.report(&round).await;
    assert_eq!(report["conditions"][6]["need"], "A data analyst");
    assert_eq!(report["conditions"][8]["judgment_reason"], "Nobody has the time");
    assert!(browser.text("footer").await.contains("You are Dana Ortiz"));
}

#[tokio::test]
async fn the_worksheet_takes_digits_and_enter_and_31_answers_need_62_keys() {
    let Session { browser, program } = Session::start().await;
    let round = program.found("Aster County").await;
    browser.open(&program.url(&format!("{round}/worksheet"))).await;
    browser.tab_to("input[name='step-1.1']").await;
    browser.press(['2', '0']).await;
    let checked = "return document.querySelector(`[name=\"${arguments[0]}\"]:checked`).value";
    assert_eq!(browser.run(checked, vec!["step-1.1".into()]).await, "", "0 clears the answer");

    let answers = [("1", "in_place"), ("2", "under_way"), ("3", "not_yet"), ("4", "unknown")];
    let keys: String = (0..31).map(|index| answers[index % 4].0.to_owned() + &ENTER.to_string()).collect();
    assert_eq!(keys.chars().count(), 62);
    browser.press(keys.chars()).await;
    assert_eq!(browser.run("return document.activeElement.textContent", vec![]).await, "Save and see the verdict");
    browser.wait_for_text(".progress", "31 of 31").await;
    for (index, key) in steps().enumerate() {
        assert_eq!(program.step(&round, &key, "answer").await, answers[index % 4].1, "{key}");
    }
    browser.press([ENTER]).await;
    browser.wait_for_path("/verdict").await;
}

#[tokio::test]
async fn arrows_keep_their_meaning_on_the_worksheet_and_typing_a_note_answers_nothing() {
    let Session { browser, program } = Session::start().await;
    let round = program.found("Aster County").await;
    browser.open(&program.url(&format!("{round}/worksheet"))).await;
    browser.tab_to("input[name='step-1.1']").await;
    browser.press(['1', DOWN]).await;
    let focus = "return document.activeElement.value";
    assert_eq!(browser.run(focus, vec![]).await, "under_way");
    browser.tab_to("#step-1\\.1 summary").await;
    browser.press([ENTER]).await;
    browser.tab_to("#note-1\\.1").await;
    browser.press("See 3 and 4".chars()).await;
    browser.press([Key::Tab.into()]).await;
    browser.wait_for_text("#saved", "Saved ").await;
    browser.wait_for_text(".progress", "1 of 31").await;
    let round = round.as_str();
    let session = Session { browser, program };
    session.wait_until_kept(round, "1.1", "note", "See 3 and 4").await;
    session.wait_until_kept(round, "1.1", "answer", "under_way").await;
}
