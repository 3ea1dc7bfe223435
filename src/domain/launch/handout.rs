//! The two texts of the launch kit: filled from what is known until somebody writes their own.

use std::str::FromStr;

use super::blanks::{DECIDED_ON, DECIDERS, EXECUTIVE};
use super::{Detail, Known, announcement, script, talking_points};
use crate::domain::guide::UnknownKey;
use crate::domain::history::Fact;
use crate::domain::readiness::Revision;
use crate::domain::words::text::{self, Problem};

/// The longest text of one's own, in characters.
pub const HANDOUT_LIMIT: usize = 20_000;

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handout {
    /// The announcement by which a government tells its own staff.
    Announcement,
    /// What department heads and elected officials can say.
    TalkingPoints,
}

/// Where something that a filled text lacks can be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Among the launch facts.
    Launch(Detail),
    /// In the decision.
    Decision,
    /// In the settings of the jurisdiction: the title of its executive.
    Executive,
    /// Only in the text itself.
    Text,
}

/// Something that a text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What the blank says.
    pub blank: String,
    /// Where it can be entered.
    pub origin: Origin,
}

impl Handout {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Announcement, Self::TalkingPoints];

    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::TalkingPoints => "talking-points",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Announcement => "Launch announcement",
            Self::TalkingPoints => "Talking points",
        }
    }

    /// For whom it is.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Announcement => "For all staff, on the day the planning process begins: why, who can be involved, and how it is set up.",
            Self::TalkingPoints => {
                "For department heads and elected officials: what a Mobility Action Plan is, why this work, how it is done, and by whom."
            }
        }
    }

    /// The fact of the jurisdiction that holds it.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::Announcement => Fact::LaunchAnnouncement,
            Self::TalkingPoints => Fact::LaunchPoints,
        }
    }

    /// The text as it stands while nobody has written their own.
    #[must_use]
    pub fn filled(self, known: &Known<'_>) -> String {
        match self {
            Self::Announcement => announcement::filled(known),
            Self::TalkingPoints => talking_points::filled(known),
        }
    }

    /// The stored form of a typed text: empty for one that equals what would be filled in, or what was
    /// filled in when the form was shown, so that it goes on being filled.
    ///
    /// # Errors
    /// [`Problem`] when it is too long.
    pub fn clean(self, typed: &str, known: &Known<'_>, shown: Option<Revision>) -> Result<String, Problem> {
        let clean = text::lines(typed, HANDOUT_LIMIT)?;
        let is_filled = clean == self.filled(known) || Some(Revision::of(&clean)) == shown;
        Ok(if is_filled { String::new() } else { clean })
    }
}

impl FromStr for Handout {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|handout| handout.as_str() == text).ok_or(UnknownKey)
    }
}

impl Gap {
    /// What a text lacks, in its order. In words of one's own, a blank is filled where it stands.
    #[must_use]
    pub fn all(blocks: &[script::Block], is_own: bool) -> Vec<Self> {
        let origin = |blank: &str| match blank {
            _ if is_own => Origin::Text,
            DECIDED_ON | DECIDERS => Origin::Decision,
            EXECUTIVE => Origin::Executive,
            _ => Detail::ALL.into_iter().find(|detail| detail.blank() == blank).map_or(Origin::Text, Origin::Launch),
        };
        script::blanks(blocks).into_iter().map(|blank| Self { blank: blank.to_owned(), origin: origin(blank) }).collect()
    }
}

#[cfg(test)]
mod tests;
