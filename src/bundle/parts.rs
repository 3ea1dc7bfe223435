//! How two copies of one record differ, part by part: which of them changed what, and what needs a choice.

use std::collections::BTreeMap;

use super::Id;
use super::item::{self, Item};
use super::preview::Change;
use super::sides::Sides;
use crate::domain::history::{Fact, Subject};
use crate::domain::merge::{Moved, never_asked, together};
use crate::domain::things::Noun;

/// Fields of a record that are merged as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which of the two copies changed them.
    pub moved: Moved,
    /// The fields of which the two say different things.
    pub changes: Vec<Change>,
}

/// The most parts of a record of which every mixture is tried out.
const TRIED: usize = 4;

/// The parts in which two copies of a record differ.
pub fn parts(ours: &Item, theirs: &Item, sides: &Sides<'_>) -> Vec<Part> {
    let id = Id(theirs.subject.id());
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for (at, ((field, there), (_, here))) in theirs.facts.iter().zip(&ours.facts).enumerate().filter(|(_, (a, b))| a.1 != b.1) {
        let moved = match sides.moved(id, field) {
            Moved::Both if never_asked(field, here, there) && there < here => Moved::Theirs,
            Moved::Both if never_asked(field, here, there) => Moved::Ours,
            // The lines say the same, and the values do not: nobody but a person can tell.
            Moved::Neither => Moved::Both,
            moved => moved,
        };
        let [ours_by, theirs_by] = sides.wrote(id, field);
        let label = item::label_of(theirs.subject, field);
        let change = Change { field: field.clone(), label, ours: here.clone(), theirs: there.clone(), ours_by, theirs_by };
        // A part stands where the first of the fields that belong to it does.
        let group = together(theirs.subject, field);
        let is_of_it = |(name, _): &(String, String)| group.iter().any(|fact| fact.as_str() == name);
        let place = theirs.facts.iter().position(is_of_it).unwrap_or(at);
        let part = parts.entry(place).or_insert_with(|| Part { moved, changes: Vec::new() });
        part.moved = part.moved.with(moved);
        part.changes.push(change);
    }
    let parts: Vec<Part> = parts.into_values().collect();
    match theirs.subject {
        Subject::Thing(noun, _) if !fits_in_any_mixture(noun, ours, &parts) => as_one(noun, parts),
        _ => parts,
    }
}

/// Whether the thing is one that a form would take, whatever is chosen.
fn fits_in_any_mixture(noun: Noun, ours: &Item, parts: &[Part]) -> bool {
    let choices: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].moved == Moved::Both).collect();
    let mixtures: Vec<Vec<usize>> = if choices.len() <= TRIED {
        let taken = |mask: usize| choices.iter().enumerate().filter(move |(bit, _)| (mask >> bit) & 1 == 1).map(|(_, at)| *at).collect();
        (0..1 << choices.len()).map(taken).collect()
    } else {
        let one = choices.iter().map(|at| vec![*at]);
        let but_one = choices.iter().map(|but| choices.iter().copied().filter(|at| at != but).collect());
        one.chain(but_one).chain([Vec::new(), choices.clone()]).collect()
    };
    mixtures.iter().all(|taken| {
        let comes = |at: usize| parts[at].moved == Moved::Theirs || taken.contains(&at);
        let coming: Vec<&Change> = (0..parts.len()).filter(|at| comes(*at)).flat_map(|at| &parts[at].changes).collect();
        let get = |fact: Fact| {
            let came = coming.iter().find(|change| change.field == fact.as_str()).map(|change| &change.theirs);
            let is_it = |(field, _): &&(String, String)| field == fact.as_str();
            came.or_else(|| ours.facts.iter().find(is_it).map(|(_, value)| value)).cloned().unwrap_or_default()
        };
        noun.misfit(&get).is_none()
    })
}

/// One choice over all fields that have to fit together.
fn as_one(noun: Noun, parts: Vec<Part>) -> Vec<Part> {
    let fits = noun.that_fit_together();
    let is_involved = |part: &Part| part.changes.iter().any(|change| change.field.parse::<Fact>().is_ok_and(|fact| fits.contains(&fact)));
    let (involved, mut rest): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(is_involved);
    if !involved.is_empty() {
        rest.insert(0, Part { moved: Moved::Both, changes: involved.into_iter().flat_map(|part| part.changes).collect() });
    }
    rest
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::bundle::Line;
    use crate::domain::ids::ActionId;

    const ONE: Uuid = Uuid::from_u128(1);

    fn item(subject: Subject, facts: &[(&str, &str)]) -> Item {
        let facts = facts.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        Item { key: ONE.to_string(), subject, name: "It".to_owned(), facts }
    }

    /// The line by which a copy came to say something of a field, after the one that both have.
    fn lines(n: u128, said: &[(&str, &str)]) -> Vec<Line> {
        let line = |(at, (field, after)): (u128, &(&str, &str))| Line {
            id: Id(Uuid::from_u128(n + at)),
            subject_id: Id(ONE),
            field: (*field).to_owned(),
            after: (*after).to_owned(),
            ..Line::default()
        };
        (0..).zip(said).map(line).collect()
    }

    fn differing(subject: Subject, facts: [&[(&str, &str)]; 2], said: [&[(&str, &str)]; 2]) -> Vec<(Moved, Vec<String>)> {
        let (here, there) = (lines(100, said[0]), lines(200, said[1]));
        let sides = Sides::of(&here, &there);
        let parts = parts(&item(subject, facts[0]), &item(subject, facts[1]), &sides);
        parts.into_iter().map(|part| (part.moved, part.changes.into_iter().map(|change| change.field).collect())).collect()
    }

    #[test]
    fn fields_are_merged_one_by_one_and_those_that_belong_together_as_one() {
        let action = Subject::Action(ActionId(ONE));
        let ours = [("what", "Hire"), ("due", ""), ("status", "dropped"), ("reason", "No money"), ("notes", "")];
        let theirs = [("what", "Ask"), ("due", "2027-01-01"), ("status", "to_do"), ("reason", "Or so"), ("notes", "")];
        let said = [&[("what", "Hire"), ("status", "dropped")][..], &[("what", "Ask"), ("due", "2027-01-01"), ("reason", "Or so")][..]];
        let told = differing(action, [&ours, &theirs], said);
        let expected = [(Moved::Both, vec!["what"]), (Moved::Theirs, vec!["due"]), (Moved::Both, vec!["status", "reason"])];
        assert_eq!(told, expected.map(|(moved, fields)| (moved, fields.into_iter().map(str::to_owned).collect())));
    }

    #[test]
    fn where_both_put_something_elsewhere_the_lesser_place_holds_in_all_copies() {
        let action = Subject::Action(ActionId(ONE));
        let told = |ours: &str, theirs: &str| {
            differing(action, [&[("position", ours)], &[("position", theirs)]], [&[("position", ours)], &[("position", theirs)]])[0].0
        };
        assert_eq!((told("b", "d"), told("d", "b")), (Moved::Ours, Moved::Theirs));
    }

    #[test]
    fn what_would_not_fit_together_is_one_choice_over_all_of_it() {
        // One side said when it was reported back, the other that it was held only later.
        let engagement = Subject::Thing(Noun::Engagement, ONE);
        let ours = [("title", "Data walk"), ("held", ""), ("reported", "2026-11-10"), ("paid", "Gift cards")];
        let theirs = [("title", "Data walk"), ("held", "2026-11-20"), ("reported", ""), ("paid", "")];
        let said = [&[("reported", "2026-11-10"), ("paid", "Gift cards")][..], &[("held", "2026-11-20")][..]];
        let told = differing(engagement, [&ours, &theirs], said);
        assert!(told.iter().any(|(moved, fields)| *moved == Moved::Both && fields.len() == 2), "{told:?}");
        assert!(told.contains(&(Moved::Ours, vec!["paid".to_owned()])), "{told:?}");
    }
}
