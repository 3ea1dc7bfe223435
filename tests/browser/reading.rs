//! Whether a page can be read as it lies there: nothing too wide, nothing over something else, nothing cut off.

/// What is crowded on the page that is open now, a few lines at most. With a true argument, lines, words and letters
/// are first spaced out as WCAG 1.4.12 has it.
pub const CROWDED: &str = r#"
const [isSpaced] = arguments;
const sheet = new CSSStyleSheet();
if (isSpaced) sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
document.adoptedStyleSheets = [sheet];
window.scrollTo(0, 0);
const found = [];
const tell = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);

// Too wide: the page as a whole would scroll sideways.
const wide = document.documentElement.scrollWidth - window.innerWidth;
if (wide > 0) {
  const out = [...document.querySelectorAll("main *, header *, footer *")].filter((part) => part.getBoundingClientRect().right > window.innerWidth + 0.5);
  found.push(`${wide} px too wide: ${out.slice(0, 4).map(tell).join(" | ")}`);
}

// Every line of text that can be seen, and every control, as boxes.
const boxes = [];
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".visually-hidden, .unseen, .skip, .symbols, datalist");
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { data, parentElement: parent } = walk.currentNode;
  if (!data.trim() || parent.matches("textarea, option, optgroup, script") || !isSeen(parent)) continue;
  const range = document.createRange();
  range.selectNodeContents(walk.currentNode);
  for (const box of range.getClientRects()) {
    if (box.width < 2 || box.height < 2) continue;
    // A line's box is higher than its letters.
    const edge = box.height * 0.22;
    boxes.push({ parent, what: data.trim().slice(0, 40), left: box.left + 1, right: box.right - 1, top: box.top + edge, bottom: box.bottom - edge });
  }
}
const texts = boxes.length;
for (const control of document.querySelectorAll("input:not([type=hidden]), textarea, select, button")) {
  const box = control.getBoundingClientRect();
  if (box.width && isSeen(control)) boxes.push({ parent: control, what: tell(control), left: box.left + 1, right: box.right - 1, top: box.top + 1, bottom: box.bottom - 1 });
}

// Cut off: text beyond the edge of something that hides what overflows.
const hides = new Map();
const hiding = (element) => {
  if (!hides.has(element)) {
    const style = getComputedStyle(element);
    hides.set(element, ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY) ? element.getBoundingClientRect() : null);
  }
  return hides.get(element);
};
for (const box of boxes.slice(0, texts)) {
  for (let element = box.parent; element && element !== document.body; element = element.parentElement) {
    if (element.localName === "svg") break;
    const edge = hiding(element);
    if (edge && (box.right > edge.right + 2 || box.bottom > edge.bottom + 2 || box.left < edge.left - 2)) {
      found.push(`cut off: “${box.what}” in ${tell(element)}`);
      break;
    }
  }
}

// One over another. What sticks to the window's edge lies over what scrolls by, and a label lies around its box.
boxes.sort((a, b) => a.top - b.top);
for (let i = 0; i < boxes.length; i += 1) {
  for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j += 1) {
    const [a, b] = [boxes[i], boxes[j]];
    if (a.parent === b.parent || a.parent.contains(b.parent) && b.parent.matches("input") || a.right <= b.left || b.right <= a.left) continue;
    if (a.parent.matches("button, textarea, select, input") && a.parent.contains(b.parent)) continue;
    if (b.parent.matches("button, textarea, select, input") && b.parent.contains(a.parent)) continue;
    found.push(`“${a.what}” and “${b.what}” lie over each other`);
  }
}
document.adoptedStyleSheets = [];
return found.slice(0, 6);
"#;
