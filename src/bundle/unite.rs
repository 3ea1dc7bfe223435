//! Two histories made one. Neither is chosen: each line of both is kept.

use std::collections::HashMap;

use super::{Id, Line, Refusal, item};

/// Where a line of the united history comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// It is here already.
    Here(&'a Line),
    /// It is here already, and was written on for longer there, within the same sitting.
    Longer(&'a Line),
    /// It comes from there.
    New(&'a Line),
}

impl<'a> Place<'a> {
    /// The line itself.
    #[must_use]
    pub const fn line(self) -> &'a Line {
        match self {
            Self::Here(line) | Self::Longer(line) | Self::New(line) => line,
        }
    }
}

/// Unites two histories: each line once, both in their own order, and the one before the other by time.
///
/// A line that is still written on (one person's typing in one field within ten minutes) may be longer on
/// one side; the longer one stands for both.
///
/// # Errors
/// [`Refusal::OtherLine`] when a line of the same id says something else.
pub fn unite<'a>(ours: &'a [Line], theirs: &'a [Line]) -> Result<Vec<Place<'a>>, Refusal> {
    let came: HashMap<Id, &Line> = theirs.iter().map(|line| (line.id, line)).collect();
    let here: HashMap<Id, &Line> = ours.iter().map(|line| (line.id, line)).collect();
    let mut new = theirs.iter().filter(|line| !here.contains_key(&line.id)).peekable();
    let mut united = Vec::with_capacity(ours.len());
    for line in ours {
        while let Some(earlier) = new.next_if(|new| new.at < line.at) {
            united.push(Place::New(earlier));
        }
        united.push(match came.get(&line.id) {
            Some(other) if !line.is_same_as(other) => return Err(Refusal::OtherLine(item::label(&line.field))),
            Some(other) if other.at > line.at => Place::Longer(other),
            _ => Place::Here(line),
        });
    }
    united.extend(new.map(Place::New));
    Ok(united)
}
