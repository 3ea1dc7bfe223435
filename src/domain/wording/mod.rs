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
    }
}

impl Wording {
    /// Those that people write for the document, in its order.
    pub const OF_DOCUMENT: [Self; 6] = [Self::Letter, Self::Summary, Self::Made, Self::DataNotes, Self::Glossary, Self::Thanks];

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
        }
    }

    /// The fact that holds the fingerprint of the draft that somebody saw when they wrote it, where the program drafts it.
    #[must_use]
    pub const fn basis(self) -> Option<Fact> {
        match self {
            Self::Vision | Self::Theory | Self::Letter => None,
            Self::Summary => Some(Fact::ExecutiveSummaryBasis),
            Self::Made => Some(Fact::HowMadeBasis),
            Self::DataNotes => Some(Fact::DataNotesBasis),
            Self::Glossary => Some(Fact::GlossaryBasis),
            Self::Thanks => Some(Fact::ThanksBasis),
        }
    }

    /// The page that it stands on: the end of its address, and what people call it.
    #[must_use]
    pub const fn home(self) -> (&'static str, &'static str) {
        match self.noun() {
            Noun::Strategy => ("strategy", "Strategy"),
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
            assert_eq!(Wording::OF_DOCUMENT.contains(wording), wording.noun() == Noun::MobilityPlan);
        }
    }
}
