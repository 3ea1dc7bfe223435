//! What becomes of a changed field when others may have changed it too.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Field;
use crate::domain::words::letters::text_meant;

/// Identifies what a field held when it was shown: a short digest of its text. Two revisions are
/// equal exactly when the texts are, so nothing has to be counted, stored or merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Revision(u64);

impl Revision {
    /// The revision of a text.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let digest = Sha256::digest(value.as_bytes());
        let head: [u8; 8] = digest[..8].try_into().expect("a SHA-256 digest has 32 bytes");
        Self(u64::from_be_bytes(head))
    }

    /// What was shown is not known, so it cannot be what is stored.
    pub const NONE: Self = Self(0);

    /// Reads what a form carried. Absent means "shown blank"; anything unreadable fits no text.
    #[must_use]
    pub fn shown(carried: Option<&str>) -> Self {
        match carried {
            None => Self::of(""),
            Some(text) if text.len() == 16 => u64::from_str_radix(text, 16).map_or(Self::NONE, Self),
            Some(_) => Self::NONE,
        }
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A field as it came back from a page: what was shown, and what it should be now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: Field,
    /// What was shown.
    pub seen: Revision,
    /// The new value, already cleaned.
    pub value: String,
}

/// What becomes of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Nothing to do: it equals what was shown, or what is stored.
    LeftAlone,
    /// To be saved.
    Save,
    /// Somebody else changed the field in the meantime.
    Conflict,
}

impl Change {
    /// Decides against what is stored now.
    #[must_use]
    pub fn settle(&self, stored: &str) -> Settlement {
        settle(self.seen, &self.value, stored)
    }
}

/// Decides what becomes of a value. A field equal to what was shown was not touched; a touched one
/// is saved if what is stored is still what was shown. What an earlier version stored comes back from its
/// form with other letters, and nobody touched it either.
#[must_use]
pub fn settle(seen: Revision, value: &str, stored: &str) -> Settlement {
    if stored == value || seen == Revision::of(value) {
        Settlement::LeftAlone
    } else if seen == Revision::of(stored) {
        let is_untouched = text_meant(stored).trim_start_matches('\n') == value;
        if is_untouched { Settlement::LeftAlone } else { Settlement::Save }
    } else {
        Settlement::Conflict
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::StepKey;

    fn change(seen: &str, value: &str) -> Change {
        Change { field: Field::Note(StepKey::LEADERSHIP_AGREED), seen: Revision::of(seen), value: value.to_owned() }
    }

    #[test]
    fn a_changed_field_is_saved_only_over_what_was_shown() {
        assert_eq!(change("a", "b").settle("a"), Settlement::Save);
        assert_eq!(change("a", "b").settle("c"), Settlement::Conflict);
        assert_eq!(change("a", "a").settle("c"), Settlement::LeftAlone, "untouched");
        assert_eq!(change("a", "c").settle("c"), Settlement::LeftAlone, "already so");
    }

    #[test]
    fn what_an_earlier_version_stored_is_not_changed_by_being_shown() {
        let stored = "\u{2028}\u{f0b7} One\u{2028}\u{f0a7} Two";
        assert_eq!(change(stored, "• One\n▪ Two").settle(stored), Settlement::LeftAlone);
        assert_eq!(change(stored, "• One\n▪ Three").settle(stored), Settlement::Save);
        assert_eq!(change("other", "• One\n▪ Two").settle(stored), Settlement::Conflict);
    }

    #[test]
    fn a_revision_survives_the_form() {
        let revision = Revision::of("é\n");
        assert_eq!(Revision::shown(Some(&revision.to_string())), revision);
        assert_eq!(Revision::shown(None), Revision::of(""));
        assert_eq!(Revision::shown(Some("zz")), Revision::NONE);
    }
}
