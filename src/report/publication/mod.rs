//! The Mobility Action Plan as its document tells of it, part by part: what people may read who were not there. Nothing that
//! is left out of documents, nothing that was dropped, no notes, and nothing of how to reach somebody.

mod activities;
mod footing;
mod heard;
mod made;
mod measured;
mod model;
mod people;
mod sources;

use time::OffsetDateTime;

pub use activities::{ActivitiesPart, ActivityPart};
pub use footing::{FootingPart, LastingPart};
pub use heard::HeardPart;
pub use measured::{MeasuredPart, MeasuresPart};
pub use model::{ModelPart, ModelRow};
pub use people::{CoalitionPart, JoinedPart};
pub use sources::MobilityPlanSources;

use crate::domain::coalition::Coalition;
use crate::domain::findings::Findings;
use crate::domain::strategy::Strategy;
use crate::domain::things::{Noun, Thing};
use crate::report::document::Paper;
use crate::report::{StrategyPart, StrategySources, SummaryPart, SummarySources};

/// A Mobility Action Plan.
#[derive(Debug, Clone, PartialEq)]
pub struct MobilityPlanPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// What it is and where: "County · Ohio"; empty where nobody said.
    pub place: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// The plan in a few sentences, each with what it is about.
    pub in_short: Vec<(&'static str, String)>,
    /// Who made it.
    pub coalition: CoalitionPart,
    /// How it was made, a sentence each.
    pub made: Vec<String>,
    /// What was found.
    pub findings: SummaryPart,
    /// Who was heard, and what became of it.
    pub heard: Vec<HeardPart>,
    /// What is wanted, and what will change.
    pub strategy: StrategyPart,
    /// What is done, and what it costs.
    pub activities: Vec<ActivitiesPart>,
    /// The logic models of the strategic actions, in their order.
    pub models: Vec<ModelPart>,
    /// How it is seen whether the plan works.
    pub measures: MeasuresPart,
    /// How it is reported, sustained and learned from.
    pub lasting: LastingPart,
}

impl MobilityPlanPart {
    /// The kinds of things that it is made of.
    pub const NOUNS: [Noun; 16] = [
        Noun::Organization,
        Noun::Member,
        Noun::WorkingGroup,
        Noun::Source,
        Noun::Engagement,
        Noun::Finding,
        Noun::Support,
        Noun::Review,
        Noun::Strategy,
        Noun::Goal,
        Noun::StrategicAction,
        Noun::LogicEntry,
        Noun::Approval,
        Noun::Measure,
        Noun::Update,
        Noun::Accountability,
    ];

    /// Makes it.
    #[must_use]
    pub fn of(sources: &MobilityPlanSources<'_>) -> Self {
        let MobilityPlanSources { jurisdiction, things, groups, as_of, paper, .. } = *sources;
        let coalition = Coalition::of(things, sources.people);
        let findings = Findings::of(things.to_vec(), groups.to_vec());
        let strategy = Strategy::of(things.to_vec());
        let engagements: Vec<Thing> = sources.of_kind(Noun::Engagement).cloned().collect();
        let summary = SummaryPart::of(&SummarySources {
            jurisdiction: &jurisdiction.name,
            findings: &findings,
            engagements: &engagements,
            called: sources.called,
            kept: sources.kept,
            with_insights: false,
            as_of,
            paper,
        });
        let members = coalition.members.iter().map(|member| (member.id, member.listed())).collect();
        let told = StrategyPart::of(&StrategySources {
            jurisdiction: &jurisdiction.name,
            strategy: &strategy,
            groups,
            members: &members,
            as_of,
            paper,
        });
        let measures = MeasuresPart::of(sources, &strategy);
        let lasting = LastingPart::of(sources);
        let place: Vec<&str> = [jurisdiction.kind.word(), jurisdiction.state_name()].into_iter().filter(|word| !word.is_empty()).collect();
        Self {
            jurisdiction: jurisdiction.name.clone(),
            place: place.join(" · "),
            as_of,
            paper,
            in_short: made::in_short(&summary, &strategy, &measures, &lasting),
            coalition: CoalitionPart::of(&coalition),
            made: made::made(sources, &coalition, &findings),
            heard: sources.engagements().into_iter().map(|engagement| HeardPart::of(engagement, groups)).collect(),
            activities: activities::all(sources, &strategy),
            models: model::all(sources, &strategy),
            findings: summary,
            strategy: told,
            measures,
            lasting,
        }
    }
}
