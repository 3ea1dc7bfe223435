//! The rooms by which changes are told.

use crate::domain::history::Subject;
use crate::domain::things::Noun;

/// A room of a jurisdiction's work, in the order in which the navigation names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// What is known of the jurisdiction itself, the case and the launch.
    Home,
    /// The road.
    Road,
    /// Rounds and their answers, who was asked, who met.
    Readiness,
    /// What leadership decided.
    Decision,
    /// The places that are looked at and compared with.
    Metrics,
    /// Who works on the plan.
    Coalition,
    /// What was found, and the source register.
    Findings,
    /// Who was heard.
    Engagement,
    /// Vision, goals, strategic actions and their logic models.
    Strategy,
    /// Measures, their updates, and who answers for them.
    Measures,
    /// The texts of the plan, and how it goes public.
    Document,
    /// Actions and what they cost.
    WorkPlan,
    /// The population groups.
    PopulationGroups,
    /// The people.
    People,
}

impl Room {
    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Home => "The jurisdiction itself",
            Self::Road => "Road",
            Self::Readiness => "Readiness",
            Self::Decision => "Decision",
            Self::Metrics => "Metrics",
            Self::Coalition => "Coalition",
            Self::Findings => "Findings",
            Self::Engagement => "Engagement",
            Self::Strategy => "Strategy",
            Self::Measures => "Measures",
            Self::Document => "Document",
            Self::WorkPlan => "Work plan",
            Self::PopulationGroups => "Population groups",
            Self::People => "People",
        }
    }
}

impl Subject {
    /// The room in which people look for it.
    #[must_use]
    pub const fn room(self) -> Room {
        match self {
            Self::Jurisdiction(_) => Room::Home,
            Self::RoadLine(_) => Room::Road,
            Self::Assessment(_) | Self::Ask(_) | Self::Meeting(_) => Room::Readiness,
            Self::Decision(_) => Room::Decision,
            Self::Release(_) => Room::Metrics,
            Self::Action(_) | Self::FundingLine(_) => Room::WorkPlan,
            Self::PopulationGroup(_) => Room::PopulationGroups,
            Self::Actor(_) | Self::Person(_) => Room::People,
            Self::Thing(noun, _) => noun.room(),
        }
    }
}

impl Noun {
    const fn room(self) -> Room {
        match self {
            Self::Organization | Self::Member | Self::WorkingGroup | Self::CoalitionLaunch => Room::Coalition,
            Self::Source | Self::Finding | Self::Support | Self::Review => Room::Findings,
            Self::Engagement => Room::Engagement,
            Self::Place | Self::Peer | Self::Officials => Room::Metrics,
            Self::Strategy | Self::Goal | Self::StrategicAction | Self::LogicEntry | Self::Approval => Room::Strategy,
            Self::Measure | Self::Update | Self::Accountability => Room::Measures,
            Self::MobilityPlan | Self::Publication | Self::Comment | Self::Translation | Self::Outreach => Room::Document,
        }
    }
}
