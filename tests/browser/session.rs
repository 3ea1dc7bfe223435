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
        let value = value.into();
        let until = Instant::now() + Duration::from_secs(15);
        loop {
            let stored = self.program.step(round, key, field).await;
            if stored == value {
                return;
            }
            assert!(Instant::now() < until, "the {field} of {key} stays {stored} and never becomes {value}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

/// The page of the first condition of a round.
pub fn leadership(round: &str) -> String {
    format!("{round}/conditions/leadership-commitment")
}
