//! Findings at a browser: put in order by the arrow keys, by a mouse and by a finger alike.

use serde_json::{Value, json};

use crate::axe::Examiner;
use crate::session::Session;

const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const ESCAPE: char = '\u{e00c}';

/// Three findings, in the browser. Gives the address of their page.
async fn three(session: &Session) -> String {
    let round = session.program.found("Aster County").await;
    let page = format!("{}/findings", session.program.home_of(&round).await);
    for statement in ["One", "Two", "Three"] {
        session.program.post(&page, &[("statement", statement), ("stage", "finding")]).await;
    }
    session.open(&page).await;
    page
}

/// The findings as the data file has them, in their order.
async fn kept(session: &Session, page: &str) -> Vec<String> {
    let body = session.program.get(page).await.body;
    let pieces = body.split("<p class=\"what\">").skip(1);
    pieces.map(|piece| piece.split("dir=\"auto\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a name").to_owned()).collect()
}

/// The same as the page has them.
async fn shown(session: &Session) -> Value {
    session.browser.run("return [...document.querySelectorAll('.findings .what a')].map((one) => one.textContent)", vec![]).await
}

/// Where the middle of a finding's handle is, by its place in the list.
async fn handle(session: &Session, at: usize) -> (f64, f64) {
    let script = "document.querySelector('.findings').scrollIntoView({ block: 'center', behavior: 'instant' }); const { x, y, width, height } = document.querySelectorAll('[data-handle]')[arguments[0]].getBoundingClientRect(); return [x + width / 2, y + height / 2]";
    let place = session.browser.run(script, vec![at.into()]).await;
    (place[0].as_f64().expect("a place"), place[1].as_f64().expect("a place"))
}

async fn mouse(session: &Session, kind: &str, (x, y): (f64, f64)) {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
    session.browser.devtools("Input.dispatchMouseEvent", event).await;
}

async fn finger(session: &Session, kind: &str, place: Option<(f64, f64)>) {
    let points: Vec<Value> = place.into_iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
    session.browser.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
}

/// The places between two, the last of them included.
fn way((x, y): (f64, f64), (to_x, to_y): (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    (1..=8).map(move |step| f64::from(step) / 8.0).map(move |share| (x + (to_x - x) * share, y + (to_y - y) * share))
}

#[tokio::test]
async fn the_arrow_keys_put_findings_in_order_and_say_where_each_stands() {
    let session = Session::start().await;
    let browser = &session.browser;
    let page = three(&session).await;
    browser.tab_to("[data-item] [data-handle]").await;
    browser.press([DOWN, DOWN]).await;
    browser.wait_for_text("#saved", "Moved: now 3 of 3").await;
    assert_eq!(kept(&session, &page).await, ["Two", "Three", "One"]);
    assert_eq!(shown(&session).await, json!(["Two", "Three", "One"]));
    let has_focus = "return document.activeElement.matches('[data-item]:last-child [data-handle]')";
    assert_eq!(browser.run(has_focus, vec![]).await, true, "the focus goes along");
    browser.press([DOWN]).await;
    browser.wait_for_text("#saved", "It is the last already").await;
    browser.press([UP]).await;
    browser.wait_for_text("#saved", "Moved: now 2 of 3").await;
    assert_eq!(kept(&session, &page).await, ["Two", "One", "Three"]);
}

#[tokio::test]
async fn a_mouse_and_a_finger_drag_a_finding_where_it_should_stand() {
    let session = Session::start().await;
    let browser = &session.browser;
    let page = three(&session).await;
    let (from, to) = (handle(&session, 2).await, handle(&session, 0).await);
    mouse(&session, "mousePressed", from).await;
    for place in way(from, to) {
        mouse(&session, "mouseMoved", place).await;
    }
    assert_eq!(shown(&session).await, json!(["Three", "One", "Two"]), "it goes along with the mouse");
    assert_eq!(kept(&session, &page).await, ["One", "Two", "Three"], "and is not moved before it is let go");
    mouse(&session, "mouseReleased", to).await;
    browser.wait_for_text("#saved", "Moved: now 1 of 3").await;
    assert_eq!(kept(&session, &page).await, ["Three", "One", "Two"]);

    let (from, to) = (handle(&session, 0).await, handle(&session, 2).await);
    finger(&session, "touchStart", Some(from)).await;
    for place in way(from, to) {
        finger(&session, "touchMove", Some(place)).await;
    }
    finger(&session, "touchEnd", None).await;
    browser.wait_for_text("#saved", "Moved: now 3 of 3").await;
    assert_eq!(kept(&session, &page).await, ["One", "Two", "Three"]);

    let (from, to) = (handle(&session, 2).await, handle(&session, 0).await);
    mouse(&session, "mousePressed", from).await;
    for place in way(from, to) {
        mouse(&session, "mouseMoved", place).await;
    }
    browser.press([ESCAPE]).await;
    mouse(&session, "mouseReleased", to).await;
    assert_eq!(shown(&session).await, json!(["One", "Two", "Three"]), "Escape lets go of it where it was");
    assert_eq!(kept(&session, &page).await, ["One", "Two", "Three"]);
}

#[tokio::test]
async fn whoever_moves_a_finding_second_sees_where_it_stands_by_now() {
    let session = Session::start().await;
    let browser = &session.browser;
    let page = three(&session).await;
    let first = browser.run("return document.querySelector('[data-item]').dataset.item", vec![]).await;
    let last = browser.run("return document.querySelector('[data-item]:last-child').dataset.item", vec![]).await;
    let (first, last) = (first.as_str().unwrap(), last.as_str().unwrap());
    session.program.post(&format!("{page}/{first}/move"), &[("after", last)]).await;
    browser.tab_to("[data-item] [data-handle]").await;
    browser.press([DOWN]).await;
    browser.wait_for_text("#saved", "Not moved").await;
    browser.wait_for_text("[data-lists] .notice", "somebody else moved it in the meantime").await;
    assert_eq!(shown(&session).await, json!(["Two", "Three", "One"]));
}

/// A form that is refused: what it is called, its address, and what is sent.
type Refused<'a> = (&'a str, String, &'a [(&'a str, &'a str)]);

#[tokio::test]
async fn nothing_is_wrong_with_the_pages_of_findings() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let mut examiner = Examiner::new(browser);
    let aster = program.home_of(&program.found("Aster County").await).await;
    let wren = program.home_of(&program.example().await).await;
    let (findings, sources, review) = (format!("{aster}/findings"), format!("{aster}/sources"), format!("{aster}/findings/review"));
    for (state, path) in [
        ("findings, none", findings.clone()),
        ("sources, none", sources.clone()),
        ("reviews, none", review.clone()),
        ("findings by dimension", format!("{wren}/findings")),
        ("findings by pillar", format!("{wren}/findings?view=pillar")),
        ("findings by group", format!("{wren}/findings?view=group")),
        ("sources", format!("{wren}/sources")),
        ("reviews", format!("{wren}/findings/review")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    let wide = "Wide".repeat(240);
    let (one, two) =
        (program.post(&findings, &[("statement", &wide)]).await.location, program.post(&findings, &[("statement", "Two")]).await.location);
    let added = program.post(&sources, &[("name", &"Wide".repeat(30)), ("holder", "The clerk")]).await.location;
    let source = format!("{sources}/{}", added.rsplit("source-").next().unwrap_or_default());
    program.post(&sources, &[("name", "Two")]).await;
    program
        .post(&format!("{one}/support"), &[("kind", "document"), ("what", &wide), ("where_found", &format!("https://example.org/{wide}"))])
        .await;
    program
        .post(&format!("{one}/support"), &[("kind", "figure"), ("value", "29"), ("from_source", source.rsplit('/').next().unwrap())])
        .await;
    let held = program.post(&review, &[("held", "2026-11-02"), ("notes", &wide)]).await.location.replace("#review-", "/");
    program.post(&format!("{source}/delete"), &[]).await;
    for (state, path) in [
        ("an insight, with support that is gone", one.clone()),
        ("support, its kinds", format!("{one}/support")),
        ("support, a figure", format!("{one}/support?kind=figure")),
        ("support, an engagement", format!("{one}/support?kind=engagement")),
        ("delete a finding", format!("{one}/delete")),
        ("findings with long names", findings.clone()),
        ("a review", held.clone()),
        ("delete a review", format!("{held}/delete")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    program.post(&format!("{two}/delete"), &[]).await;
    let long = "x".repeat(2_001);
    let refused: [Refused; 9] = [
        ("findings, with problems", findings.clone(), &[("statement", ""), ("kind", "rumor"), ("stage", "x")]),
        (
            "a finding, with problems",
            one.clone(),
            &[("statement", ""), ("rev-statement", "0"), ("predictors-x", "yes"), ("rev-predictors", "0")],
        ),
        ("a finding in the bin", two.clone(), &[("statement", "Late")]),
        ("a finding moved in the bin", format!("{two}/move"), &[("to", "up")]),
        ("support, with problems", format!("{one}/support"), &[("kind", "figure"), ("what", &long)]),
        ("a source in the bin", source.clone(), &[("name", "Late")]),
        ("sources, with problems", sources.clone(), &[("name", ""), ("due", "2300-01-01"), ("owner", &long)]),
        ("reviews, with problems", review.clone(), &[("held", "")]),
        ("a review, with problems", held.clone(), &[("held", ""), ("rev-held", "0")]),
    ];
    for (state, path, fields) in refused {
        session.open(&aster).await;
        browser.submit(&path, fields).await;
        examiner.examine(state).await;
    }
    examiner.conclude();
}
