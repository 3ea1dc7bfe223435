//! What changed from one frozen plan to another, in words first.

use std::collections::BTreeMap;

use super::{EntryKind, PlanEntries, PlanEntry};
use crate::domain::history::Fact;
use crate::domain::strategy::Status;
use crate::domain::words::{capital, count, list};

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub kind: EntryKind,
    /// What it is called in the later one, or was called in the earlier.
    pub name: String,
    /// How it differs.
    pub how: How,
}

/// How one thing differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Only the later one has it.
    More,
    /// Only the earlier one has it.
    Fewer,
    /// Both have it: the facts that differ, with what the earlier and the later one say.
    Otherwise(Vec<(Fact, String, String)>),
}

impl How {
    /// Whether a fact differs.
    fn moves(&self, fact: Fact) -> bool {
        matches!(self, Self::Otherwise(facts) if facts.iter().any(|(changed, ..)| *changed == fact))
    }

    /// What a fact says in the later one, where it differs.
    fn now(&self, fact: Fact) -> Option<&str> {
        let Self::Otherwise(facts) = self else { return None };
        facts.iter().find(|(changed, ..)| *changed == fact).map(|(_, _, now)| now.as_str())
    }
}

/// What changed from one frozen plan to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanSince {
    /// What differs, kind by kind.
    pub differences: Vec<Difference>,
}

impl PlanSince {
    /// Holds two frozen plans against each other.
    #[must_use]
    pub fn between(before: &PlanEntries, after: &PlanEntries) -> Self {
        let difference = |entry: &PlanEntry, how: How| Difference { kind: entry.kind, name: entry.name.clone(), how };
        // What others name by another name since, does not differ in them too.
        let renamed: BTreeMap<&str, &str> = after
            .iter()
            .filter_map(|(id, now)| Some((before.get(id)?.name.as_str(), now.name.as_str())))
            .filter(|(then, now)| then != now)
            .collect();
        let mut differences: Vec<Difference> = Vec::new();
        for (id, now) in after {
            match before.get(id) {
                None => differences.push(difference(now, How::More)),
                Some(then) => {
                    let facts = apart(then, now, &renamed);
                    if !facts.is_empty() {
                        differences.push(difference(now, How::Otherwise(facts)));
                    }
                }
            }
        }
        differences.extend(before.iter().filter(|(id, _)| !after.contains_key(id)).map(|(_, then)| difference(then, How::Fewer)));
        differences.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
        Self { differences }
    }

    /// Whether both say the same.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.differences.is_empty()
    }

    /// What differs of a kind.
    pub fn of(&self, kind: EntryKind) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(move |one| one.kind == kind)
    }

    /// "One goal more, two strategic actions done, four measures with another target." Empty if both say the same.
    #[must_use]
    pub fn words(&self) -> String {
        let parts: Vec<String> = EntryKind::ALL.iter().flat_map(|kind| self.told(*kind)).collect();
        if parts.is_empty() { String::new() } else { format!("{}.", capital(&list(&parts))) }
    }

    /// What is told of a kind, a phrase each.
    fn told(&self, kind: EntryKind) -> Vec<String> {
        let (one, many) = kind.called();
        let all: Vec<&How> = self.of(kind).map(|one| &one.how).collect();
        let of = |holds: &dyn Fn(&How) -> bool| all.iter().filter(|how| holds(how)).count();
        let mut parts = Vec::new();
        let mut say = |n: usize, words: &dyn Fn(usize) -> String| {
            if n > 0 {
                parts.push(words(n));
            }
        };
        say(of(&|how| *how == How::More), &|n| format!("{} more", count(n, one, many)));
        say(of(&|how| *how == How::Fewer), &|n| format!("{} fewer", count(n, one, many)));
        let mut told: Vec<Fact> = Vec::new();
        if kind == EntryKind::StrategicAction {
            for status in Status::ALL {
                let is_now = |how: &How| how.now(Fact::Status) == Some(status.label());
                say(of(&is_now), &|n| format!("{} now {}", count(n, one, many), status.label().to_lowercase()));
            }
            told.push(Fact::Status);
        }
        if kind == EntryKind::Measure {
            say(of(&|how| how.moves(Fact::Target)), &|n| format!("{} with another target", count(n, one, many)));
            told.push(Fact::Target);
        }
        let is_told = |how: &How| told.iter().any(|fact| how.moves(*fact));
        let otherwise = |how: &How| matches!(how, How::Otherwise(_)) && !is_told(how);
        say(of(&otherwise), &|n| match kind {
            EntryKind::Accountability => "a change in reporting, making it last, or learning".to_owned(),
            _ => format!("{} changed", count(n, one, many)),
        });
        parts
    }
}

/// Whether an entry says by this fact what other entries are called.
fn names_others(kind: EntryKind, fact: Fact) -> bool {
    let part = kind.noun().and_then(|noun| noun.part(fact));
    part.map_or(kind == EntryKind::Activity && fact == Fact::Serves, |part| part.rule.names().is_some())
}

/// The facts in which two states of one thing differ.
fn apart(then: &PlanEntry, now: &PlanEntry, renamed: &BTreeMap<&str, &str>) -> Vec<(Fact, String, String)> {
    let mut facts: Vec<Fact> = then.says.keys().chain(now.says.keys()).copied().collect();
    facts.sort_unstable();
    facts.dedup();
    let said = |entry: &PlanEntry, fact: Fact| entry.says.get(&fact).cloned().unwrap_or_default();
    let both = facts.into_iter().map(|fact| (fact, said(then, fact), said(now, fact)));
    let by_new_names = |names: &str| names.lines().map(|name| renamed.get(name).copied().unwrap_or(name)).collect::<Vec<_>>().join("\n");
    let is_apart = |fact: Fact, before: &str, after: &str| {
        before != after && !(names_others(now.kind, fact) && by_new_names(before) == by_new_names(after))
    };
    both.filter(|(fact, before, after)| is_apart(*fact, before, after)).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(kind: EntryKind, name: &str, says: &[(Fact, &str)]) -> PlanEntry {
        PlanEntry { kind, name: name.to_owned(), says: says.iter().map(|(fact, words)| (*fact, (*words).to_owned())).collect() }
    }

    fn plan(entries: &[(u128, PlanEntry)]) -> PlanEntries {
        entries.iter().map(|(id, entry)| (Uuid::from_u128(*id), entry.clone())).collect()
    }

    #[test]
    fn the_same_plan_says_nothing_new() {
        let plan = plan(&[(1, entry(EntryKind::Goal, "Homes", &[(Fact::Title, "Homes")]))]);
        let since = PlanSince::between(&plan, &plan);
        assert!(since.is_nothing());
        assert_eq!(since.words(), "");
    }

    #[test]
    fn what_is_called_otherwise_is_told_of_itself_and_of_nothing_that_names_it() {
        let goal = |title: &str| entry(EntryKind::Goal, title, &[(Fact::Title, title)]);
        let action = |goal: &str| entry(EntryKind::StrategicAction, "Hire navigators", &[(Fact::Goal, goal)]);
        let activity = |serves: &str| entry(EntryKind::Activity, "Find a room", &[(Fact::Serves, serves)]);
        let before = plan(&[(1, goal("Homes")), (2, action("Homes")), (3, activity("Hire navigators"))]);
        let after = plan(&[(1, goal("Homes for all")), (2, action("Homes for all")), (3, activity("Hire navigators"))]);
        assert_eq!(PlanSince::between(&before, &after).words(), "One goal changed.");
        // An action that serves another goal does differ.
        let moved = plan(&[(1, goal("Homes")), (2, action("Jobs")), (3, activity("Hire navigators"))]);
        assert_eq!(PlanSince::between(&before, &moved).words(), "One strategic action changed.");
    }

    #[test]
    fn what_changed_is_told_in_words_first() {
        let action = |status: &str| entry(EntryKind::StrategicAction, "Hire navigators", &[(Fact::Status, status)]);
        let measure = |target: &str| entry(EntryKind::Measure, "Families advised", &[(Fact::Target, target), (Fact::Unit, "families")]);
        let before = plan(&[
            (1, entry(EntryKind::Goal, "Homes", &[])),
            (3, action("Under way")),
            (4, action("Under way")),
            (5, measure("300")),
            (6, entry(EntryKind::Finding, "Rents rose", &[])),
            (8, entry(EntryKind::Text, "Vision statement", &[(Fact::Vision, "Homes for all.")])),
        ]);
        let after = plan(&[
            (1, entry(EntryKind::Goal, "Homes", &[])),
            (2, entry(EntryKind::Goal, "Jobs", &[])),
            (3, action("Done")),
            (4, action("Done")),
            (5, measure("500")),
            (8, entry(EntryKind::Text, "Vision statement", &[(Fact::Vision, "A home for everybody.")])),
        ]);
        let since = PlanSince::between(&before, &after);
        assert_eq!(
            since.words(),
            "One goal more, two strategic actions now done, one measure with another target, one finding fewer, and one text changed."
        );
        let measure = since.of(EntryKind::Measure).next().unwrap();
        assert_eq!(measure.how, How::Otherwise(vec![(Fact::Target, "300".to_owned(), "500".to_owned())]));
    }
}
