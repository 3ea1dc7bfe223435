//! A measure as pages and documents show it: where it stands, the sums behind that, its updates, and its chart.

mod sheet;
mod update;

use time::Date;
use uuid::Uuid;

pub use self::sheet::MeasureSheetPart;
pub use self::update::UpdatePart;
use crate::domain::measures::{Direction, Lack, Measure, Standing, Sums, Word, amount};
use crate::domain::things::Thing;
use crate::domain::words::dates::long;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::period::Period;
use crate::report::figure::{self, Figure};

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasurePart {
    /// Its id.
    pub id: Uuid,
    /// What is measured.
    pub name: String,
    /// In which unit; empty where nobody said.
    pub unit: String,
    /// The baseline and the target as numbers.
    pub ends: [Option<Decimal>; 2],
    /// How it goes, if that can be said.
    pub word: Option<Word>,
    /// The same in a sentence, or what is missing.
    pub told: String,
    /// The sums, a sentence each; empty where it has no word.
    pub sums: Vec<String>,
    /// The baseline with its period; empty for none.
    pub baseline: String,
    /// The target with its period; empty for none.
    pub target: String,
    /// The value that holds now, with its day; empty for none.
    pub now: String,
    /// That value alone, as it is offered to be the same again.
    pub same: Option<Decimal>,
    /// Which way is better; empty where nobody said.
    pub direction: &'static str,
    /// How often a value is due; empty where nobody said.
    pub rhythm: &'static str,
    /// The day for which the next value is due by that.
    pub next: Option<Date>,
    /// Whether a value is due.
    pub is_due: bool,
    /// The period that the next update will most likely speak of.
    pub offered: String,
    /// Its updates, the newest first.
    pub updates: Vec<UpdatePart>,
    /// Its chart, with two points or more.
    pub chart: Option<Figure>,
    /// How many lines of the chart show how far off is still fine.
    pub bounds: usize,
    /// Whether zero lies outside of the chart.
    pub is_apart_from_zero: bool,
}

impl MeasurePart {
    /// The sentence of how it goes for a document that anybody may read: what is missing concerns those who keep it.
    #[must_use]
    pub fn told_to_all(&self) -> &str {
        if self.word.is_some() { &self.told } else { "Nothing can be said yet of how it goes." }
    }

    /// A measure as of today; `updates` are its own.
    #[must_use]
    pub fn of(measure: &Measure<'_>, updates: &[&Thing], today: Date) -> Self {
        let standing = measure.standing(today);
        Self {
            sums: standing.as_ref().map_or_else(|_| Vec::new(), |standing| Sums::of(standing).0),
            updates: update::all(measure, updates, today),
            chart: figure::course(measure, today),
            bounds: figure::lines_of_fine(measure),
            is_apart_from_zero: figure::is_apart_from_zero(measure),
            ..Self::brief(measure, today)
        }
    }

    /// The same without sums, updates and chart, for a list.
    #[must_use]
    pub fn brief(measure: &Measure<'_>, today: Date) -> Self {
        let unit = measure.unit();
        let with_period = |(value, period): (Decimal, Option<Period>)| {
            let period = period.map_or_else(String::new, |period| format!(", {}", period.in_words()));
            format!("{}{period}", amount(value, unit))
        };
        let standing = measure.standing(today);
        let now = measure.now(today);
        Self {
            id: measure.id(),
            name: measure.name().to_owned(),
            unit: unit.to_owned(),
            ends: [measure.baseline(), measure.target()].map(|end| end.map(|(number, _)| number)),
            word: standing.as_ref().ok().map(|standing| standing.word),
            told: match &standing {
                Ok(standing) => told(standing, unit),
                Err(lacks) => Lack::told(lacks),
            },
            sums: Vec::new(),
            baseline: measure.baseline().map_or_else(String::new, with_period),
            target: measure.target().map_or_else(String::new, with_period),
            now: match (now, measure.undecided(today)) {
                (Some(now), _) => format!("{}, {}", amount(now.value, unit), long(now.day)),
                (None, Some((day, values))) => {
                    let values: Vec<String> = values.into_iter().map(|value| amount(value, unit)).collect();
                    format!("{}, {}", values.join(" or "), long(day))
                }
                (None, None) => String::new(),
            },
            same: now.map(|now| now.value),
            direction: measure.given().direction.map_or("", Direction::label),
            rhythm: measure.rhythm().map_or("", crate::domain::measures::Rhythm::label),
            next: measure.next(today),
            is_due: measure.is_due(today),
            offered: measure.offered(today).in_words(),
            updates: Vec::new(),
            chart: None,
            bounds: 0,
            is_apart_from_zero: false,
        }
    }
}

/// Where a measure stands, in a sentence: "82.5 percent on June 30, 2026, on the way to 90 percent by December 31, 2028."
fn told(standing: &Standing, unit: &str) -> String {
    let Standing { course, newest, today, .. } = standing;
    let target = amount(course.target, unit);
    let by = long(course.by);
    let aim = if course.keeps() { format!("to stay at {target} until {by}") } else { format!("to come to {target} by {by}") };
    let is = if *today > course.by { "was" } else { "is" };
    match newest {
        Some(newest) => format!("{} on {}; it {is} {aim}.", amount(newest.value, unit), long(newest.day)),
        None => format!("No value since {}, when it was {}; it {is} {aim}.", long(course.from), amount(course.baseline, unit)),
    }
}
