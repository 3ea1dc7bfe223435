//! What an import would do: what is new, what is equal, and what differs, record by record.

use std::collections::{BTreeSet, HashMap, HashSet};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::comparison::{Comparison, of_round, subjects};
use super::{Bundle, Refusal, line, unite};
use crate::domain::history::Subject;
use crate::domain::things::Noun;

/// One fact of which the two sides say different things, in stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The word under which the history knows it.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What is here.
    pub ours: String,
    /// What is in the bundle.
    pub theirs: String,
}

/// How the two sides differ about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// These facts are not the same.
    Facts(Vec<Change>),
    /// It was deleted for good here, at this moment; it is still there.
    GoneHere(i64),
    /// It was deleted for good there, at this moment; it is still here.
    GoneThere(i64),
}

/// A record on which the two sides differ. It stays as it is here, unless theirs is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Identifies it: the id, and for an answer the step or condition.
    pub key: String,
    /// What the history calls it.
    pub subject: Subject,
    /// What people call it.
    pub name: String,
    /// How they differ.
    pub what: What,
}

/// How much of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Jurisdictions.
    pub jurisdictions: usize,
    /// Rounds.
    pub rounds: usize,
    /// Asks.
    pub asks: usize,
    /// Meetings.
    pub meetings: usize,
    /// Decisions.
    pub decisions: usize,
    /// Actions.
    pub actions: usize,
    /// Funding lines of actions.
    pub funding: usize,
    /// Population groups.
    pub groups: usize,
    /// Places on the road of which something was said.
    pub road: usize,
    /// Things, by their kind.
    pub things: [usize; Noun::ALL.len()],
    /// People of jurisdictions.
    pub people: usize,
    /// Names under which somebody wrote.
    pub actors: usize,
    /// States kept for print.
    pub states: usize,
    /// Records of what was deleted for good.
    pub tombstones: usize,
    /// Lines of the history.
    pub lines: usize,
}

impl Counts {
    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// What comes in new.
    pub new: Counts,
    /// How many records are the same on both sides.
    pub equal: usize,
    /// What differs, in the order of the bundle.
    pub differences: Vec<Difference>,
}

impl Preview {
    /// Holds a bundle against what is here. `ours` must hold every jurisdiction and actor of `theirs`
    /// that is here, and every tombstone.
    ///
    /// # Errors
    /// [`Refusal`] when the two can't be united: the same decision, or line of the history, says two things.
    pub fn of(ours: &Bundle, theirs: &Bundle) -> Result<Self, Refusal> {
        let (names, here) = (theirs.names(), ours.jurisdictions.iter().map(|here| (here.id, here)).collect::<HashMap<_, _>>());
        let mut comparison = Comparison::new(ours, &names);
        comparison.actors(&theirs.actors);
        for jurisdiction in &theirs.jurisdictions {
            comparison.jurisdiction(here.get(&jurisdiction.id).copied(), jurisdiction)?;
        }
        comparison.tombstones(&theirs.tombstones);
        let left_out = comparison.left_out;
        let mut preview = comparison.preview;
        let histories = theirs.jurisdictions.iter().map(|there| {
            let here = here.get(&there.id);
            (here.map_or(&[][..], |here| here.history.as_slice()), there.history.as_slice())
        });
        for (here, there) in histories.chain([(ours.actors_history.as_slice(), theirs.actors_history.as_slice())]) {
            let united = unite(here, there)?;
            let new = united.iter().filter_map(|place| if let unite::Place::New(line) = place { Some(line) } else { None });
            preview.new.lines += new.filter(|line| !left_out.contains(&line.subject_id.0)).count();
        }
        Ok(preview)
    }

    /// Identifies all that differs, so that a choice made over one list is not applied to another.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut all = Sha256::new();
        for difference in &self.differences {
            all.update(format!("{:?}", (&difference.key, &difference.what)));
        }
        line::hex(&all.finalize())
    }

    /// What stays out of the file while these are not taken: all that was deleted for good here.
    #[must_use]
    pub fn left_out(&self, theirs: &Bundle, taken: &BTreeSet<String>) -> HashSet<Uuid> {
        let kept = |difference: &&Difference| matches!(difference.what, What::GoneHere(_)) && !taken.contains(&difference.key);
        let gone: HashSet<Uuid> = self.differences.iter().filter(kept).map(|difference| difference.subject.id()).collect();
        let mut out = gone.clone();
        for jurisdiction in &theirs.jurisdictions {
            let actions = jurisdiction.actions.iter().filter(|action| gone.contains(&action.id.0));
            out.extend(actions.flat_map(|action| action.funding_lines.iter().map(|line| line.id.0)));
            let within = jurisdiction.things.iter().filter(|thing| thing.within.is_some_and(|within| gone.contains(&within.0)));
            out.extend(within.map(|thing| thing.id.0));
            if gone.contains(&jurisdiction.id.0) {
                out.extend(subjects(jurisdiction));
            }
            out.extend(jurisdiction.rounds.iter().filter(|round| gone.contains(&round.id.0)).flat_map(of_round));
        }
        out
    }
}
