//! A program and a browser in front of it.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::browser::{Browser, Script};
use crate::program::Program;

/// A program and a browser. Both end with it.
pub struct Session {
    pub browser: Browser,
    pub program: Program,
}

impl Session {
    pub async fn start() -> Self {
        Self { browser: Browser::start(Script::On).await, program: Program::start() }
    }

    pub async fn start_without_script() -> Self {
        Self { browser: Browser::start(Script::Off).await, program: Program::start() }
    }

    /// Opens a page of the program.
    pub async fn open(&self, path: &str) {
        self.browser.open(&self.program.url(path)).await;
    }

    /// A new jurisdiction with the leadership condition of its first round open in the browser. Gives the round.
    pub async fn on_leadership(&self) -> String {
        let round = self.program.found("Aster County").await;
        self.open(&leadership(&round)).await;
        round
    }

    /// Opens the fold with a step's note and evidence.
    pub async fn unfold(&self, step: &str) {
        self.browser.click(&format!("[id='step-{step}'] > details > summary")).await;
    }

    /// Waits until a step's field holds this in the data file.
    pub async fn wait_until_kept(&self, round: &str, key: &str, field: &str, value: impl Into<Value>) {
        let (condition, step) = key.split_once('.').expect("a step's key has two numbers");
        let [condition, step] = [condition, step].map(|number| number.parse::<usize>().expect("a number") - 1);
        self.wait_for_report(round, &format!("/conditions/{condition}/steps/{step}/{field}"), value).await;
    }

    /// Waits until the report of a round holds this at a place in its JSON.
    pub async fn wait_for_report(&self, round: &str, place: &str, value: impl Into<Value>) {
        let value = value.into();
        let until = Instant::now() + Duration::from_secs(15);
        loop {
            let report = self.program.report(round).await;
            let stored = report.pointer(place).unwrap_or_else(|| panic!("the report has nothing at {place}"));
            if *stored == value {
                return;
            }
            assert!(Instant::now() < until, "{place} stays {stored} and never becomes {value}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

/// The page of the first condition of a round.
pub fn leadership(round: &str) -> String {
    format!("{round}/conditions/leadership-commitment")
}
