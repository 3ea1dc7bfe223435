//! Chromium as a peer: how long it takes to print our own page, and the most memory of all its processes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::memory::kilobytes;

/// Prints our own page: how long, and the most memory of all its processes, shared parts shared out.
pub fn print(page: &Path, to: &Path) -> (Duration, f64) {
    let profile = tempfile::tempdir().expect("a folder for the profile");
    let began = Instant::now();
    let mut child = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--print-to-pdf={}", to.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromium starts; install it to compare with it");
    let mut most: f64 = 0.0;
    loop {
        if child.try_wait().expect("it can be waited for").is_some() {
            break;
        }
        most = most.max(family(child.id()).into_iter().map(shared_out).sum());
        std::thread::sleep(Duration::from_millis(20));
    }
    (began.elapsed(), most / 1024.0)
}

fn shared_out(id: u32) -> f64 {
    kilobytes(Path::new(&format!("/proc/{id}/smaps_rollup")), "Pss:")
}

/// A process and all that it started.
fn family(id: u32) -> Vec<u32> {
    let mut all = vec![id];
    let mut at = 0;
    while at < all.len() {
        let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", all[at])).unwrap_or_default();
        all.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        at += 1;
    }
    all
}

/// The median of five prints of a page, with the most memory of that one.
pub fn median(page: &Path, to: &Path) -> (Duration, f64) {
    let mut prints: Vec<(Duration, f64)> = (0..5).map(|_| print(page, to)).collect();
    prints.sort_by_key(|(time, _)| *time);
    prints[2]
}
