//! Whom things name.

use super::kept::{every_person, is_there, of_thing};
use crate::domain::history::Fact;
use crate::domain::things::Noun;

/// Selects how often each kind of thing names whom, of jurisdiction `$1`; what lies in the bin included if `with_bin`.
pub(in crate::store) fn that_name_people(with_bin: bool) -> String {
    let parts = every_person().map(|(noun, fact)| {
        let (from, of) = of_thing(noun);
        let bound = if with_bin { "" } else { is_there(noun) };
        let kind = if (noun, fact) == (Noun::Member, Fact::Owner) { "asks" } else { noun.as_str() };
        format!(
            "SELECT '{kind}' AS kind, t.{fact} AS person, count(*) AS times FROM {from}
             WHERE {of} = $1 AND t.{fact} IS NOT NULL{bound} GROUP BY t.{fact}"
        )
    });
    parts.collect::<Vec<_>>().join(" UNION ALL ")
}
