//! Coverage: which inputs, outputs and outcomes of the strategic actions that count are seen by a measure. Derived, never
//! stored.

use std::collections::{HashMap, HashSet};
use std::fmt;

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::strategy::{EntryKind, Status};
use crate::domain::things::Thing;
use crate::domain::words::{agree, figures};

/// How many of some entries have a measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many have one.
    pub covered: usize,
    /// How many there are.
    pub all: usize,
}

impl Coverage {
    fn count(&mut self, is_covered: bool) {
        self.all += 1;
        self.covered += usize::from(is_covered);
    }

    /// The same of several that are named: "7 of 12 inputs have a measure".
    fn of(self, what: &str) -> String {
        let Self { covered, all } = self;
        let all_of = figures(all);
        match covered {
            0 => format!("None of the {all_of}{what} has a measure yet"),
            _ if covered == all => format!("All {all_of}{what} have a measure"),
            _ => format!("{} of {all_of}{what} {} a measure", figures(covered), agree(covered, "has", "have")),
        }
    }

    /// Whether none is left without a measure.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.covered == self.all
    }
}

/// "7 of 12 have a measure", "All 4 have a measure", "None of the 12 has a measure": in figures, since they stand one below the
/// other.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self { all: 0, .. } => f.write_str("Nothing to measure yet"),
            Self { covered: 0, all: 1 } => f.write_str("It has no measure yet"),
            Self { covered: 1, all: 1 } => f.write_str("It has a measure"),
            _ => f.write_str(&self.of("")),
        }
    }
}

/// The coverage of one strategic action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfAction<'a> {
    /// Which.
    pub action: &'a Thing,
    /// How many of its entries have a measure.
    pub coverage: Coverage,
    /// The entries without one, in the order of the columns and within each.
    pub bare: Vec<&'a Thing>,
}

/// The coverage of a jurisdiction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered<'a> {
    /// All of it.
    pub all: Coverage,
    /// The inputs.
    pub inputs: Coverage,
    /// The outputs.
    pub outputs: Coverage,
    /// The outcomes, of whatever term.
    pub outcomes: Coverage,
    /// By strategic action, in their order; those that do not count are not among them.
    pub actions: Vec<OfAction<'a>>,
}

impl<'a> Covered<'a> {
    /// Counts: of these strategic actions those that are chosen or under way, of their entries all but activities, which
    /// have a status instead.
    #[must_use]
    pub fn of(actions: &'a [Thing], entries: &'a [Thing], measures: &[Thing]) -> Self {
        let seen: HashSet<Uuid> = measures.iter().flat_map(|measure| measure.named(Fact::Sees)).collect();
        let mut within: HashMap<Uuid, Vec<(EntryKind, &Thing)>> = HashMap::new();
        for entry in entries {
            if let (Some(action), Some(kind)) = (entry.within, entry.read(Fact::Kind)) {
                within.entry(action).or_default().push((kind, entry));
            }
        }
        let mut covered = Self::default();
        for action in actions.iter().filter(|action| action.read::<Status>(Fact::Status).is_some_and(Status::counts)) {
            let mut entries = within.remove(&action.id).unwrap_or_default();
            entries.sort_by_key(|(kind, entry)| (*kind, entry.place()));
            let mut of = OfAction { action, coverage: Coverage::default(), bare: Vec::new() };
            for (kind, entry) in entries {
                let Some(column) = covered.column(kind) else { continue };
                let is_covered = seen.contains(&entry.id);
                column.count(is_covered);
                covered.all.count(is_covered);
                of.coverage.count(is_covered);
                if !is_covered {
                    of.bare.push(entry);
                }
            }
            covered.actions.push(of);
        }
        covered
    }

    fn column(&mut self, kind: EntryKind) -> Option<&mut Coverage> {
        match kind {
            EntryKind::Activity => None,
            EntryKind::Input => Some(&mut self.inputs),
            EntryKind::Output => Some(&mut self.outputs),
            EntryKind::Short | EntryKind::Medium | EntryKind::Long => Some(&mut self.outcomes),
        }
    }

    /// The sentences of it: all together, and column by column.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        if self.all.all == 0 {
            let what = if self.actions.is_empty() {
                "No strategic action is chosen or under way yet"
            } else {
                "No logic model has an input, an output or an outcome yet"
            };
            return vec![format!("{what}, so there is nothing to measure.")];
        }
        let columns = [("Inputs", self.inputs), ("Outputs", self.outputs), ("Outcomes", self.outcomes)];
        let column = |(name, coverage): (&str, Coverage)| (coverage.all > 0).then(|| format!("{name}: {coverage}."));
        let all = match self.all {
            Coverage { covered: 0, all: 1 } => "The one input, output or outcome of strategic actions has no measure yet.".to_owned(),
            Coverage { all: 1, .. } => "The one input, output or outcome of strategic actions has a measure.".to_owned(),
            several => format!("{}.", several.of(" inputs, outputs and outcomes of strategic actions")),
        };
        std::iter::once(all).chain(columns.into_iter().filter_map(column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::things::Noun;

    fn thing(noun: Noun, n: usize, facts: &[(Fact, &str)]) -> Thing {
        let mut thing = Thing::nothing(noun, Uuid::from_u128(n as u128));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        thing
    }

    #[test]
    fn coverage_is_told_in_words() {
        let told = |covered, all| Coverage { covered, all }.to_string();
        assert_eq!(told(7, 12), "7 of 12 have a measure");
        assert_eq!(told(1, 12), "1 of 12 has a measure");
        assert_eq!(told(4, 4), "All 4 have a measure");
        assert_eq!(told(0, 7), "None of the 7 has a measure yet");
        assert_eq!(told(0, 12), "None of the 12 has a measure yet");
        assert_eq!([told(0, 0), told(0, 1), told(1, 1)], ["Nothing to measure yet", "It has no measure yet", "It has a measure"]);
    }

    proptest! {
        #[test]
        fn coverage_equals_a_plain_count(
            statuses in proptest::collection::vec(0..6_usize, 0..6),
            entries in proptest::collection::vec((0..7_usize, 0..6_usize), 0..60),
            seen in proptest::collection::vec(proptest::collection::vec(0..70_usize, 0..5), 0..12),
        ) {
            let status = ["", "idea", "chosen", "under_way", "done", "dropped"];
            let actions: Vec<Thing> =
                statuses.iter().enumerate().map(|(at, of)| thing(Noun::StrategicAction, 1_000 + at, &[(Fact::Status, status[*of])])).collect();
            let kinds = ["input", "activity", "output", "short", "medium", "long"];
            let made: Vec<Thing> = entries.iter().enumerate().map(|(at, (action, kind))| {
                let mut entry = thing(Noun::LogicEntry, at + 1, &[(Fact::Kind, kinds[*kind])]);
                entry.within = Some(Uuid::from_u128(1_000 + *action as u128));
                entry
            }).collect();
            let lines = |of: &Vec<usize>| of.iter().map(|n| Uuid::from_u128(*n as u128).to_string()).collect::<Vec<_>>().join("\n");
            let measures: Vec<Thing> = seen.iter().enumerate().map(|(at, of)| thing(Noun::Measure, 2_000 + at, &[(Fact::Sees, &lines(of))])).collect();

            let counts = |action: usize| statuses.get(action).is_some_and(|of| *of == 2 || *of == 3);
            let plain: Vec<usize> =
                (0..entries.len()).filter(|at| entries[*at].1 != 1 && counts(entries[*at].0)).map(|at| at + 1).collect();
            let with = plain.iter().filter(|n| seen.iter().any(|of| of.contains(n))).count();
            let covered = Covered::of(&actions, &made, &measures);
            prop_assert_eq!(covered.all, Coverage { covered: with, all: plain.len() });
            let sum = |part: &dyn Fn(&Coverage) -> usize| [covered.inputs, covered.outputs, covered.outcomes].iter().map(part).sum::<usize>();
            prop_assert_eq!((sum(&|one| one.covered), sum(&|one| one.all)), (with, plain.len()));
            let bare: usize = covered.actions.iter().map(|one| one.bare.len()).sum();
            prop_assert_eq!(bare, plain.len() - with);
            prop_assert_eq!(covered.actions.iter().map(|one| one.coverage.covered).sum::<usize>(), with);
        }
    }
}
