//! A frozen progress report: what was printed, and what it tells thing by thing.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::ProgressPart;
use crate::domain::history::Fact;
use crate::domain::ids::derived;
use crate::domain::measures::Word;
use crate::domain::publication::{EntryKind, PlanEntries, PlanEntry};
use crate::domain::words::dates;
use crate::domain::words::inserted::bare;
use crate::domain::{jurisdiction, strategy, work};
use crate::report::{FrozenPlan, document};

impl ProgressPart {
    /// The report as it would be frozen, on the paper of the jurisdiction.
    #[must_use]
    pub fn frozen(&self, paper: jurisdiction::Paper) -> FrozenPlan {
        FrozenPlan::made(paper.into(), Some(self.stretch), entries(self), document::progress(self))
    }
}

/// What a report tells of each thing that it names.
fn entries(part: &ProgressPart) -> PlanEntries {
    let mut told = Told::default();
    for goal in &part.goals {
        if let Some(id) = goal.id {
            told.of(id, EntryKind::Goal, &goal.title, &[]);
        }
        for promised in &goal.promised {
            told.of(promised.id, EntryKind::StrategicAction, &promised.title, &[(Fact::Status, promised.status)]);
            for one in &promised.activities {
                let due = one.due.map_or_else(String::new, dates::long);
                let says =
                    [(Fact::Serves, promised.title.as_str()), (Fact::Owner, &one.who), (Fact::Due, &due), (Fact::Status, one.status)];
                told.of(one.id, EntryKind::Activity, &one.what, &says);
            }
        }
        for done in &goal.done {
            let (kind, status) = match done.served.as_str() {
                "" => (EntryKind::StrategicAction, strategy::Status::Done.label()),
                _ => (EntryKind::Activity, work::Status::Done.label()),
            };
            told.of(done.id, kind, &done.what, &[(Fact::Serves, &done.served), (Fact::Status, status), (Fact::Done, &done.day)]);
        }
    }
    for measured in part.changed.iter().map(|changed| &changed.measured.part) {
        let word = measured.word.map_or("", Word::label);
        told.of(measured.id, EntryKind::Measure, &measured.name, &[(Fact::Status, word), (Fact::Value, &measured.told)]);
    }
    for behind in &part.behind {
        told.of(behind.id, EntryKind::Measure, &behind.name, &[(Fact::Status, behind.word), (Fact::Value, &behind.told)]);
    }
    for late in &part.late {
        let says = [(Fact::Serves, late.serves.as_str()), (Fact::Owner, &late.who), (Fact::Due, &late.due)];
        told.of(late.id, EntryKind::Activity, &late.what, &says);
    }
    for (wording, text) in &part.texts {
        let id = derived(&["a text of a frozen progress report", wording.as_str()]);
        told.of(id, EntryKind::Text, wording.label(), &[(wording.fact(), text)]);
    }
    told.0
}

/// What is told so far.
#[derive(Default)]
struct Told(PlanEntries);

impl Told {
    /// Tells something of a thing, which may be told of more than once.
    fn of(&mut self, id: Uuid, kind: EntryKind, name: &str, says: &[(Fact, &str)]) {
        let title = match kind {
            EntryKind::Activity => Some(Fact::What),
            EntryKind::Measure => Some(Fact::Name),
            EntryKind::Text => None,
            _ => Some(Fact::Title),
        };
        let name = bare(name);
        let entry = self.0.entry(id).or_insert_with(|| PlanEntry { kind, name: name.clone(), says: BTreeMap::new() });
        entry.says.extend(title.map(|fact| (fact, name)));
        entry.says.extend(says.iter().filter(|(_, words)| !words.is_empty()).map(|(fact, words)| (*fact, bare(words))));
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::macros::{date, datetime};

    use super::*;
    use crate::domain::progress::Stretch;
    use crate::domain::publication::PublicationKind;
    use crate::report::document::Paper;
    use crate::report::{BehindPart, LatePart};

    fn report(as_of: OffsetDateTime, paper: Paper) -> ProgressPart {
        let behind =
            BehindPart { id: Uuid::from_u128(7), name: "Families advised".to_owned(), word: "Behind", told: "12".to_owned(), why: vec![] };
        let late = |id: u128, what: &str| LatePart {
            id: Uuid::from_u128(id),
            what: what.to_owned(),
            serves: "Open a desk".to_owned(),
            who: String::new(),
            due: "March 3, 2026".to_owned(),
        };
        ProgressPart {
            jurisdiction: "Wren County".to_owned(),
            as_of,
            paper,
            stretch: Stretch { from: date!(2026 - 01 - 01), to: date!(2026 - 06 - 30) },
            told: "One measure and two activities are behind.".to_owned(),
            goals: Vec::new(),
            changed: Vec::new(),
            ahead: Vec::new(),
            behind: vec![behind],
            late: vec![late(1, "Hire a lawyer"), late(2, "Rent a room")],
            money: String::new(),
            money_by_goal: Vec::new(),
            texts: BTreeMap::new(),
        }
    }

    #[test]
    fn neither_the_day_nor_the_paper_on_which_it_is_printed_makes_another_state() {
        let own = jurisdiction::Paper::Letter;
        let one = report(datetime!(2026-11-29 12:00 UTC), Paper::Letter).frozen(own);
        let other = report(datetime!(2026-12-24 12:00 UTC), Paper::A4).frozen(own);
        assert_eq!(one.fingerprint(), other.fingerprint());
        let kinds: Vec<EntryKind> = one.entries.values().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [EntryKind::Activity, EntryKind::Activity, EntryKind::Measure]);
        assert_eq!(one.entries[&Uuid::from_u128(7)].says[&Fact::Status], "Behind");
    }

    #[test]
    fn it_is_read_back_as_a_report_alone() {
        let frozen = report(datetime!(2026-11-29 12:00 UTC), Paper::Letter).frozen(jurisdiction::Paper::Letter);
        let text = frozen.canonical();
        let read = FrozenPlan::from_canonical(&text, PublicationKind::Progress).unwrap();
        assert_eq!(read.stretch().map(Stretch::in_words).as_deref(), Some("January 1 to June 30, 2026"));
        assert_eq!(read.canonical(), text);
        for kind in [PublicationKind::Plan, PublicationKind::CommentDraft, PublicationKind::Download] {
            assert_eq!(FrozenPlan::from_canonical(&text, kind), None, "{kind}");
        }
        assert_eq!(FrozenPlan::from_canonical(&text.replace("2026-06-30", "soon"), PublicationKind::Progress), None);
    }
}
