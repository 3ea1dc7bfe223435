//! What somebody began to write in a form and has not saved: kept until they return, and never a fact.

use time::OffsetDateTime;

use crate::domain::ids::DraftId;

/// The most characters of a draft in its stored form. The longest field of any form holds 20,000.
pub const DRAFT_LIMIT: usize = 200_000;
/// How many drafts are kept of one person in one form, the newest: one for each window, and a few.
pub const DRAFTS_OF_A_FORM: usize = 3;
/// How many drafts a data file keeps, the newest.
pub const DRAFTS_OF_A_FILE: usize = 100;

/// A form as somebody left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The id.
    pub id: DraftId,
    /// When it was begun.
    pub at: OffsetDateTime,
    /// Its fields by name, the revisions that were shown among them. A box without a tick is there too, as an empty value.
    pub fields: Vec<(String, String)>,
}

impl Draft {
    /// What a field held, if the form had it.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}
