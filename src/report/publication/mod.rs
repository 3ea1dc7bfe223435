//! The Mobility Action Plan as its document tells of it, part by part: what people may read who were not there. Nothing that
//! is left out of documents, nothing that was dropped, no notes, and nothing of how to reach somebody.

mod activities;
mod appendix;
mod comments;
mod data;
mod drafted;
mod entries;
mod footing;
mod frozen;
mod heard;
mod made;
mod measured;
mod model;
mod momentum;
mod people;
mod public;
mod ready;
mod sources;

use std::collections::BTreeMap;

use time::OffsetDateTime;
use uuid::Uuid;

pub use activities::{ActivitiesPart, ActivityPart};
pub use appendix::APPENDIX;
pub use comments::{CommentPart, CommentsPart};
pub use data::DataPart;
pub use footing::{FootingPart, LastingPart};
pub use frozen::FrozenPlan;
pub use heard::HeardPart;
pub use measured::{MeasuredPart, MeasuresPart};
pub use model::{ModelPart, ModelRow};
pub use people::{CoalitionPart, JoinedPart};
pub use ready::{ReadyPart, Remark};
pub use sources::MobilityPlanSources;

use crate::domain::coalition::Coalition;
use crate::domain::findings::Findings;
use crate::domain::history::Fact;
use crate::domain::publication::{Arranged, PlanPart, Seal};
use crate::domain::strategy::{Status, Strategy};
use crate::domain::things::{Noun, Thing};
use crate::domain::wording::Wording;
use crate::report::document::{Paper, SealPart};
use crate::report::{StrategicActionPart, StrategyPart, StrategySources, SummaryPart, SummarySources};

/// A strategic action that is chosen or under way, as a text for the public tells it.
struct StrategyTold<'a> {
    title: &'a str,
    /// Who leads it; empty for nobody.
    lead: &'a str,
}

/// A Mobility Action Plan.
#[derive(Debug, Clone, PartialEq)]
pub struct MobilityPlanPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// What it is and where: "County · Ohio"; empty where nobody said.
    pub place: String,
    /// What the plan is called, where it has a name of its own.
    pub title: String,
    /// The years that it covers; empty where nobody said.
    pub covers: String,
    /// The seal on its cover, if there is one.
    pub seal: Option<SealPart>,
    /// Who signs the letter from leadership, with title, a line each.
    pub signed_by: Vec<String>,
    /// The parts that stand in it, in their order.
    pub order: Vec<PlanPart>,
    /// What people wrote for it, in Markdown, text by text.
    pub written: BTreeMap<Wording, String>,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// The plan in short: what each line is about, and its words; several are a list.
    pub in_short: Vec<(&'static str, Vec<String>)>,
    /// Who made it.
    pub coalition: CoalitionPart,
    /// How it was made, a sentence each.
    pub made: Vec<String>,
    /// What was found.
    pub findings: SummaryPart,
    /// Who was heard, and what became of it.
    pub heard: Vec<HeardPart>,
    /// The engagements that are planned, with their days.
    pub planned: Vec<String>,
    /// How engagements go on: what each was called, and what is said of it.
    pub going_on: Vec<(String, String)>,
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
    /// The readings of the metrics that the findings rest on.
    pub data: DataPart,
}

/// The seal of a plan, in the words that somebody found for it, or else by whose it is.
fn seal(plan: &Thing, jurisdiction: &str) -> Option<SealPart> {
    let picture = Seal::of(plan.get(Fact::Seal))?;
    let alt = Some(plan.get(Fact::SealAlt)).filter(|alt| !alt.is_empty());
    Some(SealPart { alt: alt.map_or_else(|| Seal::shows(jurisdiction), str::to_owned), picture })
}

impl MobilityPlanPart {
    /// The kinds of things that it is made of.
    pub const NOUNS: [Noun; 18] = [
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
        Noun::MobilityPlan,
        Noun::Outreach,
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
        let told = StrategyPart::of(&StrategySources {
            jurisdiction: &jurisdiction.name,
            strategy: &strategy,
            groups,
            coalition: &coalition,
            as_of,
            paper,
        });
        let measures = MeasuresPart::of(sources, &strategy);
        let lasting = LastingPart::of(sources, &strategy);
        let nothing = Thing::nothing(Noun::MobilityPlan, Uuid::nil());
        let plan = sources.of_kind(Noun::MobilityPlan).next().unwrap_or(&nothing);
        let written = |wording: &Wording| {
            let text = plan.get(wording.fact());
            (!text.is_empty()).then(|| (*wording, text.to_owned()))
        };
        let place: Vec<&str> = [jurisdiction.kind.word(), jurisdiction.state_name()].into_iter().filter(|word| !word.is_empty()).collect();
        Self {
            jurisdiction: jurisdiction.name.clone(),
            place: place.join(" · "),
            title: plan.get(Fact::PlanTitle).to_owned(),
            covers: plan.get(Fact::Covers).to_owned(),
            seal: seal(plan, &jurisdiction.name),
            signed_by: plan.get(Fact::SignedBy).lines().map(str::to_owned).collect(),
            order: Arranged::of(plan).standing().collect(),
            written: Wording::ALL.iter().filter(|wording| wording.noun() == Noun::MobilityPlan).filter_map(written).collect(),
            as_of,
            paper,
            in_short: made::in_short(&summary, &strategy, &measures, &lasting),
            coalition: CoalitionPart::of(&coalition),
            made: made::made(sources, &coalition, &findings),
            planned: sources.planned(),
            going_on: sources.going_on(),
            heard: sources.engagements().into_iter().map(|engagement| HeardPart::of(engagement, groups)).collect(),
            activities: activities::all(sources, &strategy),
            models: model::all(sources, &strategy),
            data: DataPart::of(&summary),
            findings: summary,
            strategy: told,
            measures,
            lasting,
        }
    }

    /// The words of a text that people write: theirs, or else what the program drafts; empty where there is neither.
    #[must_use]
    pub fn text(&self, wording: Wording) -> String {
        match wording {
            Wording::Vision => self.strategy.vision.clone(),
            Wording::Theory => self.strategy.theory.clone(),
            _ => self.written.get(&wording).cloned().or_else(|| self.drafted(wording)).unwrap_or_default(),
        }
    }

    /// The strategic actions that are chosen or under way.
    fn chosen(&self) -> Vec<StrategyTold<'_>> {
        fn told(action: &StrategicActionPart) -> StrategyTold<'_> {
            let lead = action.facts.iter().find(|(fact, ..)| *fact == Fact::Lead).map_or("", |(_, _, words)| words.as_str());
            StrategyTold { title: &action.title, lead }
        }
        let counts = |status: &str| Status::ALL.iter().any(|known| known.counts() && known.label() == status);
        let all = self.strategy.goals.iter().flat_map(|goal| &goal.actions).filter(|action| counts(action.status));
        all.map(told).collect()
    }

    /// Whether anything is there to tell of in a part of the document.
    #[must_use]
    pub fn is_told(&self, part: PlanPart) -> bool {
        match part {
            PlanPart::Coalition => !self.coalition.sectors.is_empty() || !self.coalition.groups.is_empty(),
            PlanPart::Findings => self.findings.findings().next().is_some(),
            PlanPart::Heard => !self.heard.is_empty(),
            PlanPart::Goals => !self.strategy.goals.is_empty(),
            PlanPart::Activities => !self.activities.is_empty(),
            PlanPart::Models => !self.models.is_empty(),
            PlanPart::Measures => !self.measures.measures.is_empty(),
            PlanPart::Reporting => !self.lasting.reporting.is_empty(),
            PlanPart::Lasting => !self.lasting.footings.is_empty(),
            PlanPart::Learning => !self.lasting.learning.is_empty(),
            // Whoever signs gets a line, also where the letter is written by hand.
            PlanPart::Letter => !self.text(Wording::Letter).is_empty() || !self.signed_by.is_empty(),
            PlanPart::DataNotes => !self.data.rows.is_empty() || self.written.contains_key(&Wording::DataNotes),
            _ => part.wording().is_some_and(|wording| !self.text(wording).is_empty()),
        }
    }
}
