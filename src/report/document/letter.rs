//! A letter as a document: on the paper of the jurisdiction, with the day, in the light convention of the launch kit.

use time::OffsetDateTime;

use super::launch::{block, notice};
use super::{Block, Document, Paper, Setting};
use crate::domain::launch;
use crate::domain::words::language::Language;
use crate::report::dates;

/// What a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct LetterSources<'a> {
    /// Its text.
    pub text: &'a str,
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// Its paper.
    pub paper: Paper,
}

/// The letter. What has to be filled in before it goes out stands at the top.
#[must_use]
pub fn letter(sources: LetterSources<'_>) -> Document {
    let LetterSources { text, jurisdiction, as_of, paper } = sources;
    let read = launch::parse(text);
    let day = Block::Paragraph { text: dates::long(as_of.date()).into() };
    Document {
        title: jurisdiction.to_owned(),
        kind: String::new(),
        running: String::new(),
        foot: String::new(),
        as_of,
        paper,
        setting: Setting::Pages,
        language: Language::american(),
        front: None,
        blocks: notice(&read, "").into_iter().chain([day]).chain(read.iter().map(block)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_letter_bears_its_day_and_says_what_is_still_missing() {
        let as_of = datetime!(2026-11-23 10:00 UTC);
        let made = |text: &str| letter(LetterSources { text, jurisdiction: "Wren County", as_of, paper: Paper::Letter });
        let document = made("Dear Lee Park,\n\nCome.\n\nSincerely,\nAnn Wu\nPlanner");
        assert_eq!(document.file_title(), "Wren County");
        assert_eq!(document.blocks[0], Block::Paragraph { text: "November 23, 2026".into() });
        let Block::Paragraph { text } = document.blocks.last().unwrap() else { panic!("{document:?}") };
        assert_eq!(text.words(), "Sincerely,\nAnn Wu\nPlanner");
        assert!(matches!(made("Dear [their name],").blocks[0], Block::Notice { .. }));
        let unnamed = letter(LetterSources { text: "", jurisdiction: " ", as_of, paper: Paper::Letter });
        assert_eq!(unnamed.file_title(), "Document of November 23, 2026");
    }
}
