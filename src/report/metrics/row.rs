//! A reading with all that belongs to it, down to the file, the line and the raw text.

use crate::domain::guide::metrics::Quality;
use crate::domain::metrics::{Fact, KeptReading, KeptReadings, Line, ReadingKey, Value, telling};
use crate::domain::words::decimal::Decimal;

/// The numbers of a reading in the unit that stands beside it, for programs that compute: percentages are parts of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// The value; none where it is a pair, or the word for none.
    pub value: Option<Decimal>,
    /// The left and the right side of a pair.
    pub sides: Option<[Decimal; 2]>,
    /// The lower and the upper bound.
    pub bounds: [Option<Decimal>; 2],
}

/// A reading, with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingRow {
    /// Its key, for good.
    pub key: String,
    /// The metric.
    pub metric: &'static str,
    /// The definition.
    pub definition: &'static str,
    /// The place.
    pub place: String,
    /// Its code.
    pub code: String,
    /// The year.
    pub year: u16,
    /// Of whom it speaks.
    pub group: &'static str,
    /// The value as people read it.
    pub value: String,
    /// What it is of.
    pub unit: &'static str,
    /// The lower and the upper bound as people read them; empty where there are none.
    pub bounds: (String, String),
    /// The same as numbers.
    pub numbers: Numbers,
    /// How sure it is, in words.
    pub quality: &'static str,
    /// Whether it is weak.
    pub is_weak: bool,
    /// The release.
    pub release: String,
    /// When it was published, as far as that is known.
    pub published: String,
    /// The same as tables for other programs write a day: "2025-03-27".
    pub published_day: String,
    /// The name of the file.
    pub file: String,
    /// The column of the file.
    pub column: String,
    /// The line of the file.
    pub line: u64,
    /// The cell as the file has it.
    pub raw: String,
    /// The cells of the bounds.
    pub raw_bounds: (String, String),
    /// What is odd about it, a sentence each.
    pub notes: Vec<String>,
    /// What other releases said, a sentence each.
    pub before: Vec<String>,
}

/// The columns of a table of readings.
pub const READINGS: [&str; 24] = [
    "Metric",
    "Definition",
    "Place",
    "Code of the place",
    "Year",
    "Of whom",
    "Value",
    "Value as a number",
    "Left side of a pair",
    "Right side of a pair",
    "Unit",
    "Lower bound",
    "Lower bound as a number",
    "Upper bound",
    "Upper bound as a number",
    "Quality",
    "Release",
    "Published",
    "File",
    "Column of the file",
    "Line of the file",
    "Text of the file",
    "Text of the lower bound",
    "Text of the upper bound",
];

impl ReadingRow {
    /// Its cells under [`READINGS`].
    #[must_use]
    pub fn cells(&self) -> [String; 24] {
        let plain = |number: Option<Decimal>| number.map_or_else(String::new, |number| number.to_string());
        let [left, right] = self.numbers.sides.map_or([None; 2], |sides| sides.map(Some));
        let [lower, upper] = self.numbers.bounds;
        [
            self.metric.to_owned(),
            self.definition.to_owned(),
            self.place.clone(),
            self.code.clone(),
            self.year.to_string(),
            self.group.to_owned(),
            self.value.clone(),
            plain(self.numbers.value),
            plain(left),
            plain(right),
            self.unit.to_owned(),
            self.bounds.0.clone(),
            plain(lower),
            self.bounds.1.clone(),
            plain(upper),
            self.quality.to_owned(),
            self.release.clone(),
            self.published_day.clone(),
            self.file.clone(),
            self.column.clone(),
            self.line.to_string(),
            self.raw.clone(),
            self.raw_bounds.0.clone(),
            self.raw_bounds.1.clone(),
        ]
    }

    /// A reading that is shown.
    #[must_use]
    pub fn of(kept: &KeptReadings, line: &Line<'_>) -> Self {
        let own = &line.fact().edition;
        let said = |fact: &Fact| format!("{} ({})", telling::cell(fact.value, fact.of.definition.get()), fact.quality.in_words());
        let dated = |fact: &&&Fact| !fact.edition.published.is_empty() && fact.edition.published != own.published;
        let earlier: Vec<String> = line
            .before
            .iter()
            .filter(dated)
            .map(|fact| format!("{}, {}", said(fact), telling::published(&fact.edition.published)))
            .collect();
        let mut before: Vec<String> =
            if earlier.is_empty() { Vec::new() } else { vec![format!("As published before: {}.", earlier.join("; "))] };
        // Nobody can say of these that they came before.
        before.extend(line.before.iter().filter(|fact| !dated(fact)).map(|fact| {
            let day = if fact.edition.published.is_empty() { "" } else { " of that day" };
            let file = kept.releases.iter().find(|release| release.edition == fact.edition);
            let file = file.map_or_else(String::new, |release| format!(", “{}” ({})", release.title(), release.name));
            format!("In another file{day}: {}{file}.", said(fact))
        }));
        Self { before, ..Self::bare(kept, line.reading) }
    }

    /// A reading without what was published before.
    #[must_use]
    pub fn bare(kept: &KeptReadings, reading: &KeptReading) -> Self {
        let fact = &reading.fact;
        let definition = fact.of.definition.get();
        let release = kept.release(reading.release);
        // Those of a pair belong to one of its sides, and files do not say to which.
        let bounds = [fact.lower, fact.upper].map(|bound| bound.filter(|_| !definition.unit.is_pair()));
        let bound = |bound: Option<Decimal>| bound.map_or_else(String::new, |bound| telling::short(Value::Number(bound), definition));
        let plain = |number| telling::computed(number, definition);
        let sides = if let Value::Pair(left, right) = fact.value { Some([left, right].map(plain)) } else { None };
        let value = telling::cell(fact.value, definition);
        Self {
            key: ReadingKey { of: fact.of, digest: fact.edition.digest.clone() }.to_string(),
            metric: &definition.metric.get().name,
            definition: &definition.name,
            place: kept.called(fact.of.place),
            code: fact.of.place.to_string(),
            year: fact.of.year,
            group: fact.of.subgroup.in_words(),
            unit: if fact.value == Value::NoneThere { "" } else { telling::unit(definition) },
            value,
            bounds: (bound(bounds[0]), bound(bounds[1])),
            numbers: Numbers { value: fact.value.number().map(plain), sides, bounds: bounds.map(|bound| bound.map(plain)) },
            quality: fact.quality.in_words(),
            is_weak: fact.quality == Quality::Weak,
            release: release.map_or_else(String::new, |release| release.title().to_owned()),
            published: telling::published(&fact.edition.published),
            published_day: fact.edition.published.clone(),
            file: release.map_or_else(String::new, |release| release.name.clone()),
            column: release
                .and_then(|release| release.contents.columns.get(reading.column))
                .map_or_else(String::new, |column| column.name.clone()),
            line: reading.line,
            raw: fact.raw.clone(),
            raw_bounds: reading.raw_bounds.clone(),
            notes: fact.oddities().into_iter().map(|oddity| oddity.label().to_owned()).collect(),
            before: Vec::new(),
        }
    }

    /// The bounds in words; empty where there are none.
    #[must_use]
    pub fn between(&self) -> String {
        match (self.bounds.0.as_str(), self.bounds.1.as_str()) {
            ("", "") => String::new(),
            (lower, "") => format!("at least {lower}"),
            ("", upper) => format!("at most {upper}"),
            (lower, upper) => format!("{lower} to {upper}"),
        }
    }

    /// The release with its day: "City overall, published March 27, 2025".
    #[must_use]
    pub fn of_release(&self) -> String {
        super::release::with_day(&self.release, &self.published)
    }
}
