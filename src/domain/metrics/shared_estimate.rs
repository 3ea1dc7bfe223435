//! Places that share one estimate, since the value of a small place is that of the larger area around it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::guide::metrics::PlaceCode;

use super::reading::Fact;
use super::value::Value;
use crate::domain::words::decimal::Decimal;

/// How many digits behind the point are compared: the last ones are what a computer left over.
const DIGITS: u8 = 9;

/// In how many readings two places have to be alike. One may be a coincidence.
const ALIKE: u32 = 2;

/// For each place that shares its estimate with others, those others.
///
/// Two places of one state share one if at least two of their readings of one release, year and group that are estimated
/// for larger areas are equal in value and bounds, and more are equal than differ. Quality is left out: it says how much of
/// the area a county is, so that it differs between counties that share one value (in the 2023 county incomes 371 of the
/// 2,184 counties that share all three incomes with their bounds have another quality than those they share them with).
#[must_use]
pub fn shared_estimates<'a>(facts: impl Iterator<Item = &'a Fact>) -> BTreeMap<PlaceCode, BTreeSet<PlaceCode>> {
    let mut alike: HashMap<_, Vec<PlaceCode>> = HashMap::new();
    let mut has: HashMap<PlaceCode, BTreeSet<_>> = HashMap::new();
    for fact in facts.filter(|fact| fact.of.definition.get().for_larger_areas) {
        let column = (fact.of.definition, fact.of.year, fact.of.subgroup, &fact.edition);
        let said = (rounded(fact.value), fact.lower.map(plain), fact.upper.map(plain));
        alike.entry((column, fact.of.place.kind(), fact.of.place.state(), said)).or_default().push(fact.of.place);
        has.entry(fact.of.place).or_default().insert((fact.of.definition, fact.of.year, fact.of.subgroup, &fact.edition));
    }
    let mut pairs: HashMap<(PlaceCode, PlaceCode), u32> = HashMap::new();
    for places in alike.into_values() {
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                *pairs.entry((*one.min(other), *one.max(other))).or_default() += 1;
            }
        }
    }
    let mut shared: BTreeMap<PlaceCode, BTreeSet<PlaceCode>> = BTreeMap::new();
    for ((one, other), equal) in pairs {
        let both = has[&one].intersection(&has[&other]).count();
        if equal >= ALIKE && usize::try_from(equal).is_ok_and(|equal| equal * 2 > both) {
            shared.entry(one).or_default().insert(other);
            shared.entry(other).or_default().insert(one);
        }
    }
    shared
}

fn plain(number: Decimal) -> String {
    number.rounded(DIGITS).to_string()
}

fn rounded(value: Value) -> String {
    match value {
        Value::Number(number) => plain(number),
        Value::Pair(left, right) => format!("{}:{}", plain(left), plain(right)),
        Value::NoneThere => String::new(),
    }
}
