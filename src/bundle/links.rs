//! The order of what a bundle holds: read from its links, or, where it is of the first version, made from the sequence of
//! its history.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::bounds::MOST_LAST;
pub use super::link::{missing, no_edition, read, written};
use super::{Bundle, Id, Line, Refusal, item};
use crate::domain::history::Edition;
use crate::domain::order::{self, Follows, Linked, heads};

/// Every place in a bundle where links stand.
fn all_links(bundle: &mut Bundle) -> Vec<&mut Vec<Id>> {
    let mut all: Vec<&mut Vec<Id>> = bundle.actors_history.iter_mut().map(|line| &mut line.follows).collect();
    all.extend(bundle.tombstones.iter_mut().map(|tombstone| &mut tombstone.follows));
    for jurisdiction in &mut bundle.jurisdictions {
        all.extend(jurisdiction.history.iter_mut().map(|line| &mut line.follows));
        for round in &mut jurisdiction.rounds {
            all.push(&mut round.follows);
            all.extend(round.decisions.iter_mut().map(|decision| &mut decision.follows));
        }
    }
    all
}

/// Whether a bundle of the second version tells all its links, and one of the first none.
pub fn are_told(bundle: &mut Bundle, tells: bool) -> bool {
    let editions = |bundle: &Bundle| {
        let lines = bundle.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.history).chain(&bundle.actors_history);
        lines.into_iter().all(|line| (line.edition != no_edition()) == tells)
    };
    editions(bundle) && all_links(bundle).into_iter().all(|links| (*links != missing()) == tells)
}

/// Gives a bundle of the first version its links. Every line follows the one before it of its subject and field, and
/// rounds and decisions follow each other in the order in which the history first tells of them: not in that of their
/// ids, which come from clocks.
pub fn from_sequence(bundle: &mut Bundle) {
    chain(&mut bundle.actors_history);
    for tombstone in &mut bundle.tombstones {
        tombstone.follows.clear();
    }
    for jurisdiction in &mut bundle.jurisdictions {
        chain(&mut jurisdiction.history);
        let mut first: HashMap<Id, usize> = HashMap::new();
        for (at, line) in jurisdiction.history.iter().enumerate() {
            first.entry(line.subject_id).or_insert(at);
        }
        let place = |id: Id| (first.get(&id).copied(), id);
        follow_each_other(jurisdiction.rounds.iter_mut().map(|round| (place(round.id), &mut round.follows)).collect());
        for round in &mut jurisdiction.rounds {
            follow_each_other(round.decisions.iter_mut().map(|decision| (place(decision.id), &mut decision.follows)).collect());
        }
    }
}

fn chain(lines: &mut [Line]) {
    let mut last: HashMap<(Id, String), Id> = HashMap::new();
    for line in lines {
        let before = last.insert((line.subject_id, line.field.clone()), line.id);
        line.follows = before.into_iter().collect();
        line.edition = Edition::WithoutLinks.number();
    }
}

/// A record's place in the history, its id, and its links.
type Record<'a> = ((Option<usize>, Id), &'a mut Vec<Id>);

fn follow_each_other(mut records: Vec<Record<'_>>) {
    records.sort_by_key(|(place, _)| *place);
    let mut before = None;
    for ((_, id), follows) in records {
        *follows = before.replace(id).into_iter().collect();
    }
}

/// The lines in an order in which each comes after what it follows; where the links leave a choice, the smaller id comes
/// first. A ring, which only damage makes, is left as it is.
#[must_use]
pub fn in_order(lines: &[Line]) -> Vec<&Line> {
    let follows: Vec<Follows> = lines.iter().map(|line| Follows::these(line.follows.iter().map(|id| id.0))).collect();
    let linked: Vec<Linked<'_>> = lines.iter().zip(&follows).map(|(line, follows)| Linked { id: line.id.0, follows }).collect();
    let order = order::in_order(&linked);
    order.map_or_else(|| lines.iter().collect(), |order| order.into_iter().map(|at| &lines[at]).collect())
}

/// Looks at the links of records: each leads to a record of the same kind and place, and none leads back to itself.
///
/// # Errors
/// The first [`Refusal`].
pub fn records(bundle: &Bundle) -> Result<(), Refusal> {
    for jurisdiction in &bundle.jurisdictions {
        let of_rounds = || Refusal::Order(format!("The rounds of {}", jurisdiction.name));
        let gone = bundle.tombstones.iter().filter(|stone| stone.kind == "assessment").map(|stone| (stone.id, &stone.follows));
        let rounds = jurisdiction.rounds.iter().map(|round| (round.id, &round.follows));
        hold(rounds, gone).ok_or_else(of_rounds)?;
        for round in &jurisdiction.rounds {
            let decisions = round.decisions.iter().map(|decision| (decision.id, &decision.follows));
            let of_decisions = || Refusal::Order(format!("The decisions of {}, {}", jurisdiction.name, round.title));
            hold(decisions, std::iter::empty()).ok_or_else(of_decisions)?;
        }
    }
    Ok(())
}

fn hold<'a>(records: impl Iterator<Item = (Id, &'a Vec<Id>)>, gone: impl Iterator<Item = (Id, &'a Vec<Id>)>) -> Option<()> {
    let own: Vec<(Id, Follows)> = records.map(|(id, follows)| Some((id, read(follows)?))).collect::<Option<_>>()?;
    let all: Vec<(Id, Follows)> = gone.map(|(id, follows)| Some((id, read(follows)?))).collect::<Option<_>>()?;
    let all: Vec<&(Id, Follows)> = own.iter().chain(&all).collect();
    let known: HashSet<Uuid> = all.iter().map(|(id, _)| id.0).collect();
    let leads_somewhere = own.iter().flat_map(|(_, follows)| follows.ids()).all(|id| known.contains(id));
    let linked: Vec<Linked<'_>> = all.iter().map(|(id, follows)| Linked { id: id.0, follows }).collect();
    (leads_somewhere && order::in_order(&linked).is_some()).then_some(())
}

/// What the lines of a history say of each field at last, by what nothing follows. Where two such lines stand, they say
/// the same.
///
/// # Errors
/// [`Refusal::Order`] when a line follows one that is not there, or of another subject or field, or itself by way of
/// others, or when two lines stand that say different things; [`Refusal::Apart`] when too many stand, of what `name` calls
/// the record.
pub fn last_words<'a>(lines: &'a [Line], name: impl Fn(Id) -> &'a str) -> Result<HashMap<(Id, &'a str), &'a str>, Refusal> {
    let mut fields: HashMap<(Id, &str), Vec<(&Line, Follows)>> = HashMap::new();
    for line in lines {
        let follows = line.links().ok_or_else(|| broken(line))?;
        fields.entry((line.subject_id, &line.field)).or_default().push((line, follows));
    }
    let mut said = HashMap::with_capacity(fields.len());
    for (field, lines) in fields {
        let first = lines[0].0;
        let known: HashMap<Uuid, &Line> = lines.iter().map(|(line, _)| (line.id.0, *line)).collect();
        let linked: Vec<Linked<'_>> = lines.iter().map(|(line, follows)| Linked { id: line.id.0, follows }).collect();
        let is_whole =
            lines.iter().flat_map(|(_, follows)| follows.ids()).all(|id| known.contains_key(id)) && order::in_order(&linked).is_some();
        let last = heads(&linked);
        if last.len() > MOST_LAST {
            let what = format!("{}, {}", name(first.subject_id), item::label(&first.field));
            return Err(Refusal::Apart { what, most: MOST_LAST });
        }
        let words: HashSet<&str> = last.iter().map(|id| known[id].after.as_str()).collect();
        match words.into_iter().collect::<Vec<_>>()[..] {
            [word] if is_whole => said.insert(field, word),
            _ => return Err(broken(first)),
        };
    }
    Ok(said)
}

fn broken(line: &Line) -> Refusal {
    Refusal::Order(format!("The lines of the history about {} of one record", item::label(&line.field)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Decision, Jurisdiction, Round};

    fn id(n: u128) -> Id {
        Id(Uuid::from_u128(n))
    }

    fn line(n: u128, subject: u128, field: &str) -> Line {
        Line { id: id(n), subject_id: id(subject), field: field.to_owned(), follows: missing(), ..Line::default() }
    }

    #[test]
    fn a_bundle_of_the_first_version_is_ordered_by_its_lines_and_not_by_ids() {
        // The second decision and the second round have the lower ids: the clock was set back in between.
        let decisions = vec![Decision { id: id(3), ..Decision::default() }, Decision { id: id(8), ..Decision::default() }];
        let rounds = vec![Round { id: id(4), ..Round::default() }, Round { id: id(9), decisions, ..Round::default() }];
        let history = vec![line(50, 9, "title"), line(60, 8, "route"), line(40, 3, "route"), line(30, 4, "title"), line(20, 9, "title")];
        let mut bundle = Bundle { jurisdictions: vec![Jurisdiction { rounds, history, ..Jurisdiction::default() }], ..Bundle::default() };
        from_sequence(&mut bundle);
        let [jurisdiction] = &bundle.jurisdictions[..] else { panic!("one") };
        assert_eq!(jurisdiction.rounds[0].follows, [id(9)]);
        assert!(jurisdiction.rounds[1].follows.is_empty());
        assert_eq!(jurisdiction.rounds[1].decisions[0].follows, [id(8)]);
        assert!(jurisdiction.rounds[1].decisions[1].follows.is_empty());
        assert_eq!(jurisdiction.history[4].follows, [id(50)]);
        assert!(records(&bundle).is_ok());
    }

    #[test]
    fn lines_that_do_not_follow_each_other_as_they_should_are_told() {
        let with = |n, follows: &[u128], after: &str| Line {
            follows: follows.iter().copied().map(id).collect(),
            after: after.to_owned(),
            ..line(n, 1, "title")
        };
        let good = [with(5, &[], "a"), with(2, &[5], "b"), with(3, &[5], "b")];
        assert_eq!(last_words(&good, |_| "").unwrap()[&(id(1), "title")], "b", "two heads that say the same");
        let apart = [with(5, &[], "a"), with(2, &[5], "b"), with(3, &[5], "c")];
        let gone = [with(5, &[], "a"), with(2, &[77], "b")];
        let ring = [with(5, &[2], "a"), with(2, &[5], "b"), with(3, &[2], "c")];
        let unsorted = [with(5, &[], "a"), with(2, &[5], "a"), with(3, &[5, 2], "a")];
        let other_field = [with(5, &[], "a"), Line { follows: vec![id(5)], ..line(6, 1, "started") }];
        for broken in [&apart[..], &gone, &ring, &unsorted, &other_field] {
            assert!(matches!(last_words(broken, |_| ""), Err(Refusal::Order(_))), "{broken:?}");
        }
    }
}
