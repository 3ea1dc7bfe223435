//! The built program, started on a data file of its own and ended with the test.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::http::{Http, Reply};
use crate::noon;

/// A running program with its data file.
pub struct Program {
    child: Child,
    /// "127.0.0.1:40123"
    pub address: String,
    folder: TempDir,
    http: Http,
}

impl Program {
    /// Starts it on a new data file, on a free port.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the data file can be made");
        let (child, address) = run(&folder, "127.0.0.1:0");
        Self { child, address, folder, http: Http::new() }
    }

    /// Ends it without any warning, as a crash would.
    pub fn kill(&mut self) {
        self.child.kill().expect("the program can be killed");
        self.child.wait().expect("the program ends");
    }

    /// Starts it again on the same data file and the same port.
    pub fn restart(&mut self) {
        let (child, address) = run(&self.folder, &self.address);
        assert_eq!(address, self.address, "the program took another port");
        self.child = child;
    }

    /// The whole address of one of its pages.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.http.get(&self.url(path)).await
    }

    /// Asks for a page of a program that may be starting again this moment; nothing then.
    pub async fn try_get(&self, path: &str) -> Option<Reply> {
        self.http.try_get(&self.url(path)).await
    }

    /// Posts a form, and asserts that it was taken.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.http.post(&self.url(path), fields).await;
        assert!(reply.status.is_redirection(), "POST {path} gave {}: {}", reply.status, reply.body);
        reply
    }

    /// Sends a file, and asserts that it was taken.
    pub async fn upload(&self, path: &str, name: &str, content: impl AsRef<[u8]>) -> Reply {
        let reply = self.http.upload(&self.url(path), name, content.as_ref()).await;
        assert!(reply.status.is_redirection(), "POST {path} gave {}: {}", reply.status, reply.body);
        reply
    }

    /// Posts a form as its page shows it now: with the revisions that it carries.
    pub async fn revise(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let page = self.get(path).await.body;
        let hidden = |tag: &str, attribute: &str| Some(tag.split_once(&format!("{attribute}=\""))?.1.split('"').next()?.to_owned());
        let revisions: Vec<(String, String)> = page
            .split("<input ")
            .filter_map(|tag| Some((hidden(tag, "name")?, hidden(tag, "value")?)))
            .filter(|(name, _)| name.strip_prefix("rev-").is_some_and(|field| fields.iter().any(|(other, _)| *other == field)))
            .collect();
        let revisions = revisions.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.post(path, &fields.iter().copied().chain(revisions).collect::<Vec<_>>()).await
    }

    /// The report of a round as JSON.
    pub async fn report(&self, round: &str) -> Value {
        self.get(&format!("{round}/report.json")).await.json()
    }

    /// One field of a step in the report, such as its `answer`; null when blank.
    pub async fn step(&self, round: &str, key: &str, field: &str) -> Value {
        let report = self.report(round).await;
        let steps = report["conditions"].as_array().expect("conditions").iter().flat_map(|part| part["steps"].as_array().expect("steps"));
        let step = steps.clone().find(|step| step["key"] == key).unwrap_or_else(|| panic!("no step {key}"));
        step[field].clone()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(folder: &TempDir, listen: &str) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_milepost"))
        .arg("--data")
        .arg(folder.path().join("milepost.db"))
        .args(["--listen", listen, "--no-open"])
        .env("TZ", noon::zone())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the built program starts");
    let started = line_with(&mut child, "running at http://").unwrap_or_else(|said| panic!("it ended with: {said}"));
    let address = started.split(['/', ' ']).next().unwrap_or_default().to_owned();
    (child, address)
}

/// What stands after `mark` in the first line of a child's output that holds it; the rest is read and dropped.
/// If it ends without such a line: all that it said.
pub fn line_with(child: &mut Child, mark: &str) -> Result<String, String> {
    let mut lines = BufReader::new(child.stdout.take().expect("the output is piped")).lines().map_while(Result::ok);
    let mut seen = Vec::new();
    let found = lines.by_ref().find_map(|line| {
        let rest = line.split_once(mark).map(|(_, rest)| rest.to_owned());
        seen.push(line);
        rest
    });
    std::thread::spawn(move || lines.for_each(drop));
    found.ok_or_else(|| seen.join("\n"))
}
