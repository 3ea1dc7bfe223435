//! A member of the coalition: a person, an organization, or a person of an organization.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use super::{Asking, Organization, Role, Sector};
use crate::domain::guide::PillarKey;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::names::SortKey;
use crate::domain::people::{Person, Profile};
use crate::domain::things::Thing;
use crate::domain::words::{dates, inserted};

/// A member of the coalition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: Uuid,
    /// The person, where it is one.
    pub person: Option<Person>,
    /// The organization that it is, or that the person comes from.
    pub organization: Option<Organization>,
    /// The member's own sector, where it was said.
    pub own_sector: Option<Sector>,
    /// What they do in the coalition.
    pub roles: Vec<Role>,
    /// The pillars that they know or work on.
    pub pillars: Vec<PillarKey>,
    /// Where the asking stands.
    pub standing: Asking,
    /// The day by which they are to be asked.
    pub ask_by: Option<Date>,
    /// The day on which they were asked.
    pub asked: Option<Date>,
    /// The day on which they joined.
    pub joined: Option<Date>,
    /// The day on which they declined.
    pub declined: Option<Date>,
    /// Who asks them.
    pub who_asks: Option<Person>,
    /// What we ask.
    pub what_asked: String,
    /// What they bring.
    pub brings: String,
    /// The next step.
    pub next_step: String,
    /// How to reach them. It stands in no document.
    pub contact: String,
    /// Notes.
    pub notes: String,
    /// The letter of request in words of one's own; empty while it is drafted.
    pub letter: String,
}

/// By what the things of a coalition name people and organizations.
pub(super) struct Known<'a> {
    people: HashMap<PersonId, &'a Person>,
    organizations: HashMap<Uuid, &'a Organization>,
}

impl<'a> Known<'a> {
    pub fn new(people: &'a [Person], organizations: &'a [Organization]) -> Self {
        Self {
            people: people.iter().map(|person| (person.id, person)).collect(),
            organizations: organizations.iter().map(|one| (one.id, one)).collect(),
        }
    }

    /// Whom a fact names. Nobody is forgotten who is not on the list by now.
    pub fn person(&self, thing: &Thing, fact: Fact) -> Option<Person> {
        let id: PersonId = thing.read(fact)?;
        let gone = || Person { id, profile: Profile { name: "someone no longer on the list".to_owned(), ..Profile::default() } };
        Some(self.people.get(&id).map_or_else(gone, |person| (*person).clone()))
    }

    /// The organization of an id. One that is named and not there lies in the bin.
    pub fn organization(&self, id: Uuid) -> Organization {
        let gone = || Organization { id, name: "an organization in the bin".to_owned(), sector: None, notes: String::new() };
        self.organizations.get(&id).map_or_else(gone, |one| (*one).clone())
    }
}

impl Member {
    /// A member as it is stored.
    pub(super) fn of(thing: &Thing, known: &Known<'_>) -> Self {
        let day = |fact| dates::parse_iso(thing.get(fact));
        let text = |fact| thing.get(fact).to_owned();
        Self {
            id: thing.id,
            person: known.person(thing, Fact::Person),
            organization: thing.named(Fact::BelongsTo).first().map(|id| known.organization(*id)),
            own_sector: thing.read(Fact::Sector),
            roles: thing.all(Fact::Roles),
            pillars: thing.all(Fact::Pillars),
            standing: thing.read(Fact::Standing).unwrap_or(Asking::ToAsk),
            ask_by: day(Fact::Due),
            asked: day(Fact::Asked),
            joined: day(Fact::Joined),
            declined: day(Fact::Declined),
            who_asks: known.person(thing, Fact::Owner),
            what_asked: text(Fact::WhatAsked),
            brings: text(Fact::Brings),
            next_step: text(Fact::NextStep),
            contact: text(Fact::Contact),
            notes: text(Fact::Notes),
            letter: text(Fact::Letter),
        }
    }

    /// The sector that they come from: their own, or that of their organization.
    #[must_use]
    pub fn sector(&self) -> Option<Sector> {
        self.own_sector.or_else(|| self.organization.as_ref()?.sector)
    }

    /// The name by which a list holds them: that of the person, else that of the organization.
    #[must_use]
    pub fn name(&self) -> &str {
        match (&self.person, &self.organization) {
            (Some(person), _) => &person.profile.name,
            (None, Some(organization)) => &organization.name,
            // Nothing of the kind is stored.
            (None, None) => "no one",
        }
    }

    /// What stands beside that name: the organization that a person comes from.
    #[must_use]
    pub fn from(&self) -> &str {
        match (&self.person, &self.organization) {
            (Some(_), Some(organization)) => &organization.name,
            _ => "",
        }
    }

    /// What tells them from others beside that name: the person's title and department, and where they come from.
    #[must_use]
    pub fn role(&self) -> String {
        let Some(Person { profile, .. }) = &self.person else { return String::new() };
        let from = if self.from().is_empty() { &profile.organization } else { self.from() };
        let parts = [profile.title.as_str(), profile.department.as_str(), from];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// "Dana Ortiz of Wren Health", "Dana Ortiz", "Wren Health": as it reads within a sentence.
    #[must_use]
    pub fn told(&self) -> String {
        let name = inserted(self.name());
        if self.from().is_empty() { name } else { format!("{name} of {}", inserted(self.from())) }
    }

    /// "Dana Ortiz, Wren Health", "Dana Ortiz", "Wren Health": as it reads in a list.
    #[must_use]
    pub fn listed(&self) -> String {
        if self.from().is_empty() { self.name().to_owned() } else { format!("{}, {}", self.name(), self.from()) }
    }

    /// "Dana Ortiz (Wren Health)", "Dana Ortiz", "Wren Health": as it reads among others within a sentence, where a comma parts
    /// them.
    #[must_use]
    pub fn among_others(&self) -> String {
        let name = inserted(self.name());
        if self.from().is_empty() { name } else { format!("{name} ({})", inserted(self.from())) }
    }

    /// Whether they count on the way to a whole coalition: whoever declined does not.
    #[must_use]
    pub fn is_in_view(&self) -> bool {
        self.standing != Asking::Declined
    }

    /// Where the asking stands, with its day: "Asked on November 3, 2026".
    #[must_use]
    pub fn standing_told(&self) -> String {
        let (day, lead) = match self.standing {
            Asking::ToAsk => (self.ask_by, "To ask by"),
            Asking::Asked => (self.asked, "Asked on"),
            Asking::Joined => (self.joined, "Joined on"),
            Asking::Declined => (self.declined, "Declined on"),
        };
        day.map_or_else(|| self.standing.label().to_owned(), |day| format!("{lead} {}", dates::long(day)))
    }

    /// Whether they are still to be asked, and the day for it has passed.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.standing == Asking::ToAsk && self.ask_by.is_some_and(|day| day < today)
    }

    /// Their place in a list: by name, then by what they come from.
    pub(super) fn place(&self) -> (SortKey, SortKey, Uuid) {
        (SortKey::of(self.name()), SortKey::of(self.from()), self.id)
    }
}

impl Asking {
    /// The fact that holds the day of this standing, unless the asking has not begun.
    #[must_use]
    pub const fn day(self) -> Option<Fact> {
        match self {
            Self::ToAsk => None,
            Self::Asked => Some(Fact::Asked),
            Self::Joined => Some(Fact::Joined),
            Self::Declined => Some(Fact::Declined),
        }
    }
}
