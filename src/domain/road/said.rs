//! What somebody said of a line of the road, or of a step as a whole.

use time::Date;

use super::Mark;
use crate::domain::guide::RoadPlace;
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, RoadLineId, derived};
use crate::domain::people::Person;
use crate::domain::words::dates;

/// What was said of a place on the road by hand. What the program sees there is never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The line, or the step.
    pub place: RoadPlace,
    /// How far it is; nothing while nobody said.
    pub mark: Option<Mark>,
    /// Why it is not needed, up to 2,000 characters.
    pub reason: String,
    /// Who sees to it. A step has nobody, its lines have.
    pub owner: Option<Person>,
    /// By when. A step has no date, its lines have.
    pub due: Option<Date>,
}

impl Said {
    /// Nothing yet.
    #[must_use]
    pub const fn nothing(place: RoadPlace) -> Self {
        Self { place, mark: None, reason: String::new(), owner: None, due: None }
    }

    /// What it says of a fact, in stored form; empty for facts that it does not have.
    #[must_use]
    pub fn stored(&self, fact: Fact) -> String {
        match fact {
            Fact::Status => self.mark.map_or_else(String::new, |mark| mark.to_string()),
            Fact::Reason => self.reason.clone(),
            Fact::Owner => self.owner.as_ref().map_or_else(String::new, |owner| owner.id.to_string()),
            Fact::Due => self.due.map_or_else(String::new, dates::iso),
            _ => String::new(),
        }
    }

    /// The same as a form shows it to be edited.
    #[must_use]
    pub fn typed(&self, fact: Fact) -> String {
        match fact {
            Fact::Owner => self.owner.as_ref().map_or_else(String::new, |owner| owner.profile.name.clone()),
            other => self.stored(other),
        }
    }
}

impl RoadLineId {
    /// The id of what is said of a place on the road of a jurisdiction. It is made of the two, so that copies of one file
    /// in which people tick the same line apart speak of one line, not of two.
    #[must_use]
    pub fn of(jurisdiction: JurisdictionId, place: RoadPlace) -> Self {
        Self(derived(&["a place on the road of a jurisdiction", &jurisdiction.to_string(), &place.to_string()]))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_place_on_the_road_of_a_jurisdiction_has_one_id_in_every_copy() {
        let here = JurisdictionId(Uuid::from_u128(1));
        let ids: HashSet<RoadLineId> = RoadPlace::all().map(|place| RoadLineId::of(here, place)).collect();
        assert_eq!(ids.len(), RoadPlace::all().count());
        let place = "4.1".parse().unwrap();
        assert_eq!(RoadLineId::of(here, place), RoadLineId::of(here, place));
        assert_ne!(RoadLineId::of(JurisdictionId(Uuid::from_u128(2)), place), RoadLineId::of(here, place));
        assert_eq!(RoadLineId::of(here, place).0.get_version_num(), 8);
    }
}
