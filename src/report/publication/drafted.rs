//! What the program drafts of the texts that people write for the document, in Markdown.

use super::{DataPart, MobilityPlanPart};
use crate::domain::guide::metrics::Quality;
use crate::domain::publication::TERMS;
use crate::domain::wording::Wording;
use crate::domain::words::markdown::literal;
use crate::domain::words::{agree, capital, count, figures};

impl MobilityPlanPart {
    /// What the program drafts of a text from what the parts of the plan say; empty where they say nothing of it yet, and
    /// nothing where it drafts none.
    #[must_use]
    pub fn drafted(&self, wording: Wording) -> Option<String> {
        match wording {
            Wording::Vision | Wording::Theory | Wording::Letter | Wording::Foundation | Wording::PoliticalCycles => None,
            Wording::Summary => Some(self.in_short.iter().map(|(name, words)| in_short(name, words)).collect()),
            Wording::Made => Some(vec![self.made.iter().map(|words| literal(words)).collect::<Vec<_>>().join(" ")]),
            Wording::DataNotes => Some(data_notes(&self.data)),
            Wording::Glossary => Some(vec![self.glossary()]),
            Wording::Thanks => Some(self.thanks()),
            Wording::PublicSummary => Some(self.drafted_summary()),
            Wording::Announcement => Some(self.drafted_announcement()),
            Wording::Points => Some(self.drafted_points()),
            Wording::EarlyWins => Some(self.drafted_wins()),
            Wording::ContinuousEngagement => Some(self.drafted_engagement()),
            Wording::FundingCase => Some(self.drafted_funding()),
        }
        .map(|paragraphs| paragraphs.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n"))
    }

    /// The words that stand in the parts of which something is there.
    fn glossary(&self) -> String {
        let terms = TERMS.iter().filter(|term| self.order.contains(&term.part) && self.is_told(term.part));
        terms.map(|term| format!("- **{}**: {}", term.word, term.means)).collect::<Vec<_>>().join("\n")
    }

    fn thanks(&self) -> Vec<String> {
        let names: Vec<String> = self.coalition.sectors.iter().flat_map(|(_, members)| members).map(|one| literal(&one.name)).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let thanks = "We thank everyone who spoke and worked for this plan. Among them are the members of the coalition:";
        vec![thanks.to_owned(), listed(&names, NAMED)]
    }
}

/// How many goals, or strategic actions, a summary names.
const IN_SHORT: usize = 12;
/// How many members of the coalition are thanked by name. So many, with the longest names, fit into the text.
const NAMED: usize = 40;

/// A list of the first so many, and how many more there are: a draft stays as short as the text that it may become.
pub(super) fn listed(all: &[String], most: usize) -> String {
    let mut lines: Vec<String> = all.iter().take(most).map(|line| format!("- {line}")).collect();
    let rest = all.len().saturating_sub(most);
    if rest > 0 {
        lines.push(format!("- and {} more", figures(rest)));
    }
    lines.join("\n")
}

/// A sentence, or a list of what people named.
fn in_short(name: &str, words: &[String]) -> String {
    match words {
        [one] if one.ends_with('.') => format!("**{name}.** {}", literal(one)),
        many => {
            let lines: Vec<String> = many.iter().map(|line| literal(line)).collect();
            format!("**{name}**\n\n{}", listed(&lines, IN_SHORT))
        }
    }
}

/// Where the numbers come from, and how sure they are.
fn data_notes(data: &DataPart) -> Vec<String> {
    let all = data.rows.len();
    if all == 0 {
        return Vec::new();
    }
    let mut notes = vec![format!(
        "{} {} from the Mobility Metrics of the Urban Institute. The table below names for each the year, the quality, and the file that it stands in.",
        capital(&count(all, "number behind the findings", "numbers behind the findings")),
        agree(all, "comes", "come"),
    )];
    let weak = data.of_quality(Quality::Weak);
    if weak > 0 {
        let words = count(weak, "of them is weak", "of them are weak");
        notes.push(format!("{}: few people or few cases stand behind a weak number, and it proves nothing alone.", capital(&words)));
    }
    let not_given = data.of_quality(Quality::NotGiven);
    if not_given > 0 {
        let words = count(not_given, "of them has no word on its quality", "of them have no word on their quality");
        notes.push(format!("{}, which does not mean that it is good.", capital(&words)));
    }
    notes.push(
        "A number that is missing is not zero. Numbers of different years, or of different files, are not set against each other."
            .to_owned(),
    );
    vec![notes.join(" ")]
}
