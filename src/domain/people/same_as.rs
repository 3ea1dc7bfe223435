//! Two records of one person: the one is the same as the other, and whatever names it shows the other from then on.
//!
//! Nothing is rewritten: the records, and what names them, keep their ids. That is why it can be undone, and why what
//! was given to the other in the meantime stays there. One step only: whoever is the same as somebody stands for
//! nobody, so that no chain and no loop can be.

use crate::domain::ids::PersonId;
use crate::domain::words::text::Problem;

/// A record of a person, as far as it matters who is who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Its id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Whom it is the same as.
    pub same_as: Option<PersonId>,
    /// Whether it lies in the bin.
    pub is_binned: bool,
}

/// Whether `one` may become the same as `other`, among the people of their jurisdiction.
///
/// # Errors
/// [`Problem`] that says why not.
pub fn may_be(one: PersonId, other: PersonId, people: &[Who]) -> Result<(), Problem> {
    let find = |id: PersonId| people.iter().find(|person| person.id == id && !person.is_binned);
    let name = |id: PersonId| find(id).map_or("somebody", |person| person.name.as_str());
    let say = |words: String| Err(Problem::Other(words));
    let (Some(first), Some(second)) = (find(one), find(other)) else {
        return say("This person is no longer on the list. Choose another one.".to_owned());
    };
    if one == other {
        return say("Choose somebody else: this is the same record.".to_owned());
    }
    if let Some(third) = first.same_as {
        if first.name == name(third) {
            return say(format!("This record of {} is the same person as another one of that name already. Undo that first.", first.name));
        }
        return say(format!("{} is the same person as {} already. Undo that first.", first.name, name(third)));
    }
    if let Some(third) = second.same_as {
        if second.name == name(third) {
            return say(format!("That record of {} is the same person as another one of that name. Choose that one instead.", second.name));
        }
        return say(format!("{} is the same person as {}. Choose {} instead.", second.name, name(third), name(third)));
    }
    match people.iter().find(|person| person.same_as == Some(one)) {
        Some(third) if [&second.name, &third.name].contains(&&first.name) => say(format!(
            "This record of {} stands for another one too. Undo that first, or choose this one on the page of the other.",
            first.name
        )),
        Some(third) => say(format!(
            "{} stands for {} too. Undo that first, or make {} the same person as {}.",
            first.name, third.name, second.name, first.name
        )),
        None => Ok(()),
    }
}

/// The set of people to store when somebody chose among those shown: each record that was there and shows somebody
/// chosen stays, since nothing is rewritten; whoever is new comes in as chosen.
#[must_use]
pub fn kept(before: &[(PersonId, PersonId)], chosen: &[PersonId]) -> Vec<PersonId> {
    let stays = before.iter().filter(|(_, shown)| chosen.contains(shown)).map(|(stored, _)| *stored);
    let comes = chosen.iter().filter(|id| before.iter().all(|(_, shown)| shown != *id)).copied();
    let mut after: Vec<PersonId> = stays.chain(comes).collect();
    after.sort_unstable();
    after.dedup();
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn people() -> Vec<Who> {
        let who =
            |n, name: &str, same_as: Option<u128>| Who { id: id(n), name: name.to_owned(), same_as: same_as.map(id), is_binned: false };
        vec![who(1, "Lee Park", None), who(2, "L. Park", Some(1)), who(3, "Ann", None), Who { is_binned: true, ..who(4, "Bo", None) }]
    }

    #[test]
    fn chains_and_loops_are_refused_with_a_sentence() {
        let people = people();
        assert_eq!(may_be(id(3), id(1), &people), Ok(()), "two may be the same as one");
        for (one, other, says) in [
            (1, 1, "Choose somebody else: this is the same record."),
            (1, 2, "L. Park is the same person as Lee Park. Choose Lee Park instead."),
            (3, 2, "L. Park is the same person as Lee Park. Choose Lee Park instead."),
            (2, 3, "L. Park is the same person as Lee Park already. Undo that first."),
            (1, 3, "Lee Park stands for L. Park too. Undo that first, or make Ann the same person as Lee Park."),
            (3, 4, "This person is no longer on the list. Choose another one."),
            (9, 1, "This person is no longer on the list. Choose another one."),
        ] {
            assert_eq!(may_be(id(one), id(other), &people).unwrap_err().to_string(), says, "{one} as {other}");
        }
    }

    #[test]
    fn what_was_stored_stays_where_it_shows_somebody_chosen() {
        let before = [(id(2), id(1)), (id(3), id(3))];
        assert_eq!(kept(&before, &[id(1), id(3)]), [id(2), id(3)], "nothing is rewritten");
        assert_eq!(kept(&before, &[id(1), id(5)]), [id(2), id(5)]);
        assert_eq!(kept(&before, &[]), []);
        assert_eq!(kept(&[(id(1), id(1)), (id(2), id(1))], &[id(1)]), [id(1), id(2)]);
    }
}
