//! What the document says, thing by thing: what a frozen plan is compared by. Nothing that the document does not tell.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use super::measured::told_measures;
use super::sources::MobilityPlanSources;
use super::{MobilityPlanPart, activities};
use crate::domain::coalition::{Asking, Coalition};
use crate::domain::findings::Findings;
use crate::domain::history::Fact;
use crate::domain::ids::derived;
use crate::domain::publication::{EntryKind, PlanEntries, PlanEntry, PlanPart};
use crate::domain::strategy::Strategy;
use crate::domain::things::{Noun, Rule, Target, Thing};
use crate::domain::wording::Wording;
use crate::domain::words::dates;

/// What the document tells of a goal.
const GOAL: &[Fact] = &[Fact::Title, Fact::Notes, Fact::Predictors, Fact::Groups];
/// What it tells of a strategic action.
const STRATEGIC_ACTION: &[Fact] = &[
    Fact::Title,
    Fact::Goal,
    Fact::Predictors,
    Fact::Groups,
    Fact::Place,
    Fact::BuildsOn,
    Fact::Levels,
    Fact::Proof,
    Fact::Equity,
    Fact::Lead,
    Fact::Members,
    Fact::Risks,
    Fact::Shaped,
    Fact::Status,
];
/// What it tells of an entry of a logic model.
const LOGIC_ENTRY: &[Fact] = &[Fact::Kind, Fact::What, Fact::LeadsTo];
/// What it tells of a measure.
const MEASURE: &[Fact] = &[
    Fact::Name,
    Fact::Unit,
    Fact::Direction,
    Fact::Baseline,
    Fact::BaselineAt,
    Fact::Target,
    Fact::TargetAt,
    Fact::WhereFound,
    Fact::Owner,
    Fact::Rhythm,
];
/// What it tells of a finding.
const FINDING: &[Fact] = &[Fact::Statement, Fact::Kind, Fact::Dimensions, Fact::Predictors, Fact::Groups];
/// What it tells of an engagement.
const ENGAGEMENT: &[Fact] =
    &[Fact::Title, Fact::Held, Fact::Form, Fact::Heard, Fact::Used, Fact::ReportedHow, Fact::Changed, Fact::Thanked];
/// What it tells of how is reported, sustained and learned.
const ACCOUNTABILITY: &[Fact] = &[
    Fact::ReportTo,
    Fact::ReportHow,
    Fact::Owner,
    Fact::Rhythm,
    Fact::Governance,
    Fact::GovernanceNext,
    Fact::Capacity,
    Fact::CapacityNext,
    Fact::StableFunding,
    Fact::StableFundingNext,
    Fact::Adaptive,
    Fact::AdaptiveNext,
    Fact::Questions,
    Fact::Evaluation,
    Fact::Learning,
];

impl MobilityPlanPart {
    /// What the document says, thing by thing.
    #[must_use]
    pub fn entries(&self, sources: &MobilityPlanSources<'_>) -> PlanEntries {
        Entries { sources, part: self }.all()
    }
}

struct Entries<'a> {
    sources: &'a MobilityPlanSources<'a>,
    part: &'a MobilityPlanPart,
}

impl Entries<'_> {
    fn all(&self) -> PlanEntries {
        let sources = self.sources;
        let strategy = Strategy::of(sources.things.to_vec());
        let findings = Findings::of(sources.things.to_vec(), sources.groups.to_vec());
        let live: HashSet<Uuid> = strategy.live().map(|action| action.id).collect();
        let told: HashSet<Uuid> = findings.agreed().filter(|finding| !finding.is_left_out).map(|finding| finding.id).collect();
        let measures = told_measures(sources, &strategy);
        let mut all = PlanEntries::new();
        let of = |noun: Noun| sources.of_kind(noun);
        if self.stands(PlanPart::Goals) {
            all.extend(of(Noun::Goal).map(|goal| self.entry(EntryKind::Goal, goal, GOAL)));
            let chosen = of(Noun::StrategicAction).filter(|action| live.contains(&action.id));
            all.extend(chosen.map(|action| self.entry(EntryKind::StrategicAction, action, STRATEGIC_ACTION)));
        }
        if self.stands(PlanPart::Models) {
            let within = of(Noun::LogicEntry).filter(|entry| entry.within.is_some_and(|action| live.contains(&action)));
            all.extend(within.map(|entry| self.entry(EntryKind::LogicEntry, entry, LOGIC_ENTRY)));
        }
        if self.stands(PlanPart::Activities) {
            all.extend(self.activities(&live));
        }
        if self.stands(PlanPart::Measures) {
            all.extend(measures.iter().map(|measure| self.entry(EntryKind::Measure, measure, MEASURE)));
        }
        if self.stands(PlanPart::Findings) {
            let agreed = of(Noun::Finding).filter(|finding| told.contains(&finding.id));
            all.extend(agreed.map(|finding| self.entry(EntryKind::Finding, finding, FINDING)));
        }
        if self.stands(PlanPart::Heard) {
            let heard = sources.engagements().into_iter();
            all.extend(heard.map(|engagement| self.entry(EntryKind::Engagement, engagement.thing, ENGAGEMENT)));
        }
        if self.stands(PlanPart::Coalition) {
            all.extend(self.members());
        }
        all.extend(of(Noun::Accountability).map(|plan| self.entry(EntryKind::Accountability, plan, &self.lasting())));
        all.extend(self.texts());
        all.retain(|_, entry| !entry.says.is_empty());
        all
    }

    fn stands(&self, part: PlanPart) -> bool {
        self.part.order.contains(&part)
    }

    /// What is called what by its id: things, groups and actions, or else people.
    fn named(&self, id: Uuid) -> String {
        let person = || self.sources.people.iter().find(|person| person.id.0 == id).map(|person| person.profile.name.clone());
        self.sources.called.get(&id).cloned().filter(|name| !name.is_empty()).or_else(person).unwrap_or_else(|| "someone".to_owned())
    }

    /// What names other things, without those that lie in the bin: the document tells nothing of them either.
    fn here(&self, rule: Rule, stored: &str) -> String {
        let sources = self.sources;
        let is_here = |id: Uuid| match rule.names() {
            Some(Target::Thing(_)) => sources.things.iter().any(|thing| thing.id == id),
            Some(Target::Group) => sources.groups.iter().any(|group| group.id.0 == id),
            Some(Target::Action) => sources.actions.iter().any(|action| action.id.0 == id),
            None => true,
        };
        let id = |line: &str| Uuid::try_parse(line.split(' ').next().unwrap_or_default()).ok();
        match rule.names() {
            Some(_) => stored.lines().filter(|line| id(line).is_some_and(is_here)).collect::<Vec<_>>().join("\n"),
            None => stored.to_owned(),
        }
    }

    /// An entry that is a thing.
    fn entry(&self, kind: EntryKind, thing: &Thing, facts: &[Fact]) -> (Uuid, PlanEntry) {
        let words = |fact: &Fact| {
            let part = thing.noun.part(*fact)?;
            let words = part.rule.in_words(&self.here(part.rule, thing.get(*fact)), |id| self.named(id));
            (!words.is_empty()).then_some((*fact, words))
        };
        let name = match kind {
            EntryKind::Accountability => kind.label().to_owned(),
            _ => self.named(thing.id),
        };
        (thing.id, PlanEntry { kind, name, says: facts.iter().filter_map(words).collect() })
    }

    /// The activities of strategic actions that were not dropped.
    fn activities(&self, live: &HashSet<Uuid>) -> Vec<(Uuid, PlanEntry)> {
        let serves = |id| self.sources.serving.served_by(id).filter(|served| live.contains(&served.id)).map(|served| served.id);
        let told = self.sources.actions.iter().filter(|action| activities::is_told(action));
        let entry = |action: &crate::domain::work::Action| {
            let strategic = serves(action.id)?;
            let owner = action.owner.as_ref().map_or_else(String::new, |owner| owner.profile.name.clone());
            let says = [
                (Fact::What, action.what.clone()),
                (Fact::Serves, self.named(strategic)),
                (Fact::Owner, owner),
                (Fact::Due, action.due.map_or_else(String::new, dates::long)),
                (Fact::Status, action.status.label().to_owned()),
                (Fact::Amount, activities::cost_in_words(action)),
            ];
            let says = says.into_iter().filter(|(_, words)| !words.is_empty()).collect();
            Some((action.id.0, PlanEntry { kind: EntryKind::Activity, name: action.what.clone(), says }))
        };
        told.filter_map(entry).collect()
    }

    /// The members who joined.
    fn members(&self) -> Vec<(Uuid, PlanEntry)> {
        let coalition = Coalition::of(self.sources.things, self.sources.people);
        let entry = |member: &crate::domain::coalition::Member| {
            let name = member.listed();
            let says = BTreeMap::from([(Fact::Name, name.clone())]);
            (member.id, PlanEntry { kind: EntryKind::Member, name, says })
        };
        coalition.standing(Asking::Joined).map(entry).collect()
    }

    /// The facts of the accountability plan whose parts stand in the document.
    fn lasting(&self) -> Vec<Fact> {
        let part = |fact: Fact| match fact {
            Fact::ReportTo | Fact::ReportHow | Fact::Owner | Fact::Rhythm => PlanPart::Reporting,
            Fact::Questions | Fact::Evaluation | Fact::Learning => PlanPart::Learning,
            _ => PlanPart::Lasting,
        };
        ACCOUNTABILITY.iter().copied().filter(|fact| self.stands(part(*fact))).collect()
    }

    /// The texts that people wrote, or the program drafted, as far as they stand in the document.
    fn texts(&self) -> Vec<(Uuid, PlanEntry)> {
        let stand = self.part.order.iter().filter_map(|part| part.wording());
        let entry = |wording: Wording| {
            let text = self.part.text(wording);
            let id = derived(&["a text of a frozen plan", wording.as_str()]);
            let says = BTreeMap::from([(wording.fact(), text.clone())]);
            (!text.is_empty()).then(|| (id, PlanEntry { kind: EntryKind::Text, name: wording.label().to_owned(), says }))
        };
        stand.filter_map(entry).collect()
    }
}
