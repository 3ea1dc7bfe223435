//! Which measured places a jurisdiction may look at: a question to a person, who knows which one is meant.

use crate::domain::guide::metrics::PlaceKind;
use crate::domain::jurisdiction::{Kind, Profile};

use super::measured_place::MeasuredPlace;

/// The most places that are offered at once.
pub const OFFERED: usize = 20;

/// What there is to say of the places that a jurisdiction may look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanting {
    /// A town or village, which no file measures.
    Town,
    /// A tribal nation, which no file measures.
    Tribe,
    /// No measured place has the name.
    Unnamed,
    /// No measured city has the name, but a county has.
    SmallCity,
    /// A city, some of whose metrics are published for its county alone.
    CountyToo,
}

impl Wanting {
    /// In a sentence or two.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Town => {
                "The files measure counties and cities of about 75,000 people or more. No file measures a town or village of this \
                 name, so look at the county, or the counties, around it."
            }
            Self::Tribe => {
                "No file measures a tribal nation. Look at the county, or the counties, where most members live, and keep in mind \
                 that these numbers speak of everyone there."
            }
            Self::Unnamed => {
                "No measured place has this name. The files measure counties and cities of about 75,000 people or more. A smaller \
                 city looks at the county, or the counties, around it."
            }
            Self::SmallCity => {
                "No measured city has this name: the files measure cities of about 75,000 people or more. A smaller city looks at \
                 its county."
            }
            Self::CountyToo => "A city can look at its county too: some metrics are published for counties alone.",
        }
    }
}

/// What a jurisdiction may look at.
#[derive(Debug)]
pub struct Matching {
    /// Places that bear its name, the likeliest first, also more than are offered at once.
    pub named: Vec<&'static MeasuredPlace>,
    /// What more there is to say; nothing where the files measure places of its kind and name.
    pub wanting: Option<Wanting>,
}

impl Matching {
    /// The places that may be meant by a jurisdiction's name, in its state if that is known.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let state = Some(profile.state.as_str()).filter(|state| !state.is_empty());
        let of = |kind| MeasuredPlace::candidates(kind, state, &profile.name);
        let (mut cities, counties) = (of(PlaceKind::City), of(PlaceKind::County));
        let wanting = match profile.kind {
            Kind::Town | Kind::Village if cities.is_empty() => Some(Wanting::Town),
            Kind::Tribe => Some(Wanting::Tribe),
            Kind::City | Kind::Other if cities.is_empty() && counties.is_empty() => Some(Wanting::Unnamed),
            Kind::City if cities.is_empty() => Some(Wanting::SmallCity),
            Kind::City => Some(Wanting::CountyToo),
            _ => None,
        };
        let named = if profile.kind == Kind::County {
            counties
        } else {
            cities.extend(counties);
            cities
        };
        Self { named, wanting }
    }

    /// What more there is to say, in a sentence or two; empty for nothing.
    #[must_use]
    pub fn told(&self) -> &'static str {
        self.wanting.map_or("", Wanting::label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching(name: &str, kind: Kind, state: &str) -> (Vec<String>, bool) {
        let profile = Profile { kind, state: state.to_owned(), ..Profile::named(name.to_owned()) };
        let found = Matching::of(&profile);
        (found.named.iter().map(|place| place.code.to_string()).collect(), found.wanting.is_some())
    }

    #[test]
    fn a_name_offers_places_of_its_kind_and_state_and_says_why_there_are_none() {
        assert_eq!(matching("Columbia", Kind::City, "MO").0[0], "city-2915670");
        assert_eq!(matching("Boone County", Kind::County, "MO"), (vec!["county-29019".to_owned()], false));
        let (places, why) = matching("Ashland", Kind::Town, "MO");
        assert!(places.is_empty() && why, "{places:?}");
        assert!(matching("Pine Ridge", Kind::Tribe, "SD").1);
        assert!(matching("Washington County", Kind::County, "").0.len() > 1, "a question, never an answer");
    }
}
