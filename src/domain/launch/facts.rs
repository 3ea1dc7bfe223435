//! What the two texts of the launch kit need to know of the planning process.

use std::str::FromStr;

use crate::domain::history::Fact;
use crate::domain::words::text::{self, NAME_LIMIT, Problem};
use crate::domain::work::Money;

/// The longest text of several lines, in characters.
const LINES_LIMIT: usize = 1_000;
/// The longest date or length of time, in characters.
const SHORT_LIMIT: usize = 60;

/// One thing to know of the planning process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The department that leads it.
    Department,
    /// Who leads it.
    Leader,
    /// Its budget.
    Budget,
    /// What the budget pays for.
    PaysFor,
    /// When the action plan is to be published.
    Published,
    /// How long the process takes.
    Length,
    /// The plans that it goes along with.
    Related,
    /// The plans that it builds on.
    Earlier,
    /// The groups most affected.
    Groups,
}

/// What is known of the planning process. Nothing is preset: what nobody entered is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The department that leads it, up to 120 characters.
    pub department: String,
    /// Who leads it, up to 120 characters.
    pub leader: String,
    /// Its budget.
    pub budget: Option<Money>,
    /// What the budget pays for, up to 1,000 characters, a line each.
    pub pays_for: String,
    /// When the action plan is to be published, as typed, up to 60 characters.
    pub published: String,
    /// How long the process takes, as typed, up to 60 characters.
    pub length: String,
    /// The plans that it goes along with, up to 1,000 characters, a line each.
    pub related: String,
    /// The plans that it builds on, up to 1,000 characters, a line each.
    pub earlier: String,
    /// The names of the population groups, a line each.
    pub groups: String,
}

impl Detail {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Department,
        Self::Leader,
        Self::Budget,
        Self::PaysFor,
        Self::Published,
        Self::Length,
        Self::Related,
        Self::Earlier,
        Self::Groups,
    ];

    /// The name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Leader => "leader",
            Self::Budget => "budget",
            Self::PaysFor => "pays_for",
            Self::Published => "published",
            Self::Length => "length",
            Self::Related => "related",
            Self::Earlier => "earlier",
            Self::Groups => "groups",
        }
    }

    /// What the form calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Department => "Lead department",
            Self::Leader => "Leader of the work",
            Self::Budget => "Budget",
            Self::PaysFor => "What the budget pays for",
            Self::Published => "Publication date of the action plan",
            Self::Length => "Length of the planning process",
            Self::Related => "Related plans",
            Self::Earlier => "Earlier plans",
            Self::Groups => "Groups most affected",
        }
    }

    /// What to enter.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Department => "The department that runs the planning process.",
            Self::Leader => "The name, and the title if you like. Staff are sent there with questions and offers to help.",
            Self::Budget => "What is set aside for the planning process and for writing the plan, in dollars. For example: 12,500.",
            Self::PaysFor => {
                "One line each. For example: staff time, training, data tools, money for partners and residents who take part."
            }
            Self::Published => "As you want it to read. For example: by the end of 2027.",
            Self::Length => "As you want it to read. For example: 18 months.",
            Self::Related => "Plans that are being made or carried out at the same time, one line each. If there are none, say so.",
            Self::Earlier => "Plans that this work builds on, one line each. If there are none, say so.",
            Self::Groups => "Whom your own data and residents show to be held back most. None is named until you add it.",
        }
    }

    /// What the blank says that stands in a text while this is not known.
    #[must_use]
    pub const fn blank(self) -> &'static str {
        match self {
            Self::Department => "name of the lead department",
            Self::Leader => "name of the leader of the work",
            Self::Budget => "amount of the budget",
            Self::PaysFor => "what the budget pays for",
            Self::Published => "date of publication",
            Self::Length => "length of the planning process",
            Self::Related => "names of related plans",
            Self::Earlier => "names of earlier plans",
            Self::Groups => "names of the groups most affected",
        }
    }

    /// The fact of the jurisdiction that holds it. None holds the groups: these are records of their own.
    #[must_use]
    pub const fn fact(self) -> Option<Fact> {
        Some(match self {
            Self::Department => Fact::LaunchDepartment,
            Self::Leader => Fact::LaunchLeader,
            Self::Budget => Fact::LaunchBudget,
            Self::PaysFor => Fact::LaunchPaysFor,
            Self::Published => Fact::LaunchPublished,
            Self::Length => Fact::LaunchLength,
            Self::Related => Fact::LaunchRelated,
            Self::Earlier => Fact::LaunchEarlier,
            Self::Groups => return None,
        })
    }

    /// How many characters it holds.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Department | Self::Leader => NAME_LIMIT,
            Self::Budget => 20,
            Self::Published | Self::Length => SHORT_LIMIT,
            Self::PaysFor | Self::Related | Self::Earlier | Self::Groups => LINES_LIMIT,
        }
    }

    /// Whether it has several lines.
    #[must_use]
    pub const fn is_long(self) -> bool {
        self.limit() == LINES_LIMIT
    }

    /// The stored form of what was typed.
    ///
    /// # Errors
    /// [`Problem`] when it is too long, or no amount.
    pub fn clean(self, typed: &str) -> Result<String, Problem> {
        match self {
            Self::Budget if typed.trim().is_empty() => Ok(String::new()),
            Self::Budget => typed.parse::<Money>().map(Money::stored),
            _ if self.is_long() => text::lines(&tidy(typed), self.limit()),
            _ => text::line(typed, self.limit()),
        }
    }
}

/// The lines that say something, without white space at their ends.
fn tidy(typed: &str) -> String {
    typed.lines().flat_map(|line| line.split('\r')).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

impl FromStr for Detail {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|detail| detail.as_str() == text).ok_or(())
    }
}

impl Facts {
    /// Reads the stored forms; nothing if the budget is no amount.
    #[must_use]
    pub fn from_stored(mut stored: impl FnMut(Detail) -> String) -> Option<Self> {
        let budget = stored(Detail::Budget);
        Some(Self {
            department: stored(Detail::Department),
            leader: stored(Detail::Leader),
            budget: if budget.is_empty() { None } else { Some(Money::from_stored(&budget)?) },
            pays_for: stored(Detail::PaysFor),
            published: stored(Detail::Published),
            length: stored(Detail::Length),
            related: stored(Detail::Related),
            earlier: stored(Detail::Earlier),
            groups: stored(Detail::Groups),
        })
    }

    /// The stored form of a detail; empty while it is not known.
    #[must_use]
    pub fn stored(&self, detail: Detail) -> String {
        match detail {
            Detail::Budget => self.budget.map_or_else(String::new, Money::stored),
            _ => self.typed(detail),
        }
    }

    /// A detail as a form shows it to be edited.
    #[must_use]
    pub fn typed(&self, detail: Detail) -> String {
        match detail {
            Detail::Department => self.department.clone(),
            Detail::Leader => self.leader.clone(),
            Detail::Budget => self.budget.map_or_else(String::new, Money::typed),
            Detail::PaysFor => self.pays_for.clone(),
            Detail::Published => self.published.clone(),
            Detail::Length => self.length.clone(),
            Detail::Related => self.related.clone(),
            Detail::Earlier => self.earlier.clone(),
            Detail::Groups => self.groups.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_preset() {
        for detail in Detail::ALL {
            assert_eq!(Facts::default().stored(detail), "", "{}", detail.label());
        }
    }

    #[test]
    fn every_detail_is_cleaned_within_its_limit() {
        for detail in Detail::ALL.into_iter().filter(|detail| *detail != Detail::Budget) {
            assert_eq!(detail.clean("  Plan\r\n\r\n B \u{0} "), Ok(if detail.is_long() { "Plan\nB" } else { "Plan B" }.to_owned()));
            let limit = detail.limit();
            assert_eq!(detail.clean(&"é".repeat(limit)).map(|text| text.chars().count()), Ok(limit));
            assert!(matches!(detail.clean(&"é".repeat(limit + 1)), Err(Problem::TooLong { .. })), "{}", detail.label());
        }
        assert_eq!(Detail::Budget.clean(" $300,000 "), Ok("30000000".to_owned()));
        assert_eq!(Detail::Budget.clean(" "), Ok(String::new()));
        assert!(Detail::Budget.clean("a lot").is_err() && Detail::Budget.clean("10000000000").is_err());
    }

    #[test]
    fn the_facts_read_back_as_they_were_stored() {
        let facts = Facts::from_stored(|detail| if detail == Detail::Budget { "1250".to_owned() } else { detail.label().to_owned() });
        let facts = facts.expect("the budget is an amount");
        assert_eq!((facts.typed(Detail::Budget), facts.stored(Detail::Budget)), ("12.50".to_owned(), "1250".to_owned()));
        assert_eq!(facts.stored(Detail::Groups), "Groups most affected");
        assert_eq!(Facts::from_stored(|_| "x".to_owned()), None);
        assert!(Detail::ALL.iter().all(|detail| detail.as_str().parse() == Ok(*detail)));
    }
}
