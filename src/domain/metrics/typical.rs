//! The place of the typical resident: the median over places, weighted by their people.

use crate::domain::words::decimal::Decimal;

/// How many in a hundred people may live where the value is missing or weak, before the line is left out: the publisher's
/// own limit.
const AMISS: u64 = 15;

/// What the median is made of: one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// Its people in that year.
    pub people: u32,
    /// Its value, if it has one.
    pub value: Option<Decimal>,
    /// Whether the value is weak.
    pub is_weak: bool,
}

/// The value of the place of the typical resident: all residents stand in the order of their places' values, and the one in
/// the middle tells. Weak values count, as with the publisher; nothing comes out where too many people live in places whose
/// value is missing or weak.
#[must_use]
pub fn typical(places: &[Weighed]) -> Option<Decimal> {
    let all: u64 = places.iter().map(|place| u64::from(place.people)).sum();
    let amiss: u64 = places.iter().filter(|place| place.value.is_none() || place.is_weak).map(|place| u64::from(place.people)).sum();
    if all == 0 || amiss * 100 > all * AMISS {
        return None;
    }
    let values: Vec<(Decimal, u32)> = places.iter().filter_map(|place| Some((place.value?, place.people))).collect();
    weighted_median(values)
}

/// The median of values that stand for so many people each.
#[must_use]
pub fn weighted_median(mut values: Vec<(Decimal, u32)>) -> Option<Decimal> {
    values.sort();
    let all: u64 = values.iter().map(|(_, people)| u64::from(*people)).sum();
    let at = |person: u64| {
        let mut before = 0;
        values.iter().find_map(|(value, people)| {
            before += u64::from(*people);
            (before >= person).then_some(*value)
        })
    };
    let (low, high) = (at(all.div_ceil(2))?, at(all / 2 + 1)?);
    if low == high {
        return Some(low);
    }
    // Two people stand in the middle.
    let zero_less_high = Decimal::ZERO.minus(high)?;
    low.minus(zero_less_high)?.times(Decimal::new(5, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::read(text).unwrap()
    }

    #[test]
    fn the_middle_person_tells_and_not_the_middle_place() {
        let places = vec![(decimal("10"), 1), (decimal("20"), 1), (decimal("30"), 5)];
        assert_eq!(weighted_median(places), Some(decimal("30")));
        assert_eq!(weighted_median(vec![(decimal("2"), 3), (decimal("1"), 3)]), Some(decimal("1.5")));
        assert_eq!(weighted_median(Vec::new()), None);
        assert_eq!(weighted_median(vec![(decimal("4"), 0)]), None);
    }

    #[test]
    fn it_is_left_out_where_too_many_live_with_missing_or_weak_values() {
        let place = |people, value: Option<&str>, is_weak| Weighed { people, value: value.map(decimal), is_weak };
        let places = [place(85, Some("1"), false), place(15, Some("2"), true)];
        assert_eq!(typical(&places), Some(decimal("1")), "weak values count up to the limit");
        let places = [place(84, Some("1"), false), place(8, None, false), place(8, Some("2"), true)];
        assert_eq!(typical(&places), None);
    }
}
