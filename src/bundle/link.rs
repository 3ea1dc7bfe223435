//! Links as a bundle holds them: the ids of what something follows.

use uuid::Uuid;

use super::Id;
use crate::domain::order::Follows;

/// What stands for links that a bundle does not tell. No record has this id.
const MISSING: Id = Id(Uuid::nil());

/// The links of what tells none.
#[must_use]
pub fn missing() -> Vec<Id> {
    vec![MISSING]
}

/// The edition of a line that tells none.
#[must_use]
pub const fn no_edition() -> i64 {
    0
}

/// The links of a record. `None` unless the ids stand in their order, each once.
#[must_use]
pub fn read(ids: &[Id]) -> Option<Follows> {
    ids.is_sorted_by(|one, next| one < next).then(|| Follows::these(ids.iter().map(|id| id.0)))
}

/// Links as a bundle holds them.
#[must_use]
pub fn written(follows: &Follows) -> Vec<Id> {
    follows.ids().iter().copied().map(Id).collect()
}
