//! Keys of an input method or a dead key make a letter: the page leaves every one of them alone.

use serde_json::json;

use crate::session::Session;

/// Presses keys on an element as an input method does, and gives what came of it.
const COMPOSE: &str = r#"
const [selector, how] = arguments;
const target = selector === "body" ? document.body : document.querySelector(selector);
if (selector === "body") document.activeElement.blur();
else target.focus();
const stand = () => JSON.stringify([
  document.activeElement.outerHTML.slice(0, 80),
  [...document.querySelectorAll("input")].map((box) => box.checked),
  [...document.querySelectorAll("[aria-pressed]")].map((button) => button.getAttribute("aria-pressed")),
  document.getElementById("saved").textContent,
]);
const before = stand();
const taken = [];
for (const key of ["Enter", "0", "1", "2", "3", "4", "Escape", "ArrowDown", " "]) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...how });
  target.dispatchEvent(event);
  if (event.defaultPrevented) taken.push(key);
}
return { taken, isAsBefore: stand() === before };
"#;

#[tokio::test]
async fn keys_of_a_composition_are_left_alone_and_the_same_keys_by_themselves_are_not() {
    let session = Session::start().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found("Aster County").await;
    program.answer(&round, ["not_yet", "unknown"]).await;
    let plan = format!("{}/plan", program.home_of(&round).await);
    program.post(&format!("{plan}/draft"), &[]).await;
    for (path, targets) in [
        (format!("{round}/worksheet"), ["body", "[name='step-1.1'][value=not_yet]", "[id='evidence-1.1']"].as_slice()),
        (format!("{round}/meeting?condition=leadership-commitment"), &["body", "[name='step-1.1'][value=not_yet]", "#need"]),
        (format!("{round}/conditions/leadership-commitment"), &["body", "[name='step-1.1'][value=not_yet]", "[id='note-1.1']"]),
        (plan.clone(), &["body", "[data-action] .what a", "[data-action] button"]),
        ("/".to_owned(), &["body", "#name"]),
    ] {
        session.open(&path).await;
        browser.run("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })", vec![]).await;
        for target in targets {
            for how in [json!({ "isComposing": true }), json!({ "keyCode": 229 }), json!({ "isComposing": true, "keyCode": 229 })] {
                let came = browser.run(COMPOSE, vec![(*target).into(), how.clone()]).await;
                assert_eq!(came, json!({ "taken": [], "isAsBefore": true }), "{path}, {target}, {how}");
            }
        }
    }
    // The same keys by themselves act, so that the test above says something.
    for (path, target) in [
        (format!("{round}/worksheet"), "[name='step-1.1'][value=not_yet]"),
        (format!("{round}/meeting?condition=leadership-commitment"), "body"),
        (plan, "[data-action] .what a"),
    ] {
        session.open(&path).await;
        let came = browser.run(COMPOSE, vec![target.into(), json!({})]).await;
        assert_ne!(came["taken"], json!([]), "{path}, {target}");
    }
}

#[test]
fn every_key_comes_in_by_the_one_door_that_knows_of_compositions() {
    let script = include_str!("../../static/milepost.js");
    for listener in ["\"keydown\", (", "\"keyup\"", "\"keypress\"", "onkey"] {
        let allowed = usize::from(listener == "\"keydown\", (");
        assert_eq!(script.matches(listener).count(), allowed, "{listener}");
    }
    let door = script.split("function onKey(").nth(1).and_then(|rest| rest.split("\n}\n").next()).expect("the door is there");
    assert!(door.contains("if (event.isComposing || event.keyCode === 229) return;"), "{door}");
    assert!(door.contains("addEventListener(\"keydown\""), "{door}");
    assert!(script.matches("onKey(").count() > 4, "and the handlers use it");
}
