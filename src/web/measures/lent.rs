//! A reading of the Mobility Metrics that lends its value as a baseline.

use crate::domain::history::Fact;
use crate::domain::measures::{Direction, Lent};
use crate::domain::metrics::{Of, ReadingKey};
use crate::domain::things::{Noun, Rule};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::text;
use crate::report::ReadingRow;
use crate::web::frame::{App, Failure};
use crate::web::things::FormView;

/// A reading in words; empty for none.
pub(super) fn said_reading(key: &str) -> String {
    key.parse::<ReadingKey>().map_or_else(|_| String::new(), |key| key.in_words())
}

/// Begins the form of a measure with what a reading lends, and says what is to be known of it; or why it lends nothing.
///
/// # Errors
/// A failed read.
pub(super) async fn begin(app: &App, key: &str, form: &mut FormView) -> Result<String, Failure> {
    const GONE: &str = "The reading is not here any more: its release was removed. Enter the baseline by hand.";
    let Ok(key) = key.parse::<ReadingKey>() else { return Ok(GONE.to_owned()) };
    let kept = app.store().metric_readings(&[key.of.place], |of: &Of| *of == key.of).await?;
    let found = kept.readings.iter().find(|reading| reading.fact.edition.digest == key.digest);
    let Some(found) = found else { return Ok(GONE.to_owned()) };
    let row = ReadingRow::bare(&kept, found);
    let definition = key.of.definition.get();
    let Some(lent) = Lent::of(found.fact.value, definition) else {
        return Ok(format!("The reading says {}, which is no number to begin from. Enter the baseline by hand.", row.value));
    };
    let whom = if row.group == "All" { String::new() } else { format!(", {}", row.group) };
    let begun = [
        (Fact::Name, format!("{}, {}{whom}", row.definition, row.place)),
        (Fact::Unit, lent.unit.clone()),
        (Fact::Direction, lent.direction.map_or("", Direction::as_str).to_owned()),
        (Fact::Baseline, lent.baseline.written()),
        (Fact::BaselineAt, row.year.to_string()),
        (Fact::Target, lent.target.map_or_else(String::new, Decimal::written)),
        (Fact::WhereFound, format!("{}; {}, column {}, line {}", row.of_release(), row.file, row.column, row.line)),
        (Fact::Reading, key.to_string()),
    ];
    for (fact, value) in begun {
        // Names come from files, so each is made to fit its part.
        let most = match Noun::Measure.part(fact).map(|part| part.rule) {
            Some(Rule::Line(most) | Rule::Named(most, _)) => most,
            _ => usize::MAX,
        };
        form.put(fact, &text::cut_line(&value, most));
    }
    let mut told = vec![format!("The baseline is the reading of {}: {}, {}, {}.", row.year, row.value, row.quality, row.of_release())];
    if row.is_weak {
        told.push("It is a weak reading. A change from it may be chance.".to_owned());
    }
    if lent.direction.is_none() {
        told.push("This metric has no better side of its own, so choose which way is better here, and why.".to_owned());
    }
    if lent.target.is_some() {
        told.push("It counts as the share of wealth less the share of households, in points, and is to come to zero.".to_owned());
    }
    Ok(told.join(" "))
}
