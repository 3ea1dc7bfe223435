//! A working group of the coalition.

use uuid::Uuid;

use super::member::Known;
use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::people::Person;
use crate::domain::things::Thing;

/// A working group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingGroup {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub lead: Option<Person>,
    /// Its members, by their ids; one who lies in the bin may be among them.
    pub members: Vec<Uuid>,
    /// The predictors that it works on.
    pub predictors: Vec<PredictorKey>,
    /// What it works on, in words.
    pub work: String,
    /// Where it stands among the others, as stored.
    pub position: String,
}

impl WorkingGroup {
    /// A working group as it is stored.
    pub(super) fn of(thing: &Thing, known: &Known<'_>) -> Self {
        Self {
            id: thing.id,
            name: thing.get(Fact::Name).to_owned(),
            lead: known.person(thing, Fact::Owner),
            members: thing.named(Fact::Members),
            predictors: thing.all(Fact::Predictors),
            work: thing.get(Fact::Notes).to_owned(),
            position: thing.get(Fact::Position).to_owned(),
        }
    }

    /// What it lacks, in the words that follow its name: "has no lead and no members".
    #[must_use]
    pub fn lacks(&self, members: usize) -> Option<String> {
        let lacks = [(self.lead.is_none(), "no lead"), (members == 0, "no members"), (self.predictors.is_empty(), "no predictors")];
        let lacks: Vec<&str> = lacks.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, what)| what).collect();
        (!lacks.is_empty()).then(|| format!("has {}", crate::domain::words::list(&lacks)))
    }
}
