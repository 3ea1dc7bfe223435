//! A whole meeting at the projector, by keyboard and without script; and the case to leadership on paper.

use fantoccini::key::Key;

use crate::axe::Examiner;
use crate::rounds::CONDITIONS;
use crate::session::Session;
use crate::sheets::{LETTER, Sheets};

const ENTER: char = '\u{e007}';

/// Waits until the screen of a condition is there, with its script.
async fn wait_for_screen(session: &Session, number: usize) {
    session.browser.wait_for_text(".crumb", &format!("Condition {number} of 9")).await;
    session
        .browser
        .run("return new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))", vec![])
        .await;
}

#[tokio::test]
async fn a_whole_meeting_is_held_by_keyboard_at_a_projector() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found("Aster County").await;
    browser.look(1920, "light").await;
    session.open(&round).await;
    browser.follow("a[href$='/meeting']").await;
    browser.write("#more", "Ana Silva\nLee Park").await;
    browser.tab_to("main form .button").await;
    browser.press([ENTER]).await;
    for (index, (key, count)) in CONDITIONS.iter().enumerate() {
        wait_for_screen(&session, index + 1).await;
        let page = browser.text("body").await;
        assert!(!page.contains("of nine"), "{key}: {page}");
        let words: Vec<&str> = page.split(|c: char| !c.is_alphanumeric()).collect();
        for word in ["verdict", "Verdict", "met", "Met"] {
            assert!(!words.contains(&word), "{key}: “{word}” is in {page}");
        }
        assert_eq!(browser.run("return document.querySelectorAll('aside, .pips, [data-standing]').length", vec![]).await, 0);
        // Enter begins, a digit answers, Enter goes on; after the last step it goes to the button.
        browser.press([ENTER]).await;
        for step in 1..=*count {
            let name = browser.run("return document.activeElement.name", vec![]).await;
            assert_eq!(name, format!("step-{}.{step}", index + 1));
            browser.press([if index < 6 { '1' } else { '4' }, ENTER]).await;
        }
        if index == 0 {
            // The note is typed on the way.
            browser.write("[id='note-1.1']", "The mayor said so today").await;
            browser.write("#need", "A date for the vote").await;
            browser.tab_to("form .onward .button").await;
        }
        let button = browser.run("return document.activeElement.innerText", vec![]).await;
        assert_eq!(button, if index == 8 { "To the end of the meeting" } else { "Next condition" });
        browser.press([ENTER]).await;
    }
    browser.wait_for_text("h1", "That was the meeting").await;
    let end = browser.text("main").await;
    assert!(end.contains("Present: Ana Silva and Lee Park.") && end.contains("7a, 7b, 7c, and 7d"), "{end}");
    assert!(!end.contains("met") && !end.contains("Not looked at yet"), "{end}");
    let report = program.report(&round).await;
    assert_eq!(report["conditions"][0]["steps"][0]["note"], "The mayor said so today");
    assert_eq!(report["conditions"][0]["need"], "A date for the vote");
    assert_eq!(report["conditions"][8]["steps"][2]["answer"], "unknown");
    browser.tab_to("a[href$='/verdict']").await;
    browser.press([Key::Enter.into()]).await;
    browser.wait_for_path("/verdict").await;
    assert_eq!(browser.attribute(".verdict", "data-met").await, "6");
}

#[tokio::test]
async fn an_answer_in_a_meeting_saves_itself_and_tells_nothing_of_the_result() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session
        .program
        .post(&format!("{round}/conditions/organizational-culture"), &[("step-4.1", "in_place"), ("note-4.2", "From before")])
        .await;
    session.open(&format!("{round}/meeting?condition=organizational-culture")).await;
    let is_shown = "return document.querySelector('[id=\"note-4.2\"]').checkVisibility()";
    assert_eq!(browser.run(is_shown, vec![]).await, false, "the note from before is hidden");
    browser.click(".before > summary").await;
    assert_eq!(browser.run(is_shown, vec![]).await, true);
    browser.click("[id='step-4.2-in_place']").await;
    session.wait_until_kept(&round, "4.2", "answer", "in_place").await;
    browser.wait_for_text("#saved", "Saved").await;
    let main = browser.text("main").await;
    assert!(!main.contains("Met") && !main.contains("of nine"), "{main}");
}

#[tokio::test]
async fn a_meeting_is_held_without_script() {
    let session = Session::start_without_script().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found("Aster County").await;
    session.open(&format!("{round}/meeting")).await;
    browser.click("main form .button").await;
    browser.wait_for_text(".crumb", "Condition 1 of 9").await;
    browser.click("[id='step-1.1-in_place']").await;
    browser.write("#need", "Time").await;
    assert_eq!(browser.text("form .onward .button").await, "Save and go on");
    browser.click("form .onward .button").await;
    browser.wait_for_text(".crumb", "Condition 2 of 9").await;
    let report = program.report(&round).await;
    assert_eq!(report["conditions"][0]["steps"][0]["answer"], "in_place");
    assert_eq!(report["conditions"][0]["need"], "Time");
    browser.click("a[href$='condition=end']").await;
    browser.wait_for_text("h1", "That was the meeting").await;
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_a_meeting() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let empty = program.found("Aster County").await;
    let example = program.example().await;
    for (state, path) in [
        ("meeting, first", format!("{empty}/meeting")),
        ("meeting, names to tick", format!("{example}/meeting")),
        ("screen, empty", format!("{empty}/meeting?condition=racial-equity")),
        ("screen, with notes from before", format!("{example}/meeting?condition=organizational-capacity")),
        ("screen, last", format!("{example}/meeting?condition=continuous-learning")),
        ("end, no meeting", format!("{empty}/meeting?condition=end")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let start = format!("{empty}/meeting");
    let long = "W".repeat(121);
    browser.submit(&start, &[("held", "2199-01-01"), ("more", &long)]).await;
    examiner.examine("meeting, with problems").await;
    program.post(&start, &[("held", "2026-02-03"), ("more", &"W".repeat(120))]).await;
    browser.submit(&start, &[("held", "2026-02-03"), ("more", "Lee Park")]).await;
    examiner.examine("meeting, in conflict").await;
    session.open(&start).await;
    browser.follow(".cards a").await;
    examiner.examine("meeting, corrected").await;
    session.open(&format!("{empty}/meeting?condition=end")).await;
    examiner.examine("end").await;
    let post = format!("{empty}/conditions/leadership-commitment");
    let note = "x".repeat(10_001);
    browser.submit(&post, &[("from", "meeting"), ("note-1.1", &note), ("step-1.2", "not_yet")]).await;
    examiner.examine("screen, with a problem").await;
    program.post(&post, &[("step-1.1", "in_place"), ("note-1.1", "Theirs"), ("need", "Theirs")]).await;
    browser.submit(&post, &[("from", "meeting"), ("step-1.1", "not_yet"), ("note-1.1", "Ours"), ("need", "Ours")]).await;
    examiner.examine("screen, in conflict").await;
    program.post(&format!("{}/assessments", program.home_of(&empty).await), &[]).await;
    session.open(&start).await;
    examiner.examine("meeting, read-only").await;
    examiner.conclude();
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_the_case() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let empty = program.found("Aster County").await;
    let empty = format!("{}/case", program.home_of(&empty).await);
    let example = program.example().await;
    let example = format!("{}/case", program.home_of(&example).await);
    for (state, path) in
        [("case, before any answer", &empty), ("case, of the example", &example), ("case, the form", &format!("{empty}?edit=yes"))]
    {
        session.open(path).await;
        examiner.examine(state).await;
    }
    let long = "W".repeat(1_201);
    browser.submit(&empty, &[("what", "A plan."), ("why", &long), ("ask", "Yes")]).await;
    examiner.examine("case, with a problem").await;
    program.post(&empty, &[("what", &"W".repeat(1_200)), ("why", "Theirs"), ("ask", "Yes")]).await;
    session.open(&empty).await;
    examiner.examine("case, written").await;
    browser.submit(&empty, &[("what", ""), ("rev-what", "0"), ("why", "Ours"), ("rev-why", "0"), ("ask", "")]).await;
    examiner.examine("case, in conflict").await;
    examiner.conclude();
}

#[tokio::test]
async fn the_case_is_one_letter_page_whatever_somebody_wrote() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found(&"W".repeat(120)).await;
    let case = format!("{}/case", program.home_of(&round).await);
    let lines = |filling: &str| vec![filling.repeat(119 / filling.len()); 10].join("\n");
    let texts = [
        ("words", "Community wellbeing ".repeat(60).trim_end().to_owned()),
        ("capitals", "COMMUNITY WELLBEING ".repeat(60).trim_end().to_owned()),
        ("one long word", "W".repeat(1_200)),
        ("lines of words", lines("Wellbeing ")),
        ("lines of long words", lines("W")),
        ("short lines", "W\n".repeat(10)),
    ];
    let check = async |state: &str| {
        session.open(&case).await;
        let sheets = Sheets::of(browser).await;
        assert!(sheets.are_on(LETTER), "{state}: {:?}", sheets.sizes);
        assert_eq!(sheets.texts.len(), 1, "{state}");
        assert!(sheets.texts[0].contains("What is asked"), "{state}: {}", sheets.texts[0]);
    };
    check("as filled").await;
    for (state, text) in &texts {
        program.revise(&format!("{case}?edit=yes"), &[("what", text), ("why", text), ("ask", text)]).await;
        check(state).await;
    }
}
