//! The updates of a measure: which values count, and which of one day holds.

use std::collections::BTreeMap;

use time::Date;
use uuid::Uuid;

use super::{Answer, Point};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::period::Period;

/// One update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Which.
    pub id: Uuid,
    /// The day or span that it speaks of.
    pub period: Period,
    /// What it answers.
    pub answer: Answer,
    /// The value; nothing where there is no new figure.
    pub value: Option<Decimal>,
    /// The updates of the same day that it follows.
    pub follows: Vec<Uuid>,
}

/// The updates of one measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Updates(Vec<Update>);

/// The newest value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Newest {
    /// There is none.
    None,
    /// This one.
    One(Point),
    /// Several of one day that are not the same, of which nobody said which holds.
    Several(Date, Vec<Uuid>),
}

impl Update {
    /// The day by which it counts.
    #[must_use]
    pub fn day(&self) -> Date {
        self.period.last()
    }
}

impl Updates {
    /// These updates, in the order of their days.
    #[must_use]
    pub fn of(mut updates: Vec<Update>) -> Self {
        updates.sort_by_key(|update| (update.day(), update.id));
        Self(updates)
    }

    /// All of them, the earliest day first.
    #[must_use]
    pub fn all(&self) -> &[Update] {
        &self.0
    }

    /// Those of a day that no other of that day follows.
    #[must_use]
    pub fn heads(&self, day: Date) -> Vec<&Update> {
        let of_day = || self.0.iter().filter(move |update| update.day() == day);
        let is_followed = |one: &Update| of_day().any(|other| other.id != one.id && other.follows.contains(&one.id));
        let heads: Vec<&Update> = of_day().filter(|update| !is_followed(update)).collect();
        // Updates that follow each other in a ring are none of them the last.
        if heads.is_empty() { of_day().collect() } else { heads }
    }

    /// The newest value of a day up to `today`. Values of one day that are equal are one.
    #[must_use]
    pub fn newest(&self, today: Date) -> Newest {
        let days = self.by_day();
        let of_day = |(day, heads): (&Date, &Vec<&Update>)| {
            let values: Vec<(Uuid, Decimal)> = heads.iter().filter_map(|head| Some((head.id, head.value?))).collect();
            let (_, value) = *values.first()?;
            Some(if values.iter().all(|(_, other)| *other == value) {
                Newest::One(Point { day: *day, value })
            } else {
                Newest::Several(*day, values.into_iter().map(|(id, _)| id).collect())
            })
        };
        days.range(..=today).rev().find_map(of_day).unwrap_or(Newest::None)
    }

    /// The last day up to `today` of which somebody answered, also that there is no new figure: what meets the rhythm.
    #[must_use]
    pub fn last_answered(&self, today: Date) -> Option<Period> {
        self.0.iter().rev().map(|update| update.period).find(|period| period.last() <= today)
    }

    /// The updates that hold, by their day.
    #[must_use]
    pub fn by_day(&self) -> BTreeMap<Date, Vec<&Update>> {
        let days = self.0.iter().map(Update::day);
        days.map(|day| (day, self.heads(day))).collect()
    }
}
