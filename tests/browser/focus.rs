//! Where the focus goes with Tab, and whether it can be seen there.

use fantoccini::key::Key;
use serde_json::Value;

use crate::browser::Browser;

/// What can be said of the element that has the focus. Defined once per page.
const WATCH: &str = r#"
window.aboutFocus = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const named = element.getAttribute("aria-label") ?? (element.labels?.length ? element.labels[0].textContent : element.textContent);
  const kind = element.matches("a") ? "link" : element.matches("button") ? "button" : element.matches("summary") ? "fold" : element.type ?? element.getAttribute("role") ?? element.localName;
  const group = element.type === "radio" ? words(element.closest("fieldset")?.querySelector("legend")?.textContent) : "";
  const trouble = [];
  // The ring is on the element, or on what stands for it.
  const ring = [element, element.closest("label"), element.closest(".route-card")].some((part) => {
    const style = part && getComputedStyle(part);
    return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  if (!ring) trouble.push("has no ring");
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const isOwn = (hit) => hit && (element.contains(hit) || hit.contains(element) && hit !== document.body && hit !== document.documentElement && hit.localName !== "main" || element.labels && [...element.labels].some((label) => label.contains(hit)));
  const isSeen = right > left && bottom > top && spots.some(([x, y]) => isOwn(document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
  if (!isSeen) trouble.push(`is hidden at ${Math.round(box.left)}, ${Math.round(box.top)}`);
  return { what: words(`${kind} ${named.length > 120 ? named.slice(0, 120) + "…" : named}${group && ` (${group})`}`), trouble: trouble.join(", ") };
};
window.stops ??= [];
window.seen ??= new Set();
if (!window.isWatching) {
  window.isWatching = true;
  // Before the next key takes the focus away, so that all the scrolling has been done.
  addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const element = document.activeElement;
    if (!element || element === document.body) { window.stops.push(null); return; }
    const last = window.seen.size ? [...window.seen].at(-1) : null;
    // A date field takes Tab for each of its parts.
    if (element === last) { window.stops.push({ same: true }); return; }
    const about = aboutFocus();
    if (window.seen.has(element)) about.again = true;
    else if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) about.trouble += " comes before what had the focus before";
    window.seen.add(element);
    window.stops.push(about);
  }, true);
}
"#;

/// How many stops a page may have.
const MANY: usize = 400;

/// How many parts a date field has: month, day, year and its calendar.
const PARTS: usize = 4;

impl Browser {
    /// Goes once through the open page with Tab, from its beginning. Gives the stops in order, and adds what is wrong with them.
    pub async fn tab_through(&self, troubles: &mut Vec<String>) -> Vec<String> {
        self.run("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)", vec![]).await;
        self.run(WATCH, vec![]).await;
        let mut stops: Vec<String> = Vec::new();
        let mut stays = 0;
        loop {
            self.press(std::iter::repeat_n(char::from(Key::Tab), 24)).await;
            let found = self.run("return window.stops.splice(0)", vec![]).await;
            if found.as_array().is_some_and(|found| found.iter().all(Value::is_null)) {
                // There is nothing to go to.
                return stops;
            }
            for stop in found.as_array().into_iter().flatten() {
                // The first key was pressed with the focus nowhere, and after the last stop it goes round.
                if stop.is_null() && stops.is_empty() {
                    continue;
                }
                stays = if stop["same"] == true { stays + 1 } else { 0 };
                // Where there is but one thing to go to, the focus stays on it.
                if stop.is_null() || stop["again"] == true || stays > PARTS {
                    return stops;
                }
                if stays > 0 {
                    continue;
                }
                let what = stop["what"].as_str().unwrap_or_default();
                if let Some(trouble) = stop["trouble"].as_str().filter(|trouble| !trouble.is_empty()) {
                    troubles.push(format!("the focus on “{what}” {trouble}"));
                }
                stops.push(what.to_owned());
            }
            assert!(stops.len() < MANY, "the focus never comes back to where it began: {stops:?}");
        }
    }

    /// Presses Tab until the focus is on what the selector names, onward only: a task's fields come in the order of the task.
    pub async fn go_on_to(&self, selector: &str) {
        self.run(WATCH, vec![]).await;
        let mut passed = Vec::new();
        for _ in 0..MANY {
            self.press([Key::Tab.into()]).await;
            let script = "return [aboutFocus(), document.activeElement.matches(arguments[0]), document.activeElement.matches('.skip')]";
            let found = self.run(script, vec![selector.into()]).await;
            assert!(
                !found[0].is_null() && (found[2] == false || passed.is_empty() || selector == ".skip"),
                "Tab passes by {selector}: {passed:?}"
            );
            assert_eq!(found[0]["trouble"], "", "the focus on “{}”", found[0]["what"]);
            if found[1] == true {
                return;
            }
            passed.push(found[0]["what"].as_str().unwrap_or_default().to_owned());
        }
        panic!("Tab never comes to {selector}: {passed:?}");
    }

    /// What has the focus now, in the words of the list of stops.
    pub async fn focus(&self) -> String {
        self.run(WATCH, vec![]).await;
        let about: Value = self.run("return aboutFocus()", vec![]).await;
        about["what"].as_str().unwrap_or("nothing").to_owned()
    }
}
