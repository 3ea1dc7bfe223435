//! What is shown while the file of an older Milepost is brought up to date.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use milepost::store::level::Stage;

/// From how many bytes on it takes long enough to be shown: some seconds.
const LARGE: u64 = 32 << 20;

/// Shows what is being done to the file and for how long, where somebody looks and where there is enough of it.
pub fn told(data: &Path) -> impl Fn(Stage) + Send + Sync + use<> {
    let is_large = data.metadata().is_ok_and(|metadata| metadata.len() >= LARGE);
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    move |stage| {
        if is_large {
            bar.get_or_init(shown).set_message(stage.to_string());
        }
    }
}

/// The line; it is cleared away when the work is over.
fn shown() -> ProgressBar {
    let style = ProgressStyle::with_template("Bringing the data file up to date ({elapsed}): {msg}").expect("the template is ours");
    let bar = ProgressBar::new_spinner().with_style(style).with_finish(indicatif::ProgressFinish::AndClear);
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}
