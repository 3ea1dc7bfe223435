//! A review of the findings by the coalition.

use time::Date;
use uuid::Uuid;

use super::Agreed;
use crate::domain::history::Fact;
use crate::domain::things::Thing;
use crate::domain::words::dates;

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its id.
    pub id: Uuid,
    /// Its day.
    pub held: Date,
    /// The members who took part.
    pub members: Vec<Uuid>,
    /// Who else took part.
    pub present: String,
    /// Which findings and insights it went through.
    pub findings: Vec<Uuid>,
    /// What it came to, if somebody said so.
    pub agreed: Option<Agreed>,
    /// Notes on it.
    pub notes: String,
}

impl Review {
    /// A review as it is stored; nothing if its day cannot be read.
    #[must_use]
    pub fn of(thing: &Thing) -> Option<Self> {
        Some(Self {
            id: thing.id,
            held: dates::parse_iso(thing.get(Fact::Held))?,
            members: thing.named(Fact::Members),
            present: thing.get(Fact::Present).to_owned(),
            findings: thing.named(Fact::Findings),
            agreed: thing.read(Fact::Agreed),
            notes: thing.get(Fact::Notes).to_owned(),
        })
    }

    /// What it came to, in words.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        self.agreed.map_or("Nothing is said yet of what it came to", Agreed::label)
    }
}
