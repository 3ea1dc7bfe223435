//! Every page in every state, looked at as different people see it: axe finds nothing, nothing scrolls
//! sideways, lies over something else or is cut off, and the browser has nothing to complain of.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Browser, Look};
use crate::grade::grade;
use crate::reading::CROWDED;

/// The looks in which nothing may be crowded. Which rules of axe depend on the look is known, so that only those run again.
const LOOKS: [Look; 8] = [
    Look::PLAIN,
    Look { width: 360, ..Look::PLAIN },
    Look { scheme: "dark", ..Look::PLAIN },
    Look { is_forced: true, ..Look::PLAIN },
    Look { width: 1920, ..Look::PLAIN },
    Look { width: 320, ..Look::PLAIN },
    Look { text: 32, ..Look::PLAIN },
    Look { width: 360, text: 32, ..Look::PLAIN },
];

/// Runs axe with every rule it has for A, AA and best practice, those still called experimental included; or with
/// those alone that colors decide.
const RUN: &str = r#"
const [rules, done] = arguments;
const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"] };
axe.run(document, {
  resultTypes: ["violations"],
  runOnly: rules === "all" ? all : { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  rules: rules === "all" ? { "target-size": { enabled: true } } : {},
}).then(
  ({ violations }) => done(violations.map((found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3).join(" | ")}`)),
  (error) => done([`axe failed: ${error}`]),
);
"#;

/// What every page has, whatever it shows.
const BASICS: &str = r#"
const wrong = [];
const headings = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility()).length;
if (headings !== 1) wrong.push(`${headings} h1`);
if (!/^\S.* · Milepost$/.test(document.title)) wrong.push(`title: ${document.title}`);
const places = new Map();
for (const link of document.querySelectorAll("a[href]")) {
  const name = (link.getAttribute("aria-label") ?? link.textContent).trim().replace(/\s+/g, " ");
  if (places.has(name) && places.get(name) !== link.href) wrong.push(`two links “${name}”: ${places.get(name)} and ${link.href}`);
  places.set(name, link.href);
}
return wrong;
"#;

/// What the page says about what was done and what went wrong: texts that the walk of `plain_language.rs` never meets.
const SAID: &str = r#"
return [...document.querySelectorAll(".problem, #summary li, #summary p, .notice, .offer p, main [role=status], main [role=alert]")]
  .map((part) => part.innerText.replace(/\s+/g, " ").trim());
"#;

/// The highest grade that a text may ask for, and how many words make a text.
const PLAIN: (f64, usize) = (9.0, 20);

/// An examiner of pages, who writes down what is wrong and goes on.
pub struct Examiner<'a> {
    browser: &'a Browser,
    axe: String,
    findings: Vec<String>,
}

impl<'a> Examiner<'a> {
    pub fn new(browser: &'a Browser) -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
        let path = target.join("axe/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&path);
        let axe = axe.unwrap_or_else(|error| panic!("{}: {error}; tests/run puts axe-core there", path.display()));
        Self { browser, axe, findings: Vec::new() }
    }

    /// Looks at the page that is open now in every look, first as it comes and then with every fold open.
    pub async fn examine(&mut self, state: &str) {
        self.begin(state).await;
        for (index, look) in LOOKS.into_iter().enumerate() {
            self.browser.look_like(look).await;
            if index == 1 {
                self.browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true;", vec![]).await;
            }
            // Which of axe's rules depend on the look is known: those of colors.
            match index {
                0 | 1 => self.run_axe(&format!("{state} ({look})"), "all").await,
                2 | 3 => self.run_axe(&format!("{state} ({look})"), "colors").await,
                _ => {}
            }
            self.look_for_crowding(&format!("{state} ({look})"), false).await;
            if look.width < 1920 && look.text == 16 {
                self.look_for_crowding(&format!("{state} ({look}, spaced out)"), true).await;
            }
        }
        self.end().await;
    }

    /// Looks at the page that is open now as most people see it, and on a phone.
    pub async fn examine_once(&mut self, state: &str) {
        self.begin(state).await;
        self.run_axe(state, "all").await;
        for look in [Look::PLAIN, Look { width: 360, ..Look::PLAIN }, Look { width: 360, text: 32, ..Look::PLAIN }] {
            self.browser.look_like(look).await;
            self.look_for_crowding(&format!("{state} ({look})"), false).await;
        }
        self.end().await;
    }

    /// Writes down what a script of a test found: an array of texts.
    pub fn note(&mut self, state: &str, found: &Value) {
        self.write_down(state, strings(found));
    }

    async fn begin(&mut self, state: &str) {
        let complaints = self.complaints().await;
        self.write_down(state, complaints);
        let basics = self.browser.run(BASICS, vec![]).await;
        self.note(state, &basics);
        let said = strings(&self.browser.run(SAID, vec![]).await);
        let hard = said.into_iter().filter(|text| {
            let (grade, words) = grade(text);
            grade > PLAIN.0 && words >= PLAIN.1
        });
        self.write_down(state, hard.map(|text| format!("hard to read: {text}")).collect());
        self.browser.run(&self.axe, vec![]).await;
    }

    async fn end(&self) {
        self.browser.look_like(Look::PLAIN).await;
        self.browser.log("browser").await;
    }

    async fn run_axe(&mut self, state: &str, rules: &str) {
        let found = self.browser.client.execute_async(RUN, vec![rules.into()]).await.unwrap_or_else(|error| panic!("{state}: {error}"));
        self.note(state, &found);
    }

    /// Fails if anything was written down.
    pub fn conclude(self) {
        assert!(self.findings.is_empty(), "{} findings:\n{}", self.findings.len(), self.findings.join("\n"));
    }

    /// Notes what is crowded; with lines, words and letters spaced out as far as readers may need it, or as they are.
    async fn look_for_crowding(&mut self, state: &str, is_spaced: bool) {
        let found = self.browser.run(CROWDED, vec![is_spaced.into()]).await;
        self.note(state, &found);
    }

    /// What the browser has to complain of: errors of scripts and breaches of the content policy. That a page
    /// came with a status of 4xx is no complaint, since a page shown again has one.
    async fn complaints(&self) -> Vec<String> {
        let log = self.browser.log("browser").await;
        let texts = log.iter().filter_map(|entry| entry["message"].as_str());
        texts.filter(|text| !text.contains("the server responded with a status of 4")).map(str::to_owned).collect()
    }

    fn write_down(&mut self, state: &str, found: Vec<String>) {
        self.findings.extend(found.into_iter().map(|what| format!("{state}: {what}")));
    }
}

fn strings(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

impl Browser {
    /// Posts a form from the page that is open now, and shows what comes back.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) {
        let script = "
            const form = Object.assign(document.createElement('form'), { method: 'post', action: arguments[0] });
            for (const [name, value] of arguments[1]) {
              const field = Object.assign(document.createElement('textarea'), { name, value });
              form.append(field);
            }
            document.body.append(form);
            form.submit();";
        self.run("window.isOld = true", vec![]).await;
        self.run(script, vec![path.into(), json!(fields)]).await;
        self.wait_for_another_page(path).await;
    }
}
