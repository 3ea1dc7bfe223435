//! Releases as readings name them.

use crate::domain::metrics::{KeptRelease, telling};

/// A release with its day: "City overall, published March 27, 2025".
pub fn told_release(release: &KeptRelease) -> String {
    with_day(release.title(), &telling::published(&release.edition.published))
}

/// A title with a day, unless it names the day itself.
pub fn with_day(title: &str, day: &str) -> String {
    if day.is_empty() || title.contains(day) { title.to_owned() } else { format!("{title}, published {day}") }
}
