//! Moments in the life of a page, taken down inside it, so that slow machines change no result.

use serde_json::Value;

use crate::browser::Browser;

/// Takes down when the page last took a key or a choice, when a field was left, when it sent a save,
/// when the answer came, and when it said "Saved". Also how many saves it sent.
const OBSERVE: &str = r#"
const marks = window.marks = { saves: 0 };
const now = () => performance.now();
document.addEventListener("input", () => { marks.typed = now(); }, true);
document.addEventListener("focusout", () => { marks.left = now(); }, true);
const plain = window.fetch;
window.fetch = async (...request) => {
  marks.saves += 1;
  marks.sent = now();
  const response = await plain(...request);
  marks.answered = now();
  return response;
};
const line = document.getElementById("saved");
line.textContent = "";
new MutationObserver(() => { if (line.textContent.startsWith("Saved")) marks.said = now(); }).observe(line, { childList: true });
"#;

/// What was taken down, in milliseconds.
#[derive(Debug)]
pub struct Marks(Value);

impl Marks {
    /// Begins to observe the page that is open now, with its line about saving emptied.
    pub async fn begin(browser: &Browser) {
        browser.run(OBSERVE, vec![]).await;
    }

    /// What was taken down so far.
    pub async fn of(browser: &Browser) -> Self {
        Self(browser.run("return window.marks", vec![]).await)
    }

    /// How many saves went out.
    pub fn saves(&self) -> u64 {
        self.0["saves"].as_u64().expect("a number")
    }

    /// How long it took from one moment to another.
    pub fn between(&self, from: &str, to: &str) -> f64 {
        let at = |mark: &str| self.0[mark].as_f64().unwrap_or_else(|| panic!("“{mark}” never happened: {self:?}"));
        at(to) - at(from)
    }
}
