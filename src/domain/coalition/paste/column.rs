//! The columns that a list of members may have, and the many names that people give them.

use crate::domain::history::Fact;
use crate::domain::names;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The name of a person.
    Name,
    /// Their first name, where it stands apart.
    FirstName,
    /// Their last name, where it stands apart.
    LastName,
    /// Their title.
    Title,
    /// Their department.
    Department,
    /// The organization that they come from, or that is a member itself.
    Organization,
    /// The sector.
    Sector,
    /// Roles in the coalition.
    Roles,
    /// Pillars.
    Pillars,
    /// Where the asking stands.
    Standing,
    /// How to reach them.
    Contact,
    /// What we ask.
    WhatAsked,
    /// What they bring.
    Brings,
    /// The next step.
    NextStep,
    /// By when to ask.
    Due,
    /// When they were asked.
    Asked,
    /// When they joined.
    Joined,
    /// When they declined.
    Declined,
    /// Notes.
    Notes,
}

/// Each column with what the page calls it, and other names, folded.
const NAMES: [(Column, &str, &[&str]); 19] = [
    (Column::Name, "Name", &["full name", "person", "member", "member name", "contact name", "contact person", "representative", "who"]),
    (Column::FirstName, "First name", &["first", "given name"]),
    (Column::LastName, "Last name", &["last", "surname", "family name"]),
    (Column::Title, "Title", &["job title", "position", "job", "position title"]),
    (Column::Department, "Department", &["dept", "division", "unit", "agency department"]),
    (
        Column::Organization,
        "Organization",
        &["organisation", "org", "organization name", "company", "agency", "employer", "institution", "affiliation", "group"],
    ),
    (Column::Sector, "Sector", &["sectors", "type", "organization type", "type of organization", "org type", "field"]),
    (Column::Roles, "Role", &["roles", "role in the coalition", "coalition role"]),
    (Column::Pillars, "Pillars", &["pillar", "topic", "topics", "focus area", "focus areas"]),
    (Column::Standing, "Status", &["standing", "where the asking stands", "asking", "stage", "response"]),
    (
        Column::Contact,
        "How to reach them",
        &[
            "email",
            "e mail",
            "email address",
            "e mail address",
            "mail",
            "phone",
            "phone number",
            "telephone",
            "tel",
            "cell",
            "cell phone",
            "mobile",
            "contact",
            "contact information",
            "contact info",
            "contact details",
            "address",
        ],
    ),
    (Column::WhatAsked, "What we ask", &["ask", "the ask", "our ask", "request", "what we ask of them"]),
    (Column::Brings, "What they bring", &["brings", "what they offer", "offers", "strengths", "contribution", "assets", "expertise"]),
    (Column::NextStep, "Next step", &["next steps", "next", "next action", "follow up", "to do"]),
    (Column::Due, "Ask by", &["ask by date", "by when", "due", "due date", "deadline"]),
    (Column::Asked, "Asked on", &["date asked", "asked", "invited on", "date invited"]),
    (Column::Joined, "Joined on", &["date joined", "joined"]),
    (Column::Declined, "Declined on", &["date declined", "declined"]),
    (Column::Notes, "Notes", &["note", "comment", "comments", "remarks", "more"]),
];

impl Column {
    /// The columns that are read where no row names them, from the first on.
    pub const BY_PLACE: [Self; 4] = [Self::Name, Self::Organization, Self::Sector, Self::Title];

    /// All of them, in the order in which the page lists them.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(column, ..)| *column)
    }

    /// The column of this name, if one is known by it.
    #[must_use]
    pub fn called(heading: &str) -> Option<Self> {
        let folded = key(heading);
        let is_it = |label: &str, others: &[&str]| !folded.is_empty() && (key(label) == folded || others.contains(&folded.as_str()));
        NAMES.iter().find(|(_, label, others)| is_it(label, others)).map(|(column, ..)| *column)
    }

    /// What the page calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        NAMES.iter().find(|(column, ..)| *column == self).map_or("", |(_, label, _)| label)
    }

    /// Whether several columns of this kind are read together, a line each.
    #[must_use]
    pub const fn is_gathered(self) -> bool {
        matches!(self, Self::Contact | Self::Notes)
    }

    /// The fact of a member that it fills, if it is one of a member's own.
    #[must_use]
    pub const fn fact(self) -> Option<Fact> {
        Some(match self {
            Self::Sector => Fact::Sector,
            Self::Roles => Fact::Roles,
            Self::Pillars => Fact::Pillars,
            Self::Standing => Fact::Standing,
            Self::Contact => Fact::Contact,
            Self::WhatAsked => Fact::WhatAsked,
            Self::Brings => Fact::Brings,
            Self::NextStep => Fact::NextStep,
            Self::Due => Fact::Due,
            Self::Asked => Fact::Asked,
            Self::Joined => Fact::Joined,
            Self::Declined => Fact::Declined,
            Self::Notes => Fact::Notes,
            Self::Name | Self::FirstName | Self::LastName | Self::Title | Self::Department | Self::Organization => return None,
        })
    }
}

/// A text as words of letters and digits, folded: what two spellings of one word have alike.
pub(super) fn key(text: &str) -> String {
    let folded = names::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::things::Noun;

    #[test]
    fn a_column_is_known_by_many_names() {
        for (heading, column) in [
            ("Name", Column::Name),
            (" FULL NAME: ", Column::Name),
            ("E-mail", Column::Contact),
            ("Org.", Column::Organization),
            ("What we ask?", Column::WhatAsked),
            ("Ask by", Column::Due),
            ("Dépt", Column::Department),
            ("Pillar(s)", Column::Pillars),
        ] {
            assert_eq!(Column::called(heading).or_else(|| Column::called(heading.trim_end_matches("(s)"))), Some(column), "{heading}");
        }
        for heading in ["", "?", "Favorite color", "Lee Park"] {
            assert_eq!(Column::called(heading), None, "{heading}");
        }
    }

    #[test]
    fn no_name_stands_for_two_columns_and_each_fills_a_part_of_a_member() {
        let mut all: Vec<String> =
            NAMES.iter().flat_map(|(_, label, others)| others.iter().map(|name| key(name)).chain([key(label)])).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(NAMES.iter().all(|(_, _, others)| others.iter().all(|name| key(name) == **name)), "names are folded");
        for fact in Column::all().filter_map(Column::fact) {
            assert!(Noun::Member.part(fact).is_some(), "{fact}");
        }
    }
}
