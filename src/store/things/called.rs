//! What a thing is called, as SQL.

use super::kept::owner_column;
use crate::domain::history::Fact;
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

/// What a thing is within by whose name it is told.
fn of_its_own(noun: Noun) -> Option<(Noun, Fact)> {
    let parent = noun.within().filter(|_| matches!(noun, Noun::Update | Noun::Approval | Noun::Comment))?;
    Some((parent, parent.title()?))
}

fn joined(noun: Noun, [before, after]: [&str; 2]) -> String {
    if noun == Noun::LogicEntry {
        // An activity that is an action of the work plan is called as the action is.
        let action = dialect::id_of_text("t.action_id");
        return format!(
            "CASE WHEN t.action_id = '' THEN t.what ELSE coalesce((SELECT a.what FROM actions a WHERE a.id = {action}), t.what) END"
        );
    }
    // An update or a review is told by what it is of: its day stands in a line of its own.
    if let Some((parent, title)) = of_its_own(noun) {
        return format!("(SELECT u.{title} FROM {} u WHERE u.id = t.{})", parent.table(), owner_column(noun));
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
