//! How much memory a process takes.

use std::path::Path;

/// The most memory that this process had, in MB.
pub fn peak() -> f64 {
    kilobytes(Path::new("/proc/self/status"), "VmHWM:") / 1024.0
}

/// A line of a file of `/proc`, in kilobytes.
pub fn kilobytes(file: &Path, name: &str) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// The memory that this process has now, in MB.
pub fn now() -> f64 {
    kilobytes(Path::new("/proc/self/status"), "VmRSS:") / 1024.0
}
