//! The kinds of texts that are found, in the order of the page.

use crate::domain::things::Noun;

/// Makes the kinds: for each its number in the index, its word in addresses, and the heading under which it is shown.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $number:literal $word:literal $heading:literal,)+) => {
        /// A kind of text that is found. Kinds under one heading follow each other.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// All of them, in the order of the page.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The number in the index, which stays: 1 to 63.
            #[must_use]
            pub const fn number(self) -> i64 {
                match self {
                    $(Self::$name => $number,)+
                }
            }

            /// The word in addresses.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// The heading under which it is shown.
            #[must_use]
            pub const fn heading(self) -> &'static str {
                match self {
                    $(Self::$name => $heading,)+
                }
            }
        }
    };
}

kinds! {
    /// The note of an answer.
    Note 1 "notes" "Notes",
    /// Where the evidence of an answer is.
    Evidence 2 "evidence" "Evidence",
    /// What must be addressed to have a condition.
    Need 3 "needs" "What must be addressed",
    /// Why a condition is judged as it is.
    Judgment 4 "judgments" "Judgments",
    /// A decision.
    Decision 5 "decisions" "Decisions",
    /// An action of the work plan, with its money.
    Action 6 "actions" "Actions",
    /// A finding or an insight.
    Finding 7 "findings" "Findings and insights",
    /// What a finding rests on.
    Support 8 "supports" "Support of findings",
    /// A review of the findings.
    Review 9 "reviews" "Reviews of the findings",
    /// An engagement.
    Engagement 10 "engagements" "Engagements",
    /// An entry of the source register.
    Source 11 "sources" "Sources",
    /// A member of the coalition.
    Member 12 "members" "Members of the coalition",
    /// An organization.
    Organization 13 "organizations" "Organizations",
    /// A working group.
    WorkingGroup 14 "working-groups" "Working groups",
    /// A person.
    Person 15 "people" "People",
    /// A population group.
    PopulationGroup 16 "population-groups" "Population groups",
    /// The case to leadership.
    Case 17 "case" "Launch texts",
    /// What the launch kit is filled from.
    LaunchKit 18 "launch-kit" "Launch texts",
    /// The launch announcement.
    Announcement 19 "announcement" "Launch texts",
    /// The talking points.
    TalkingPoints 20 "talking-points" "Launch texts",
    /// The launch of the coalition.
    CoalitionLaunch 21 "coalition-launch" "Launch texts",
    /// What is said of a line of the road.
    RoadLine 22 "road" "Road",
    /// A measured place that is looked at.
    Place 23 "places" "Metrics",
    /// A peer.
    Peer 24 "peers" "Metrics",
    /// A count of elected officials.
    Officials 25 "officials" "Metrics",
    /// The vision statement and the theory of change.
    Strategy 26 "strategy" "Strategy",
    /// A goal.
    Goal 27 "goals" "Strategy",
    /// A strategic action.
    StrategicAction 28 "strategic-actions" "Strategy",
    /// An entry of a logic model.
    LogicEntry 29 "logic-models" "Strategy",
    /// An approval of a logic model.
    Approval 30 "approvals" "Strategy",
    /// A measure.
    Measure 31 "measures" "Measures",
    /// An update of a measure.
    Update 32 "updates" "Measures",
    /// How is reported, sustained and learned.
    Accountability 33 "accountability" "Measures",
    /// What people write for the document of the plan.
    MobilityPlan 34 "document" "Document",
    /// A publication of the plan.
    Publication 35 "publications" "Document",
    /// A comment on a draft.
    Comment 36 "comments" "Document",
    /// The public summary in another language.
    Translation 37 "translations" "Document",
    /// A line of the publication plan.
    Outreach 38 "publication-plan" "Document",
}

impl Kind {
    /// The kind of this number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.number() == number)
    }

    /// The kind of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }

    /// The kind of things that it is, if it is one.
    #[must_use]
    pub const fn noun(self) -> Option<Noun> {
        match self {
            Self::Finding => Some(Noun::Finding),
            Self::Support => Some(Noun::Support),
            Self::Review => Some(Noun::Review),
            Self::Engagement => Some(Noun::Engagement),
            Self::Source => Some(Noun::Source),
            Self::Member => Some(Noun::Member),
            Self::Organization => Some(Noun::Organization),
            Self::WorkingGroup => Some(Noun::WorkingGroup),
            Self::CoalitionLaunch => Some(Noun::CoalitionLaunch),
            Self::Place => Some(Noun::Place),
            Self::Peer => Some(Noun::Peer),
            Self::Officials => Some(Noun::Officials),
            Self::Strategy => Some(Noun::Strategy),
            Self::Goal => Some(Noun::Goal),
            Self::StrategicAction => Some(Noun::StrategicAction),
            Self::LogicEntry => Some(Noun::LogicEntry),
            Self::Approval => Some(Noun::Approval),
            Self::Measure => Some(Noun::Measure),
            Self::Update => Some(Noun::Update),
            Self::Accountability => Some(Noun::Accountability),
            Self::MobilityPlan => Some(Noun::MobilityPlan),
            Self::Publication => Some(Noun::Publication),
            Self::Comment => Some(Noun::Comment),
            Self::Translation => Some(Noun::Translation),
            Self::Outreach => Some(Noun::Outreach),
            _ => None,
        }
    }

    /// The kind that things of this noun are.
    #[must_use]
    pub fn of_noun(noun: Noun) -> Self {
        Self::ALL.iter().copied().find(|kind| kind.noun() == Some(noun)).expect("every kind of things is found")
    }

    /// Whether it is what a round says, a text each: a note, evidence, a need or a judgment.
    #[must_use]
    pub const fn is_said_in_a_round(self) -> bool {
        matches!(self, Self::Note | Self::Evidence | Self::Need | Self::Judgment)
    }

    /// Whether its first text is what it is called.
    #[must_use]
    pub const fn is_called_by_its_text(self) -> bool {
        matches!(
            self,
            Self::Action
                | Self::Finding
                | Self::Engagement
                | Self::Source
                | Self::Member
                | Self::Organization
                | Self::WorkingGroup
                | Self::Person
                | Self::PopulationGroup
                | Self::Officials
                | Self::Goal
                | Self::StrategicAction
                | Self::Measure
                | Self::Publication
                | Self::Translation
                | Self::Outreach
        )
    }
}
