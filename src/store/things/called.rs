//! What a thing is called, as SQL.

use super::kept::owner_column;
use crate::domain::history::Fact;
use crate::domain::things::Noun;
use crate::store::hands::dialect;

/// What the thing `t` of this kind is called, as [`as_told`] reads it; empty where it has no name. A member who is a person of an organization is
/// called by both, since one person can be there for two: "Dana Ortiz, Wren Health".
pub(in crate::store) fn called(noun: Noun) -> String {
    joined(noun, [", ", ""])
}

/// The same as it reads within a sentence: "Dana Ortiz (Wren Health)".
pub(in crate::store) fn called_within(noun: Noun) -> String {
    joined(noun, [" (", ")"])
}

/// How much is read of what a thing says itself, in characters.
const SAID: usize = 200;

/// For a thing without a name of its own the name of what it is within and the fact by which it is told.
fn of_its_own(noun: Noun) -> Option<(Noun, Fact, Fact)> {
    let (parent, said) = noun.within().zip(noun.told_by())?;
    Some((parent, parent.title()?, said))
}

/// What a thing is called whose name was read: one without a name of its own by what it is within, in the first line of what
/// was read, and by what it says itself, in the others.
pub(in crate::store) fn as_told(noun: Noun, read: String) -> String {
    match read.split_once('\n') {
        Some((within, said)) if noun.told_by().is_some() => noun.told(within, said),
        _ => read,
    }
}

fn joined(noun: Noun, [before, after]: [&str; 2]) -> String {
    if noun == Noun::LogicEntry {
        // An activity that is an action of the work plan is called as the action is.
        let action = dialect::id_of_text("t.action_id");
        return format!(
            "CASE WHEN t.action_id = '' THEN t.what ELSE coalesce((SELECT a.what FROM actions a WHERE a.id = {action}), t.what) END"
        );
    }
    if let Some((parent, title, said)) = of_its_own(noun) {
        let (table, owner) = (parent.table(), owner_column(noun));
        return format!("(SELECT u.{title} FROM {table} u WHERE u.id = t.{owner}) || '\n' || substr(t.{said}, 1, {SAID})");
    }
    if noun != Noun::Member && noun.title().is_none() {
        return "''".to_owned();
    }
    if let Some(title) = noun.title() {
        return format!("t.{title}");
    }
    let organization = format!("(SELECT o.name FROM organizations o WHERE o.id = {})", dialect::id_of_text("t.belongs_to"));
    format!(
        "coalesce((SELECT p.name FROM people r JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE r.id = t.person)
             || coalesce('{before}' || {organization} || '{after}', ''), {organization}, '')"
    )
}
