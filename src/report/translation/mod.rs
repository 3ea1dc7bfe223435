//! The public summary as its document tells it: in the words that people wrote or the program drafted, or in another language.

use time::OffsetDateTime;

use crate::domain::translation::Translation;
use crate::domain::wording::Wording;
use crate::domain::words::language::Language;
use crate::report::MobilityPlanPart;
use crate::report::document::Paper;

/// The public summary in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicSummaryPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// What it is called: the title of the plan, or that of the translation; empty where the plan has none of its own.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// What it says, in Markdown; empty where nothing is there to tell of yet.
    pub text: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

/// How many lines of the type that it is set in fit on its four pages.
const LINES: usize = 172;
/// How many letters fit in one of them.
const LETTERS: usize = 88;

impl PublicSummaryPart {
    /// In the language of the program.
    #[must_use]
    pub fn of(plan: &MobilityPlanPart) -> Self {
        Self {
            jurisdiction: plan.jurisdiction.clone(),
            title: plan.title.clone(),
            language: Language::american(),
            text: plan.text(Wording::PublicSummary),
            as_of: plan.as_of,
            paper: plan.paper,
        }
    }

    /// In another language, as somebody put it in.
    #[must_use]
    pub fn translated(jurisdiction: &str, translation: &Translation, (as_of, paper): (OffsetDateTime, Paper)) -> Self {
        Self {
            jurisdiction: jurisdiction.to_owned(),
            title: translation.title.clone(),
            language: translation.language.clone(),
            text: translation.text.clone(),
            as_of,
            paper,
        }
    }

    /// Whether it is likely to take more than four pages. A letter of East Asia takes the room of two.
    #[must_use]
    pub fn is_long(&self) -> bool {
        let wide = |c: char| if c >= '\u{1100}' { 2 } else { 1 };
        let lines = |line: &str| match line.trim() {
            "" => 0,
            line => line.chars().map(wide).sum::<usize>().div_ceil(LETTERS) + usize::from(line.starts_with('#')),
        };
        let gaps = self.text.split("\n\n").count();
        self.text.lines().map(lines).sum::<usize>() + gaps / 2 > LINES
    }
}
