//! The places that files measure: names and people by year, looked up by code, or by name as a question.

use std::sync::LazyLock;

use crate::domain::guide::metrics::{PlaceCode, PlaceKind, Successor, Tables};
use crate::domain::jurisdiction::STATES;
use crate::domain::names;

use super::state;

/// A county or city that files measure.
#[derive(Debug)]
pub struct MeasuredPlace {
    /// Its code.
    pub code: PlaceCode,
    /// Its names, the newest first: some towns became cities.
    pub names: Vec<&'static str>,
    first: u16,
    people: Vec<Option<u32>>,
}

static PLACES: LazyLock<Vec<MeasuredPlace>> =
    LazyLock::new(|| include_str!("../guide/metrics-places.txt").lines().filter_map(line).collect());

fn line(line: &'static str) -> Option<MeasuredPlace> {
    let mut fields = line.split('|');
    let code = fields.next()?.parse().ok()?;
    let names = fields.next()?.split(';').collect();
    let first = fields.next()?.parse().ok()?;
    let people = fields.next()?.split(' ').map(|number| number.parse().ok()).collect();
    Some(MeasuredPlace { code, names, first, people })
}

/// Words at the end of a name that say what kind of place it is.
const KINDS: [&str; 16] = [
    " metropolitan government (balance)",
    " metro government (balance)",
    " consolidated government (balance)",
    " unified government (balance)",
    " (balance)",
    " Census Area",
    " Planning Region",
    " City and Borough",
    " Borough",
    " Municipality",
    " municipality",
    " County",
    " Parish",
    " city",
    " town",
    " village",
];

impl MeasuredPlace {
    /// All, in the order of their codes, counties before cities.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &PLACES
    }

    /// The place of a code.
    #[must_use]
    pub fn of(code: PlaceCode) -> Option<&'static Self> {
        PLACES.binary_search_by_key(&code.number(), |place| place.code.number()).ok().map(|at| &PLACES[at])
    }

    /// Its newest name as files have it: "Columbia city", "Boone County".
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Its name as people say it: "Columbia", "Boone County".
    #[must_use]
    pub fn said(&self) -> &'static str {
        match self.code.kind() {
            PlaceKind::County => self.name(),
            PlaceKind::City => without_kind(self.name()),
        }
    }

    /// Its name with its state: "Columbia, Missouri".
    #[must_use]
    pub fn said_with_state(&self) -> String {
        let postal = state::postal(self.code.state());
        let state = postal.and_then(|postal| STATES.iter().find(|(code, _)| *code == postal)).map_or("", |(_, name)| *name);
        format!("{}, {state}", self.said())
    }

    /// Its people in a year, in which it may not have been.
    #[must_use]
    pub fn people(&self, year: u16) -> Option<u32> {
        self.people.get(usize::from(year.checked_sub(self.first)?)).copied().flatten()
    }

    /// Its people in a year, under whatever code it had then: some files use a new code for years before. What was drawn
    /// anew is another place, and has none.
    #[must_use]
    pub fn people_under_any_code(&self, year: u16) -> Option<u32> {
        let renamed = || self.change().filter(|change| change.is_renamed);
        let other = |code: &PlaceCode| Self::of(*code).filter(|other| other.code != self.code)?.people(year);
        self.people(year).or_else(|| renamed().and_then(|change| change.old.iter().chain(&change.new).find_map(other)))
    }

    /// Its people in a year, or in the last year before of which they are known, with that year.
    #[must_use]
    pub fn people_by(&self, year: u16) -> Option<(u16, u32)> {
        (self.first..=year).rev().find_map(|year| Some((year, self.people(year)?)))
    }

    /// What became of it, or where it came from: a place that was renamed or drawn anew.
    #[must_use]
    pub fn change(&self) -> Option<&'static Successor> {
        change_of(self.code)
    }

    /// The places that somebody may mean by a name, the likeliest first: a question, never an answer, since 30 counties
    /// are called Washington. Without a state, those of all; a state behind the name goes before the one that is given.
    #[must_use]
    pub fn candidates(kind: PlaceKind, postal: Option<&str>, name: &str) -> Vec<&'static Self> {
        let found = Self::named(kind, postal, name);
        match with_state(name).filter(|_| found.is_empty()) {
            Some((name, postal)) => Self::named(kind, Some(postal), name),
            None => found,
        }
    }

    fn named(kind: PlaceKind, postal: Option<&str>, name: &str) -> Vec<&'static Self> {
        let sought = plain(name);
        if sought.is_empty() {
            return Vec::new();
        }
        let state = postal.and_then(state::number);
        let of_kind = PLACES.iter().filter(|place| place.code.kind() == kind && state.is_none_or(|state| place.code.state() == state));
        let mut found: Vec<(usize, &'static Self)> = of_kind
            .filter_map(|place| {
                let rank = place.names.iter().filter_map(|own| {
                    let own_plain = plain(own);
                    if own_plain == sought {
                        Some(0)
                    } else if own_plain.split(['/', '-']).any(|part| part == sought) {
                        Some(1)
                    } else {
                        names::fits_words(&sought, own).then_some(2)
                    }
                });
                Some((rank.min()?, place))
            })
            .collect();
        found.sort_by_key(|(rank, place)| (*rank, place.code.number()));
        found.into_iter().map(|(_, place)| place).collect()
    }
}

/// A place by its code as people say it, with its state; one that is on no list as it is written.
#[must_use]
pub fn said_place(code: &str) -> String {
    code.parse().ok().and_then(MeasuredPlace::of).map_or_else(|| code.to_owned(), MeasuredPlace::said_with_state)
}

/// What became of a place, or where it came from.
#[must_use]
pub fn change_of(code: PlaceCode) -> Option<&'static Successor> {
    Tables::current().successors.iter().find(|change| change.old.contains(&code) || change.new.contains(&code))
}

fn without_kind(name: &str) -> &str {
    KINDS.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name)
}

/// A name with a state behind it, by its name or its postal letters: "Washington County, Wisconsin", "Columbia MO".
fn with_state(name: &str) -> Option<(&str, &'static str)> {
    let name = name.trim();
    let before = |state: &str| {
        let at = name.len().checked_sub(state.len())?;
        let (rest, end) = (name.get(..at)?, name.get(at..)?);
        let bare = rest.trim_end_matches([',', ' ']);
        (end.eq_ignore_ascii_case(state) && bare.len() < rest.len() && !bare.is_empty()).then_some(bare)
    };
    let found = STATES.iter().filter_map(|(postal, state)| Some((before(state).or_else(|| before(postal))?, *postal)));
    // West Virginia ends with Virginia.
    found.min_by_key(|(bare, _)| bare.len())
}

/// A name as it is sought: folded, without what says the kind of place at its end or its start.
fn plain(name: &str) -> String {
    let name = without_kind(name.trim());
    let folded = names::fold(name);
    let bare =
        ["city and county of ", "city of ", "county of ", "town of ", "village of "].iter().find_map(|start| folded.strip_prefix(start));
    bare.map_or(folded.clone(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str) -> &'static MeasuredPlace {
        MeasuredPlace::of(code.parse().unwrap()).unwrap_or_else(|| panic!("{code}"))
    }

    #[test]
    fn the_lists_are_whole() {
        let count = |kind| PLACES.iter().filter(|place| place.code.kind() == kind).count();
        assert_eq!((count(PlaceKind::County), count(PlaceKind::City)), (3155, 486));
        assert!(PLACES.is_sorted_by_key(|place| place.code.number()));
        for (kind, year, places, people) in [
            (PlaceKind::County, 2014, 3142, 318_857_056_u64),
            (PlaceKind::County, 2018, 3142, 327_167_434),
            (PlaceKind::County, 2020, 3143, 331_449_281),
            (PlaceKind::County, 2023, 3144, 334_914_895),
            (PlaceKind::City, 2017, 485, 108_996_346),
            (PlaceKind::City, 2023, 486, 110_681_637),
        ] {
            let of_year: Vec<u64> =
                PLACES.iter().filter(|place| place.code.kind() == kind).filter_map(|place| place.people(year)).map(u64::from).collect();
            assert_eq!((of_year.len(), of_year.iter().sum::<u64>()), (places, people), "{kind:?} {year}");
        }
        let lines = include_str!("../guide/metrics-places.txt").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, PLACES.len(), "no line was left out");
    }

    #[test]
    fn a_place_is_found_by_its_code() {
        assert_eq!(place("county-29019").said_with_state(), "Boone County, Missouri");
        assert_eq!(place("city-2915670").said_with_state(), "Columbia, Missouri");
        assert_eq!(place("county-35013").name(), "Doña Ana County");
        assert_eq!(place("county-35013").people(2014), Some(213_676));
        assert_eq!(place("city-0665042").said(), "San Buenaventura (Ventura)");
        assert!(MeasuredPlace::of("county-51515".parse().unwrap()).is_none(), "Bedford city is in no file");
    }

    #[test]
    fn a_name_is_a_question() {
        let named =
            |kind, state, name| MeasuredPlace::candidates(kind, state, name).iter().map(|place| place.code.to_string()).collect::<Vec<_>>();
        assert_eq!(named(PlaceKind::City, Some("MO"), "City of Columbia"), ["city-2915670"]);
        assert_eq!(named(PlaceKind::County, Some("MO"), "Boone")[0], "county-29019");
        assert_eq!(named(PlaceKind::County, None, "Washington County").len(), 31, "30 counties and a parish");
        assert_eq!(named(PlaceKind::City, Some("AZ"), "Buckeye town"), ["city-0407940"], "by a former name too");
        assert_eq!(named(PlaceKind::City, Some("KY"), "Louisville")[0], "city-2148006");
        assert_eq!(named(PlaceKind::County, Some("NM"), "dona ana"), ["county-35013"]);
        assert_eq!(named(PlaceKind::County, Some("VA"), "Fairfax").len(), 2, "a county and a city that stands for one");
        assert!(named(PlaceKind::City, Some("MO"), "").is_empty());
        for sought in ["Washington County, Wisconsin", "washington county wisconsin", "Washington, WI", "Washington County wi"] {
            assert_eq!(named(PlaceKind::County, Some("MO"), sought), ["county-55131"], "{sought}");
        }
        assert_eq!(named(PlaceKind::County, None, "Ohio County, West Virginia"), ["county-54069"]);
        assert_eq!(named(PlaceKind::City, Some("MO"), "Kansas City, MO"), ["city-2938000"]);
        assert!(named(PlaceKind::County, None, "Nowhere, Wisconsin").is_empty());
        assert!(named(PlaceKind::City, None, "Wisconsin").is_empty() && named(PlaceKind::City, None, ", WI").is_empty());
    }

    #[test]
    fn people_are_those_of_the_year_or_of_the_last_before() {
        let region = place("county-09110");
        assert_eq!((region.people(2021), region.people(2022)), (None, Some(981_447)));
        let old = place("county-09001");
        assert_eq!((old.people(2021), old.people_by(2023)), (Some(959_768), Some((2021, 959_768))));
        assert_eq!(place("city-1372122").people_by(2017), None, "South Fulton begins in 2018");
        let oglala = place("county-46102");
        assert_eq!((oglala.people(2014), oglala.people_under_any_code(2014)), (None, Some(14_218)), "those of Shannon County");
        assert_eq!(place("county-09110").people_under_any_code(2021), None, "drawn anew is another place");
    }

    #[test]
    fn renamed_and_redrawn_places_say_so() {
        for (code, year, renamed) in [
            ("county-09003", 2022, false),
            ("county-09110", 2022, false),
            ("county-02063", 2020, false),
            ("county-46102", 2015, true),
            ("county-02158", 2015, true),
        ] {
            let change = place(code).change().unwrap_or_else(|| panic!("{code}"));
            assert_eq!((change.year, change.is_renamed), (year, renamed), "{code}");
        }
        assert!(place("county-29019").change().is_none());
        for change in &Tables::current().successors {
            for code in change.old.iter().chain(&change.new) {
                assert!(MeasuredPlace::of(*code).is_some(), "{code}");
            }
        }
    }
}
