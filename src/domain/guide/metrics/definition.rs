//! A metric, and the definitions under which the published files hold it.

use serde::Deserialize;

use crate::domain::guide::PredictorKey;
use crate::domain::words::decimal::Decimal;

/// How many metrics the framework has.
pub const METRICS: usize = 26;

/// One of the 26 metrics, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MetricKey(pub(super) u8);

/// A definition of a metric, by its place among all. Only readings of one definition may be compared or joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DefinitionKey(pub(super) u8);

/// A measured quantity of the framework.
#[derive(Debug)]
pub struct Metric {
    /// Its key.
    pub key: MetricKey,
    /// Its key in addresses and data: `poverty-exposure`.
    pub word: String,
    /// The predictor that it belongs to.
    pub predictor: PredictorKey,
    /// What people see.
    pub name: String,
    /// What it measures, in one sentence.
    pub what: String,
    /// Whether places may be ranked by it at all. By crime they may not.
    pub is_ranked: bool,
    /// Its definitions, those in use before past ones.
    pub definitions: Vec<DefinitionKey>,
}

/// One definition of a metric: what a number of it means.
#[derive(Debug)]
pub struct Definition {
    /// Its key.
    pub key: DefinitionKey,
    /// Its key in data, for good: `income-50`.
    pub word: String,
    /// The metric that it is of.
    pub metric: MetricKey,
    /// What people see.
    pub name: String,
    /// How its numbers are shown.
    pub unit: Unit,
    /// What a number of it is of, or per what: "of workers", "per 100,000 people". Empty where the unit says all.
    pub of: String,
    /// What counts as better.
    pub better: Direction,
    /// The smallest and the largest number that is plausible. Others are kept, and said to be odd.
    pub range: (Decimal, Decimal),
    /// Whether the value of a small place is estimated for the larger area around it.
    pub for_larger_areas: bool,
    /// Whether “All” of a file that tells groups apart differs from the headline, since it comes from five years of answers
    /// and the headline from one. Where it does not, the base may stand in for a headline that no file has.
    pub base_differs: bool,
    /// What a zero means.
    pub zero: Zero,
    /// The number to which everything above it was cut.
    pub cap: Option<Decimal>,
    /// Whether no file holds it any more.
    pub is_past: bool,
    /// Where all this is known from.
    pub source: String,
}

/// How numbers of a definition are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Dollars of that year, whole.
    Dollars,
    /// A fraction, as percent.
    Percent,
    /// Homes per household, as homes for every 100 households.
    #[serde(rename = "per_100_households")]
    Per100Households,
    /// So many for every so many people.
    Rate,
    /// A number of people.
    Count,
    /// A rank from 0 to 100.
    Index,
    /// How many times as much.
    Ratio,
    /// Grade levels.
    Grades,
    /// People for one physician.
    PeoplePerPhysician,
    /// A pair: the share of housing wealth, and the share of households.
    Wealth,
}

impl Unit {
    /// Whether a value is a pair of numbers.
    #[must_use]
    pub const fn is_pair(self) -> bool {
        matches!(self, Self::Wealth)
    }
}

/// What counts as better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Best is where both sides are equal.
    Parity,
    /// No direction is better.
    Neither,
}

impl Direction {
    /// In words: "Higher is better."
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Higher => "Higher is better.",
            Self::Lower => "Lower is better.",
            Self::Parity => "Best is where both sides are equal.",
            Self::Neither => "Neither higher nor lower is better.",
        }
    }
}

/// What a zero means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zero {
    /// Nothing but zero.
    #[default]
    Zero,
    /// That there is none of what would be counted: no physician at all, which is no best value.
    NoneThere,
    /// Nothing that can be believed: the value is missing.
    Missing,
}
