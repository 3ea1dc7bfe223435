//! How long work takes.

use std::time::{Duration, Instant};

/// The median of some runs.
pub fn median(runs: usize, mut work: impl FnMut(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|run| {
            let began = Instant::now();
            work(run);
            began.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}
