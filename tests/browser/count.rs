//! How many characters are left in a field: told at steps and when typing pauses, and not with every key.

use crate::session::Session;

/// Keeps every text that the line under a field takes on.
const LISTEN: &str = r#"
window.told = [];
new MutationObserver(() => {
  const text = document.querySelector("[id='count-note-1.1']")?.textContent ?? "";
  if (text !== (window.told.at(-1) ?? "")) window.told.push(text);
}).observe(document.querySelector("main"), { childList: true, characterData: true, subtree: true });
"#;

/// Types letters one after another, each with the event that a key gives.
const TYPE: &str = r#"
const [text] = arguments;
const field = document.getElementById("note-1.1");
return (async () => {
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
    await null;
  }
})();
"#;

#[tokio::test]
async fn characters_left_are_told_at_steps_and_after_a_pause_and_describe_their_field() {
    let session = Session::start().await;
    session.on_leadership().await;
    let browser = &session.browser;
    session.unfold("1.1").await;
    browser.run(LISTEN, vec![]).await;
    let told = async || browser.run("return window.told", vec![]).await;
    let fill = "document.getElementById('note-1.1').value = 'x'.repeat(arguments[0])";
    browser.run(fill, vec![8_900.into()]).await;
    browser.run(TYPE, vec!["y".repeat(50).into()]).await;
    assert_eq!(told().await.as_array().map(Vec::len), Some(0), "nothing is told while there is room");
    // A hundred keys past the first step: told once at the step, and once more after the last key.
    browser.run(TYPE, vec!["y".repeat(150).into()]).await;
    assert_eq!(told().await, serde_json::json!(["1,000 characters left"]));
    browser.wait_for_text("[id='count-note-1.1']", "900 characters left").await;
    assert_eq!(told().await, serde_json::json!(["1,000 characters left", "900 characters left"]));
    assert_eq!(browser.attribute("[id='count-note-1.1']", "role").await, "status");
    let described = browser.attribute("[id='note-1.1']", "aria-describedby").await;
    assert_eq!(described.split(' ').filter(|id| *id == "count-note-1.1").count(), 1, "{described}");
    assert!(described.split(' ').count() > 1, "what described the field before still does: {described}");

    browser.run(TYPE, vec!["y".repeat(901).into()]).await;
    let steps = ["500 characters left", "200 characters left", "100 characters left", "1 character too many"];
    let all = told().await;
    let all: Vec<&str> = all.as_array().expect("texts").iter().filter_map(serde_json::Value::as_str).collect();
    assert_eq!(all[2..], steps);
    browser.run(fill, vec![10.into()]).await;
    browser.run(TYPE, vec!["y".into()]).await;
    assert_eq!(browser.text("[id='count-note-1.1']").await, "", "with room again, it is silent");
}

#[tokio::test]
async fn the_want_of_a_reason_is_told_once() {
    let session = Session::start().await;
    session.on_leadership().await;
    let browser = &session.browser;
    browser.click("[name=judgment][value=met]").await;
    browser.run("document.querySelector('[data-slot=judgment] .hint').isFirst = true", vec![]).await;
    browser.write("#judgment-reason", "   ").await;
    let is_first = browser.run("return document.querySelector('[data-slot=judgment] .hint').isFirst === true", vec![]).await;
    assert_eq!(is_first, true, "the same line stands there after more keys");
}
