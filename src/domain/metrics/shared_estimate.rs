//! Places that share one estimate, since the value of a small place is that of the larger area around it.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use crate::domain::guide::metrics::{PlaceCode, PlaceKind};

use super::reading::{Fact, Of};
use super::subgroup::Subgroup;
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

/// What a place is told, each reading by its column and what it says.
type Told = (PlaceCode, Vec<(u32, u32)>);

/// The same, while a file is read: of each reading it holds eight bytes.
#[derive(Debug, Default)]
pub struct Alike(HashMap<PlaceCode, Vec<(u32, u32)>>);

impl Alike {
    /// Takes a reading.
    pub fn take(&mut self, of: &Of, value: Value, lower: Option<Decimal>, upper: Option<Decimal>) {
        if of.definition.get().for_larger_areas {
            let bound = |bound: Option<Decimal>| bound.map(|number| number.rounded(DIGITS));
            let value = match value {
                Value::Number(number) => (Some(number.rounded(DIGITS)), None),
                Value::Pair(left, right) => (Some(left.rounded(DIGITS)), Some(right.rounded(DIGITS))),
                Value::NoneThere => (None, None),
            };
            let mut hash = DefaultHasher::new();
            (value, bound(lower), bound(upper)).hash(&mut hash);
            // Half of it will do: two readings at least have to be alike.
            let said = u32::try_from(hash.finish() >> 32).expect("half of it is left");
            self.0.entry(of.place).or_default().push((column(of), said));
        }
    }

    /// For each place that shares its estimate with others, those others.
    #[must_use]
    pub fn finish(self) -> BTreeMap<PlaceCode, BTreeSet<PlaceCode>> {
        let mut states: BTreeMap<(PlaceKind, u8), Vec<Told>> = BTreeMap::new();
        for (place, mut facts) in self.0 {
            facts.sort_unstable();
            states.entry((place.kind(), place.state())).or_default().push((place, facts));
        }
        let mut shared: BTreeMap<PlaceCode, BTreeSet<PlaceCode>> = BTreeMap::new();
        for places in states.into_values() {
            let mut alike: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
            for (at, (_, facts)) in places.iter().enumerate() {
                for fact in facts {
                    alike.entry(*fact).or_default().push(at);
                }
            }
            let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
            for of_fact in alike.into_values() {
                for (at, one) in of_fact.iter().enumerate() {
                    for other in &of_fact[at + 1..] {
                        *pairs.entry((*one.min(other), *one.max(other))).or_default() += 1;
                    }
                }
            }
            for ((one, other), equal) in pairs.into_iter().filter(|(_, equal)| *equal >= ALIKE) {
                let ((one, facts), (other, others)) = (&places[one], &places[other]);
                let both = facts.iter().filter(|(column, _)| others.binary_search_by_key(column, |(column, _)| *column).is_ok()).count();
                if usize::try_from(equal).is_ok_and(|equal| equal * 2 > both) {
                    shared.entry(*one).or_default().insert(*other);
                    shared.entry(*other).or_default().insert(*one);
                }
            }
        }
        shared
    }
}

/// Definition, year and group in one number.
fn column(of: &Of) -> u32 {
    let group = match of.subgroup {
        Subgroup::Whole => 0,
        Subgroup::Base => 1,
        Subgroup::Group(key) => key.index() + 2,
    };
    let small = |number: usize| u32::try_from(number).expect("there are few of them");
    small(of.definition.index()) << 24 | u32::from(of.year) << 8 | small(group)
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
