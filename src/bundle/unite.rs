//! Two histories made one. Neither is chosen: each line of both is kept.

use std::collections::HashMap;

use super::{Id, Line, Refusal, item, links};

/// What becomes of a line that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// It is here already.
    Here,
    /// It is here already, and was written on for longer there, within the same sitting.
    Longer(&'a Line),
    /// It is new here.
    New(&'a Line),
}

/// Holds a history that came against the one that is here, in the order of its links: whatever a line follows comes
/// before it. Lines that are here never follow one that only came, so that all that is new comes after all that is here.
///
/// A line that is still written on (one person's typing in one field within ten minutes) may be longer on one side, where
/// whole files were copied; the longer one stands for both. Of one line, the later moment is the longer text: it is never
/// written on by an earlier one.
///
/// # Errors
/// [`Refusal::OtherLine`] when a line of the same id says something else.
pub fn unite<'a>(ours: &[Line], theirs: &'a [Line]) -> Result<Vec<Place<'a>>, Refusal> {
    let here: HashMap<Id, &Line> = ours.iter().map(|line| (line.id, line)).collect();
    let place = |line: &'a Line| match here.get(&line.id) {
        Some(known) if !known.is_same_as(line) => Err(Refusal::OtherLine(item::label(&line.field))),
        Some(known) if line.at > known.at => Ok(Place::Longer(line)),
        Some(_) => Ok(Place::Here),
        None => Ok(Place::New(line)),
    };
    links::in_order(theirs).into_iter().map(place).collect()
}
