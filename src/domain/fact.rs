//! The facts of a jurisdiction, a round or a person, by the words under which they are kept.

use std::fmt;
use std::str::FromStr;

/// The fields of a jurisdiction, a round or a person that the history names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The name of a jurisdiction or person.
    Name,
    /// The kind of a jurisdiction.
    Kind,
    /// The state that a jurisdiction lies in.
    State,
    /// The title of a jurisdiction's executive.
    Executive,
    /// Whether it is the worked example.
    Example,
    /// Whether it is archived.
    Archived,
    /// When it was put into the bin.
    Deleted,
    /// The title of a round or person.
    Title,
    /// The day a round began.
    Started,
    /// The guide's version that a round is read with.
    Guide,
    /// The limits of a round's bands.
    Limits,
    /// Whether an older round was reopened.
    Reopened,
    /// Who takes part in a round.
    Participants,
    /// A person's department.
    Department,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Kind,
        Self::State,
        Self::Executive,
        Self::Example,
        Self::Archived,
        Self::Deleted,
        Self::Title,
        Self::Started,
        Self::Guide,
        Self::Limits,
        Self::Reopened,
        Self::Participants,
        Self::Department,
    ];

    /// The word in the data file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::State => "state",
            Self::Executive => "executive",
            Self::Example => "example",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
            Self::Title => "title",
            Self::Started => "started",
            Self::Guide => "guide",
            Self::Limits => "limits",
            Self::Reopened => "reopened",
            Self::Participants => "participants",
            Self::Department => "department",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Kind => "Kind of government",
            Self::State => "State",
            Self::Executive => "Title of the executive",
            Self::Example => "Worked example",
            Self::Archived => "Archived",
            Self::Deleted => "In the bin",
            Self::Title => "Title",
            Self::Started => "Start date",
            Self::Guide => "Version of the guide",
            Self::Limits => "Limits for most and some",
            Self::Reopened => "Reopened",
            Self::Participants => "Who takes part",
            Self::Department => "Department",
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Fact {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|fact| fact.as_str() == text).ok_or(())
    }
}
