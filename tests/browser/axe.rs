//! Every page in every state, looked at in both color schemes and at three widths: axe finds nothing,
//! nothing scrolls sideways, and the browser has nothing to complain of.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;

/// The sizes and schemes in which every page is looked at.
const LOOKS: [(u32, &str); 6] = [(1280, "light"), (360, "light"), (1920, "light"), (1280, "dark"), (360, "dark"), (1920, "dark")];

/// Runs every rule that axe has for A, AA and best practice, those still called experimental included.
const RUN: &str = r#"
const [done] = arguments;
const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];
axe.run(document, {
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: all },
  rules: { "target-size": { enabled: true } },
}).then(
  ({ violations }) => done(violations.map((found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3).join(" | ")}`)),
  (error) => done([`axe failed: ${error}`]),
);
"#;

/// What every page has, whatever it shows.
const BASICS: &str = r#"
const wrong = [];
const headings = document.querySelectorAll("h1").length;
if (headings !== 1) wrong.push(`${headings} h1`);
if (!/^\S.* · Milepost$/.test(document.title)) wrong.push(`title: ${document.title}`);
return wrong;
"#;

/// How much wider than the window the page is, and what sticks out.
const SIDEWAYS: &str = r#"
const wide = document.documentElement.scrollWidth - window.innerWidth;
if (wide <= 0) return [];
const out = [...document.querySelectorAll("main *, header *, footer *")].filter((part) => part.getBoundingClientRect().right > window.innerWidth + 0.5);
return [`${wide} px wider than ${window.innerWidth} px: ${out.slice(0, 4).map((part) => part.outerHTML.slice(0, 90)).join(" | ")}`];
"#;

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

    /// Looks at the page that is open now, first as it comes and then with every fold open.
    pub async fn examine(&mut self, state: &str) {
        let complaints = self.complaints().await;
        self.note(state, complaints);
        let basics = self.browser.run(BASICS, vec![]).await;
        self.note(state, strings(&basics));
        self.browser.run(&self.axe, vec![]).await;
        for (index, (width, scheme)) in LOOKS.into_iter().enumerate() {
            self.browser.look(width, scheme).await;
            if index == 1 {
                self.browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true;", vec![]).await;
            }
            let found = self.browser.client.execute_async(RUN, vec![]).await.unwrap_or_else(|error| panic!("{state}: {error}"));
            self.note(&format!("{state} ({width} px, {scheme})"), strings(&found));
            self.look_sideways(state).await;
        }
        self.browser.look(320, "light").await;
        self.look_sideways(state).await;
        self.browser.look(1280, "light").await;
        self.browser.log("browser").await;
    }

    /// Fails if anything was written down.
    pub fn conclude(self) {
        assert!(self.findings.is_empty(), "{} findings:\n{}", self.findings.len(), self.findings.join("\n"));
    }

    async fn look_sideways(&mut self, state: &str) {
        let found = self.browser.run(SIDEWAYS, vec![]).await;
        self.note(state, strings(&found));
    }

    /// What the browser has to complain of: errors of scripts and breaches of the content policy. That a page
    /// came with a status of 4xx is no complaint, since a page shown again has one.
    async fn complaints(&self) -> Vec<String> {
        let log = self.browser.log("browser").await;
        let texts = log.iter().filter_map(|entry| entry["message"].as_str());
        texts.filter(|text| !text.contains("the server responded with a status of 4")).map(str::to_owned).collect()
    }

    fn note(&mut self, state: &str, found: Vec<String>) {
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
