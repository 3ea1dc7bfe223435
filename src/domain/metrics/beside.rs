//! A reading beside those of peers: what range they span, and what the place of the typical resident has.

use std::collections::BTreeMap;

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, Unit};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::{agree, capital, count, inserted, number};

use super::kept::KeptReadings;
use super::officials::Officials;
use super::reading::{Fact, Of};
use super::record::{Line, Records};
use super::telling;

/// Why places are not held beside each other by a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncompared {
    /// What is reported and how police work is not the same everywhere.
    Reported,
    /// It is a count.
    Count,
    /// It says who lives where, which goes without saying.
    Residents,
}

impl Uncompared {
    /// Why a definition is not one to compare places by; nothing where it is one.
    #[must_use]
    pub fn of(key: DefinitionKey) -> Option<Self> {
        let definition = key.get();
        if !definition.metric.get().is_ranked {
            return Some(Self::Reported);
        }
        if definition.unit == Unit::Count {
            return Some(Self::Count);
        }
        Officials::groups().any(|group| group == key).then_some(Self::Residents)
    }

    /// In a sentence; empty where it goes without saying.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Reported => {
                "Places are not compared by this number: how much is reported and how police work differ from place to place."
            }
            Self::Count => "A count says nothing beside places of another size; the share does.",
            Self::Residents => "",
        }
    }
}

/// A reading beside those of peers.
#[derive(Debug)]
pub struct Beside<'a> {
    own: &'a Fact,
    kept: &'a KeptReadings,
    /// The peers' readings that may be compared, from the lowest number. Of peers that share one
    /// estimate with each other the first stands for all.
    pub compared: Vec<Line<'a>>,
    /// For peers in that list, those that share one estimate with them.
    pub same: BTreeMap<PlaceCode, Vec<Line<'a>>>,
    /// Peers whose reading is weak, odd, or the word for none.
    pub undecided: Vec<Line<'a>>,
    /// Peers without a reading of that year in the same release.
    pub silent: Vec<PlaceCode>,
    /// Peers that share one estimate with the place.
    pub shared: Vec<PlaceCode>,
    /// The value of the place of the typical resident.
    pub typical: Option<Decimal>,
}

impl<'a> Beside<'a> {
    /// Holds a reading beside those of peers, all of one release. Nothing where places are not to be compared by it, as by
    /// crime.
    #[must_use]
    pub fn of(records: &Records<'a>, own: &Line<'a>, peers: &[PlaceCode]) -> Option<Self> {
        let of = own.fact().of;
        let definition = of.definition.get();
        if Uncompared::of(of.definition).is_some() {
            return None;
        }
        let kept = records.kept();
        let release = kept.release(own.reading.release);
        let mut beside = Self {
            own: own.fact(),
            kept,
            compared: Vec::new(),
            same: BTreeMap::new(),
            undecided: Vec::new(),
            silent: Vec::new(),
            shared: Vec::new(),
            typical: release.and_then(|release| release.typicals.get(of.definition, of.year, of.subgroup, of.place.kind())),
        };
        let shares = |place: PlaceCode, other: &PlaceCode| {
            definition.for_larger_areas && kept.alike_in(own.reading.release, place, of.year).contains(other)
        };
        for peer in peers.iter().filter(|peer| peer.kind() == of.place.kind() && **peer != of.place) {
            match records.line_in(own.reading.release, &Of { place: *peer, ..of }) {
                _ if shares(of.place, peer) => beside.shared.push(*peer),
                None => beside.silent.push(*peer),
                Some(line) if line.fact().decides() && !definition.unit.is_pair() => beside.compare(line, shares),
                Some(line) => beside.undecided.push(line),
            }
        }
        beside.compared.sort_by_key(|line| line.fact().value.number());
        Some(beside)
    }

    /// Takes a peer's reading, unless another peer's that it shares one estimate with stands for it.
    fn compare(&mut self, line: Line<'a>, shares: impl Fn(PlaceCode, &PlaceCode) -> bool) {
        let value = |line: &Line<'_>| line.fact().value.number().map(|number| number.rounded(9));
        let stands = |other: &&Line<'_>| value(other) == value(&line) && shares(other.fact().of.place, &line.fact().of.place);
        match self.compared.iter().find(stands).map(|other| other.fact().of.place) {
            Some(other) => self.same.entry(other).or_default().push(line),
            None => self.compared.push(line),
        }
    }

    /// A peer by its name, with those that share one estimate with it: "A; B, one estimate".
    fn with_same(&self, place: PlaceCode) -> String {
        let Some(same) = self.same.get(&place) else { return self.called(place) };
        let names: Vec<String> =
            std::iter::once(place).chain(same.iter().map(|line| line.fact().of.place)).map(|place| self.called(place)).collect();
        format!("{}, one estimate", names.join("; "))
    }

    fn called(&self, place: PlaceCode) -> String {
        inserted(&self.kept.called(place))
    }

    /// How sure a peer's reading is, where that is not as sure as the place's own; its release is the same.
    fn sure(&self, fact: &Fact) -> Option<&'static str> {
        (fact.quality != self.own.quality).then(|| fact.quality.in_words())
    }

    /// The range of the peers in a sentence; empty where none can be compared.
    #[must_use]
    pub fn range(&self) -> String {
        let definition = self.own.of.definition.get();
        let told = |line: &Line<'_>| {
            let sure = self.sure(line.fact()).map_or_else(String::new, |sure| format!(", {sure}"));
            format!("{} ({}{sure})", telling::short(line.fact().value, definition), self.with_same(line.fact().of.place))
        };
        let (Some(first), Some(last)) = (self.compared.first(), self.compared.last()) else { return String::new() };
        let peers = count(self.compared.len(), "peer", "peers");
        if self.compared.len() == 1 {
            return format!("One peer in {}: {}.", self.own.of.year, told(first));
        }
        format!("{} in {}: from {} to {}.", capital(&peers), self.own.of.year, told(first), told(last))
    }

    /// How many peers have more and how many have less; empty where the reading itself decides nothing.
    #[must_use]
    pub fn against(&self) -> String {
        let Some(own) = self.own.value.number() else { return String::new() };
        if self.compared.is_empty() {
            return String::new();
        }
        if !self.own.decides() {
            return "This reading is not sure enough to be held against them.".to_owned();
        }
        let of = |test: fn(&Decimal, &Decimal) -> bool| {
            self.compared.iter().filter_map(|line| line.fact().value.number()).filter(|value| test(value, &own)).count()
        };
        let (more, less) = (of(|value, own| value > own), of(|value, own| value < own));
        if self.compared.len() == 1 {
            let than = if more > 0 { "higher" } else { "lower" };
            return if more + less == 0 { "That is the same value.".to_owned() } else { format!("That is {than} than here.") };
        }
        let have = agree(more, "has", "have");
        format!("{} {have} a higher value, {} a lower one.", capital(&none_or(more)), none_or(less))
    }

    /// How many peers have more and less, in few words: "12 peers: 8 higher, 4 lower."; with the range where that is told
    /// nowhere else: "12 peers, 69 to 122: 8 higher, 4 lower." How sure the ends of the range are follows where that is not
    /// told of the reading itself.
    #[must_use]
    pub fn in_short(&self, has_range: bool) -> String {
        let (Some(first), Some(last)) = (self.compared.first(), self.compared.last()) else { return String::new() };
        let mut peers = format!("{} {}", self.compared.len(), agree(self.compared.len(), "peer", "peers"));
        if has_range {
            let [first, last] = [first, last].map(|line| telling::short(line.fact().value, self.own.of.definition.get()));
            peers = if first == last { format!("{peers}, {first}") } else { format!("{peers}, {first} to {last}") };
        }
        let Some(own) = self.own.value.number().filter(|_| self.own.decides()) else {
            return format!("{peers}. Not sure enough to compare.{}", self.sure_of(first, last));
        };
        let values = || self.compared.iter().filter_map(|line| line.fact().value.number());
        let (more, less) = (values().filter(|value| *value > own).count(), values().filter(|value| *value < own).count());
        format!("{peers}: {more} higher, {less} lower.{}", self.sure_of(first, last))
    }

    /// How sure the ends of the range are: " Lowest: marginal."
    fn sure_of(&self, first: &Line<'_>, last: &Line<'_>) -> String {
        match [first, last].map(|line| self.sure(line.fact())) {
            [None, None] => String::new(),
            [Some(sure), _] if self.compared.len() == 1 => format!(" That one: {sure}."),
            [Some(lowest), Some(highest)] if lowest == highest => format!(" Lowest and highest: {lowest}."),
            ends => {
                let told = ["Lowest", "Highest"].iter().zip(ends).filter_map(|(end, sure)| Some(format!(" {end}: {}.", sure?)));
                told.collect()
            }
        }
    }

    /// What is left out, and why: a sentence each.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        let mut told = Vec::new();
        let names = |places: &[PlaceCode]| places.iter().map(|place| self.called(*place)).collect::<Vec<_>>().join("; ");
        if !self.shared.is_empty() {
            told.push(format!("One estimate stands for this place and: {}. They are not compared.", names(&self.shared)));
        }
        for (place, same) in &self.same {
            let all: Vec<PlaceCode> = std::iter::once(*place).chain(same.iter().map(|line| line.fact().of.place)).collect();
            told.push(format!("One estimate stands for: {}. It counts once.", names(&all)));
        }
        if !self.undecided.is_empty() && !self.own.of.definition.get().unit.is_pair() {
            let places: Vec<PlaceCode> = self.undecided.iter().map(|line| line.fact().of.place).collect();
            told.push(format!("Not sure enough to compare: {}.", names(&places)));
        }
        if !self.silent.is_empty() {
            told.push(format!("No reading of {} in the same release: {}.", self.own.of.year, names(&self.silent)));
        }
        told
    }

    /// The place of the typical resident, in a sentence; empty where it is not known.
    #[must_use]
    pub fn typical_told(&self) -> String {
        let Some(typical) = self.typical else { return String::new() };
        let shown = telling::short(super::value::Value::Number(typical), self.own.of.definition.get());
        format!("The place of the typical resident has {shown}: half of the people live where it is lower, half where it is higher.")
    }
}

fn none_or(n: usize) -> String {
    if n == 0 { "none".to_owned() } else { number(n) }
}
