//! What a cell says: a number, a pair, that there is none; or nothing at all.

use crate::domain::guide::metrics::{Definition, Zero};
use crate::domain::words::decimal::Decimal;

/// The value of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// A share of wealth, and a share of households.
    Pair(Decimal, Decimal),
    /// There is none of what would be counted, which is no best value: no physician in the county.
    NoneThere,
}

impl Value {
    /// The number that it is, if it is one.
    #[must_use]
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            Self::Pair(..) | Self::NoneThere => None,
        }
    }

    /// Of a pair, how far the left lies from the right: below nothing means less than their share. Pairs are told by
    /// this, never by a quotient.
    #[must_use]
    pub fn distance(self) -> Option<Decimal> {
        match self {
            Self::Pair(left, right) => left.minus(right),
            Self::Number(_) | Self::NoneThere => None,
        }
    }
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing: it is empty, or `NA`.
    Missing,
    /// A value.
    Value(Value),
    /// One, as a program wrote it that took the column for yes and no.
    TrueForOne,
    /// A zero that cannot be true.
    FalseZero,
    /// A formula.
    Formula,
    /// Something that is no value.
    Nonsense,
}

/// Whether a cell says nothing: published files write `NA`, or nothing, or both.
#[must_use]
pub fn is_missing(cell: &[u8]) -> bool {
    cell.is_empty() || cell == b"NA"
}

/// A number of a cell, multiplied as its column says.
#[must_use]
pub fn number(cell: &str, times: Decimal) -> Option<Decimal> {
    let read = Decimal::read(cell)?;
    if times == Decimal::ONE { Some(read) } else { read.times(times) }
}

/// One side of a pair: a fraction, or a percentage with its sign.
fn side(text: &str) -> Option<Decimal> {
    match text.strip_suffix('%') {
        Some(percent) => Decimal::read(percent)?.times(Decimal::new(1, 2)),
        None => Decimal::read(text),
    }
}

/// What a cell says under a definition. Nothing is guessed from other cells.
#[must_use]
pub fn said(cell: &str, definition: &Definition, times: Decimal) -> Said {
    if is_missing(cell.as_bytes()) {
        return Said::Missing;
    }
    let value = if definition.unit.is_pair() {
        cell.split_once(':').and_then(|(left, right)| Some(Value::Pair(side(left)?, side(right)?)))
    } else if definition.zero == Zero::NoneThere {
        // `2235:1`, or the number alone.
        number(cell.strip_suffix(":1").unwrap_or(cell), times).map(Value::Number)
    } else {
        number(cell, times).map(Value::Number)
    };
    match value {
        Some(Value::Number(number)) if number.is_zero() && definition.zero == Zero::NoneThere => Said::Value(Value::NoneThere),
        Some(Value::Number(number)) if number.is_zero() && definition.zero == Zero::Missing => Said::FalseZero,
        Some(value) => Said::Value(value),
        None if cell == "TRUE" && !definition.unit.is_pair() => Said::TrueForOne,
        None if cell.starts_with(['=', '+', '@']) => Said::Formula,
        None if cell.starts_with('-') && cell.bytes().any(|byte| byte.is_ascii_alphabetic() && byte != b'e' && byte != b'E') => {
            Said::Formula
        }
        None => Said::Nonsense,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::metrics::DefinitionKey;

    fn read(cell: &str, word: &str) -> Said {
        said(cell, word.parse::<DefinitionKey>().unwrap().get(), Decimal::ONE)
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::read(text).unwrap()
    }

    #[test]
    fn pairs_keep_both_sides() {
        let pair = Value::Pair(decimal("0.032"), decimal("0.135"));
        assert_eq!(read("0.032:0.135", "housing-wealth-black"), Said::Value(pair));
        assert_eq!(pair.distance(), Some(decimal("-0.103")));
        assert_eq!(read("20.8%:27.5%", "housing-wealth-black"), Said::Value(Value::Pair(decimal("0.208"), decimal("0.275"))));
        let Said::Value(none) = read("0.000:0.000", "housing-wealth-black") else { panic!() };
        assert_eq!(none.distance(), Some(Decimal::ZERO));
        assert_eq!(read("0.032", "housing-wealth-black"), Said::Nonsense);
        assert_eq!(read("0.1:", "housing-wealth-black"), Said::Nonsense);
        assert_eq!(read("0.1:0.2", "employment"), Said::Nonsense);
    }

    #[test]
    fn no_physician_is_no_best_value() {
        assert_eq!(read("851:1", "physicians"), Said::Value(Value::Number(decimal("851"))));
        assert_eq!(read("851", "physicians"), Said::Value(Value::Number(decimal("851"))));
        assert_eq!(read("0", "physicians"), Said::Value(Value::NoneThere));
        assert_eq!(read("0", "living-wage"), Said::FalseZero);
        assert_eq!(read("0", "crime-violent"), Said::Value(Value::Number(Decimal::ZERO)));
    }

    #[test]
    fn what_is_no_value_is_not_taken_for_one() {
        for cell in ["", "NA"] {
            assert_eq!(read(cell, "employment"), Said::Missing);
        }
        assert_eq!(read("TRUE", "employment"), Said::TrueForOne);
        for cell in ["=1+1", "+SUM(A1)", "@x", "-cmd"] {
            assert_eq!(read(cell, "employment"), Said::Formula, "{cell}");
        }
        for cell in ["1,000", "n/a", "-", "12%", "."] {
            assert_eq!(read(cell, "employment"), Said::Nonsense, "{cell}");
        }
        assert_eq!(
            said("25.36", "transportation-cost".parse::<DefinitionKey>().unwrap().get(), Decimal::new(1, 2)),
            Said::Value(Value::Number(decimal("0.2536")))
        );
    }
}
