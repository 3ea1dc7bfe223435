//! What a thing is called, as SQL.

use crate::domain::things::Noun;
use crate::store::hands::dialect;

/// What the thing `t` of this kind is called; empty where it has no name. A member who is a person of an organization is
/// called by both, since one person can be there for two: "Dana Ortiz, Wren Health".
pub(in crate::store) fn called(noun: Noun) -> String {
    joined(noun, [", ", ""])
}

/// The same as it reads within a sentence: "Dana Ortiz (Wren Health)".
pub(in crate::store) fn called_within(noun: Noun) -> String {
    joined(noun, [" (", ")"])
}

fn joined(noun: Noun, [before, after]: [&str; 2]) -> String {
    if let Some(title) = noun.title() {
        return format!("t.{title}");
    }
    let organization = format!("(SELECT o.name FROM organizations o WHERE o.id = {})", dialect::id_of_text("t.belongs_to"));
    format!(
        "coalesce((SELECT p.name FROM people r JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE r.id = t.person)
             || coalesce('{before}' || {organization} || '{after}', ''), {organization}, '')"
    )
}
