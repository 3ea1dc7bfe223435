//! Fields on paper: as tall as their text and as wide as the sheet, on every page, with script and without.

use fantoccini::key::Key;
use serde_json::Value;

use crate::session::{Session, leadership};
use crate::sheets::Sheets;

/// The width that the margins leave on Letter paper, in pixels.
const WIDTH: f64 = 680.0;

/// Writes 80 lines into every field of several lines, and an address of 260 letters into every other one.
const FILL: &str = r#"
for (const fold of document.querySelectorAll("details")) fold.open = true;
const fields = [...document.querySelectorAll("textarea, input[type=text], input[type=search]")];
for (const [at, field] of fields.entries()) {
  const end = `f${at}end`;
  const lines = Array.from({ length: 80 }, (_, line) => `f${at}l${line + 1}.`).join("\n");
  field.value = field.matches("textarea") ? lines : "https://example.org/".padEnd(260 - end.length, "minutes-of-the-board/") + end;
}
"#;

/// The texts of the fields whose place is on paper, and what of the page scrolls or hides something there.
const ON_PAPER: &str = r#"
const isSeen = (part) => part.checkVisibility({ visibilityProperty: true });
const texts = [];
for (const field of document.querySelectorAll("textarea, input[type=text], input[type=search]")) {
  if (isSeen(field.parentElement) && !field.matches(".noprint")) texts.push(field.value);
}
const wrong = [];
// Leadership's page is one sheet by design: its masthead and its list of gaps end in an ellipsis.
const DESIGNED = ".visually-hidden, .unseen, .masthead > *, .verdict .pair li, .symbols";
for (const part of document.querySelectorAll("body *")) {
  if (part.closest("svg") || part.closest(DESIGNED) || !isSeen(part)) continue;
  const style = getComputedStyle(part);
  const isField = part.matches("textarea, input, select");
  const hides = isField || [style.overflowX, style.overflowY].some((flow) => flow !== "visible");
  const isLonger = part.scrollHeight > part.clientHeight + 2 && part.clientHeight > 0 && !part.matches("select");
  const isWider = part.scrollWidth > part.clientWidth + 2 && part.clientWidth > 0;
  const isLongChoice = part.matches("select") && [...part.options].some((option) => option.label.length > 60);
  if (hides && (isLonger || isWider || isLongChoice)) wrong.push(part.outerHTML.replace(/\s+/g, " ").slice(0, 120));
}
return [texts, wrong.slice(0, 4)];
"#;

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Which lines of a field are not on paper.
fn missing(sheets: &str, field: &str) -> Vec<String> {
    field.lines().filter(|line| !sheets.contains(&bare(line))).map(str::to_owned).collect()
}

#[tokio::test]
async fn every_field_of_every_page_is_whole_on_paper() {
    let session = Session::start().await;
    let browser = &session.browser;
    let keep = std::env::var_os("MILEPOST_KEEP_PRINTS").map(std::path::PathBuf::from);
    let (mut wrong, mut fields) = (Vec::new(), 0);
    session
        .tour(async |stop| {
            browser.run(FILL, vec![]).await;
            browser.look_on_paper(Some(WIDTH)).await;
            let found = browser.run(ON_PAPER, vec![]).await;
            browser.look_on_paper(None).await;
            let strings = |at: usize| found[at].as_array().into_iter().flatten().filter_map(Value::as_str);
            wrong.extend(strings(1).map(|what| format!("{}: scrolls on paper: {what}", stop.name)));
            if strings(0).next().is_none() {
                return;
            }
            let pdf = browser.print().await;
            if let Some(folder) = &keep {
                std::fs::write(folder.join(format!("whole-{}.pdf", stop.name)), &pdf).expect("the print can be kept");
            }
            let sheets: String = Sheets::read(&pdf).texts.iter().map(|text| bare(text)).collect();
            for field in strings(0) {
                fields += 1;
                let missing = missing(&sheets, field);
                if let Some(first) = missing.first() {
                    wrong.push(format!("{}: {} lines are not on paper, from “{first}” on", stop.name, missing.len()));
                }
            }
        })
        .await;
    assert!(fields > 100, "the tour met only {fields} fields");
    assert!(wrong.is_empty(), "{} are cut\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

#[tokio::test]
async fn without_script_what_is_saved_is_whole_on_paper_and_what_was_typed_since_is_there() {
    let session = Session::start_without_script().await;
    let (browser, program) = (&session.browser, &session.program);
    let round = program.found("Aster County").await;
    let home = program.home_of(&round).await;
    let lines = |of: &str| (1..=80).map(|line| format!("{of}{line}.")).collect::<Vec<_>>().join("\n");
    let address = format!("https://example.org/{}end", "minutes-of-the-board/".repeat(12));
    let (note, need) = (lines("note"), lines("need"));
    program.post(&leadership(&round), &[("note-1.1", &note), ("need", &need), ("evidence-1.1", &address)]).await;
    let notes = lines("line");
    program.post(&format!("{home}/actions"), &[("what", &address), ("helpers", &address), ("notes", &notes)]).await;
    let plan = program.get(&format!("{home}/plan")).await.body;
    let action = plan.split("href=\"/actions/").nth(1).and_then(|rest| rest.split('"').next()).expect("the action is on the plan");
    for (path, texts) in [
        (leadership(&round), [&note, &need, &address].as_slice()),
        (format!("{round}/worksheet"), &[&note, &need, &address]),
        // Notes from before the meeting are folded away there.
        (format!("{round}/meeting?condition=leadership-commitment"), &[&need]),
        (format!("/actions/{action}"), &[&address, &notes]),
    ] {
        session.open(&path).await;
        let sheets: String = Sheets::of(browser).await.texts.iter().map(|text| bare(text)).collect();
        for text in texts {
            assert_eq!(missing(&sheets, text), [] as [String; 0], "{path}");
        }
    }
    session.open(&format!("{home}/actions")).await;
    browser.write("#what", "Typed and not saved").await;
    browser.write("#notes", "Nor was this").await;
    browser.press([Key::Tab.into()]).await;
    let sheets = Sheets::of(browser).await.texts.join("\n");
    assert!(sheets.contains("Typed and not saved") && sheets.contains("Nor was this"), "{sheets}");
}
