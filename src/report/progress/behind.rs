//! What does not go as it should: measures with what was said of them, and activities past their day.

use time::Date;
use uuid::Uuid;

use super::changed::ChangedPart;
use super::goals;
use super::sources::ProgressSources;
use crate::domain::people::Apart;
use crate::domain::strategy::Strategy;
use crate::domain::words::{agree, capital, count, dates, inserted};
use crate::report::MeasuredPart;

/// A measure that does not go as it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BehindPart {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// How it goes: "Behind".
    pub word: &'static str,
    /// Where it is, and where it is to be.
    pub told: String,
    /// What was noted of it in these days: of which day, and what.
    pub why: Vec<(String, String)>,
}

/// An activity past its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LatePart {
    /// Its id.
    pub id: Uuid,
    /// What is to be done.
    pub what: String,
    /// The strategic action that it serves.
    pub serves: String,
    /// Who sees to it; empty for nobody.
    pub who: String,
    /// When it was due.
    pub due: String,
}

/// How much is not where it should be, in a sentence; empty for nothing. All that counts it counts it here.
pub(super) fn counted(measures: usize, activities: usize) -> String {
    let measures = (measures > 0).then(|| {
        format!(
            "{} {}",
            count(measures, "measure", "measures"),
            agree(measures, "is not where it should be", "are not where they should be")
        )
    });
    let activities = (activities > 0)
        .then(|| format!("{} {}", count(activities, "activity", "activities"), agree(activities, "is past its day", "are past their day")));
    let told: Vec<String> = measures.into_iter().chain(activities).collect();
    if told.is_empty() { String::new() } else { format!("{}.", capital(&told.join(", and "))) }
}

/// The measures that do not go as they should.
pub(super) fn measures(all: &[MeasuredPart], changed: &[ChangedPart]) -> Vec<BehindPart> {
    let why = |measured: &MeasuredPart| {
        let updates = changed.iter().find(|part| part.measured.part.id == measured.part.id).map_or(&[][..], |part| &part.updates);
        let noted = updates.iter().filter(|update| !update.note.is_empty());
        noted.map(|update| (update.period.clone(), update.note.clone())).collect()
    };
    let one = |measured: &MeasuredPart| {
        let word = measured.part.word.filter(|word| word.lags())?;
        let part = &measured.part;
        Some(BehindPart { id: part.id, name: part.name.clone(), word: word.label(), told: part.told.clone(), why: why(measured) })
    };
    all.iter().filter_map(one).collect()
}

/// The activities of live strategic actions that are past their day.
pub(super) fn activities(sources: ProgressSources<'_>, strategy: &Strategy, day: Date) -> Vec<LatePart> {
    let names = Apart::among(sources.plan.actions.iter().filter_map(|action| action.owner.as_ref()));
    let mut all = Vec::new();
    for action in strategy.in_a_meeting() {
        let late = goals::activities(sources, action).into_iter().filter(|one| one.is_late(day));
        all.extend(late.map(|one| LatePart {
            id: one.id.0,
            what: inserted(&one.what),
            serves: inserted(&action.title),
            who: one.owner.as_ref().map_or_else(String::new, |owner| inserted(&names.name(owner))),
            due: one.due.map_or_else(String::new, dates::long),
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_where_it_should_be_is_counted_in_one_sentence() {
        assert_eq!(counted(0, 0), "");
        assert_eq!(counted(1, 0), "One measure is not where it should be.");
        assert_eq!(counted(0, 2), "Two activities are past their day.");
        assert_eq!(counted(3, 1), "Three measures are not where they should be, and one activity is past its day.");
    }
}
