//! What the document of the plan is made of.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::decision::Decision;
use crate::domain::engagement::{Engagement, Engagements};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::Profile;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::metrics::KeptReadings;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{dates, inserted, shortened};
use crate::domain::work::{Action, Serving};
use crate::report::document::Paper;

/// What the document is made of.
#[derive(Debug)]
pub struct MobilityPlanSources<'a> {
    /// The jurisdiction.
    pub jurisdiction: &'a Profile,
    /// The newest decision, if there is one.
    pub decision: Option<&'a Decision>,
    /// Its things, of the kinds of [`MobilityPlanPart::NOUNS`](super::MobilityPlanPart::NOUNS).
    pub things: &'a [Thing],
    /// Its people.
    pub people: &'a People,
    /// Its population groups, in their order.
    pub groups: &'a [PopulationGroup],
    /// What members are called.
    pub called: &'a HashMap<Uuid, String>,
    /// What the releases say of the readings that findings rest on; none where they rest on none.
    pub kept: Option<&'a KeptReadings>,
    /// The actions of its work plan.
    pub actions: &'a [Action],
    /// Which strategic actions they serve.
    pub serving: &'a Serving,
    /// The present moment, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

impl MobilityPlanSources<'_> {
    /// The things of a kind, in their order.
    pub(super) fn of_kind(&self, noun: Noun) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(move |thing| thing.noun == noun)
    }

    /// The engagements that are planned and that documents tell of, each with its day, the first first.
    pub(super) fn planned(&self) -> Vec<String> {
        let today = self.as_of.date();
        let told: Vec<Thing> = self.of_kind(Noun::Engagement).filter(|thing| !thing.is(Fact::LeftOut)).cloned().collect();
        let engagements = Engagements::of(&told);
        let ahead = engagements.planned(today).into_iter().filter_map(|one| Some((one, one.day().filter(|day| *day >= today)?)));
        let place = |one: Engagement<'_>| match one.thing.get(Fact::Place) {
            "" => String::new(),
            place => format!(", {}", inserted(&shortened(place, 80))),
        };
        ahead.map(|(one, day)| format!("{}, {}{}", inserted(one.title()), dates::long(day), place(one))).collect()
    }

    /// How engagements go on: what each was called, and what is said of it.
    pub(super) fn going_on(&self) -> Vec<(String, String)> {
        let told = |one: Engagement<'_>| (one.title().to_owned(), one.thing.get(Fact::GoingOn).to_owned());
        self.engagements().into_iter().map(told).filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The engagements that took place and that documents tell of, in the order of their days.
    pub(super) fn engagements(&self) -> Vec<Engagement<'_>> {
        let today = self.as_of.date();
        let is_told = |engagement: &Engagement<'_>| engagement.took_place(today) && !engagement.thing.is(Fact::LeftOut);
        let mut told: Vec<Engagement<'_>> = self.of_kind(Noun::Engagement).map(Engagement::of).filter(is_told).collect();
        told.sort_by_key(|engagement| (engagement.day(), engagement.id()));
        told
    }
}
