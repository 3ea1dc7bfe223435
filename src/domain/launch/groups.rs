//! The population groups that are suggested to a jurisdiction. None is one of its own until somebody chooses it.

use crate::domain::names::same;

/// A group of the list, which follows the guide's talking points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its word in forms.
    pub key: &'static str,
    /// Its name within a sentence, which is also that of the record.
    pub name: &'static str,
}

const fn group(key: &'static str, name: &'static str) -> Group {
    Group { key, name }
}

/// The groups to choose from.
pub const GROUPS: [Group; 8] = [
    group("color", "people of color"),
    group("wages", "people who earn low wages"),
    group("immigrants", "immigrants"),
    group("young", "young people"),
    group("disabilities", "people with mental or physical disabilities"),
    group("justice", "people who have been arrested, jailed or convicted"),
    group("older", "older adults"),
    group("rural", "people in rural areas"),
];

impl Group {
    /// Whether a population group is this one.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        same(self.name, name)
    }

    /// The names that were chosen, a line each: the ticked groups in the order of the list, then those typed.
    #[must_use]
    pub fn chosen(is_ticked: impl Fn(&Self) -> bool, typed: &str) -> String {
        let ticked = GROUPS.iter().filter(|group| is_ticked(group)).map(|group| group.name);
        ticked.chain(typed.lines()).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_chosen_from_the_list_and_typed() {
        let chosen = Group::chosen(|group| group.key == "older" || group.key == "color", "Renters\nVeterans");
        assert_eq!(chosen, "people of color\nolder adults\nRenters\nVeterans");
        assert_eq!(Group::chosen(|_| false, ""), "", "none is chosen until somebody chooses it");
        assert!(GROUPS[6].is("Older Adults") && !GROUPS[0].is("Older Adults"));
    }
}
