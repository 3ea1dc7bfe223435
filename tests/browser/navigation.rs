//! The one navigation: on every page of a jurisdiction, beside it or folded above it, with script and without.

use std::collections::BTreeSet;

use fantoccini::key::Key;
use serde_json::Value;

use crate::browser::Look;
use crate::reading::CROWDED;
use crate::session::{Session, leadership};

const ENTER: char = '\u{e007}';

/// The parts as the page names them, where they lead, those marked as the present one, and how many can be seen.
const PARTS: &str = r#"
const links = [...document.querySelectorAll("nav.parts a")];
const current = [...document.querySelectorAll("nav.parts [aria-current]")];
return [
  links.map((link) => link.textContent),
  links.map((link) => link.getAttribute("href")),
  current.map((link) => `${link.textContent} (${link.getAttribute("aria-current")})`),
  links.filter((link) => link.checkVisibility({ visibilityProperty: true })).length,
  document.querySelector("main").contains(document.querySelector(".meeting")),
];
"#;

/// Whether the fold's handle, and whether the links can be seen; and whether the navigation ends before the page begins.
const PLACED: &str = r#"
const [summary, link, nav, main] = [".parts summary", ".parts a", ".parts", "main"].map((one) => document.querySelector(one));
const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
const isBeside = nav.getBoundingClientRect().right < main.getBoundingClientRect().left;
return [isSeen(summary), isSeen(link), isBeside];
"#;

/// How much of the page moved without anybody's doing.
const SHIFTED: &str = r#"
// A line on keys comes with the script, and what follows it moves: that is none of the navigation's doing.
if (document.querySelector("main .keys.script")) return 0;
return new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => tell(sum), 150);
});
"#;

fn texts(found: &Value, at: usize) -> Vec<String> {
    found[at].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[tokio::test]
async fn from_every_page_of_a_jurisdiction_every_part_is_one_click_away_and_the_page_s_own_is_marked() {
    let session = Session::start().await;
    let browser = &session.browser;
    let mut parts: Vec<String> = Vec::new();
    let mut addresses = BTreeSet::new();
    let (mut wrong, mut pages) = (Vec::new(), 0);
    session
        .tour(async |stop| {
            let is_within = ["/jurisdictions/", "/assessments/", "/actions/"].iter().any(|start| stop.path.starts_with(start));
            if !is_within || stop.name.contains(".html") {
                return;
            }
            pages += 1;
            let found = browser.run(PARTS, vec![]).await;
            let (labels, marked) = (texts(&found, 0), texts(&found, 2));
            if parts.is_empty() {
                parts.clone_from(&labels);
            }
            if labels != parts || labels.is_empty() {
                wrong.push(format!("{}: {labels:?}", stop.name));
            }
            if marked.len() != 1 {
                wrong.push(format!("{}: marked as the present part: {marked:?}", stop.name));
            }
            let (seen, is_meeting) = (found[3].as_u64(), found[4] == true);
            if seen != Some(if is_meeting { 0 } else { labels.len() as u64 }) {
                wrong.push(format!("{}: {seen:?} of {} links can be seen", stop.name, labels.len()));
            }
            addresses.extend(texts(&found, 1));
        })
        .await;
    assert!(pages > 60, "the tour met only {pages} pages");
    for address in &addresses {
        let reply = session.program.get(address).await;
        let reply = if reply.status.is_redirection() { session.program.get(&reply.location).await } else { reply };
        if !reply.status.is_success() {
            wrong.push(format!("{address} gave {}", reply.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

async fn is_beside_or_folded(session: Session) {
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    let home = session.program.home_of(&round).await;
    for page in [home, leadership(&round)] {
        for (look, is_folded) in [
            (Look { width: 1920, ..Look::PLAIN }, false),
            (Look::PLAIN, false),
            (Look { is_forced: true, ..Look::PLAIN }, false),
            (Look { text: 32, ..Look::PLAIN }, true),
            (Look { width: 800, ..Look::PLAIN }, true),
            (Look { width: 360, ..Look::PLAIN }, true),
            (Look { width: 360, text: 32, ..Look::PLAIN }, true),
        ] {
            browser.look_like(look).await;
            session.open(&page).await;
            let placed = browser.run(PLACED, vec![]).await;
            assert_eq!(placed, serde_json::json!([is_folded, !is_folded, !is_folded]), "{page} at {look}");
            if is_folded {
                browser.click(".parts summary").await;
                assert_eq!(browser.run(PLACED, vec![]).await[1], true, "{page} at {look}, unfolded");
            }
        }
    }
    browser.look_like(Look::PLAIN).await;
}

#[tokio::test]
async fn it_stands_beside_the_page_where_both_have_room_and_folds_above_it_where_not() {
    is_beside_or_folded(Session::start().await).await;
}

#[tokio::test]
async fn without_script_it_stands_and_folds_as_well() {
    is_beside_or_folded(Session::start_without_script().await).await;
}

#[tokio::test]
async fn the_keyboard_skips_it_unfolds_it_and_goes_through_it_in_order() {
    let session = Session::start().await;
    let browser = &session.browser;
    let round = session.program.found("Aster County").await;
    let focus = "return document.activeElement.textContent";
    session.open(&format!("{round}/verdict")).await;
    browser.press([Key::Tab.into(), ENTER]).await;
    assert_eq!(browser.run("return document.activeElement.id", vec![]).await, "main", "the skip link leads past it");

    session.open(&format!("{round}/verdict")).await;
    browser.tab_to(".parts a").await;
    assert_eq!(browser.run(focus, vec![]).await, "Home");
    browser.press([Key::Tab.into()]).await;
    assert_eq!(browser.run(focus, vec![]).await, "Road");

    browser.look(360, "light").await;
    session.open(&format!("{round}/verdict")).await;
    browser.tab_to(".parts summary").await;
    browser.press([ENTER]).await;
    assert_eq!(browser.run("return document.activeElement.localName", vec![]).await, "summary", "the focus stays");
    for part in ["Home", "Road", "Readiness", "Decision"] {
        browser.press([Key::Tab.into()]).await;
        assert_eq!(browser.run(focus, vec![]).await, part);
    }
    browser.press([ENTER]).await;
    browser.wait_for_path("/decision").await;
}

#[tokio::test]
async fn nothing_moves_while_a_page_loads_and_the_longest_names_fit() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found(&"W".repeat(120)).await;
    let home = program.home_of(&round).await;
    program
        .revise(&format!("{round}/settings"), &[("title", &"M".repeat(120)), ("started", "2026-09-01"), ("most", "6"), ("some", "3")])
        .await;
    program.post(&leadership(&round), &[("step-1.1", "in_place")]).await;
    program.post(&format!("{home}/actions"), &[("what", &"V".repeat(120)), ("closes", "5.1"), ("owner", &"O".repeat(120))]).await;
    let mut wrong = Vec::new();
    for path in [home.clone(), leadership(&round), format!("{home}/plan"), format!("{home}/history")] {
        for (width, text) in [(360, 16), (800, 16), (1280, 16), (1920, 16), (1280, 32), (1920, 32)] {
            let look = Look { width, text, ..Look::PLAIN };
            browser.look_like(look).await;
            session.open(&path).await;
            let shifted = browser.run(SHIFTED, vec![]).await.as_f64().expect("a number");
            if shifted > 0.0 {
                wrong.push(format!("{path} at {look}: moved by {shifted}"));
            }
            let crowded = browser.run(CROWDED, vec![false.into()]).await;
            wrong
                .extend(crowded.as_array().into_iter().flatten().filter_map(Value::as_str).map(|what| format!("{path} at {look}: {what}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
