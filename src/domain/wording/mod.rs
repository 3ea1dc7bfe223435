//! The long texts of which a jurisdiction has one each: those of the strategy, and those that people write for the document
//! of the plan.

mod help;
mod holds;

use crate::domain::history::Fact;
use crate::domain::things::{Noun, choice};

pub use holds::Holds;

choice! {
    /// A long text of a jurisdiction.
    Wording {
        /// The vision statement.
        Vision "vision" "Vision statement",
        /// The theory of change.
        Theory "theory" "Theory of change",
        /// The letter from leadership.
        Letter "leadership_letter" "Letter from leadership",
        /// The executive summary.
        Summary "executive_summary" "Executive summary",
        /// How the plan was made.
        Made "how_made" "How the plan was made",
        /// What to know about the data.
        DataNotes "data_notes" "Notes on the data",
        /// What the words of the plan mean.
        Glossary "glossary" "Glossary",
        /// Whom the plan thanks.
        Thanks "thanks" "Acknowledgments",
        /// The public summary.
        PublicSummary "public_summary" "Public summary",
        /// The announcement of the plan.
        Announcement "plan_announcement" "Announcement of the plan",
        /// The talking points for the plan.
        Points "plan_points" "Talking points for the plan",
        /// Early wins.
        EarlyWins "early_wins" "Early wins",
        /// What is built on.
        Foundation "foundation" "Building on the foundation",
        /// How the work outlasts elections.
        PoliticalCycles "political_cycles" "Through political cycles",
        /// How residents stay in the work.
        ContinuousEngagement "continuous_engagement" "Continuous engagement",
        /// Why the money has to go on.
        FundingCase "funding_case" "The case for sustained funding",
    }
}

impl Wording {
    /// Those that people write for the document, in its order.
    pub const OF_DOCUMENT: [Self; 6] = [Self::Letter, Self::Summary, Self::Made, Self::DataNotes, Self::Glossary, Self::Thanks];

    /// Those that bring the plan out.
    pub const OF_PUBLICATION: [Self; 3] = [Self::PublicSummary, Self::Announcement, Self::Points];

    /// Those that keep it alive, in their order.
    pub const OF_MOMENTUM: [Self; 5] =
        [Self::EarlyWins, Self::Foundation, Self::PoliticalCycles, Self::ContinuousEngagement, Self::FundingCase];

    /// The kind of thing that holds it.
    #[must_use]
    pub const fn noun(self) -> Noun {
        match self {
            Self::Vision | Self::Theory => Noun::Strategy,
            _ => Noun::MobilityPlan,
        }
    }

    /// The fact that holds it.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::Vision => Fact::Vision,
            Self::Theory => Fact::Theory,
            Self::Letter => Fact::LeadershipLetter,
            Self::Summary => Fact::ExecutiveSummary,
            Self::Made => Fact::HowMade,
            Self::DataNotes => Fact::DataNotes,
            Self::Glossary => Fact::Glossary,
            Self::Thanks => Fact::Thanks,
            Self::PublicSummary => Fact::PublicSummary,
            Self::Announcement => Fact::PlanAnnouncement,
            Self::Points => Fact::PlanPoints,
            Self::EarlyWins => Fact::EarlyWins,
            Self::Foundation => Fact::Foundation,
            Self::PoliticalCycles => Fact::PoliticalCycles,
            Self::ContinuousEngagement => Fact::ContinuousEngagement,
            Self::FundingCase => Fact::FundingCase,
        }
    }

    /// The fact that holds the fingerprint of the draft that somebody saw when they wrote it, where the program drafts it.
    #[must_use]
    pub const fn basis(self) -> Option<Fact> {
        match self {
            Self::Vision | Self::Theory | Self::Letter | Self::Foundation | Self::PoliticalCycles => None,
            Self::Summary => Some(Fact::ExecutiveSummaryBasis),
            Self::Made => Some(Fact::HowMadeBasis),
            Self::DataNotes => Some(Fact::DataNotesBasis),
            Self::Glossary => Some(Fact::GlossaryBasis),
            Self::Thanks => Some(Fact::ThanksBasis),
            Self::PublicSummary => Some(Fact::PublicSummaryBasis),
            Self::Announcement => Some(Fact::PlanAnnouncementBasis),
            Self::Points => Some(Fact::PlanPointsBasis),
            Self::EarlyWins => Some(Fact::EarlyWinsBasis),
            Self::ContinuousEngagement => Some(Fact::ContinuousEngagementBasis),
            Self::FundingCase => Some(Fact::FundingCaseBasis),
        }
    }

    /// The part of the work below whose address it is written.
    #[must_use]
    pub const fn room(self) -> &'static str {
        match self.noun() {
            Noun::Strategy => "strategy",
            _ => "document",
        }
    }

    /// The page that it stands on: the end of its address, and what people call it.
    #[must_use]
    pub const fn home(self) -> (&'static str, &'static str) {
        match self {
            Self::Vision | Self::Theory => ("strategy", "Strategy"),
            Self::PublicSummary => ("document/public-summary", "Public summary"),
            Self::Announcement | Self::Points => ("document/publication-plan", "Publication plan"),
            Self::EarlyWins | Self::Foundation | Self::PoliticalCycles | Self::ContinuousEngagement | Self::FundingCase => {
                ("progress", "Progress")
            }
            _ => ("document", "Document"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_a_field_of_its_own_and_help() {
        for (at, wording) in Wording::ALL.iter().enumerate() {
            let part = wording.noun().part(wording.fact()).unwrap();
            assert!(part.rule.limit().is_some(), "{wording}");
            assert!(!wording.purpose().is_empty() && wording.prompts().len() > 2, "{wording}");
            assert!(Wording::ALL[..at].iter().all(|other| other.fact() != wording.fact()), "{wording}");
            assert!(wording.basis().is_none_or(|basis| wording.noun().part(basis).is_some()), "{wording}");
            let lists = [&Wording::OF_DOCUMENT[..], &Wording::OF_PUBLICATION, &Wording::OF_MOMENTUM];
            let named = lists.iter().filter(|list| list.contains(wording)).count();
            assert_eq!(named, usize::from(wording.noun() == Noun::MobilityPlan), "{wording}");
        }
    }
}
