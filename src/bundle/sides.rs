//! Who changed what since two copies were one, read from the histories of both.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Id, Line, link};
use crate::domain::merge::{Moved, Said, moved};

/// Who wrote what a copy says now, and when by the clock there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// The name as it was then.
    pub name: String,
    /// The moment.
    pub at: i64,
}

/// The lines of every field, by subject and field.
type Fields<'a> = HashMap<Id, HashMap<&'a str, Vec<&'a Line>>>;

/// Two histories side by side.
#[derive(Debug, Default)]
pub struct Sides<'a> {
    here: Fields<'a>,
    there: Fields<'a>,
    /// The lines here of merges that were undone, and those by which they were.
    undone: HashSet<Uuid>,
}

impl<'a> Sides<'a> {
    /// Of these lines.
    pub fn of(ours: impl IntoIterator<Item = &'a Line>, theirs: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut sides = Self::default();
        for line in ours {
            sides.here.entry(line.subject_id).or_default().entry(&line.field).or_default().push(line);
        }
        for line in theirs {
            sides.there.entry(line.subject_id).or_default().entry(&line.field).or_default().push(line);
        }
        sides
    }

    /// The same where these lines are of merges that were undone here: what they settled, and what was set back, is asked
    /// about when the same comes again.
    pub fn undone(mut self, lines: &HashSet<Uuid>) -> Self {
        self.undone.clone_from(lines);
        self
    }

    /// Which of the two changed a field.
    pub fn moved(&self, subject: Id, field: &str) -> Moved {
        let [ours, theirs] = self.both(subject, field);
        // Of one line that was written on, the longer text stands for both, as where the histories are united.
        let mut longer: HashMap<Id, &Line> = HashMap::new();
        for line in ours.iter().chain(theirs).copied() {
            let known = longer.entry(line.id).or_insert(line);
            if line.at > known.at {
                *known = line;
            }
        }
        let grew = |line: &Line| longer[&line.id].after != line.after;
        let said = |line: &&'a Line| Said { id: line.id.0, follows: link::read(&line.follows).unwrap_or_default(), after: &line.after };
        let side = |lines: &[&'a Line]| lines.iter().map(said).collect::<Vec<_>>();
        match (ours.iter().any(|line| grew(line)), theirs.iter().any(|line| grew(line))) {
            // One of the lines here goes on there: it is as if a further one followed it.
            (true, false) => Moved::Theirs,
            (false, true) => Moved::Ours,
            (true, true) => Moved::Both,
            (false, false) => match moved(&side(ours), &side(theirs)) {
                Moved::Ours if !theirs.is_empty() && last(ours).all(|line| self.undone.contains(&line.id.0)) => Moved::Both,
                moved => moved,
            },
        }
    }

    /// Who wrote last what each of the two says of a field.
    pub fn wrote(&self, subject: Id, field: &str) -> [Option<Wrote>; 2] {
        self.both(subject, field).map(|lines| last(lines).last().map(|line| Wrote { name: line.name.clone(), at: line.at }))
    }

    fn both(&self, subject: Id, field: &str) -> [&[&'a Line]; 2] {
        [&self.here, &self.there].map(|side| side.get(&subject).and_then(|fields| fields.get(field)).map_or(&[][..], Vec::as_slice))
    }
}

/// The lines that none of these follows.
fn last<'a, 'b>(lines: &'b [&'a Line]) -> impl Iterator<Item = &'a Line> + use<'a, 'b> {
    let followed: HashSet<Id> = lines.iter().flat_map(|line| &line.follows).copied().collect();
    lines.iter().copied().filter(move |line| !followed.contains(&line.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(n: u128, follows: &[u128], after: &str, at: i64) -> Line {
        let id = |n| Id(Uuid::from_u128(n));
        Line {
            id: id(n),
            at,
            name: format!("Writer {n}"),
            field: "what".to_owned(),
            after: after.to_owned(),
            follows: follows.iter().copied().map(id).collect(),
            ..Line::default()
        }
    }

    fn of(ours: &[Line], theirs: &[Line]) -> (Moved, [Option<Wrote>; 2]) {
        let sides = Sides::of(ours, theirs);
        (sides.moved(Id::default(), "what"), sides.wrote(Id::default(), "what"))
    }

    #[test]
    fn the_links_tell_and_not_the_clock() {
        let base = line(9, &[], "a", 500);
        let ours = [base.clone(), line(3, &[9], "b", 100)];
        let theirs = [base.clone(), line(5, &[9], "c", 900)];
        let (moved, wrote) = of(&ours, &theirs);
        assert_eq!(moved, Moved::Both);
        let name = |wrote: &Option<Wrote>| wrote.as_ref().map(|wrote| wrote.name.clone()).unwrap();
        assert_eq!([name(&wrote[0]), name(&wrote[1])], ["Writer 3", "Writer 5"]);
        assert_eq!(of(&ours, std::slice::from_ref(&base)).0, Moved::Ours);
        assert_eq!(of(&[base], &theirs).0, Moved::Theirs);
        assert_eq!(of(&[], &[]), (Moved::Neither, [None, None]));
    }

    #[test]
    fn a_line_that_was_written_on_goes_on_where_it_is_longer() {
        let (short, long) = (line(9, &[], "Ann", 100), line(9, &[], "Anna", 200));
        assert_eq!(of(std::slice::from_ref(&short), std::slice::from_ref(&long)).0, Moved::Theirs);
        assert_eq!(of(&[long], &[short]).0, Moved::Ours);
    }
}
