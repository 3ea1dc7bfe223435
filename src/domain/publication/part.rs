//! The parts of the document.

use crate::domain::things::choice;
use crate::domain::wording::Wording;

choice! {
    /// A part of the document, in the order in which they stand unless somebody arranges them.
    PlanPart {
        /// The letter from leadership.
        Letter "leadership_letter" "Letter from leadership",
        /// The executive summary.
        Summary "executive_summary" "Executive summary",
        /// Who made it.
        Coalition "coalition" "The coalition",
        /// How it was made.
        Made "how_made" "How the plan was made",
        /// What was found.
        Findings "findings" "Findings",
        /// Who was heard, and what became of it.
        Heard "engagement" "Who was heard",
        /// The vision statement.
        Vision "vision" "Vision statement",
        /// The theory of change.
        Theory "theory" "Theory of change",
        /// Goals with their strategic actions.
        Goals "goals" "Goals and strategic actions",
        /// What is done, and what it costs.
        Activities "activities" "Activities and what they cost",
        /// The logic models.
        Models "logic_models" "Logic models",
        /// How it is seen whether the plan works.
        Measures "measures" "Measures",
        /// How is reported, and who answers.
        Reporting "reporting" "Reporting and accountability",
        /// What holds it up.
        Lasting "sustainability" "Making it last",
        /// How is learned.
        Learning "learning" "Learning and evaluation",
        /// What to know about the data.
        DataNotes "data_notes" "Notes on the data",
        /// What the words mean.
        Glossary "glossary" "Glossary",
        /// Whom it thanks.
        Thanks "thanks" "Acknowledgments",
    }
}

impl PlanPart {
    /// The text that people write for it, if it is one.
    #[must_use]
    pub const fn wording(self) -> Option<Wording> {
        match self {
            Self::Letter => Some(Wording::Letter),
            Self::Summary => Some(Wording::Summary),
            Self::Made => Some(Wording::Made),
            Self::Vision => Some(Wording::Vision),
            Self::Theory => Some(Wording::Theory),
            Self::DataNotes => Some(Wording::DataNotes),
            Self::Glossary => Some(Wording::Glossary),
            Self::Thanks => Some(Wording::Thanks),
            _ => None,
        }
    }

    /// Where it is written: the end of an address below the jurisdiction's.
    #[must_use]
    pub fn edited_at(self) -> String {
        let page = match self {
            Self::Coalition => "coalition",
            Self::Findings => "findings",
            Self::Heard => "engagement",
            Self::Goals | Self::Models => "strategy",
            Self::Activities => "plan",
            Self::Measures => "measures",
            Self::Reporting | Self::Lasting | Self::Learning => "accountability",
            _ => return self.wording().map_or_else(String::new, |wording| format!("{}/texts/{wording}", wording.room())),
        };
        page.to_owned()
    }
}
