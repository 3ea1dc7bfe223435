//! The population groups of a jurisdiction: whom its work is to reach first.

use uuid::Uuid;

use crate::domain::ids::{JurisdictionId, PopulationGroupId, derived};
use crate::domain::names::same;
use crate::domain::words::position::Position;
use crate::domain::words::text::{self, NAME_LIMIT, Problem};

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2_000;
/// The longest name on record: a line of the earlier launch kit, where all groups together were one text.
pub const KEPT_LIMIT: usize = 1_000;
/// The most groups of a jurisdiction: as many as that text could hold.
pub const MOST: usize = 500;

/// A group of people here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationGroup {
    /// Its id.
    pub id: PopulationGroupId,
    /// What it is called, within a sentence: "people who earn low wages".
    pub name: String,
    /// Who they are here.
    pub note: String,
    /// Where it stands among the others.
    pub position: Position,
}

impl PopulationGroup {
    /// The id of the group that a form adds which bears this mark.
    #[must_use]
    pub fn id_of_form(of: JurisdictionId, once: Uuid) -> PopulationGroupId {
        PopulationGroupId(derived(&["the population group that a form adds", &of.to_string(), &once.to_string()]))
    }
}

/// Cleans the name of a group, which no other may have; `present` is the name that it has already.
///
/// # Errors
/// [`Problem`] when it is missing, too long or taken.
pub fn name<'a>(typed: &str, present: &str, mut others: impl Iterator<Item = &'a str>) -> Result<String, Problem> {
    let limit = if present.chars().count() > NAME_LIMIT { KEPT_LIMIT } else { NAME_LIMIT };
    let name = text::required(typed, limit, "Enter the name of the group.")?;
    if others.any(|other| same(other, &name)) {
        return Err(Problem::Other("There is a group of this name already.".to_owned()));
    }
    Ok(name)
}

/// Cleans the note on a group, which may be left out.
///
/// # Errors
/// [`Problem`] when it is too long.
pub fn note(typed: &str) -> Result<String, Problem> {
    text::lines(typed, NOTE_LIMIT)
}

/// What was wrong with a list of names to be added.
///
/// # Errors
/// [`Problem`] when one of them is too long, or they are too many; those that are there already are passed over.
pub fn names<'a>(typed: &'a str, there: &[&str]) -> Result<Vec<String>, Problem> {
    let mut added: Vec<String> = Vec::new();
    let lines = typed.split(['\n', '\r']).map(str::trim).filter(|line: &&'a str| !line.is_empty());
    for line in lines {
        let name = text::required(line, NAME_LIMIT, "One of the lines shows nothing. Enter the name of the group there.")?;
        let is_there = there.iter().copied().chain(added.iter().map(String::as_str)).any(|other| same(other, &name));
        if !is_there {
            added.push(name);
        }
    }
    if there.len() + added.len() > MOST { Err(too_many()) } else { Ok(added) }
}

/// The sentence for one group too many.
#[must_use]
pub fn too_many() -> Problem {
    Problem::Other(format!("A jurisdiction holds {MOST} groups. Delete one first."))
}

/// The groups that an earlier version kept as one text, a line each, with the ids that they get wherever it is read.
#[must_use]
pub fn from_old(jurisdiction: JurisdictionId, lines: &str) -> Vec<PopulationGroup> {
    let mut names: Vec<&str> = Vec::new();
    for name in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // Only what is equal to the letter is one: nothing that stood there is lost.
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let group = |(name, position): (&str, Position)| PopulationGroup {
        id: PopulationGroupId(derived(&["population group", &jurisdiction.to_string(), name])),
        name: name.to_owned(),
        note: String::new(),
        position,
    };
    let positions = Position::spread(names.len());
    names.into_iter().zip(positions).map(group).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_is_taken_whatever_its_capitals_and_apostrophes() {
        let others = || ["St. Mary’s renters", "older adults"].into_iter();
        for taken in ["Older Adults", "st. mary's RENTERS", "  older   adults "] {
            assert!(matches!(name(taken, "", others()), Err(Problem::Other(_))), "{taken}");
        }
        assert_eq!(name(" People  who rent ", "", others()), Ok("People who rent".to_owned()));
        assert!(matches!(name(" ", "", others()), Err(Problem::Missing(_))));
        assert!(matches!(name(&"x".repeat(121), "", others()), Err(Problem::TooLong { .. })));
        assert!(name(&"x".repeat(121), &"y".repeat(121), others()).is_ok(), "one that was long before may stay so");
    }

    #[test]
    fn a_list_adds_what_is_not_there_yet() {
        assert_eq!(names("Renters\r\n\n renters \nOlder Adults", &["older adults"]), Ok(vec!["Renters".to_owned()]));
        let many: Vec<String> = (0..MOST).map(|n| format!("Group {n}")).collect();
        assert!(names(&many.join("\n"), &[]).is_ok());
        assert_eq!(names(&many.join("\n"), &["one more"]), Err(too_many()));
    }

    #[test]
    fn the_lines_of_the_launch_kit_become_groups_with_the_same_ids_everywhere() {
        let of = |n| from_old(JurisdictionId(Uuid::from_u128(n)), "people of color\n Renters \n\nRenters\nrenters\n");
        let groups = of(1);
        assert_eq!(groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["people of color", "Renters", "renters"]);
        assert_eq!(of(1), groups);
        assert_ne!(of(2)[0].id, groups[0].id, "another jurisdiction has groups of its own");
        assert_eq!(groups[0].id.0.get_version_num(), 8);
        assert!(groups[0].position < groups[1].position);
    }
}
