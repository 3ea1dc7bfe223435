//! One person, from the field of a form.

use super::{People, offer};
use crate::domain::ids::PersonId;
use crate::domain::names::{self, SortKey};
use crate::domain::people::{Gone, Person};
use crate::domain::words::text::{self, NAME_LIMIT, Problem};
use crate::domain::words::{capital, count};

/// What stands in place of an id where none of those on record is meant.
pub const NEW: &str = "new";

/// The longest text of a field in which a person is chosen: a name, and all that tells who bears it, with commas between.
pub const TEXT_LIMIT: usize = 4 * NAME_LIMIT + 6;

/// Whom a field means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody: the field is empty.
    Nobody,
    /// A person on record.
    Known(PersonId),
    /// A name that is not on record yet.
    New {
        /// The name.
        name: String,
        /// Whether it was said that somebody new is meant, also where others have that name.
        is_meant: bool,
    },
}

/// The field as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pick {
    /// The name, or the name with what tells this person from another of that name.
    pub text: String,
    /// Who was chosen, or that it is somebody new; empty while that is open.
    pub id: String,
}

/// Why a field means nobody yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// These may be meant.
    Which(Vec<PersonId>),
    /// Something is wrong with it.
    Problem(Problem),
}

impl Slip {
    /// The sentence beside the field.
    #[must_use]
    pub fn problem(self) -> Problem {
        match self {
            Self::Which(among) if among.len() == 1 => {
                Problem::Other("Somebody of this name is on record. Say whether you mean them or someone new.".to_owned())
            }
            Self::Which(among) => {
                Problem::Other(format!("{} have this name. Say which one you mean.", capital(&count(among.len(), "person", "people"))))
            }
            Self::Problem(problem) => problem,
        }
    }
}

impl Who {
    /// The stored form: the id of the person. A new name has none yet.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::Nobody | Self::New { .. } => String::new(),
        }
    }
}

/// What may stand after a name and a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Only what tells this person from others. Anything else may belong to the name of somebody new.
    Role,
    /// The title, as it was then; it need not be the one on record.
    Title,
}

impl Pick {
    /// The field with somebody on record in it.
    #[must_use]
    pub fn of(person: Option<&Person>, people: &[Person]) -> Self {
        person.map_or_else(Self::default, |person| Self { text: offer::shown(person, people), id: person.id.to_string() })
    }

    /// Whether it still holds a person as a form shows them: by name, or with what tells them from others.
    #[must_use]
    pub fn shows(&self, person: &Person) -> bool {
        self.id == person.id.to_string() && clean(&self.text, TEXT_LIMIT, NAME_LIMIT).is_ok_and(|text| is_called(&text, person))
    }

    /// Whom it means, among the people on record.
    ///
    /// # Errors
    /// [`Slip`], when it may mean several, or cannot be taken as it stands.
    pub fn read(&self, people: &People) -> Result<Who, Slip> {
        let text = clean(&self.text, TEXT_LIMIT, NAME_LIMIT)?;
        if text.is_empty() { Ok(Who::Nobody) } else { meant(&text, &self.id, people, After::Role, NAME_LIMIT) }
    }

    /// The same where a title may follow the name, as it is to be printed.
    ///
    /// # Errors
    /// [`Slip`], when it may mean several, or cannot be taken as it stands.
    pub fn read_titled(&self, people: &People, limit: usize) -> Result<Who, Slip> {
        let text = text::line(&self.text, limit).map_err(Slip::Problem)?;
        if text.is_empty() { Ok(Who::Nobody) } else { meant(&text, &self.id, people, After::Title, limit) }
    }
}

/// The text in clean form. What is too long to mean anybody on record is told how long a name can be.
pub(super) fn clean(typed: &str, longest: usize, limit: usize) -> Result<String, Slip> {
    text::line(typed, longest).or_else(|_| text::line(typed, limit)).map_err(Slip::Problem)
}

/// Whom a clean text means that is not empty.
pub(super) fn meant(text: &str, id: &str, people: &People, after: After, limit: usize) -> Result<Who, Slip> {
    if id == NEW {
        return new(text, limit, true);
    }
    let chosen = id.parse::<PersonId>().ok();
    let gone = chosen.and_then(|id| people.gone(id));
    if let Some(gone) = gone.as_ref().filter(|gone| gone.is_called(text)) {
        return Err(Slip::Problem(Problem::Other(gone.to_string())));
    }
    let among = |people: &[&Person]| chosen.filter(|id| people.iter().any(|person| person.id == *id)).map(Who::Known);
    let called: Vec<&Person> = people.iter().filter(|person| is_called(text, person)).collect();
    if !called.is_empty() {
        return among(&called).map_or_else(|| one_of(text, &called), Ok);
    }
    let name = text.split_once(',').map_or("", |(name, _)| name.trim());
    let begun: Vec<&Person> = people.iter().filter(|person| !name.is_empty() && names::same(name, &person.profile.name)).collect();
    if let Some(who) = among(&begun) {
        return Ok(who);
    }
    if called.is_empty() && begun.is_empty() {
        // Written apart from how it stands on record, it may be the same person.
        let alike: Vec<&Person> = people.iter().filter(|person| names::alike(text, &person.profile.name)).collect();
        if let Some(who) = among(&alike) {
            return Ok(who);
        }
        if !alike.is_empty() && gone.is_none() {
            return Err(Slip::Which(alike.iter().map(|person| person.id).collect()));
        }
    }
    match (begun.as_slice(), after) {
        ([], _) if gone == Some(Gone::Thrown) => Err(Slip::Problem(Problem::Other(Gone::Thrown.to_string()))),
        ([], _) => new(text, limit, false),
        (begun, After::Title) => one_of(name, begun),
        (begun, After::Role) => Err(Slip::Which(begun.iter().map(|person| person.id).collect())),
    }
}

/// Whether a text is the name of a person, or the name with what tells them from others.
fn is_called(text: &str, person: &Person) -> bool {
    let is_longer = text.contains(',');
    names::same(text, &person.profile.name) || (is_longer && names::same(text, &offer::told(person)))
}

/// The one who is written exactly so, if one is; else all of them may be meant.
fn one_of(text: &str, people: &[&Person]) -> Result<Who, Slip> {
    let key = SortKey::of(text);
    let exact: Vec<&Person> = people.iter().copied().filter(|person| SortKey::of(&person.profile.name) == key).collect();
    match (people, exact.as_slice()) {
        ([one], _) | (_, [one]) => Ok(Who::Known(one.id)),
        (all, _) => Err(Slip::Which(all.iter().map(|person| person.id).collect())),
    }
}

fn new(name: &str, limit: usize, is_meant: bool) -> Result<Who, Slip> {
    let ask = "Enter a name that others can read.";
    Ok(Who::New { name: text::required(name, limit, ask).map_err(Slip::Problem)?, is_meant })
}
