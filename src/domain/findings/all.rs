//! Everything that belongs to the findings of a jurisdiction, read together.

use std::collections::BTreeSet;

use time::Date;
use uuid::Uuid;

use super::{Finding, Rest, Review, Source, Support};
use crate::domain::engagement::Engagement;
use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::metrics::Of;
use crate::domain::things::{Noun, Thing, apart};

/// The findings of a jurisdiction, with all that they are seen by.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Findings and insights, in the order that was made by hand.
    pub all: Vec<Finding>,
    /// The source register, in its order.
    pub sources: Vec<Source>,
    /// The coalition's reviews, the latest day first.
    pub reviews: Vec<Review>,
    /// The engagements, as they are stored.
    pub engagements: Vec<Thing>,
    /// The population groups, in their order.
    pub groups: Vec<PopulationGroup>,
    /// The predictors of interest: those that a working group works on, or that a source is for.
    pub of_interest: BTreeSet<PredictorKey>,
}

impl Findings {
    /// The kinds of things that it is read from.
    pub const NOUNS: [Noun; 6] = [Noun::WorkingGroup, Noun::Source, Noun::Engagement, Noun::Finding, Noun::Support, Noun::Review];

    /// Reads the things of a jurisdiction, and its population groups.
    #[must_use]
    pub fn of(things: Vec<Thing>, groups: Vec<PopulationGroup>) -> Self {
        let mut things = apart(things);
        let mut take = |noun| things.remove(&noun).unwrap_or_default();
        let supports = take(Noun::Support);
        let of = |finding: &Thing| supports.iter().filter(|support| support.within == Some(finding.id)).filter_map(Support::of).collect();
        let all = take(Noun::Finding).iter().map(|finding| Finding::of(finding, of(finding))).collect();
        let (sources, working_groups) = (take(Noun::Source), take(Noun::WorkingGroup));
        let of_interest = sources.iter().chain(&working_groups).flat_map(|thing| thing.all(Fact::Predictors)).collect();
        let mut reviews: Vec<Review> = take(Noun::Review).iter().filter_map(Review::of).collect();
        reviews.sort_by_key(|review| std::cmp::Reverse((review.held, review.id)));
        Self { all, sources: sources.iter().map(Source::of).collect(), reviews, engagements: take(Noun::Engagement), groups, of_interest }
    }

    /// What the readings are of that findings and insights rest on.
    #[must_use]
    pub fn readings(&self) -> Vec<Of> {
        self.all.iter().flat_map(|finding| &finding.supports).filter_map(|support| support.reading.as_ref()).map(|key| key.of).collect()
    }

    /// Those that are more than insights.
    pub fn agreed(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter().filter(|finding| !finding.is_insight())
    }

    /// The insights, which nobody agreed to yet.
    pub fn insights(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter().filter(|finding| finding.is_insight())
    }

    /// The engagements, as pages and documents look at them.
    pub fn engagements(&self) -> impl Iterator<Item = Engagement<'_>> {
        self.engagements.iter().map(Engagement::of)
    }

    /// One finding by its id.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Finding> {
        self.all.iter().find(|finding| finding.id == id)
    }

    /// A population group by its id.
    #[must_use]
    pub fn group(&self, id: PopulationGroupId) -> Option<&PopulationGroup> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// What the population groups most affected by a finding are called.
    #[must_use]
    pub fn groups_of(&self, finding: &Finding) -> Vec<&str> {
        let name = |id: &PopulationGroupId| self.group(*id).map_or("A group that is no longer here", |group| group.name.as_str());
        finding.groups.iter().map(name).collect()
    }

    /// The entry of the source register that a support comes from.
    #[must_use]
    pub fn source_of(&self, support: &Support) -> Option<Rest<'_>> {
        let source = |id| self.sources.iter().find(|source| source.id == id);
        support.source.map(|id| source(id).map_or(Rest::Gone, |source| Rest::Here(id, &source.name)))
    }

    /// The engagement that a support comes from.
    #[must_use]
    pub fn engagement_of(&self, support: &Support) -> Option<Rest<'_>> {
        let held = |id| self.engagements().find(|engagement| engagement.id() == id);
        support.engagement.map(|id| held(id).map_or(Rest::Gone, |engagement| Rest::Here(id, engagement.title())))
    }

    /// The findings that rest on an entry of the source register.
    #[must_use]
    pub fn resting_on(&self, source: Uuid) -> Vec<&Finding> {
        let rests = |finding: &&Finding| finding.supports.iter().any(|support| support.source == Some(source));
        self.all.iter().filter(rests).collect()
    }

    /// The sources of which nobody has answered yet.
    pub fn unanswered(&self, today: Date) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.is_unanswered(today))
    }
}
