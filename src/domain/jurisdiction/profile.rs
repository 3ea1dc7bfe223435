//! A city, county or other local government.

use std::str::FromStr;

use crate::domain::words::text::{self, NAME_LIMIT, Problem};

/// What kind of local government it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A city.
    City,
    /// A county, or a parish or borough that serves as one.
    County,
    /// A town or township.
    Town,
    /// A village.
    Village,
    /// A city and county in one.
    CityCounty,
    /// A tribal government.
    Tribe,
    /// Anything else, or not said.
    #[default]
    Other,
}

impl Kind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 7] = [Self::City, Self::County, Self::Town, Self::Village, Self::CityCounty, Self::Tribe, Self::Other];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::County => "county",
            Self::Town => "town",
            Self::Village => "village",
            Self::CityCounty => "city_county",
            Self::Tribe => "tribe",
            Self::Other => "other",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::City => "City",
            Self::County => "County (or parish, or borough)",
            Self::Town => "Town or township",
            Self::Village => "Village",
            Self::CityCounty => "City and county in one",
            Self::Tribe => "Tribal government",
            Self::Other => "Another local government",
        }
    }

    /// The kind as a fact: "County". Nothing for a kind that was not said.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::City => "City",
            Self::County => "County",
            Self::Town => "Town",
            Self::Village => "Village",
            Self::CityCounty => "City and county",
            Self::Tribe => "Tribal government",
            Self::Other => "",
        }
    }

    /// The likely kind of a government with this name, so that nobody is asked before the first answer.
    #[must_use]
    pub fn guess(name: &str) -> Self {
        let name = name.to_lowercase();
        let has = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
        if has("county") && has("city") {
            Self::CityCounty
        } else if has("county") || has("parish") || has("borough") {
            Self::County
        } else if has("village") {
            Self::Village
        } else if has("town") || has("township") {
            Self::Town
        } else if has("city") {
            Self::City
        } else if has("tribe") || has("nation") || has("tribal") {
            Self::Tribe
        } else {
            Self::Other
        }
    }
}

impl FromStr for Kind {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

/// The paper that a jurisdiction's documents are set on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// US Letter.
    #[default]
    Letter,
    /// A4.
    A4,
}

impl Paper {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Letter, Self::A4];

    /// The word in forms and data; that of Letter is empty, since it is what nobody has to choose.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "",
            Self::A4 => "a4",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Letter => "Letter (8.5 by 11 inches)",
            Self::A4 => "A4 (210 by 297 millimeters)",
        }
    }
}

impl FromStr for Paper {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|paper| paper.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

/// States, the District of Columbia and the territories, with their postal codes.
pub const STATES: [(&str, &str); 56] = [
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AS", "American Samoa"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("MP", "Northern Mariana Islands"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VI", "U.S. Virgin Islands"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
];

/// What a jurisdiction is called and who leads it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The postal code of its state; empty while not said.
    pub state: String,
    /// The title of its executive (mayor, city manager, county executive); empty while not said.
    pub executive: String,
    /// The paper that its documents are set on.
    pub paper: Paper,
}

impl Profile {
    /// The profile that a name alone gives.
    #[must_use]
    pub fn named(name: String) -> Self {
        Self { kind: Kind::guess(&name), name, ..Self::default() }
    }

    /// "Ohio", or nothing while the state is not said.
    #[must_use]
    pub fn state_name(&self) -> &'static str {
        STATES.iter().find(|(code, _)| *code == self.state).map_or("", |(_, name)| name)
    }
}

/// Cleans a jurisdiction's name.
///
/// # Errors
/// [`Problem`] when it is missing or too long.
pub fn name(typed: &str) -> Result<String, Problem> {
    text::required(typed, NAME_LIMIT, "Enter the name of your city, county or other local government.")
}

/// Checks the postal code of a state; empty is fine.
///
/// # Errors
/// [`Problem::NotAChoice`] for any other text.
pub fn state(typed: &str) -> Result<String, Problem> {
    if typed.is_empty() || STATES.iter().any(|(code, _)| *code == typed) { Ok(typed.to_owned()) } else { Err(Problem::NotAChoice) }
}

/// Cleans the title of the executive, which may be left out.
///
/// # Errors
/// [`Problem`] when it is too long.
pub fn executive(typed: &str) -> Result<String, Problem> {
    text::line(typed, NAME_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_guessed_from_the_name() {
        for (name, kind) in [
            ("Wren County", Kind::County),
            ("City of Aldine", Kind::City),
            ("City and County of Aldine", Kind::CityCounty),
            ("Village of Oak", Kind::Village),
            ("Township of Oak", Kind::Town),
            ("Aldine", Kind::Other),
            ("Countyline", Kind::Other),
        ] {
            assert_eq!(Kind::guess(name), kind, "{name}");
        }
    }
}
