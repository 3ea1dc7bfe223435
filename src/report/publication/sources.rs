//! What the document of the plan is made of.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::decision::Decision;
use crate::domain::engagement::Engagement;
use crate::domain::history::Fact;
use crate::domain::jurisdiction::Profile;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::metrics::KeptReadings;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing};
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

    /// The engagements that took place and that documents tell of, in the order of their days.
    pub(super) fn engagements(&self) -> Vec<Engagement<'_>> {
        let today = self.as_of.date();
        let is_told = |engagement: &Engagement<'_>| engagement.took_place(today) && !engagement.thing.is(Fact::LeftOut);
        let mut told: Vec<Engagement<'_>> = self.of_kind(Noun::Engagement).map(Engagement::of).filter(is_told).collect();
        told.sort_by_key(|engagement| (engagement.day(), engagement.id()));
        told
    }
}
