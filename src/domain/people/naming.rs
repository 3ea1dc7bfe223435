//! What names a person: why they cannot be taken off the list, and what they do.

use std::fmt;

use crate::domain::names::same;
use crate::domain::words::{capital, count, inserted, list};

/// How often each kind of thing names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Naming {
    /// Rounds in which they take part.
    pub rounds: usize,
    /// Steps and conditions about which they were asked.
    pub asks: usize,
    /// Actions that they own.
    pub actions: usize,
    /// Lines of the road that they see to.
    pub lines: usize,
    /// Meetings at which they were present.
    pub meetings: usize,
    /// Decisions that they made with others.
    pub decisions: usize,
    /// How often they are a member of the coalition.
    pub memberships: usize,
    /// Members whom they ask.
    pub asking: usize,
    /// Working groups that they lead.
    pub working_groups: usize,
    /// How many measures they collect.
    pub measures: usize,
    /// Whether they answer for the plan: once, or not at all.
    pub accountabilities: usize,
    /// Sources that they ask for.
    pub sources: usize,
    /// Engagements that they see to.
    pub engagements: usize,
    /// Lines of the publication plan that they do.
    pub outreaches: usize,
    /// Whether they lead the launch: once, or not at all.
    pub launch: usize,
    /// Other records for which theirs stands.
    pub records: usize,
}

impl Naming {
    /// Whether nothing does.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what names another record of the same person.
    pub fn add(&mut self, other: Self) {
        self.rounds += other.rounds;
        self.asks += other.asks;
        self.actions += other.actions;
        self.lines += other.lines;
        self.meetings += other.meetings;
        self.decisions += other.decisions;
        self.memberships += other.memberships;
        self.asking += other.asking;
        self.working_groups += other.working_groups;
        self.measures += other.measures;
        self.accountabilities = self.accountabilities.max(other.accountabilities);
        self.sources += other.sources;
        self.engagements += other.engagements;
        self.outreaches += other.outreaches;
        self.launch = self.launch.max(other.launch);
        self.records += other.records;
    }
}

impl Naming {
    /// What it is, each as the end of a sentence that begins with the person.
    fn parts(&self) -> Vec<String> {
        let told = |verb: &str, n: usize, one: &str, many: &str| (n > 0).then(|| format!("{verb} {}", count(n, one, many)));
        let parts = [
            told("takes part in", self.rounds, "round", "rounds"),
            told("was asked about", self.asks, "topic", "topics"),
            told("owns", self.actions, "action", "actions"),
            told("sees to", self.lines, "line of the road", "lines of the road"),
            told("was at", self.meetings, "meeting", "meetings"),
            told("was among those who made", self.decisions, "decision", "decisions"),
            (self.memberships > 0).then(|| "belongs to the coalition".to_owned()),
            told("asks", self.asking, "member of the coalition", "members of the coalition"),
            told("leads", self.working_groups, "working group", "working groups"),
            told("collects", self.measures, "measure", "measures"),
            (self.accountabilities > 0).then(|| "answers for the plan".to_owned()),
            told("asks for", self.sources, "source", "sources"),
            told("sees to", self.engagements, "engagement", "engagements"),
            told("does", self.outreaches, "line of the publication plan", "lines of the publication plan"),
            (self.launch > 0).then(|| "leads the launch".to_owned()),
            told("stands for", self.records, "other record", "other records"),
        ];
        parts.into_iter().flatten().collect()
    }

    /// What they do, in sentences of three things at most: "Takes part in two rounds and owns one action."
    #[must_use]
    pub fn told(&self) -> String {
        let sentences = self.parts();
        let sentences = sentences.chunks(3).map(|parts| format!("{}.", capital(&list(parts))));
        sentences.collect::<Vec<_>>().join(" ")
    }

    /// The same of somebody: "This person takes part in two rounds and owns one action." Empty where nothing names them.
    #[must_use]
    pub fn told_of(&self, who: &str) -> String {
        let sentences = self.parts();
        sentences.chunks(3).map(|parts| format!("{who} {}.", list(parts))).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Naming {
    /// "takes part in two rounds, owns one action".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&list(&self.parts()))
    }
}

/// Why a person who was chosen cannot be meant any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gone {
    /// Put into the bin while the form stood open.
    Binned {
        /// The name.
        name: String,
    },
    /// Gone for good, so that nobody knows the name any more.
    Thrown,
    /// Made one with another while the form stood open.
    MadeOne {
        /// The name under which they were chosen.
        name: String,
        /// The name of the record that stands for both.
        with: String,
    },
}

impl Gone {
    /// Whether a text is the name under which they were chosen, alone or with what follows after a comma.
    #[must_use]
    pub fn is_called(&self, text: &str) -> bool {
        let begins = |name: &str| same(text, name) || text.split_once(',').is_some_and(|(before, _)| same(before.trim(), name));
        match self {
            Self::Binned { name } | Self::MadeOne { name, .. } => begins(name),
            Self::Thrown => false,
        }
    }
}

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Binned { name } => {
                let name = inserted(name);
                write!(f, "{name} was put into the bin in the meantime. Choose someone else, or put {name} back from the bin first.")
            }
            Self::Thrown => f.write_str("Somebody who was chosen is no longer on record here. Choose someone else."),
            Self::MadeOne { name, with } if name == with => {
                let name = inserted(name);
                write!(f, "Two people named {name} were made one in the meantime. Choose {name} again.")
            }
            Self::MadeOne { name, with } => {
                let (name, with) = (inserted(name), inserted(with));
                write!(f, "{name} and {with} were made one person in the meantime. Choose {with}.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_somebody_is_told_in_one_sentence() {
        assert_eq!(Naming::default().to_string(), "");
        assert!(Naming::default().is_nothing());
        let mut naming = Naming { rounds: 2, actions: 1, ..Naming::default() };
        assert_eq!(naming.to_string(), "takes part in two rounds and owns one action");
        naming.add(Naming { asks: 3, launch: 1, actions: 1, ..Naming::default() });
        assert_eq!(naming.to_string(), "takes part in two rounds, was asked about three topics, owns two actions, and leads the launch");
        assert_eq!(Naming { lines: 2, ..Naming::default() }.to_string(), "sees to two lines of the road");
    }
}
