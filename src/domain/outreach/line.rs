//! One line of the publication plan, read from what is stored.

use std::fmt;

use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::things::Thing;
use crate::domain::words::dates;

/// A line of the publication plan.
#[derive(Debug, Clone, Copy)]
pub struct Outreach<'a> {
    /// As it is stored.
    pub thing: &'a Thing,
}

/// How a line of the publication plan stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was done on this day.
    Done(Date),
    /// Its day has passed, and nobody said that it was done.
    Late(Date),
    /// It is to be done on this day.
    Ahead(Date),
    /// It has no day yet.
    Undated,
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(day) => write!(f, "Done on {}.", dates::long(*day)),
            Self::Late(day) => write!(f, "It was to be done on {}.", dates::long(*day)),
            Self::Ahead(day) => write!(f, "To be done on {}.", dates::long(*day)),
            Self::Undated => f.write_str("No day is set yet."),
        }
    }
}

impl<'a> Outreach<'a> {
    /// A line as it is stored.
    #[must_use]
    pub const fn of(thing: &'a Thing) -> Self {
        Self { thing }
    }

    /// The lines of a publication plan: those still to be done by their day, those without a day, then those done, the last
    /// first.
    #[must_use]
    pub fn in_order(things: &'a [Thing], today: Date) -> Vec<Self> {
        let mut lines: Vec<Self> = things.iter().map(Self::of).collect();
        lines.sort_by_key(|line| match line.standing(today) {
            Standing::Late(day) | Standing::Ahead(day) => (0, Some(day), None, line.id()),
            Standing::Undated => (1, None, None, line.id()),
            Standing::Done(day) => (2, None, Some(std::cmp::Reverse(day)), line.id()),
        });
        lines
    }

    /// Its id.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.thing.id
    }

    /// The form in which the plan goes out.
    #[must_use]
    pub fn format(self) -> &'a str {
        self.thing.get(Fact::Format)
    }

    /// The day for which it is planned.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        dates::parse_iso(self.thing.get(Fact::Due))
    }

    /// How it stands on a day. What is said to be done on a day to come is still to be done.
    #[must_use]
    pub fn standing(self, today: Date) -> Standing {
        let done = dates::parse_iso(self.thing.get(Fact::Done)).filter(|day| *day <= today);
        match (done, self.day()) {
            (Some(day), _) => Standing::Done(day),
            (None, Some(day)) if day < today => Standing::Late(day),
            (None, Some(day)) => Standing::Ahead(day),
            (None, None) => Standing::Undated,
        }
    }

    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(self, today: Date) -> bool {
        !matches!(self.standing(today), Standing::Done(_))
    }

    /// What nobody said of it yet, for a sentence: "audience, day".
    #[must_use]
    pub fn lacks(self) -> Vec<&'static str> {
        let all = [
            (Fact::Audience, "for whom it is"),
            (Fact::Channels, "how it reaches them"),
            (Fact::Due, "a day"),
            (Fact::KeyMessages, "what it says"),
            (Fact::Owner, "who does it"),
        ];
        all.into_iter().filter(|(fact, _)| self.thing.get(*fact).is_empty()).map(|(_, what)| what).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::things::Noun;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 23);

    fn line(n: u128, facts: &[(Fact, &str)]) -> Thing {
        let mut thing = Thing::nothing(Noun::Outreach, Uuid::from_u128(n));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        thing
    }

    #[test]
    fn a_line_is_done_once_its_day_has_come() {
        for (facts, stands) in [
            (&[][..], Standing::Undated),
            (&[(Fact::Due, "2026-11-23")], Standing::Ahead(TODAY)),
            (&[(Fact::Due, "2026-11-22")], Standing::Late(date!(2026 - 11 - 22))),
            (&[(Fact::Due, "2026-11-22"), (Fact::Done, "2026-11-23")], Standing::Done(TODAY)),
            (&[(Fact::Due, "2026-11-22"), (Fact::Done, "2026-11-24")], Standing::Late(date!(2026 - 11 - 22))),
        ] {
            assert_eq!(Outreach::of(&line(1, facts)).standing(TODAY), stands, "{facts:?}");
        }
    }

    #[test]
    fn what_is_still_to_be_done_comes_first_by_its_day() {
        let all = [
            line(1, &[(Fact::Done, "2026-11-01")]),
            line(2, &[]),
            line(3, &[(Fact::Due, "2026-12-05")]),
            line(4, &[(Fact::Due, "2026-11-05")]),
            line(5, &[(Fact::Due, "2026-11-05"), (Fact::Done, "2026-11-20")]),
        ];
        let order: Vec<u128> = Outreach::in_order(&all, TODAY).iter().map(|line| line.id().as_u128()).collect();
        assert_eq!(order, [4, 3, 2, 5, 1]);
        assert_eq!(Outreach::of(&all[2]).lacks(), ["for whom it is", "how it reaches them", "what it says", "who does it"]);
    }
}
