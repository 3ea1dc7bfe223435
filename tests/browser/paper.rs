//! Every page on paper: its one heading, nothing of the screen's navigation, nothing too wide or cut off.

use serde_json::Value;

use crate::reading::CROWDED;
use crate::session::Session;
use crate::sheets::{A4, LETTER, Sheets};

/// The width that the margins leave on Letter paper, in pixels.
const WIDTH: f64 = 680.0;

/// What of the screen still shows on paper, and whether the shapes that tell something are still there.
const ON_PAPER: &str = r#"
const wrong = [];
const isSeen = (part) => part.checkVisibility({ visibilityProperty: true });
const headings = [...document.querySelectorAll("h1")].filter(isSeen);
if (headings.length !== 1) wrong.push(`${headings.length} h1 on paper`);
// A form that is not filled in by hand is of no use on paper, but one may be printed as it stands. A table of contents
// belongs to its document.
for (const chrome of document.querySelectorAll(".bar, nav:not(.contents), body > footer, .skip, button, summary, [role=search]")) {
  if (isSeen(chrome)) wrong.push(`still there on paper: ${chrome.outerHTML.replace(/\s+/g, " ").slice(0, 90)}`);
}
// Browsers leave out backgrounds on paper: what tells something is drawn as a shape or told by a line.
for (const shape of document.querySelectorAll(".pips use, .boxes use, .ladder rect, .chart rect")) {
  if (!isSeen(shape)) continue;
  const box = shape.getBoundingClientRect();
  if (box.width < 4 || box.height < 4) wrong.push(`a shape without size: ${shape.outerHTML.slice(0, 90)}`);
}
// A figure of the ladder is what the reader looks for.
for (const count of document.querySelectorAll(".ladder text.count, .chart text.count")) {
  if (count.closest("svg").checkVisibility() && !isSeen(count)) wrong.push(`a count that does not print: ${count.textContent}`);
}
// A column is never so narrow that a short word falls apart.
for (const cell of document.querySelectorAll("th, td")) {
  if (!isSeen(cell)) continue;
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/(?<=^|\s)[A-Za-z]{2,9}(?=[.,;:]?(?:\s|$))/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const lines = new Set([...range.getClientRects()].filter((line) => line.width > 0).map((line) => Math.round(line.top)));
      if (lines.size > 1) wrong.push(`a short word falls apart: ${word}`);
    }
  }
}
return wrong.slice(0, 5);
"#;

#[tokio::test]
async fn every_page_prints_with_its_heading_without_the_screen_s_navigation_and_whole() {
    let session = Session::start().await;
    let browser = &session.browser;
    let keep = std::env::var_os("MILEPOST_KEEP_PRINTS").map(std::path::PathBuf::from);
    let mut wrong = Vec::new();
    session
        .tour(async |stop| {
            let pdf = browser.print().await;
            if let Some(folder) = &keep {
                std::fs::write(folder.join(format!("{}.pdf", stop.name)), &pdf).expect("the print can be kept");
            }
            let sheets = Sheets::read(&pdf);
            let mut note = |what: String| wrong.push(format!("{}: {what}", stop.name));
            // A logic model lies across the sheet.
            let sizes = [LETTER, A4, (LETTER.1, LETTER.0)];
            if !sizes.iter().any(|size| sheets.are_on(*size)) {
                note(format!("sheets of {:?}", sheets.sizes));
            }
            browser.look_on_paper(Some(WIDTH)).await;
            let heading = browser
                .run("return [...document.querySelectorAll('h1')].find((one) => one.checkVisibility())?.innerText ?? ''", vec![])
                .await;
            let heading = heading.as_str().unwrap_or_default().to_owned();
            // Of words that run from the right a reader of PDF gives the letters in another order.
            let from_left = |word: &&str| !word.contains(|letter| ('\u{590}'..='\u{8ff}').contains(&letter));
            let bare = |text: &str| text.split_whitespace().filter(from_left).collect::<String>();
            if !bare(&sheets.texts[0]).contains(&bare(&heading)) {
                note(format!("the first sheet lacks “{heading}”"));
            }
            if sheets.texts.iter().any(|text| text.lines().filter(|line| !line.trim().is_empty()).count() < 2) {
                note("an empty sheet".to_owned());
            }
            for script in [ON_PAPER, CROWDED] {
                let found = browser.run(script, vec![false.into()]).await;
                found.as_array().into_iter().flatten().filter_map(Value::as_str).for_each(|what| note(what.to_owned()));
            }
            browser.look_on_paper(None).await;
        })
        .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
