//! A thing with the days that it has, and had.

use time::Date;

use super::Thing;
use crate::domain::history::Fact;
use crate::domain::people::Person;
use crate::domain::words::dates;

/// A thing that has days, for a calendar: those in the bin too, and those whose day was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The thing.
    pub thing: Thing,
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Who sees to it.
    pub owner: Option<Person>,
    /// Whether it lies in the bin.
    pub is_binned: bool,
    /// The last day that a fact had, where it has none any more.
    pub lost: Vec<(Fact, Date)>,
}

impl Dated {
    /// The day of a fact, and whether it holds no more.
    #[must_use]
    pub fn day(&self, fact: Fact) -> Option<(Date, bool)> {
        let now = dates::parse_iso(self.thing.get(fact)).map(|day| (day, self.is_binned));
        now.or_else(|| self.lost.iter().find(|(lost, _)| *lost == fact).map(|(_, day)| (*day, true)))
    }
}

/// The days of each kind of thing that stand in a calendar.
#[must_use]
pub const fn days(noun: super::Noun) -> &'static [Fact] {
    match noun {
        super::Noun::Member | super::Noun::Source | super::Noun::Outreach => &[Fact::Due],
        super::Noun::Engagement => &[Fact::Held, Fact::Due],
        super::Noun::CoalitionLaunch => &[Fact::Held],
        super::Noun::Publication => &[Fact::CommentsUntil],
        _ => &[],
    }
}
