//! The plan at a browser: drafted, updated by a key or a click, printed.

use crate::axe::Examiner;
use crate::browser::Browser;
use crate::rounds::steps;
use crate::session::Session;
use crate::sheets::{LETTER, Sheets};

/// A round in which every step is a gap, and the plan drafted from it. Gives the round and the plan's address.
async fn drafted(session: &Session, name: &str) -> (String, String) {
    let program = &session.program;
    let round = program.found(name).await;
    program.answer(&round, steps().enumerate().map(|(at, _)| ["not_yet", "under_way", "unknown"][at % 3])).await;
    let plan = format!("{}/plan", program.home_of(&round).await);
    program.post(&format!("{plan}/draft"), &[]).await;
    (round, plan)
}

/// The addresses of the actions on a plan, in order.
async fn actions(session: &Session, plan: &str) -> Vec<String> {
    let page = session.program.get(plan).await.body;
    page.split("<li id=\"action-").skip(1).map(|piece| format!("/actions/{}", piece.split('"').next().unwrap_or_default())).collect()
}

async fn pressed(browser: &Browser, row: usize) -> String {
    let script = "return document.querySelectorAll('[data-action]')[arguments[0]].querySelector('[aria-pressed=true]').value";
    browser.run(script, vec![row.into()]).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_plan_is_drafted_and_each_action_updated_by_one_key() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    session.program.answer(&round, ["not_yet", "unknown", "in_place"]).await;
    let plan = format!("{}/plan", session.program.home_of(&round).await);
    session.open(&plan).await;
    browser.click(".drafting button").await;
    browser.wait_for_text(".notice", "30 actions that close a gap have neither an owner nor a date yet.").await;
    browser.run("document.querySelector('[data-action] .what a').focus(); window.isSame = true", vec![]).await;
    for (key, word) in [('2', "doing"), ('0', "doing"), ('1', "to_do"), ('3', "done")] {
        browser.run("document.getElementById('saved').textContent = ''", vec![]).await;
        browser.press([key]).await;
        browser.wait_for_text("#saved", "Saved ").await;
        assert_eq!(pressed(browser, 0).await, word);
        let has_focus = "return document.activeElement.matches('[data-action]:first-child .what a') && window.isSame === true";
        assert_eq!(browser.run(has_focus, vec![]).await, true, "the focus stays, and so does the page");
    }
    browser.wait_for_text("[data-live=lacking]", "29 actions have no owner").await;
    browser.click(".offer button").await;
    browser.wait_for_text(".offer", "Step 1a is in place").await;
    session.wait_until_kept(&round, "1.1", "answer", "in_place").await;
}

#[tokio::test]
async fn a_click_updates_an_action_with_script_and_without() {
    for session in [Session::start().await, Session::start_without_script().await] {
        let browser = &session.browser;
        let (_, plan) = drafted(&session, "Aster County").await;
        session.open(&format!("{plan}?view=due")).await;
        browser.click("[data-action]:nth-child(2) [value=doing]").await;
        browser.wait_for_text("[data-action]:nth-child(2) [aria-pressed=true]", "Doing").await;
        let action = actions(&session, &plan).await[1].clone();
        assert!(session.program.get(&action).await.body.contains("value=\"doing\" checked"), "it is saved");
        assert!(browser.client.current_url().await.expect("an address").query().is_some_and(|query| query.starts_with("view=due")));
    }
}

#[tokio::test]
async fn a_stale_press_shows_what_it_says_now() {
    let session = Session::start().await;
    let browser = &session.browser;
    let (_, plan) = drafted(&session, "Aster County").await;
    session.open(&plan).await;
    let action = actions(&session, &plan).await[0].clone();
    let rev = browser.value("[name='rev-status']").await;
    session.program.post(&format!("{action}/status"), &[("status", "doing"), ("rev-status", &rev)]).await;
    browser.click("[data-action] [value=done]").await;
    browser.wait_for_text("[data-action] .problem", "changed this to “Doing”").await;
    assert_eq!(pressed(browser, 0).await, "doing");
    browser.click("[data-action] [value=done]").await;
    browser.wait_for_text("[data-action] [aria-pressed=true]", "Done").await;
}

#[tokio::test]
async fn a_step_marked_in_place_offers_to_close_its_action() {
    let session = Session::start().await;
    let browser = &session.browser;
    let (round, plan) = drafted(&session, "Aster County").await;
    session.open(&format!("{round}/conditions/leadership-commitment")).await;
    let is_shown = "return getComputedStyle(document.querySelector('.planned button')).display !== 'none'";
    assert_eq!(browser.run(is_shown, vec![]).await, false);
    browser.click("[name='step-1.1'][value=in_place]").await;
    assert_eq!(browser.run(is_shown, vec![]).await, true);
    browser.wait_for_text("#saved", "Saved ").await;
    browser.click(".planned button").await;
    browser.wait_for_text(".planned", "leadership").await;
    session.wait_until_kept(&round, "1.1", "answer", "in_place").await;
    assert_eq!(actions(&session, &plan).await.len(), 31, "it is folded away, not gone");
    assert!(session.program.get(&plan).await.body.contains("Done and dropped (1)"));
}

#[tokio::test]
async fn every_view_prints_on_letter_paper_and_so_does_the_update_sheet() {
    let session = Session::start().await;
    let name = "A county with a very long name that goes on and on until it reaches one hundred and twenty characters, and no further";
    let (_, plan) = drafted(&session, name).await;
    for (at, action) in actions(&session, &plan).await.iter().enumerate() {
        let what = format!("Begin{at} {} End{at}.", "Community wellbeing ".repeat(14));
        let owner = if at % 2 == 0 { "W".repeat(120) } else { "Maximiliana Featherstonehaugh".to_owned() };
        let fields = [
            ("what", what.trim()),
            ("owner", &owner),
            ("due", "2030-12-31"),
            ("amount-new1", "9999999999.99"),
            ("source-new1", &"F".repeat(300)),
        ];
        session.program.revise(action, &fields).await;
    }
    for page in [format!("{plan}?view=condition"), format!("{plan}?view=owner"), format!("{plan}?view=due"), format!("{plan}/sheet")] {
        session.open(&page).await;
        let sheets = Sheets::of(&session.browser).await;
        assert!(sheets.are_on(LETTER), "{page}: {:?}", sheets.sizes);
        for at in 0..31 {
            let [begin, end] = [format!("Begin{at} "), format!("End{at}.")].map(|mark| sheets.page_with(&mark));
            assert!(begin <= end, "{page}: {at}");
        }
        session.browser.look_on_paper(Some(680.0)).await;
        let wide = session.browser.run("return document.documentElement.scrollWidth - innerWidth", vec![]).await;
        session.browser.look_on_paper(None).await;
        assert!(wide.as_f64().expect("a number") <= 0.0, "{page}: {wide} pixels too wide");
    }
}

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_the_plan() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let empty = format!("{}/plan", program.home_of(&program.found("Aster County").await).await);
    session.open(&empty).await;
    examiner.examine("plan, nothing looked at").await;
    session.open(&format!("{empty}/sheet")).await;
    examiner.examine("update sheet, empty").await;
    browser.submit(&format!("{empty}/draft"), &[]).await;
    examiner.examine("plan, nothing to draft from").await;
    let (round, plan) = drafted(&session, "Briar County").await;
    let found = actions(&session, &plan).await;
    let long = "W".repeat(120);
    let full = [
        ("what", "Community wellbeing ".repeat(14)),
        ("owner", long),
        ("due", "2030-12-31".to_owned()),
        ("effort", "large".to_owned()),
        ("amount-new1", "9999999999.99".to_owned()),
        ("source-new1", "F".repeat(300)),
    ];
    let full: Vec<(&str, &str)> = full.iter().map(|(name, value)| (*name, value.as_str())).collect();
    program.revise(&found[0], &full).await;
    program.revise(&found[1], &[("status", "dropped"), ("reason", "No money"), ("amount-new1", "10")]).await;
    for view in ["condition", "owner", "due"] {
        session.open(&format!("{plan}?view={view}")).await;
        examiner.examine(view).await;
    }
    browser.click("[data-action] [value=done]").await;
    browser.wait_for_text(".offer", "Is it in place now?").await;
    examiner.examine("plan, with an offer").await;
    for (state, path) in [
        ("update sheet", format!("{plan}/sheet")),
        ("an action", found[0].clone()),
        ("an action with a funding line", found[1].clone()),
        ("an action to be dropped", format!("{}?status=dropped", found[2])),
        ("a new action", format!("{}/actions?closes=3.1", plan.trim_end_matches("/plan"))),
        ("delete an action", format!("{}/delete", found[0])),
        ("a condition with its plan", format!("{round}/conditions/staff-buy-in")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let slips = [
        ("what", ""),
        ("closes", "9.9"),
        ("owner", &"x".repeat(500)),
        ("due", "2000-01-01"),
        ("effort", "x"),
        ("status", "x"),
        ("amount-new1", "x"),
    ];
    browser.submit(&found[2], &slips).await;
    examiner.examine("an action, with problems").await;
    browser.submit(&format!("{}/status", found[2]), &[("status", "done"), ("rev-status", "0000000000000001")]).await;
    examiner.examine("plan, after a stale press").await;
    let stale = [("notes", "Ours"), ("rev-notes", "0000000000000001"), ("owner", "Lee Park"), ("rev-owner", "0000000000000001")];
    browser.submit(&found[0], &stale).await;
    examiner.examine("an action, in conflict").await;
    program.post(&format!("{}/delete", found[3]), &[]).await;
    session.open("/bin").await;
    examiner.examine("bin, with an action").await;
    examiner.conclude();
}
