//! How a place's readings of one definition went over the years, in words.

use std::cmp::Ordering;

use crate::domain::guide::metrics::{Direction, Unit};
use crate::domain::words::decimal::Decimal;

use super::reading::Fact;
use super::telling;
use super::value::Value;

/// What has to be said beside dollars of different years.
const DOLLARS: &str = ", in dollars of each year, which do not buy the same";

/// How readings went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Up.
    Rose,
    /// Down.
    Fell,
    /// As people read the numbers, they are the same.
    Same,
    /// The bounds overlap, so that nobody can tell.
    Unclear,
    /// Of pairs: both sides came nearer to each other.
    Nearer,
    /// Of pairs: both sides went farther apart.
    Farther,
    /// On the way from the first to the last they went back by more than half of the whole change.
    Uneven,
}

/// How readings went, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend<'a> {
    /// The first reading.
    pub from: &'a Fact,
    /// The last one.
    pub to: &'a Fact,
    /// The newest of all, beside which it is told: the last one too, unless that decides nothing.
    pub newest: &'a Fact,
    /// How it went.
    pub course: Course,
}

impl<'a> Trend<'a> {
    /// How the readings of one definition, place and group went. Only those of the release that has the newest count, since
    /// releases revise values; weak and implausible ones do not. Nothing with fewer than two.
    #[must_use]
    pub fn of(facts: &[&'a Fact]) -> Option<Self> {
        let newest = facts.iter().max_by_key(|fact| (fact.of.year, &fact.edition))?;
        let is_of_it = |fact: &&&Fact| {
            fact.edition == newest.edition
                && (fact.of.definition, fact.of.place, fact.of.subgroup) == (newest.of.definition, newest.of.place, newest.of.subgroup)
                && fact.decides()
        };
        let mut facts: Vec<&Fact> = facts.iter().filter(is_of_it).copied().collect();
        facts.sort_by_key(|fact| fact.of.year);
        let (from, to) = (*facts.first()?, *facts.last()?);
        let course = |from, to| match course(from, to) {
            Course::Rose | Course::Fell | Course::Nearer | Course::Farther if is_uneven(&facts) => Course::Uneven,
            course => course,
        };
        (from.of.year < to.of.year).then(|| Self { from, to, newest, course: course(from, to) })
    }

    /// Whether it went for the better; nothing where no direction is, where nobody can tell, and of dollars, which lose
    /// their worth from year to year.
    #[must_use]
    pub fn is_better(&self) -> Option<bool> {
        if self.to.of.definition.get().unit == Unit::Dollars {
            return None;
        }
        match (self.to.of.definition.get().better, self.course) {
            (Direction::Higher, Course::Rose) | (Direction::Lower, Course::Fell) | (Direction::Parity, Course::Nearer) => Some(true),
            (Direction::Higher, Course::Fell) | (Direction::Lower, Course::Rose) | (Direction::Parity, Course::Farther) => Some(false),
            _ => None,
        }
    }

    /// In words with its span: "rose from 83.1% (marginal) in 2014 to 88.4% in 2018", without what has to be said beside it.
    /// Its release is that of the newest reading, and so is how sure a number is, where nothing else is said.
    #[must_use]
    pub fn in_short(&self) -> String {
        let sure = |fact: &Fact| match fact.quality {
            quality if quality == self.newest.quality => String::new(),
            quality => format!(" ({})", quality.in_words()),
        };
        let short = |fact: &Fact| format!("{}{}", telling::short(fact.value, fact.of.definition.get()), sure(fact));
        let span = format!("from {} in {} to {} in {}", short(self.from), self.from.of.year, short(self.to), self.to.of.year);
        let years = format!("from {} to {}", self.from.of.year, self.to.of.year);
        match self.course {
            Course::Rose => format!("rose {span}"),
            Course::Fell => format!("fell {span}"),
            Course::Same if self.from.quality == self.to.quality => format!("stayed at {} {years}", short(self.to)),
            Course::Same => {
                let value = telling::short(self.to.value, self.to.of.definition.get());
                let (first, last) = (self.from.of.year, self.to.of.year);
                format!("stayed at {value} from {first}{} to {last}{}", sure(self.from), sure(self.to))
            }
            Course::Unclear => format!("no clear change {years}: {} and {}, with bounds that overlap", short(self.from), short(self.to)),
            Course::Nearer => format!("came nearer to equal, {span}"),
            Course::Farther => format!("went farther from equal, {span}"),
            Course::Uneven if self.to.value.number().is_none() => format!("came nearer to equal and went farther again: {span}"),
            Course::Uneven => format!("went up and down: {span}"),
        }
    }

    /// The same with what has to be said beside it.
    #[must_use]
    pub fn in_words(&self) -> String {
        let is_of_dollars = self.to.of.definition.get().unit == Unit::Dollars;
        let dollars = if is_of_dollars && matches!(self.course, Course::Rose | Course::Fell | Course::Uneven) { DOLLARS } else { "" };
        format!("{}{dollars}", self.in_short())
    }
}

fn size_of(number: Decimal) -> Decimal {
    if number.is_negative() { Decimal::ZERO.minus(number).unwrap_or(number) } else { number }
}

/// How far a pair is from equal.
fn size(value: Value) -> Option<Decimal> {
    value.distance().map(size_of)
}

/// Whether the bounds of two readings overlap, so that nobody can tell which is higher.
fn overlap(one: &Fact, other: &Fact) -> bool {
    let reaches = |fact: &Fact, other: &Fact| matches!((fact.lower, other.upper), (Some(lower), Some(upper)) if lower <= upper);
    reaches(one, other) && reaches(other, one)
}

/// Whether readings in the order of their years went back, between any two of them, by more than half of what they went from
/// the first to the last. A step back within overlapping bounds is none.
fn is_uneven(facts: &[&Fact]) -> bool {
    let at = |fact: &Fact| fact.value.number().or_else(|| size(fact.value));
    let moved = |from: &Fact, to: &Fact| at(to)?.minus(at(from)?);
    let (Some(from), Some(to)) = (facts.first(), facts.last()) else { return false };
    let Some(whole) = moved(from, to) else { return false };
    let is_back = |from: &Fact, to: &Fact| {
        let back = moved(from, to).filter(|back| !back.is_zero() && back.is_negative() != whole.is_negative());
        back.and_then(|back| size_of(back).times(Decimal::new(2, 0))).is_some_and(|twice| twice > size_of(whole)) && !overlap(from, to)
    };
    facts.iter().enumerate().any(|(at, from)| facts[at + 1..].iter().any(|to| is_back(from, to)))
}

fn course(from: &Fact, to: &Fact) -> Course {
    let definition = to.of.definition.get();
    if telling::short(from.value, definition) == telling::short(to.value, definition) {
        return Course::Same;
    }
    if let (Some(before), Some(after)) = (size(from.value), size(to.value)) {
        return match after.cmp(&before) {
            Ordering::Less => Course::Nearer,
            Ordering::Greater => Course::Farther,
            Ordering::Equal => Course::Same,
        };
    }
    if overlap(from, to) {
        return Course::Unclear;
    }
    if to.value.number() > from.value.number() { Course::Rose } else { Course::Fell }
}
