//! An update of a measure as pages and documents show it.

use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::measures::{Answer, Measure, Newest, Update, amount};
use crate::domain::things::Thing;
use crate::domain::words::decimal::Decimal;

/// An update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdatePart {
    /// Its id.
    pub id: Uuid,
    /// The day or span that it speaks of.
    pub period: String,
    /// The same in figures, for tables that other programs read.
    pub figures: String,
    /// The day by which it counts.
    pub day: Date,
    /// The value as a number, where there is a new figure.
    pub number: Option<Decimal>,
    /// The value with its unit; empty where there is no new figure.
    pub value: String,
    /// What it answers.
    pub answer: Answer,
    /// What was noted.
    pub note: String,
    /// What is to be said of how it counts; empty where it simply does.
    pub remark: String,
    /// Whether it is one of several of its day, of which nobody said which holds.
    pub is_undecided: bool,
    /// The others of its day in whose place it would stand.
    pub others: Vec<Uuid>,
}

/// All updates of a measure, the newest first.
pub(super) fn all(measure: &Measure<'_>, things: &[&Thing], today: Date) -> Vec<UpdatePart> {
    let newest = match measure.updates.newest(today) {
        Newest::Several(_, ids) => ids,
        Newest::One(_) | Newest::None => Vec::new(),
    };
    let from = measure.given().from;
    let part = |update: &Update| {
        let heads = measure.updates.heads(update.day());
        let of_day = measure.updates.all().iter().filter(|other| other.day() == update.day() && other.id != update.id);
        let thing = things.iter().find(|thing| thing.id == update.id);
        let is_head = heads.iter().any(|head| head.id == update.id);
        let differ = heads.iter().any(|head| head.value != update.value);
        UpdatePart {
            id: update.id,
            period: update.period.in_words(),
            figures: update.period.in_figures(),
            day: update.day(),
            number: update.value,
            value: update.value.map_or_else(String::new, |value| amount(value, measure.unit())),
            answer: update.answer,
            note: thing.map_or_else(String::new, |thing| thing.get(Fact::Notes).to_owned()),
            remark: if !is_head {
                "Another update of the same day took its place.".to_owned()
            } else if update.day() > today {
                "Still to come. It counts from that day on.".to_owned()
            } else if update.value.is_some() && from.is_some_and(|from| update.day() <= from) {
                "Of the baseline’s day or before, so it decides nothing.".to_owned()
            } else {
                String::new()
            },
            is_undecided: is_head && heads.len() > 1 && differ || newest.contains(&update.id),
            others: of_day.map(|other| other.id).collect(),
        }
    };
    measure.updates.all().iter().rev().map(part).collect()
}
