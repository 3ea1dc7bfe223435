//! The groups that a jurisdiction may choose as those most affected. None is chosen until somebody chooses it.

/// A group of the list, which follows the guide's talking points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its word in forms.
    pub key: &'static str,
    /// Its name within a sentence, which is also what is stored.
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
    /// Whether it is among the chosen lines.
    #[must_use]
    pub fn is_in(&self, chosen: &str) -> bool {
        chosen.lines().any(|line| line == self.name)
    }

    /// The chosen lines that are none of the list's.
    #[must_use]
    pub fn others(chosen: &str) -> String {
        chosen.lines().filter(|line| !GROUPS.iter().any(|group| group.name == *line)).collect::<Vec<_>>().join("\n")
    }

    /// All chosen lines: the ticked groups in the order of the list, then the lines of one's own, each once.
    #[must_use]
    pub fn chosen(is_ticked: impl Fn(&Self) -> bool, others: &str) -> String {
        let mut lines: Vec<&str> = GROUPS.iter().filter(|group| is_ticked(group)).map(|group| group.name).collect();
        for other in others.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if !lines.iter().any(|line| line.to_lowercase() == other.to_lowercase()) {
                lines.push(other);
            }
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_chosen_from_the_list_and_typed() {
        let chosen = Group::chosen(|group| group.key == "older" || group.key == "color", " Renters \r\n\nOlder adults\nrenters");
        assert_eq!(chosen, "people of color\nolder adults\nRenters");
        assert_eq!(Group::others(&chosen), "Renters");
        assert_eq!(GROUPS.iter().filter(|group| group.is_in(&chosen)).count(), 2);
        assert_eq!(Group::chosen(|_| false, ""), "", "none is chosen until somebody chooses it");
        assert!(Group::chosen(|_| true, "").chars().count() <= 1_000);
    }
}
