//! How the plan is reported, sustained and learned from: what is said of it, and what is still missing.

use super::{Rhythm, Strength};
use crate::domain::history::Fact;
use crate::domain::strategy::Status;
use crate::domain::things::Thing;
use crate::domain::words::{agree, capital, count};
use crate::domain::work::Split;

/// What holds a plan up when people and budgets change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    /// Who decides, and by which rules.
    Governance,
    /// Who does the work.
    Capacity,
    /// What pays for it.
    StableFunding,
    /// Policy and programs that change with what is learned.
    Adaptive,
}

impl Footing {
    /// All four, in the guide's order.
    pub const ALL: [Self; 4] = [Self::Governance, Self::Capacity, Self::StableFunding, Self::Adaptive];

    /// The fact that says how strong it is today.
    #[must_use]
    pub const fn strength(self) -> Fact {
        match self {
            Self::Governance => Fact::Governance,
            Self::Capacity => Fact::Capacity,
            Self::StableFunding => Fact::StableFunding,
            Self::Adaptive => Fact::Adaptive,
        }
    }

    /// The fact that says what to do for it.
    #[must_use]
    pub const fn next(self) -> Fact {
        match self {
            Self::Governance => Fact::GovernanceNext,
            Self::Capacity => Fact::CapacityNext,
            Self::StableFunding => Fact::StableFundingNext,
            Self::Adaptive => Fact::AdaptiveNext,
        }
    }

    /// What it is called at the start of a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Governance => "Governance",
            Self::Capacity => "Capacity",
            Self::StableFunding => "Stable funding",
            Self::Adaptive => "Adaptive policy and programs",
        }
    }

    /// What is asked about it.
    #[must_use]
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Governance => "Who decides, by which rules, and does that outlast an election?",
            Self::Capacity => "Who does the work, with how much time, and who steps in?",
            Self::StableFunding => "What pays for it next year, and the year after?",
            Self::Adaptive => "Do rules and programs change when we learn something?",
        }
    }
}

/// What is missing: the field in which it would stand, and the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The field.
    pub fact: Fact,
    /// What is missing, in a sentence.
    pub what: String,
}

/// The accountability plan of a jurisdiction.
#[derive(Debug, Clone, Copy)]
pub struct Accountability<'a> {
    /// What is stored of it.
    pub thing: &'a Thing,
}

impl<'a> Accountability<'a> {
    /// Reads a thing of that kind.
    #[must_use]
    pub const fn of(thing: &'a Thing) -> Self {
        Self { thing }
    }

    /// How strong something is today, if somebody said.
    #[must_use]
    pub fn strength(self, footing: Footing) -> Option<Strength> {
        self.thing.read(footing.strength())
    }

    /// How often is reported, if somebody said.
    #[must_use]
    pub fn rhythm(self) -> Option<Rhythm> {
        self.thing.read(Fact::Rhythm)
    }

    fn says(self, fact: Fact) -> bool {
        !self.thing.get(fact).is_empty()
    }

    /// What is missing, in the order of the page.
    #[must_use]
    pub fn gaps(self) -> Vec<Gap> {
        let texts = |all: &[(Fact, &str)]| -> Vec<Gap> {
            let gap = |(fact, what): &(Fact, &str)| Gap { fact: *fact, what: (*what).to_owned() };
            all.iter().filter(|(fact, _)| !self.says(*fact)).map(gap).collect()
        };
        let mut gaps = texts(&[
            (Fact::ReportTo, "To whom you report is not said."),
            (Fact::ReportHow, "How you report is not said."),
            (Fact::Owner, "No one answers for it yet."),
            (Fact::Rhythm, "How often you report is not said."),
        ]);
        gaps.extend(Footing::ALL.into_iter().filter_map(|footing| self.gap_of(footing)));
        gaps.extend(texts(&[
            (Fact::Questions, "What you want to learn is not said."),
            (Fact::Evaluation, "How you evaluate is not said."),
            (Fact::Learning, "What becomes of what you learn is not said."),
        ]));
        gaps
    }

    fn gap_of(self, footing: Footing) -> Option<Gap> {
        let name = footing.label();
        match self.strength(footing) {
            None => Some(Gap { fact: footing.strength(), what: format!("{name}: how strong it is today is not said.") }),
            Some(Strength::Missing | Strength::Weak) if !self.says(footing.next()) => {
                Some(Gap { fact: footing.next(), what: format!("{name}: it is not strong yet, and what to do is not said.") })
            }
            Some(_) => None,
        }
    }
}

/// What the strategic actions cost and how that money stands, in a sentence; empty where no amount is named.
#[must_use]
pub fn money(split: Split) -> String {
    let total = split.total();
    if total.is_zero() {
        return String::new();
    }
    format!(
        "Of {total} that the work plan names for strategic actions, {} is secured, {} asked for, and {} needed.",
        split.secured, split.asked, split.needed
    )
}

/// Those that count, chosen or under way, without a lead, and measures that nobody collects, a sentence each.
#[must_use]
pub fn unanswered(strategic_actions: &[Thing], measures: &[Thing]) -> Vec<String> {
    let counts = |thing: &&Thing| thing.read(Fact::Status).is_some_and(Status::counts);
    let leaderless = strategic_actions.iter().filter(counts).filter(|thing| thing.get(Fact::Lead).is_empty()).count();
    let uncollected = measures.iter().filter(|thing| thing.get(Fact::Owner).is_empty()).count();
    let said = |n: usize, (one, many): (&str, &str), what: &str| {
        (n > 0).then(|| format!("{} {} {what}", capital(&count(n, one, many)), agree(n, "has", "have")))
    };
    let leads =
        said(leaderless, ("strategic action that is chosen or under way", "strategic actions that are chosen or under way"), "no lead.");
    let collectors = said(uncollected, ("measure", "measures"), agree(uncollected, "no one who collects it.", "no one who collects them."));
    leads.into_iter().chain(collectors).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::things::Noun;
    use crate::domain::work::Money;

    fn thing(noun: Noun, facts: &[(Fact, &str)]) -> Thing {
        let mut thing = Thing::nothing(noun, Uuid::from_u128(1));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        thing
    }

    #[test]
    fn what_is_missing_is_named_and_goes_as_it_is_said() {
        let nothing = thing(Noun::Accountability, &[]);
        assert_eq!(Accountability::of(&nothing).gaps().len(), 11);
        let mut all: Vec<(Fact, &str)> = [Fact::ReportTo, Fact::ReportHow, Fact::Owner, Fact::Questions, Fact::Evaluation, Fact::Learning]
            .map(|fact| (fact, "x"))
            .to_vec();
        all.extend([(Fact::Rhythm, "yearly"), (Fact::Governance, "strong"), (Fact::Capacity, "fair"), (Fact::Adaptive, "weak")]);
        all.extend([(Fact::AdaptiveNext, "Ask"), (Fact::StableFunding, "missing")]);
        let said = thing(Noun::Accountability, &all);
        let gaps = Accountability::of(&said).gaps();
        let what = "Stable funding: it is not strong yet, and what to do is not said.".to_owned();
        assert_eq!(gaps, [Gap { fact: Fact::StableFundingNext, what }]);
    }

    #[test]
    fn money_and_those_who_answer_are_told_in_sentences() {
        let cents = |cents: &str| Money::from_stored(cents).unwrap();
        let split = Split { needed: cents("100050"), asked: cents("200000"), secured: cents("300000") };
        assert_eq!(
            money(split),
            "Of $6,000.50 that the work plan names for strategic actions, $3,000 is secured, $2,000 asked for, and $1,000.50 needed."
        );
        assert_eq!(money(Split::default()), "");
        let actions = [
            thing(Noun::StrategicAction, &[(Fact::Status, "chosen")]),
            thing(Noun::StrategicAction, &[(Fact::Status, "idea")]),
            thing(Noun::StrategicAction, &[(Fact::Status, "under_way"), (Fact::Lead, "x")]),
        ];
        let measures = [thing(Noun::Measure, &[]), thing(Noun::Measure, &[])];
        assert_eq!(
            unanswered(&actions, &measures),
            ["One strategic action that is chosen or under way has no lead.", "Two measures have no one who collects them."]
        );
        assert_eq!(unanswered(&[], &[]), Vec::<String>::new());
    }
}
