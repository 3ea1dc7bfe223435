//! How the plan is reported, sustained and learned from.

use uuid::Uuid;

use super::sources::MobilityPlanSources;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::measures::{Accountability, Footing, Rhythm, Strength, money};
use crate::domain::people::Apart;
use crate::domain::strategy::Strategy;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::inserted;
use crate::domain::work::{Split, Sums};

/// What holds the plan to its word, and up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastingPart {
    /// To whom, how, how often is reported, and who answers for it; nothing that is empty.
    pub reporting: Vec<(&'static str, String)>,
    /// The four footings, as far as something is said of them.
    pub footings: Vec<FootingPart>,
    /// What is to be learned, how, and what becomes of it; nothing that is empty.
    pub learning: Vec<(&'static str, String)>,
    /// How the money of the strategic actions stands, in a sentence; empty where no amount is named.
    pub money: String,
}

/// One of the four things that hold a plan up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootingPart {
    /// What it is called.
    pub name: &'static str,
    /// How strong it is today; empty where nobody said.
    pub strength: &'static str,
    /// What is to be done for it; empty where nobody said.
    pub next: String,
}

impl LastingPart {
    pub(super) fn of(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Self {
        let nothing = Thing::nothing(Noun::Accountability, Uuid::nil());
        let stored = sources.of_kind(Noun::Accountability).next().unwrap_or(&nothing);
        let said = Accountability::of(stored);
        let text = |fact: Fact| inserted(stored.get(fact));
        let filled = |all: Vec<(&'static str, String)>| all.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let names = Apart::among(sources.people.iter());
        let owner: Option<PersonId> = stored.read(Fact::Owner);
        let owner = owner.and_then(|id| sources.people.iter().find(|person| person.id == id));
        let footing = |footing: Footing| FootingPart {
            name: footing.label(),
            strength: said.strength(footing).map_or("", Strength::label),
            next: text(footing.next()),
        };
        let sums = Sums::of(sources.actions, sources.serving);
        // What was done for a strategic action that was dropped stands in no table of the document, and in no sum.
        let is_live = |id: &Uuid| strategy.live().any(|action| action.id == *id);
        let served = sums.by_strategic_action.iter().filter(|(of, _)| of.as_ref().is_some_and(is_live)).map(|(_, split)| *split);
        Self {
            reporting: filled(vec![
                ("To whom", text(Fact::ReportTo)),
                ("How", text(Fact::ReportHow)),
                ("How often", said.rhythm().map_or("", Rhythm::label).to_owned()),
                ("Who answers for it", owner.map_or_else(String::new, |person| inserted(&names.name(person)))),
            ]),
            footings: Footing::ALL.map(footing).into_iter().filter(|part| !part.strength.is_empty() || !part.next.is_empty()).collect(),
            learning: filled(vec![
                ("What is to be learned", text(Fact::Questions)),
                ("How it is evaluated", text(Fact::Evaluation)),
                ("What becomes of it", text(Fact::Learning)),
            ]),
            money: money(served.fold(Split::default(), Split::and)),
        }
    }
}
