//! An entry of the source register, and how it stands.

use time::Date;
use uuid::Uuid;

use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::things::{Thing, choice};
use crate::domain::words::dates;

choice! {
    /// How an entry of the source register stands.
    SourceStanding {
        /// Nobody asked for it yet.
        ToAsk "to_ask" "To ask",
        /// Asked for, without an answer.
        Asked "asked" "Asked",
        /// An agreement stands, and it is still to come.
        Agreed "agreed" "Agreed",
        /// It is here.
        Received "received" "Received",
        /// It was expected by a day that has passed.
        Overdue "overdue" "Overdue",
    }
}

/// An entry of the source register: supplemental data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// What we ask of them.
    pub what_asked: String,
    /// The predictors that it is for.
    pub predictors: Vec<PredictorKey>,
    /// Who asks for it.
    pub owner: Option<PersonId>,
    /// When they were asked.
    pub asked: Option<Date>,
    /// By when it is expected.
    pub expected: Option<Date>,
    /// What was agreed about it.
    pub agreement: String,
    /// When it was received.
    pub received: Option<Date>,
    /// How good it is.
    pub quality: String,
    /// Where it can be found.
    pub where_found: String,
    /// Notes on it.
    pub notes: String,
    /// Where it stands among the others, as it is stored.
    pub position: String,
}

impl Source {
    /// An entry as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        let text = |fact| thing.get(fact).to_owned();
        let day = |fact| dates::parse_iso(thing.get(fact));
        Self {
            id: thing.id,
            name: text(Fact::Name),
            holder: text(Fact::Holder),
            what_asked: text(Fact::WhatAsked),
            predictors: thing.all(Fact::Predictors),
            owner: thing.read(Fact::Owner),
            asked: day(Fact::Asked),
            expected: day(Fact::Due),
            agreement: text(Fact::Agreement),
            received: day(Fact::Received),
            quality: text(Fact::Quality),
            where_found: text(Fact::WhereFound),
            notes: text(Fact::Notes),
            position: text(Fact::Position),
        }
    }

    /// Whether it was received by a day. What is said to come on a day ahead is not here yet.
    #[must_use]
    pub fn is_here(&self, today: Date) -> bool {
        self.received.is_some_and(|day| day <= today)
    }

    /// How it stands today: the first that holds of received, overdue, agreed, asked.
    #[must_use]
    pub fn standing(&self, today: Date) -> SourceStanding {
        if self.is_here(today) {
            SourceStanding::Received
        } else if self.expected.is_some_and(|day| day < today) {
            SourceStanding::Overdue
        } else if !self.agreement.is_empty() {
            SourceStanding::Agreed
        } else if self.asked.is_some() {
            SourceStanding::Asked
        } else {
            SourceStanding::ToAsk
        }
    }

    /// The same in words, with its days.
    #[must_use]
    pub fn stands(&self, today: Date) -> String {
        let standing = self.standing(today);
        let label = standing.label();
        let day = |day: Option<Date>| day.map_or_else(String::new, dates::long);
        let so_far = match (standing, self.asked) {
            (SourceStanding::Received, _) => return format!("{label} on {}", day(self.received)),
            (SourceStanding::Overdue, _) => return format!("{label}: it was expected by {}", day(self.expected)),
            (SourceStanding::Asked, asked) => format!("{label} on {}", day(asked)),
            _ => label.to_owned(),
        };
        self.expected.map_or(so_far.clone(), |expected| format!("{so_far}; expected by {}", dates::long(expected)))
    }

    /// Whether somebody was asked and has not answered: neither is it here, nor was anything agreed.
    #[must_use]
    pub fn is_unanswered(&self, today: Date) -> bool {
        self.asked.is_some() && !self.is_here(today) && self.agreement.is_empty()
    }
}
