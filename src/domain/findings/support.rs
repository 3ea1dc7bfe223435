//! What a finding rests on.

use uuid::Uuid;

use super::SupportKind;
use crate::domain::history::Fact;
use crate::domain::metrics::{ReadingKey, Records, newer};
use crate::domain::things::Thing;
use crate::domain::words::shortened;

/// A support of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// Its id.
    pub id: Uuid,
    /// What kind of support it is.
    pub kind: SupportKind,
    /// What it says.
    pub what: String,
    /// The value of a figure, as it was given.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The year or years of which it speaks.
    pub year: String,
    /// How sure a reading is, in words.
    pub quality: String,
    /// Which reading it is, if it is one.
    pub reading: Option<ReadingKey>,
    /// The release that the reading comes from, as people call it.
    pub release: String,
    /// The entry of the source register that it comes from.
    pub source: Option<Uuid>,
    /// The engagement that it comes from.
    pub engagement: Option<Uuid>,
    /// Where it can be looked up.
    pub where_found: String,
    /// Where it stands among the others, as it is stored.
    pub position: String,
}

/// Something on record that a support comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest<'a> {
    /// It is here, under this name.
    Here(Uuid, &'a str),
    /// It is no longer here.
    Gone,
}

impl Support {
    /// A support as it is stored; nothing if its kind cannot be read.
    #[must_use]
    pub fn of(thing: &Thing) -> Option<Self> {
        let text = |fact| thing.get(fact).to_owned();
        Some(Self {
            id: thing.id,
            kind: thing.read(Fact::Kind)?,
            what: text(Fact::What),
            value: text(Fact::Value),
            unit: text(Fact::Unit),
            year: text(Fact::Year),
            quality: text(Fact::Quality),
            reading: thing.read(Fact::Reading),
            release: text(Fact::Release),
            source: thing.read(Fact::FromSource),
            engagement: thing.read(Fact::FromEngagement),
            where_found: text(Fact::WhereFound),
            position: text(Fact::Position),
        })
    }

    /// Where it is a reading and another release has a different value or quality by now, a sentence that says so.
    #[must_use]
    pub fn newer(&self, records: &Records<'_>) -> Option<String> {
        let key = self.reading.as_ref().filter(|_| self.kind == SupportKind::Reading)?;
        newer(records, key, (&self.value, &self.quality))
    }

    /// The value of a figure with its unit: "29 percent", "29%", "$1,450 a month".
    #[must_use]
    pub fn figure(&self) -> String {
        match self.unit.as_str() {
            "" => self.value.clone(),
            "%" => format!("{}%", self.value),
            "$" => format!("${}", self.value),
            unit => format!("{} {unit}", self.value),
        }
    }

    /// What is written of it where it is named in one line: its figure, or else the first words of what it says.
    #[must_use]
    pub fn title(&self) -> String {
        let shown = if self.value.is_empty() { self.what.clone() } else { self.figure() };
        if shown.is_empty() { self.kind.label().to_owned() } else { shortened(&shown, 80) }
    }
}
