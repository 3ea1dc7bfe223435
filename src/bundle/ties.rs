//! Who is one person with whom, where both copies said something of that: two ties that cannot stand together are for a
//! person to choose.

use std::collections::HashSet;

use super::preview::{Difference, Preview, What};
use crate::domain::history::{Fact, Subject};

/// Between whom a change ties: the record, and the one it is the same as or who it is at a browser.
fn tie(difference: &Difference, fact: Fact) -> Option<[String; 3]> {
    let (Subject::Person(id), What::Facts(changes)) = (difference.subject, &difference.what) else { return None };
    let change = changes.iter().find(|change| change.field == fact.as_str())?;
    Some([id.to_string(), change.ours.clone(), change.theirs.clone()])
}

/// Takes ties that one copy made alone, and that the other's would break, from what merges by itself to what has to be
/// chosen: a chain or a ring of people made one, and two people who are one at a browser.
pub fn choose(preview: &mut Preview) {
    let (mut theirs, mut ours) = (HashSet::new(), HashSet::new());
    for fact in [Fact::SameAs, Fact::Actor] {
        for here in &preview.ours {
            let Some([person, to, _]) = tie(here, fact) else { continue };
            for there in &preview.theirs {
                let Some([other, _, with]) = tie(there, fact) else { continue };
                let meets = if fact == Fact::Actor { to == with } else { person == with || to == other };
                if meets && !to.is_empty() && !with.is_empty() {
                    ours.insert(here.key.clone());
                    theirs.insert(there.key.clone());
                }
            }
        }
    }
    for (list, keys) in [(&mut preview.ours, ours), (&mut preview.theirs, theirs)] {
        let (asked, rest): (Vec<Difference>, Vec<Difference>) = std::mem::take(list).into_iter().partition(|it| keys.contains(&it.key));
        *list = rest;
        preview.choices.extend(asked);
    }
}
