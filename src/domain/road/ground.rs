//! What stands on record beside rounds, decisions and actions, counted as far as it says something of the road.

use std::collections::BTreeSet;

use time::Date;

use crate::domain::findings::End;
use crate::domain::guide::DimensionKey;

/// What stands on record beside rounds, decisions and actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ground {
    /// How many people take part in the newest round.
    pub participants: usize,
    /// Who leads the work, as the launch kit names them; empty for nobody.
    pub leader: String,
    /// Whether somebody wrote the launch announcement in their own words.
    pub has_announcement: bool,
    /// How many population groups are on record.
    pub groups: usize,
    /// The coalition.
    pub coalition: CoalitionGround,
    /// The working groups: how many, and how many of them have a lead and predictors.
    pub working_groups: (usize, usize),
    /// The source register: how many sources, and how many of them are here.
    pub sources: (usize, usize),
    /// Findings and what they rest on.
    pub findings: FindingsGround,
    /// Engagements.
    pub engagement: EngagementGround,
    /// The metrics.
    pub metrics: MetricsGround,
    /// The strategy.
    pub strategy: StrategyGround,
    /// The measures.
    pub measures: MeasuresGround,
    /// How is reported, sustained and learned.
    pub accountability: AccountabilityGround,
    /// The publication plan.
    pub outreach: OutreachGround,
    /// The texts that keep the plan alive.
    pub momentum: MomentumGround,
}

/// The strategy, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StrategyGround {
    /// Whether the vision statement is written down.
    pub has_vision: bool,
    /// Whether the theory of change is.
    pub has_theory: bool,
    /// Strategic actions that are chosen or under way.
    pub chosen: usize,
    /// Those of them with an entry in their logic model.
    pub begun: usize,
    /// Those with inputs, activities, outputs and outcomes in it.
    pub modeled: usize,
    /// Those whose last review agreed to it.
    pub approved: usize,
}

/// The measures, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasuresGround {
    /// Measures.
    pub measures: usize,
    /// Those with direction, baseline, target, and the days of both.
    pub whole: usize,
    /// Inputs, outputs and outcomes of strategic actions that count, as far as a measure sees them.
    pub covered: usize,
    /// All of these.
    pub to_cover: usize,
}

/// The publication plan, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutreachGround {
    /// Its lines.
    pub all: usize,
    /// Those that say for whom they are.
    pub for_whom: usize,
    /// Those with a day, a way to people, and somebody who does it.
    pub whole: usize,
    /// Those with key messages.
    pub messages: usize,
    /// Those of them that say who reviews them.
    pub reviewed: usize,
    /// Other languages in which the public summary is there.
    pub languages: usize,
    /// Drafts that went out for comment.
    pub drafts: usize,
    /// Published plans.
    pub plans: usize,
    /// Those of them that a body adopted.
    pub adopted: usize,
}

/// Which of the texts that keep the plan alive are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a text of its own")]
pub struct MomentumGround {
    /// Early wins.
    pub wins: bool,
    /// What is built on.
    pub foundation: bool,
    /// How the work outlasts elections.
    pub cycles: bool,
    /// How residents stay in it.
    pub engagement: bool,
    /// Why the money has to go on.
    pub funding: bool,
}

/// How is reported, sustained and learned, counted by what is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountabilityGround {
    /// To whom, how, how often, and who answers for it.
    pub reporting: usize,
    /// How strong each of four footings is.
    pub strengths: usize,
    /// Questions, evaluation, and what becomes of it.
    pub learning: usize,
}

impl AccountabilityGround {
    /// How many things there are to say of reporting.
    pub const REPORTING: usize = 4;
    /// How many footings there are.
    pub const STRENGTHS: usize = 4;
    /// How many things there are to say of learning.
    pub const LEARNING: usize = 3;
}

/// What was done with the metrics, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetricsGround {
    /// Releases that were imported.
    pub releases: usize,
    /// Measured places that the jurisdiction looks at.
    pub places: usize,
    /// Peers that it chose.
    pub peers: usize,
    /// Insights and findings that rest on a reading.
    pub noted: usize,
    /// Those that were noted in a data review.
    pub reviewed: usize,
}

/// The coalition, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CoalitionGround {
    /// Members, however the asking stands.
    pub members: usize,
    /// Those still to be asked.
    pub to_ask: usize,
    /// Those who were asked and have not answered.
    pub asked: usize,
    /// Those who joined.
    pub joined: usize,
    /// Those who declined.
    pub declined: usize,
    /// Members of the management team.
    pub managers: usize,
    /// Stakeholder partners.
    pub partners: usize,
    /// Champions.
    pub champions: usize,
    /// The day of the launch.
    pub launch: Option<Date>,
    /// Whether the shared commitments are written down.
    pub has_commitments: bool,
}

/// Findings and what they rest on, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingsGround {
    /// Findings.
    pub findings: usize,
    /// Insights, which are not agreed yet.
    pub insights: usize,
    /// Findings that rest on nothing.
    pub bare: usize,
    /// The dimensions about which there is a finding.
    pub dimensions: BTreeSet<DimensionKey>,
    /// Figures of one's own that support them.
    pub figures: usize,
    /// Pieces of history or policy that do.
    pub histories: usize,
    /// Prevailing narratives that do.
    pub narratives: usize,
    /// The newest review by the coalition, if there was one.
    pub review: Option<Reviewed>,
}

/// The newest review of the findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Its day.
    pub on: Date,
    /// What it came to.
    pub end: End,
    /// How many findings it did not look at.
    pub left: usize,
}

/// Engagements, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EngagementGround {
    /// Still to come.
    pub planned: usize,
    /// Held.
    pub held: usize,
    /// Held with people of the population groups.
    pub with_groups: usize,
    /// Held, and what was heard is written down.
    pub heard: usize,
    /// Held and reported back.
    pub reported: usize,
    /// Held, and how it goes on is said.
    pub going_on: usize,
    /// Held to go back to the community with strategic actions or measures.
    pub back: usize,
    /// Those of them of which it is said what changed.
    pub changed: usize,
}
