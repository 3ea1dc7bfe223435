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
}

impl Noun {
    /// All of them: what others are within, or name, comes before these.
    pub const ALL: [Self; 12] = [
        Self::Organization,
        Self::Member,
        Self::WorkingGroup,
        Self::CoalitionLaunch,
        Self::Source,
        Self::Engagement,
        Self::Finding,
        Self::Support,
        Self::Review,
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
        }
    }

    /// The kind of thing that it is within, unless it belongs to the jurisdiction itself.
    #[must_use]
    pub const fn within(self) -> Option<Self> {
        match self {
            Self::Support => Some(Self::Finding),
            _ => None,
        }
    }

    /// The most of it that a jurisdiction holds, or a finding of its supports, without what lies in the bin.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Organization | Self::Member | Self::Engagement => 2_000,
            Self::Support | Self::WorkingGroup | Self::Place | Self::Peer | Self::Officials => 200,
            Self::CoalitionLaunch => 1,
            Self::Source | Self::Finding | Self::Review => 1_000,
        }
    }

    /// Whether it can be put into the bin.
    #[must_use]
    pub const fn can_be_binned(self) -> bool {
        !matches!(self, Self::CoalitionLaunch)
    }

    /// The id of the one that a jurisdiction has, where it has no more than one: made of the jurisdiction, so that copies
    /// that go apart speak of one.
    #[must_use]
    pub fn only_one(self, of: JurisdictionId) -> Option<Uuid> {
        matches!(self, Self::CoalitionLaunch).then(|| derived(&[self.as_str(), &of.to_string()]))
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
