//! The measures of which something became known.

use uuid::Uuid;

use super::sources::ProgressSources;
use crate::domain::measures::Update;
use crate::domain::things::Noun;
use crate::report::{MeasuredPart, UpdatePart};

/// A measure of which something became known.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedPart {
    /// The measure, as it stood on the last day.
    pub measured: MeasuredPart,
    /// What became known of it, the newest first.
    pub updates: Vec<UpdatePart>,
}

/// The measures of which something became known in those days, each with what it was.
pub(super) fn all(sources: ProgressSources<'_>, measures: &[MeasuredPart]) -> Vec<ChangedPart> {
    let updates = sources.plan.things.iter().filter(|thing| thing.noun == Noun::Update);
    // What is still to come is no news.
    let told_until = sources.stretch.told_until(sources.plan.as_of.date());
    let is_told = |update: Update| sources.stretch.holds(update.day()) && update.day() <= told_until;
    let of_these_days = updates.filter(|thing| Update::of(thing).is_some_and(is_told));
    let known: Vec<Uuid> = of_these_days.map(|thing| thing.id).collect();
    let one = |measured: &MeasuredPart| {
        let told = measured.part.updates.iter().filter(|update| known.contains(&update.id)).cloned();
        let without = |update: UpdatePart| if sources.with_notes { update } else { UpdatePart { note: String::new(), ..update } };
        let updates: Vec<UpdatePart> = told.map(without).collect();
        (!updates.is_empty()).then(|| ChangedPart { measured: measured.clone(), updates })
    };
    measures.iter().filter_map(one).collect()
}
