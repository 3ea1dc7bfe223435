//! What is said once an answer of the due list is saved.

use time::Date;

use crate::domain::measures::{Measure, Update, amount};
use crate::domain::words::dates::long;
use crate::domain::words::{inserted, shortened};

/// How much of a name stands in the sentence, in characters.
const NAMED: usize = 160;

/// That nothing of the measure is due any more; or else that the answer is saved, what it does not decide, and what is due still.
pub(super) fn saved(measure: &Measure<'_>, update: &Update, today: Date) -> String {
    let name = inserted(&shortened(measure.name(), NAMED));
    let from = measure.given().from.filter(|from| update.value.is_some() && update.day() <= *from);
    let counts = match from {
        _ if update.day() > today => format!(" It counts from {} on.", long(update.day())),
        Some(from) if from == update.day() => format!(" It is of the baseline’s own day, {}, so it decides nothing.", long(from)),
        Some(from) => format!(" It lies before the baseline of {}, so it decides nothing.", long(from)),
        None => String::new(),
    };
    let due = match (measure.is_due(today), update.day() > today) {
        (false, _) => "",
        (true, true) => " Until then, a value is still due.",
        (true, false) => " A newer value is still due.",
    };
    // What was read of what was typed, so that a slip of a key is seen at once.
    let read = update.value.map_or_else(|| "no new figure".to_owned(), |value| amount(value, measure.unit()));
    if counts.is_empty() && due.is_empty() {
        return format!("“{name}” is up to date: {read} as of {}.", long(update.day()));
    }
    format!("Saved for “{name}”: {read} as of {}.{counts}{due}", long(update.day()))
}
