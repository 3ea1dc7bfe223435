//! Who comes along: people who were deleted for good here, and whom something names that comes in.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::item::{self, Item};
use super::{Bundle, Preview, What};
use crate::domain::history::{Fact, Subject};

/// Whom a record names in those of its fields that count.
fn named<'a>(item: &'a Item, counts: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = Uuid> + 'a {
    let names = |field: &str, value: &str| !value.is_empty() && field.parse::<Fact>().is_ok_and(Fact::names_people);
    let facts = item.facts.iter().filter(move |(field, value)| names(field, value) && counts(field));
    facts.flat_map(|(_, value)| value.lines()).filter_map(|id| Uuid::try_parse(id).ok())
}

impl Preview {
    /// What is taken, with everybody who was deleted for good here and whom something names once that is in the file.
    #[must_use]
    pub fn with_named(&self, ours: &Bundle, theirs: &Bundle, mut taken: BTreeSet<String>) -> BTreeSet<String> {
        let is_gone = |what: &What, subject: Subject| matches!((what, subject), (What::GoneHere(_), Subject::Person(_)));
        let differences = self.choices.iter().filter(|difference| is_gone(&difference.what, difference.subject));
        let gone: HashMap<Uuid, &str> = differences.map(|difference| (difference.subject.id(), difference.key.as_str())).collect();
        if gone.is_empty() {
            return taken;
        }
        let (here, there) = (item::items(ours), item::items(theirs));
        let known: HashSet<&str> = here.iter().map(|item| item.key.as_str()).collect();
        // Whoever comes along may be the same as somebody who then comes along too.
        loop {
            let (out, incoming) = (self.left_out(theirs, &taken), self.incoming(&taken));
            let comes_in = |item: &Item, field: &str| incoming.contains(&(item.key.as_str(), field));
            let stays = here.iter().flat_map(|item| named(item, move |field| !comes_in(item, field)));
            let is_new = |item: &Item| !known.contains(item.key.as_str());
            let comes = there.iter().filter(|item| !out.contains(&item.subject.id()));
            let comes = comes.flat_map(|item| named(item, move |field| is_new(item) || comes_in(item, field)));
            let found = stays.chain(comes).filter_map(|id| gone.get(&id).copied());
            let more: Vec<String> = found.filter(|key| !taken.contains(*key)).map(str::to_owned).collect();
            if more.is_empty() {
                return taken;
            }
            taken.extend(more);
        }
    }
}
