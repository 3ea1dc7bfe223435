//! The nouns: which kinds of things there are.

use std::fmt;
use std::str::FromStr;

use crate::domain::ids::{JurisdictionId, derived};
use uuid::Uuid;

/// A kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// An organization that members come from.
    Organization,
    /// A member of the coalition: a person or an organization.
    Member,
    /// A working group of the coalition.
    WorkingGroup,
    /// The launch of the coalition, of which a jurisdiction has one.
    CoalitionLaunch,
    /// An entry of the source register: supplemental data.
    Source,
    /// An engagement: an occasion on which residents or stakeholders are heard.
    Engagement,
    /// A finding, or an insight that is not agreed yet.
    Finding,
    /// What a finding rests on.
    Support,
    /// A review of the findings by the coalition.
    Review,
    /// A measured place that the jurisdiction looks at.
    Place,
    /// A measured place to compare with.
    Peer,
    /// A count of the elected officials of one body.
    Officials,
    /// The vision statement and the theory of change, of which a jurisdiction has one.
    Strategy,
    /// A goal: a result for people that strategic actions serve.
    Goal,
    /// A strategic action: what will change, for whom, by whom.
    StrategicAction,
    /// An entry of the logic model of a strategic action.
    LogicEntry,
    /// A review of a logic model, on its frozen state.
    Approval,
    /// A measure: how an entry or a goal is seen.
    Measure,
    /// An update: a value of a measure over time.
    Update,
    /// How is reported, sustained and learned, of which a jurisdiction has one.
    Accountability,
    /// What people write for the document of the plan, and how it is arranged; a jurisdiction has one.
    MobilityPlan,
    /// A publication: a frozen state of the plan.
    Publication,
    /// A comment on a draft.
    Comment,
    /// The public summary in another language.
    Translation,
    /// A line of the publication plan.
    Outreach,
}

impl Noun {
    /// All of them: what others are within, or name, comes before these.
    pub const ALL: [Self; 25] = [
        Self::Organization,
        Self::Member,
        Self::WorkingGroup,
        Self::CoalitionLaunch,
        Self::Source,
        Self::Finding,
        Self::Review,
        Self::Strategy,
        Self::Goal,
        Self::StrategicAction,
        Self::LogicEntry,
        Self::Approval,
        Self::Measure,
        Self::Update,
        Self::Accountability,
        Self::MobilityPlan,
        Self::Publication,
        Self::Comment,
        Self::Translation,
        Self::Outreach,
        Self::Engagement,
        Self::Support,
        Self::Place,
        Self::Peer,
        Self::Officials,
    ];

    /// The word in the data file and in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Member => "member",
            Self::WorkingGroup => "working_group",
            Self::CoalitionLaunch => "coalition_launch",
            Self::Source => "source",
            Self::Engagement => "engagement",
            Self::Finding => "finding",
            Self::Support => "support",
            Self::Review => "review",
            Self::Place => "place",
            Self::Peer => "peer",
            Self::Officials => "officials",
            Self::Strategy => "strategy",
            Self::Goal => "goal",
            Self::StrategicAction => "strategic_action",
            Self::LogicEntry => "logic_entry",
            Self::Approval => "approval",
            Self::Measure => "measure",
            Self::Update => "update",
            Self::Accountability => "accountability",
            Self::MobilityPlan => "mobility_plan",
            Self::Publication => "publication",
            Self::Comment => "comment",
            Self::Translation => "translation",
            Self::Outreach => "outreach",
        }
    }

    /// Its table in the data file.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Organization => "organizations",
            Self::Member => "members",
            Self::WorkingGroup => "working_groups",
            Self::CoalitionLaunch => "coalition_launches",
            Self::Source => "sources",
            Self::Engagement => "engagements",
            Self::Finding => "findings",
            Self::Support => "supports",
            Self::Review => "reviews",
            Self::Place => "places",
            Self::Peer => "peers",
            Self::Officials => "officials",
            Self::Strategy => "strategies",
            Self::Goal => "goals",
            Self::StrategicAction => "strategic_actions",
            Self::LogicEntry => "logic_entries",
            Self::Approval => "approvals",
            Self::Measure => "measures",
            Self::Update => "updates",
            Self::Accountability => "accountabilities",
            Self::MobilityPlan => "mobility_plans",
            Self::Publication => "publications",
            Self::Comment => "comments",
            Self::Translation => "translations",
            Self::Outreach => "outreaches",
        }
    }

    /// What people call one of it, and several, within a sentence.
    #[must_use]
    pub const fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Organization => ("organization", "organizations"),
            Self::Member => ("member of the coalition", "members of the coalition"),
            Self::WorkingGroup => ("working group", "working groups"),
            Self::CoalitionLaunch => ("launch of the coalition", "launches of the coalition"),
            Self::Source => ("source", "sources"),
            Self::Engagement => ("engagement", "engagements"),
            Self::Finding => ("finding", "findings"),
            Self::Support => ("support of a finding", "supports of findings"),
            Self::Review => ("review of the findings", "reviews of the findings"),
            Self::Place => ("measured place", "measured places"),
            Self::Peer => ("peer", "peers"),
            Self::Officials => ("count of elected officials", "counts of elected officials"),
            Self::Strategy => ("strategy", "strategies"),
            Self::Goal => ("goal", "goals"),
            Self::StrategicAction => ("strategic action", "strategic actions"),
            Self::LogicEntry => ("entry of a logic model", "entries of logic models"),
            Self::Approval => ("approval of a logic model", "approvals of logic models"),
            Self::Measure => ("measure", "measures"),
            Self::Update => ("update of a measure", "updates of measures"),
            Self::Accountability => ("accountability plan", "accountability plans"),
            Self::MobilityPlan => ("document of the plan", "documents of plans"),
            Self::Publication => ("publication", "publications"),
            Self::Comment => ("comment on a draft", "comments on drafts"),
            Self::Translation => ("translation", "translations"),
            Self::Outreach => ("line of the publication plan", "lines of the publication plan"),
        }
    }

    /// The kind of thing that it is within, unless it belongs to the jurisdiction itself.
    #[must_use]
    pub const fn within(self) -> Option<Self> {
        match self {
            Self::Support => Some(Self::Finding),
            Self::LogicEntry | Self::Approval => Some(Self::StrategicAction),
            Self::Update => Some(Self::Measure),
            Self::Comment => Some(Self::Publication),
            _ => None,
        }
    }

    /// The most of it that a jurisdiction holds, or what it is within, without what lies in the bin.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Organization | Self::Member | Self::Engagement | Self::Comment => 2_000,
            Self::Translation => 100,
            // The most that people make, and the most downloaded drafts.
            Self::Publication => 300,
            Self::Support | Self::WorkingGroup | Self::Place | Self::Peer | Self::Officials | Self::Goal | Self::Approval => 200,
            Self::CoalitionLaunch | Self::Strategy | Self::Accountability | Self::MobilityPlan => 1,
            Self::StrategicAction | Self::LogicEntry | Self::Outreach => 500,
            Self::Source | Self::Finding | Self::Review | Self::Measure | Self::Update => 1_000,
        }
    }

    /// Whether it can be put into the bin.
    #[must_use]
    pub const fn can_be_binned(self) -> bool {
        !self.is_only_one()
    }

    /// The id of the one that a jurisdiction has, where it has no more than one: made of the jurisdiction, so that copies
    /// that go apart speak of one.
    #[must_use]
    pub fn only_one(self, of: JurisdictionId) -> Option<Uuid> {
        self.is_only_one().then(|| derived(&[self.as_str(), &of.to_string()]))
    }

    /// Whether a jurisdiction has no more than one of it.
    #[must_use]
    pub const fn is_only_one(self) -> bool {
        matches!(self, Self::CoalitionLaunch | Self::Strategy | Self::Accountability | Self::MobilityPlan)
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No kind of thing has this word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownNoun;

impl FromStr for Noun {
    type Err = UnknownNoun;

    fn from_str(text: &str) -> Result<Self, UnknownNoun> {
        Self::ALL.into_iter().find(|noun| noun.as_str() == text).ok_or(UnknownNoun)
    }
}
