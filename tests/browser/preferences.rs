//! What somebody asked of their system is obeyed on every page: no motion, no transparency, more contrast, and the
//! system's own colors.

use std::path::Path;

use serde_json::Value;

use crate::browser::Look;
use crate::session::Session;

/// What moves, although nothing should; and what can be seen through, which nothing ever can.
const STILL_AND_SOLID: &str = r#"
const wrong = [];
if (document.getAnimations().length) wrong.push(`${document.getAnimations().length} animations run`);
const tell = (part) => part.outerHTML.replace(/\s+/g, " ").slice(0, 90);
for (const part of document.querySelectorAll("body, body *")) {
  for (const style of [getComputedStyle(part), getComputedStyle(part, "::before"), getComputedStyle(part, "::after")]) {
    if (`${style.transitionDuration}, ${style.animationDuration}`.split(",").some((time) => parseFloat(time) > 0)) wrong.push(`moves: ${tell(part)}`);
    if (style.scrollBehavior === "smooth") wrong.push(`scrolls slowly: ${tell(part)}`);
    if (Number(style.opacity) < 1) wrong.push(`is seen through: ${tell(part)}`);
    if (style.backdropFilter !== "none") wrong.push(`blurs: ${tell(part)}`);
    for (const color of [style.color, style.backgroundColor]) {
      const alpha = /^rgba\(.*, ([\d.]+)\)$|\/ ([\d.]+)\)$/.exec(color);
      const share = alpha && Number(alpha[1] ?? alpha[2]);
      if (share > 0 && share < 1) wrong.push(`is seen through: ${color} on ${tell(part)}`);
    }
  }
}
if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") wrong.push("the page scrolls slowly");
return wrong.slice(0, 4);
"#;

/// What of a drawing keeps a color of ours in forced colors, and what is chosen without being told apart from what is not.
const FORCED: &str = r#"
const wrong = [];
const probe = document.body.appendChild(document.createElement("i"));
const system = new Set(["none"]);
for (const name of ["Canvas", "CanvasText", "LinkText", "Highlight", "HighlightText", "ButtonText", "ButtonFace", "GrayText", "Field", "FieldText"]) {
  probe.style.color = name;
  system.add(getComputedStyle(probe).color);
}
probe.remove();
const tell = (part) => part.outerHTML.replace(/\s+/g, " ").slice(0, 110);
for (const part of document.querySelectorAll("main svg text, main svg rect, main svg path, main svg circle, main svg line, main svg polyline")) {
  const style = getComputedStyle(part);
  for (const name of ["fill", "stroke"]) if (!system.has(style[name])) wrong.push(`${name} ${style[name]}: ${tell(part)}`);
}
const look = (part) => {
  const style = getComputedStyle(part);
  const outline = style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineColor}`;
  return [style.backgroundColor, style.borderBottomColor, style.borderLeftColor, outline].join();
};
for (const [chosen, other] of [
  [".answers label:has(:checked)", ".answers label:not(:has(:checked))"],
  [".route-card:has(:checked)", ".route-card:not(:has(:checked))"],
  [".presses [aria-pressed=true]", ".presses [aria-pressed=false]"],
  [".views [aria-current]", ".views a:not([aria-current])"],
  [".parts [aria-current]", ".parts a:not([aria-current])"],
]) {
  const [one, two] = [document.querySelector(chosen), document.querySelector(other)];
  if (one && two && look(one) === look(two)) wrong.push(`${chosen} looks like ${other}: ${look(one)}`);
}
return wrong.slice(0, 4);
"#;

/// The rule of axe for contrast of 7:1.
const CONTRAST: &str = r#"
const [done] = arguments;
axe.run(document, { resultTypes: ["violations"], runOnly: { type: "rule", values: ["color-contrast-enhanced"] }, rules: { "color-contrast-enhanced": { enabled: true } } })
  .then(({ violations }) => done(violations.flatMap((found) => found.nodes.slice(0, 3).map((node) => node.html.slice(0, 120) + node.any.map((any) => any.message).join(" ")))));
"#;

#[tokio::test]
async fn nothing_moves_or_is_seen_through_and_contrast_and_colors_are_given_to_those_who_ask() {
    let session = Session::start().await;
    let browser = &session.browser;
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let axe = std::fs::read_to_string(target.join("axe/node_modules/axe-core/axe.min.js")).expect("tests/run puts axe-core there");
    let mut wrong = Vec::new();
    session
        .tour(async |stop| {
            // The pages of the empty file have nothing of their own in these looks.
            if !stop.name.ends_with("filled") {
                return;
            }
            let still = browser.run(STILL_AND_SOLID, vec![]).await;
            browser.run(&axe, vec![]).await;
            let mut found = vec![still];
            for scheme in ["light", "dark"] {
                browser.look_like(Look { scheme, has_contrast: true, ..Look::PLAIN }).await;
                found.push(browser.client.execute_async(CONTRAST, vec![]).await.expect("axe runs"));
            }
            if let Ok(card) = browser.client.find(fantoccini::Locator::Css(".route-card input")).await {
                card.click().await.expect("a route is chosen");
            }
            browser.look_like(Look { is_forced: true, ..Look::PLAIN }).await;
            found.push(browser.run(FORCED, vec![]).await);
            browser.look_like(Look::PLAIN).await;
            let told = found.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str);
            wrong.extend(told.map(|what| format!("{}: {what}", stop.name)));
        })
        .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
