//! What a thing is called, as SQL.

use crate::domain::things::Noun;
use crate::store::hands::dialect;

/// What the thing `t` of this kind is called; empty where it has no name.
pub(in crate::store) fn called(noun: Noun) -> String {
    if let Some(title) = noun.title() {
        return format!("t.{title}");
    }
    let organization = dialect::id_of_text("t.belongs_to");
    format!(
        "coalesce((SELECT p.name FROM people r JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE r.id = t.person),
             (SELECT o.name FROM organizations o WHERE o.id = {organization}), '')"
    )
}
