//! Places that share one estimate, since the value of a small place is that of the larger area around it.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use crate::domain::guide::metrics::{PlaceCode, PlaceKind};

use super::measured_place::MeasuredPlace;
use super::reading::{Fact, Of};
use super::subgroup::Subgroup;
use super::value::Value;
use crate::domain::words::decimal::Decimal;

/// For each place that shares its estimate with others, those others, each with the years in which it does. Areas are
/// drawn anew, so that a pair of one year may be none of another.
pub type Shared = BTreeMap<PlaceCode, BTreeMap<PlaceCode, BTreeSet<u16>>>;

/// How many digits behind the point are compared: the last ones are what a computer left over.
const DIGITS: u8 = 9;

/// In how many readings of a year two places have to be alike. One may be a coincidence.
const ALIKE: u32 = 2;

/// How many places of one state may say the same, and still be held against each other one by one: more than any state has
/// counties. What more places say is no estimate of an area.
const MOST: usize = 300;

fn share(shared: &mut Shared, one: PlaceCode, other: PlaceCode, year: u16) {
    for (one, other) in [(one, other), (other, one)] {
        shared.entry(one).or_default().entry(other).or_default().insert(year);
    }
}

/// For each place that shares its estimate with others, those others, with the years in which it does.
///
/// Two places of one state share one in a year of a release if at least two of their readings of that year, each of one
/// group, that are estimated for larger areas are equal in value and bounds, and more are equal than differ. Only places
/// that are on the list of measured ones enter. Quality is left out: it says how much of the area a county is, so that it
/// differs between counties that share one value (in the 2023 county incomes 371 of the 2,184 counties that share all
/// three incomes with their bounds have another quality than those they share them with).
#[must_use]
pub fn shared_estimates<'a>(facts: impl Iterator<Item = &'a Fact>) -> Shared {
    let mut alike: HashMap<_, Vec<PlaceCode>> = HashMap::new();
    let mut has: HashMap<_, BTreeSet<_>> = HashMap::new();
    for fact in facts.filter(|fact| fact.of.definition.get().for_larger_areas && MeasuredPlace::of(fact.of.place).is_some()) {
        let column = (fact.of.definition, fact.of.subgroup);
        let said = (rounded(fact.value), fact.lower.map(plain), fact.upper.map(plain));
        let when = (fact.of.year, &fact.edition);
        alike.entry((when, column, fact.of.place.kind(), fact.of.place.state(), said)).or_default().push(fact.of.place);
        has.entry((fact.of.place, when)).or_default().insert(column);
    }
    let mut pairs: HashMap<_, u32> = HashMap::new();
    for ((when, ..), places) in alike.into_iter().filter(|(_, places)| places.len() <= MOST) {
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                *pairs.entry((*one.min(other), *one.max(other), when)).or_default() += 1;
            }
        }
    }
    let mut shared = Shared::new();
    for ((one, other, when), equal) in pairs {
        let both = has[&(one, when)].intersection(&has[&(other, when)]).count();
        if equal >= ALIKE && usize::try_from(equal).is_ok_and(|equal| equal * 2 > both) {
            share(&mut shared, one, other, when.0);
        }
    }
    shared
}

/// What a place is told in a year, each reading by its column and what it says.
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

    /// For each place that shares its estimate with others, those others, with the years in which it does.
    #[must_use]
    pub fn finish(self) -> Shared {
        let mut states: BTreeMap<(PlaceKind, u8, u16), Vec<Told>> = BTreeMap::new();
        for (place, mut facts) in self.0.into_iter().filter(|(place, _)| MeasuredPlace::of(*place).is_some()) {
            facts.sort_unstable_by_key(|(column, said)| (year_of(*column), *column, *said));
            facts.dedup();
            for of_year in facts.chunk_by(|(one, _), (other, _)| year_of(*one) == year_of(*other)) {
                let year = of_year.first().map_or(0, |(column, _)| year_of(*column));
                states.entry((place.kind(), place.state(), year)).or_default().push((place, of_year.to_vec()));
            }
        }
        let mut shared = Shared::new();
        for ((.., year), places) in states {
            for (one, other) in pairs(&places) {
                share(&mut shared, one, other, year);
            }
        }
        shared
    }
}

/// The places of one state and year that share one estimate.
fn pairs(places: &[Told]) -> Vec<(PlaceCode, PlaceCode)> {
    let mut alike: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    for (at, (_, facts)) in places.iter().enumerate() {
        for fact in facts {
            alike.entry(*fact).or_default().push(at);
        }
    }
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    for of_fact in alike.into_values().filter(|of_fact| of_fact.len() <= MOST) {
        for (at, one) in of_fact.iter().enumerate() {
            for other in &of_fact[at + 1..] {
                *pairs.entry((*one.min(other), *one.max(other))).or_default() += 1;
            }
        }
    }
    let shared = pairs.into_iter().filter(|(_, equal)| *equal >= ALIKE).filter_map(|((one, other), equal)| {
        let ((one, facts), (other, others)) = (&places[one], &places[other]);
        let both = facts.iter().filter(|(column, _)| others.binary_search_by_key(column, |(column, _)| *column).is_ok()).count();
        usize::try_from(equal).is_ok_and(|equal| equal * 2 > both).then_some((*one, *other))
    });
    shared.collect()
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

/// The year of a column.
fn year_of(column: u32) -> u16 {
    u16::try_from(column >> 8 & 0xffff).expect("a year has sixteen bits")
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
