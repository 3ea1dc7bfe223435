//! What a reading of the Mobility Metrics lends to a measure: its baseline as it is shown, its year, and which way is better
//! where the metric says so.

use super::Direction;
use crate::domain::guide::metrics::{self, Definition, Unit};
use crate::domain::metrics::{Value, telling};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::typed_number;

/// What a reading lends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    /// The baseline, with the digits that are shown.
    pub baseline: Decimal,
    /// In which unit.
    pub unit: String,
    /// Which way is better; nothing where the metric does not say, so that a person chooses.
    pub direction: Option<Direction>,
    /// The target, where the metric has one of its own: two shares that are to become equal.
    pub target: Option<Decimal>,
}

impl Lent {
    /// What a value lends; nothing where there is none of what would be counted.
    #[must_use]
    pub fn of(value: Value, definition: &Definition) -> Option<Self> {
        let direction = match definition.better {
            metrics::Direction::Higher => Some(Direction::Up),
            metrics::Direction::Lower => Some(Direction::Down),
            metrics::Direction::Parity => Some(Direction::Toward),
            metrics::Direction::Neither => None,
        };
        match value {
            Value::NoneThere => None,
            // The left side less the right, in points, and never a quotient.
            Value::Pair(..) => {
                let points = value.distance()?.times(Decimal::new(100, 0))?.rounded(1);
                let unit = "points between the two shares".to_owned();
                Some(Self { baseline: points, unit, direction: Some(Direction::Toward), target: Some(Decimal::ZERO) })
            }
            Value::Number(_) => {
                let baseline = typed_number::read(&telling::short(value, definition)).ok()?;
                let unit = match definition.unit {
                    Unit::Percent | Unit::Wealth => format!("percent {}", definition.of),
                    Unit::Dollars => "dollars".to_owned(),
                    _ => telling::unit(definition).to_owned(),
                };
                Some(Self { baseline, unit: unit.trim_end().to_owned(), direction, target: None })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::metrics::DefinitionKey;

    fn lent(word: &str, value: Value) -> Option<Lent> {
        Lent::of(value, word.parse::<DefinitionKey>().unwrap().get())
    }

    fn number(text: &str) -> Value {
        Value::Number(Decimal::read(text).unwrap())
    }

    #[test]
    fn a_reading_lends_the_number_that_is_shown_and_a_direction_where_the_metric_has_one() {
        let employed = lent("employment", number("0.8838288702361397")).unwrap();
        assert_eq!((employed.baseline, employed.direction, employed.target), (Decimal::new(884, 1), Some(Direction::Up), None));
        assert_eq!(employed.unit, "percent of people aged 25 to 54");
        let income = lent("income-50", number("64841.34479999999")).unwrap();
        assert_eq!((income.baseline, income.unit.as_str()), (Decimal::new(64_841, 0), "dollars"));
    }

    #[test]
    fn a_pair_of_shares_lends_the_left_less_the_right_in_points_on_its_way_to_zero() {
        let pair = Value::Pair(Decimal::read("0.032").unwrap(), Decimal::read("0.135").unwrap());
        let lent = lent("housing-wealth-black", pair).unwrap();
        assert_eq!((lent.baseline, lent.target, lent.direction), (Decimal::new(-103, 1), Some(Decimal::ZERO), Some(Direction::Toward)));
    }

    #[test]
    fn where_there_is_none_of_what_is_counted_nothing_is_lent() {
        assert_eq!(lent("physicians", Value::NoneThere), None);
    }

    #[test]
    fn where_no_direction_is_better_a_person_chooses() {
        for key in DefinitionKey::all().filter(|key| !key.get().unit.is_pair()) {
            let lent = Lent::of(number("0.5"), key.get()).unwrap();
            assert_eq!(lent.direction.is_none(), key.get().better == metrics::Direction::Neither, "{key}");
        }
    }
}
