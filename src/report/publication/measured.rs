//! How it is seen whether the plan works: each measure with where it is, where it is to be, and who sees to it.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::sources::MobilityPlanSources;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::measures::{Covered, Measure, Rhythm, Word};
use crate::domain::people::Apart;
use crate::domain::strategy::Strategy;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, count, inserted, list, number};
use crate::report::MeasurePart;

/// The measurement plan.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuresPart {
    /// How many there are and how they go, in a sentence; empty for none.
    pub told: String,
    /// How much of what the logic models promise they see, a sentence each.
    pub coverage: Vec<String>,
    /// The measures, in their order, without those that see nothing but what was dropped.
    pub measures: Vec<MeasuredPart>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuredPart {
    /// How it goes, with its values.
    pub part: MeasurePart,
    /// Who collects it; empty where nobody does.
    pub who: String,
    /// How often; empty where nobody said.
    pub rhythm: &'static str,
    /// Where the figures come from; empty where nobody said.
    pub where_found: String,
    /// The strategic actions of which it sees something.
    pub serves: Vec<Uuid>,
    /// The goals that it sees.
    pub goals: Vec<String>,
}

impl MeasuresPart {
    pub(super) fn of(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Self {
        let of = |noun: Noun| sources.of_kind(noun).cloned().collect::<Vec<Thing>>();
        let (actions, entries, updates) = (of(Noun::StrategicAction), of(Noun::LogicEntry), of(Noun::Update));
        let measures = told_measures(sources, strategy);
        let names = Apart::among(sources.people.iter());
        let who = |measure: &Measure<'_>| {
            let owner: Option<PersonId> = measure.thing.read(Fact::Owner);
            let person = owner.and_then(|id| sources.people.iter().find(|person| person.id == id));
            person.map_or_else(String::new, |person| names.name(person))
        };
        let within: HashMap<Uuid, Uuid> = entries.iter().filter_map(|entry| Some((entry.id, entry.within?))).collect();
        let goal = |id: Uuid| strategy.goal(id).map(|goal| inserted(&goal.title));
        let one = |measure: Measure<'_>| {
            let own: Vec<&Thing> = updates.iter().filter(|update| update.within == Some(measure.id())).collect();
            MeasuredPart {
                part: MeasurePart::of(&measure, &own, sources.as_of.date()),
                who: inserted(&who(&measure)),
                rhythm: measure.rhythm().map_or("", Rhythm::label),
                where_found: inserted(measure.thing.get(Fact::WhereFound)),
                serves: measure.thing.named(Fact::Sees).iter().filter_map(|entry| within.get(entry).copied()).collect(),
                goals: measure.thing.named(Fact::Goals).into_iter().filter_map(goal).collect(),
            }
        };
        let coverage = Covered::of(&actions, &entries, &measures).told();
        let measures: Vec<MeasuredPart> = Measure::all(&measures, &updates).into_iter().map(one).collect();
        Self { told: told(&measures), coverage, measures }
    }
}

/// The measures that the document tells of: all but those that see nothing but what was dropped.
pub(super) fn told_measures(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Vec<Thing> {
    let dropped: HashSet<Uuid> = strategy.actions.iter().filter(|action| action.is_dropped()).map(|action| action.id).collect();
    let is_gone = |entry: &&Thing| entry.within.is_some_and(|action| dropped.contains(&action));
    let gone: HashSet<Uuid> = sources.of_kind(Noun::LogicEntry).filter(is_gone).map(|entry| entry.id).collect();
    let sees_only_what_was_dropped = |measure: &&Thing| {
        let sees = measure.named(Fact::Sees);
        !sees.is_empty() && measure.named(Fact::Goals).is_empty() && sees.iter().all(|entry| gone.contains(entry))
    };
    sources.of_kind(Noun::Measure).filter(|measure| !sees_only_what_was_dropped(measure)).cloned().collect()
}

/// "14 measures: two reached, one ahead, and 11 without a word yet."
fn told(measures: &[MeasuredPart]) -> String {
    if measures.is_empty() {
        return String::new();
    }
    let of = |word: Option<Word>| measures.iter().filter(|one| one.part.word == word).count();
    let mut parts: Vec<String> = Word::ALL
        .iter()
        .map(|word| (of(Some(*word)), word.label().to_lowercase()))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {word}", number(n)))
        .collect();
    let without = of(None);
    if without > 0 {
        parts.push(format!("{} of which nothing can be said yet", number(without)));
    }
    format!("{}: {}.", capital(&count(measures.len(), "measure", "measures")), list(&parts))
}
