//! What a thing is called that has no name of its own, and of which what it is within has several: by what it says itself.

use super::Noun;
use crate::domain::history::Fact;
use crate::domain::words::period::Period;
use crate::domain::words::{dates, inserted, shortened};

/// The most of a name that stands within a sentence, in characters.
const NAMED: usize = 80;

impl Noun {
    /// The fact by which such a thing is told from its neighbors; none for a kind that has names, or of which there is one.
    #[must_use]
    pub const fn told_by(self) -> Option<Fact> {
        match self {
            Self::Update => Some(Fact::Period),
            Self::Approval => Some(Fact::Held),
            Self::Comment => Some(Fact::What),
            _ => None,
        }
    }

    /// What such a thing is called within a sentence, by what it is within and what it says itself: "update of November 2026 of
    /// “Homes built”".
    #[must_use]
    pub fn told(self, within: &str, said: &str) -> String {
        let [within, own] = [within, said].map(|words| inserted(&shortened(words, NAMED)));
        match self {
            Self::Update => {
                let period = said.parse::<Period>().map_or(own, Period::in_words);
                format!("update of {period} of “{within}”")
            }
            Self::Approval => {
                let day = dates::parse_iso(said).map_or(own, dates::long);
                format!("review of {day} of the logic model of “{within}”")
            }
            _ => format!("comment “{own}” on “{within}”"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_name_is_told_by_what_it_says_itself() {
        assert_eq!(Noun::Update.told("Homes built", "2026-11"), "update of November 2026 of “Homes built”");
        assert_eq!(
            Noun::Approval.told("Hire navigators", "2026-11-20"),
            "review of November 20, 2026 of the logic model of “Hire navigators”"
        );
        assert_eq!(
            Noun::Comment.told("Spring draft", "Name the rents.\nAll of them."),
            "comment “Name the rents. All of them.” on “Spring draft”"
        );
        assert!(Noun::ALL.into_iter().all(|noun| noun.told_by().is_none_or(|fact| noun.part(fact).is_some() && noun.within().is_some())));
    }
}
