//! What is shown while the file of an older Milepost is brought up to date.

use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

/// From how many lines of history on it takes long enough to be shown.
const MANY: u64 = 100_000;

/// Shows how far the work has come, where somebody looks and where there is enough of it.
pub fn told() -> impl Fn(u64, u64) + Send + Sync {
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    move |done, all| {
        if all < MANY {
            return;
        }
        let bar = bar.get_or_init(|| {
            let style = "Bringing the data file up to date: {bar:30} {pos} of {len} lines of history";
            ProgressBar::new(all).with_style(ProgressStyle::with_template(style).expect("the template is ours"))
        });
        bar.set_position(done);
        if done == all {
            bar.finish_and_clear();
        }
    }
}
