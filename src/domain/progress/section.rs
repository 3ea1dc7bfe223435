//! The sections of a progress report.

use crate::domain::things::choice;
use crate::domain::wording::Wording;

choice! {
    /// A section of a progress report, in its order.
    Section {
        /// What was to be done in the period.
        Said "said" "What we said we would do",
        /// What was finished in it.
        Did "did" "What we did",
        /// What changed, by the measures.
        Changed "changed" "What changed",
        /// Early wins.
        Wins "early_wins" "Early wins",
        /// What does not go as it should.
        Behind "behind" "What is behind, and why",
        /// The money.
        Money "money" "Money",
        /// What comes next.
        Next "next" "What is next",
        /// What is built on.
        Foundation "foundation" "Building on the foundation",
        /// How the work outlasts elections.
        Cycles "political_cycles" "Through political cycles",
        /// How residents stay in it.
        Engagement "continuous_engagement" "Continuous engagement",
        /// Why the money has to go on.
        Funding "funding_case" "The case for sustained funding",
    }
}

impl Section {
    /// The text that people write for it, if it is one.
    #[must_use]
    pub const fn wording(self) -> Option<Wording> {
        match self {
            Self::Wins => Some(Wording::EarlyWins),
            Self::Foundation => Some(Wording::Foundation),
            Self::Cycles => Some(Wording::PoliticalCycles),
            Self::Engagement => Some(Wording::ContinuousEngagement),
            Self::Funding => Some(Wording::FundingCase),
            _ => None,
        }
    }

    /// Where it is written, or where what it tells is kept: the end of an address below the jurisdiction's, and what to call
    /// the way there.
    #[must_use]
    pub fn edited_at(self) -> (String, &'static str) {
        let (page, label) = match self {
            Self::Said | Self::Did | Self::Money | Self::Next => ("plan", "Work plan"),
            Self::Changed | Self::Behind => ("measures", "Measures"),
            _ => {
                let text = self.wording().map_or_else(String::new, |wording| format!("{}/texts/{wording}", wording.room()));
                return (text, "Edit");
            }
        };
        (page.to_owned(), label)
    }
}
