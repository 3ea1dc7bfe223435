//! What may stand side by side.

use super::reading::Of;

/// Why two readings may not be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// They mean different things.
    Definition,
    /// They are of different years.
    Year,
    /// One is of a county, the other of a city.
    Kind,
    /// They speak of different groups, or one is the base of groups and the other the headline.
    Subgroup,
}

impl Unlike {
    /// In words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Definition => "The two numbers mean different things.",
            Self::Year => "The two numbers are of different years.",
            Self::Kind => "One number is of a county, the other of a city.",
            Self::Subgroup => "The two numbers speak of different groups, or come from different spans of years.",
        }
    }
}

/// Whether two readings may stand side by side: one definition, one year, one kind of place, one group.
///
/// # Errors
/// [`Unlike`] says why not.
pub fn compare(one: &Of, other: &Of) -> Result<(), Unlike> {
    if one.definition != other.definition {
        Err(Unlike::Definition)
    } else if one.year != other.year {
        Err(Unlike::Year)
    } else if one.place.kind() != other.place.kind() {
        Err(Unlike::Kind)
    } else if one.subgroup != other.subgroup {
        Err(Unlike::Subgroup)
    } else {
        Ok(())
    }
}
