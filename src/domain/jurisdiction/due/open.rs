//! What is still open in the parts of the plan: whom to ask, what is expected, what was promised, what is owed, which value
//! of a measure is due.

use time::{Date, Duration};
use uuid::Uuid;

use crate::domain::people::Person;

/// What kind of thing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// A member of the coalition is to be asked.
    Ask,
    /// A member was asked, and has not answered.
    Answer,
    /// A source is expected.
    Source,
    /// An engagement is promised to population groups.
    Promise,
    /// An engagement is planned that names no group.
    Engagement,
    /// Those who spoke at an engagement are to learn what became of it.
    Report,
    /// The coalition is launched.
    Launch,
    /// A value of a measure is due by its rhythm.
    Value,
    /// A line of the publication plan is to be done.
    Outreach,
    /// Comments on a draft are taken, or wait for a decision.
    Comments,
}

impl Matter {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::Ask,
        Self::Answer,
        Self::Source,
        Self::Promise,
        Self::Engagement,
        Self::Report,
        Self::Launch,
        Self::Value,
        Self::Outreach,
        Self::Comments,
    ];

    /// The word in what the store reads.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::Source => "source",
            Self::Promise => "promise",
            Self::Engagement => "engagement",
            Self::Report => "report",
            Self::Launch => "launch",
            Self::Value => "value",
            Self::Outreach => "outreach",
            Self::Comments => "comments",
        }
    }

    /// Whether its day is one by which something is to be done. The day of an asking lies behind it, and that a coalition
    /// was launched is seen by nothing.
    #[must_use]
    pub const fn can_be_late(self) -> bool {
        !matches!(self, Self::Answer | Self::Launch)
    }
}

impl std::str::FromStr for Matter {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|matter| matter.as_str() == text).ok_or(())
    }
}

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Of which kind.
    pub matter: Matter,
    /// The member, source, engagement, launch, measure or line of the publication plan.
    pub id: Uuid,
    /// What it is called; the launch has no name.
    pub name: String,
    /// Its day, if it has one: for an answer that on which somebody was asked.
    pub day: Option<Date>,
    /// Who sees to it.
    pub who: Option<Person>,
    /// How many things of its kind stand as it does: late, ahead, silent, or without a day. A reader may bring only the
    /// first [`Self::TOLD`] of them.
    pub among: usize,
}

/// How long somebody who was asked has time to answer before it is worth asking again.
const PATIENCE: Duration = Duration::weeks(3);

impl Open {
    /// How many of those that stand alike a line tells by name at most, and a list of days takes.
    pub const TOLD: usize = 3;

    /// The last day on which somebody can have been asked who is worth asking again.
    #[must_use]
    pub const fn asked_long_ago(today: Date) -> Date {
        today.saturating_sub(PATIENCE)
    }

    /// Whether its day has passed.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.matter.can_be_late() && self.day.is_some_and(|day| day < today)
    }

    /// Whether somebody was asked so long ago that it is worth asking again.
    #[must_use]
    pub fn is_silent(&self, today: Date) -> bool {
        self.matter == Matter::Answer && self.day.is_some_and(|day| day <= Self::asked_long_ago(today))
    }

    /// The day ahead on which it is due.
    #[must_use]
    pub fn ahead(&self, today: Date) -> Option<Date> {
        self.day.filter(|day| self.matter != Matter::Answer && *day >= today)
    }

    /// Whether residents wait to hear back, and no day was named.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.matter == Matter::Report && self.day.is_none()
    }
}
