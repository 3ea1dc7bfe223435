//! Load from `wrk`, on the second core.

use std::fmt::Write as _;
use std::path::Path;

use crate::machine::{is_there, on_core};
use crate::program::Program;

/// Why nothing was measured, where it is missing.
pub const MISSING: &str = "`wrk` is missing; in Debian: `apt-get install wrk`";

/// How long one turn is.
const SECONDS: u32 = 2;

/// What one turn of load brought.
#[derive(Debug, Clone, Copy)]
pub struct Brought {
    /// Answers in a second.
    pub rate: f64,
    /// The median time to an answer, in seconds.
    pub median: f64,
    /// The time within which 99 of 100 were answered, in seconds.
    pub slow: f64,
    /// How many answers in all.
    pub answers: i64,
}

/// Whether load can be made.
pub fn is_ready() -> bool {
    is_there("wrk")
}

/// One request, as often as it is answered, on so many connections.
pub fn get(program: &Program, path: &str, clients: usize, is_zipped: bool) -> Brought {
    let headers = if is_zipped { vec!["Accept-Encoding: gzip"] } else { Vec::new() };
    run(program, path, clients, &headers, None)
}

/// A list of requests for each client, each `METHOD path form`, again and again in order.
pub fn cycle(program: &Program, clients: &[Vec<String>], headers: &[&str]) -> Brought {
    let folder = crate::program::fresh();
    for (client, requests) in clients.iter().enumerate() {
        std::fs::write(folder.path().join(client.to_string()), requests.join("\n")).unwrap();
    }
    run(program, "/", clients.len(), headers, Some(folder.path()))
}

fn run(program: &Program, path: &str, clients: usize, headers: &[&str], lists: Option<&Path>) -> Brought {
    let mut command = on_core(1, "wrk");
    // A list belongs to a thread, so each client that has one is a thread of its own.
    let threads = if lists.is_some() { clients } else { 1 };
    command.args([format!("-t{threads}"), format!("-c{clients}"), format!("-d{SECONDS}s"), "--latency".to_owned()]);
    for header in headers {
        command.args(["-H", header]);
    }
    if !program.cookie.is_empty() {
        command.args(["-H", &format!("Cookie: {}", program.cookie)]);
    }
    if lists.is_some() {
        command.args(["-s", concat!(env!("CARGO_MANIFEST_DIR"), "/benches/performance/cycle.lua")]);
    }
    command.arg(format!("http://{}{path}", program.address));
    if let Some(lists) = lists {
        command.arg("--").arg(lists);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "wrk failed: {text}");
    read(&text)
}

fn read(text: &str) -> Brought {
    for wrong in ["Non-2xx or 3xx responses", "Socket errors"] {
        assert!(!text.contains(wrong), "the load was not answered as it should be:\n{text}");
    }
    let after =
        |start: &str| text.lines().find_map(|line| line.trim().strip_prefix(start)).unwrap_or_else(|| panic!("no “{start}” in {text}"));
    let total = text.lines().find(|line| line.contains(" requests in ")).unwrap();
    let answers = total.split_whitespace().next().unwrap().parse().unwrap();
    // What was not answered in time takes longer than that.
    let within = |share: &str| if answers == 0 { f64::from(SECONDS) } else { seconds(after(share).trim()) };
    Brought { rate: after("Requests/sec:").trim().parse().unwrap(), median: within("50%"), slow: within("99%"), answers }
}

/// Reads "12.34us", "1.23ms" or "1.00s".
fn seconds(text: &str) -> f64 {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap();
    let unit = match &text[at..] {
        "us" => 1e-6,
        "ms" => 1e-3,
        _ => 1.0,
    };
    text[..at].parse::<f64>().unwrap() * unit
}

/// Form fields as a browser would encode them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        let encode = |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
        write!(form, "{}{}={}", if form.is_empty() { "" } else { "&" }, encode(name), encode(value)).unwrap();
    }
    form
}
