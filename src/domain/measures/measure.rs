//! A measure with its updates, read from what is stored.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use super::{Course, Given, Lack, Newest, Point, Rhythm, Standing, Update, Updates};
use crate::domain::history::Fact;
use crate::domain::things::Thing;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::period::Period;

/// A measure as the pages and documents look at it.
#[derive(Debug, Clone)]
pub struct Measure<'a> {
    /// What is stored of it.
    pub thing: &'a Thing,
    /// Its updates.
    pub updates: Updates,
}

impl Update {
    /// Reads a thing of that kind; nothing of one that speaks of no day.
    #[must_use]
    pub fn of(thing: &Thing) -> Option<Self> {
        Some(Self {
            id: thing.id,
            period: thing.read(Fact::Period)?,
            answer: thing.read(Fact::Answer).unwrap_or(super::Answer::Value),
            value: Decimal::read(thing.get(Fact::Value)),
            follows: thing.named(Fact::HoldsOver),
        })
    }
}

impl<'a> Measure<'a> {
    /// Reads a measure with its updates.
    #[must_use]
    pub fn of<'u>(thing: &'a Thing, updates: impl IntoIterator<Item = &'u Thing>) -> Self {
        Self { thing, updates: Updates::of(updates.into_iter().filter_map(Update::of).collect()) }
    }

    /// Reads several measures, each with its own of all these updates.
    #[must_use]
    pub fn all(measures: &'a [Thing], updates: &[Thing]) -> Vec<Self> {
        let mut of: HashMap<Uuid, Vec<&Thing>> = HashMap::new();
        for update in updates {
            of.entry(update.within.unwrap_or_default()).or_default().push(update);
        }
        measures.iter().map(|thing| Self::of(thing, of.remove(&thing.id).unwrap_or_default())).collect()
    }

    /// Which it is.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.thing.id
    }

    /// What is measured.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.thing.get(Fact::Name)
    }

    /// In which unit; empty where nobody said.
    #[must_use]
    pub fn unit(&self) -> &'a str {
        self.thing.get(Fact::Unit)
    }

    /// What it says of its course.
    #[must_use]
    pub fn given(&self) -> Given {
        Given::read(&|fact| self.thing.get(fact).to_owned())
    }

    /// The baseline with the period that it speaks of.
    #[must_use]
    pub fn baseline(&self) -> Option<(Decimal, Option<Period>)> {
        Some((Decimal::read(self.thing.get(Fact::Baseline))?, self.thing.read(Fact::BaselineAt)))
    }

    /// The target with the period that it speaks of.
    #[must_use]
    pub fn target(&self) -> Option<(Decimal, Option<Period>)> {
        Some((Decimal::read(self.thing.get(Fact::Target))?, self.thing.read(Fact::TargetAt)))
    }

    /// How it goes today, or what is missing to say so.
    ///
    /// # Errors
    /// What is missing.
    pub fn standing(&self, today: Date) -> Result<Standing, Vec<Lack>> {
        let course: Course = self.given().course()?;
        match self.updates.newest(today) {
            Newest::None => Ok(Standing::of(course, None, today)),
            Newest::One(point) => Ok(Standing::of(course, Some(point), today)),
            // Values of the baseline's own day, or of one before it, decide nothing.
            Newest::Several(day, _) if day <= course.from => Ok(Standing::of(course, None, today)),
            Newest::Several(day, _) => Err(vec![Lack::Which(day)]),
        }
    }

    /// The baseline as a value of a day up to today.
    fn began(&self, today: Date) -> Option<Point> {
        let given = self.given();
        Some(Point { day: given.from.filter(|from| *from <= today)?, value: given.baseline? })
    }

    /// The newest values of a day up to today, where the baseline is not of that day or a later one.
    fn newest(&self, today: Date) -> Newest {
        let newest = self.updates.newest(today);
        let (Newest::One(Point { day, .. }) | Newest::Several(day, _)) = newest else { return Newest::None };
        if self.began(today).is_some_and(|began| began.day >= day) { Newest::None } else { newest }
    }

    /// The value that holds now: the newest by the day of which it speaks, be it an update or the baseline.
    #[must_use]
    pub fn now(&self, today: Date) -> Option<Point> {
        match self.newest(today) {
            Newest::One(point) => Some(point),
            Newest::Several(..) => None,
            Newest::None => self.began(today),
        }
    }

    /// The values that may hold now, as [`Self::now`], where several of the newest day are not the same.
    #[must_use]
    pub fn undecided(&self, today: Date) -> Option<(Date, Vec<Decimal>)> {
        let Newest::Several(day, _) = self.newest(today) else { return None };
        Some((day, self.updates.heads(day).into_iter().filter_map(|head| head.value).collect()))
    }

    /// How often a value is due.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        self.thing.read(Fact::Rhythm)
    }

    /// The last period up to today of which something is known, be it that there is no new figure: what the rhythm counts
    /// from.
    #[must_use]
    pub fn last(&self, today: Date) -> Option<Period> {
        let baseline: Option<Period> = self.thing.read(Fact::BaselineAt);
        let answered = self.updates.last_answered(today);
        answered.into_iter().chain(baseline).max_by_key(|period| period.last())
    }

    /// The day for which the next value is due by its rhythm; nothing without a rhythm, or while nothing was ever known.
    #[must_use]
    pub fn next(&self, today: Date) -> Option<Date> {
        Some(self.rhythm()?.next(self.last(today)?.last()))
    }

    /// Whether a value is due: the day of the next one is here, or it has a rhythm and nothing was ever known.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.rhythm().is_some() && self.next(today).is_none_or(|next| next <= today)
    }

    /// The period that the next update will speak of, most likely.
    #[must_use]
    pub fn offered(&self, today: Date) -> Period {
        match (self.rhythm(), self.last(today)) {
            (Some(rhythm), Some(last)) => rhythm.period_after(last, today),
            _ => Period::Day(today),
        }
    }
}
