//! A translation of the public summary, read from what is stored.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::readiness::Revision;
use crate::domain::things::Thing;
use crate::domain::words::language::Language;

/// The public summary in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// Its id.
    pub id: Uuid,
    /// Its language.
    pub language: Language,
    /// Its title, in that language.
    pub title: String,
    /// Its text in Markdown, in that language.
    pub text: String,
    /// The fingerprint of the public summary that stood beside it when somebody saved it; empty where none did.
    basis: String,
}

impl Translation {
    /// A translation as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        Self {
            id: thing.id,
            language: thing.read(Fact::Language).unwrap_or_else(Language::american),
            title: thing.get(Fact::Title).to_owned(),
            text: thing.get(Fact::Text).to_owned(),
            basis: thing.get(Fact::TextBasis).to_owned(),
        }
    }

    /// Whether the public summary says something else now than it did when somebody saved this.
    #[must_use]
    pub fn is_behind(&self, summary: &str) -> bool {
        !self.basis.is_empty() && self.basis != Revision::of(summary).to_string()
    }

    /// All of them, by the names of their languages.
    #[must_use]
    pub fn all(things: &[Thing]) -> Vec<Self> {
        let mut all: Vec<Self> = things.iter().map(Self::of).collect();
        all.sort_by_key(|one| (one.language.name(), one.id));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::things::Noun;

    #[test]
    fn a_translation_says_when_the_summary_went_on() {
        let mut thing = Thing::nothing(Noun::Translation, Uuid::from_u128(1));
        thing.values.insert(Fact::Language, "es".to_owned());
        assert!(!Translation::of(&thing).is_behind("One goal."));
        thing.values.insert(Fact::TextBasis, Revision::of("One goal.").to_string());
        assert!(!Translation::of(&thing).is_behind("One goal."));
        assert!(Translation::of(&thing).is_behind("Two goals."));
    }

    #[test]
    fn they_stand_by_the_names_of_their_languages() {
        let thing = |n: u128, tag: &str| {
            let mut thing = Thing::nothing(Noun::Translation, Uuid::from_u128(n));
            thing.values.insert(Fact::Language, tag.to_owned());
            thing
        };
        let all = Translation::all(&[thing(1, "vi"), thing(2, "es"), thing(3, "ar")]);
        assert_eq!(all.iter().map(|one| one.language.name()).collect::<Vec<_>>(), ["Arabic", "Spanish", "Vietnamese"]);
    }
}
