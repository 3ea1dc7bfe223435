//! The two texts of the launch kit as documents.

use time::OffsetDateTime;

use super::{Block, Document, Look, Paper, Setting, Text};
use crate::domain::launch::{self, Handout, Line, Piece};
use crate::domain::words;
use crate::domain::words::language::Language;

/// What a document of the launch kit is made from.
#[derive(Debug, Clone, Copy)]
pub struct LaunchSources<'a> {
    /// Which of the two it is.
    pub handout: Handout,
    /// The text as it was read.
    pub blocks: &'a [launch::Block],
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// Why it should not go out yet; empty when nothing speaks against it.
    pub warning: &'a str,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// Its paper.
    pub paper: Paper,
}

/// The text as a document. What has to happen before it goes out stands at the top.
#[must_use]
pub fn handout(sources: LaunchSources<'_>) -> Document {
    let LaunchSources { handout, blocks, jurisdiction, warning, as_of, paper } = sources;
    let kind = handout.label();
    Document {
        title: jurisdiction.to_owned(),
        kind: kind.to_owned(),
        running: format!("{} · {kind}", words::inserted(jurisdiction)),
        foot: String::new(),
        as_of,
        paper,
        setting: Setting::Pages,
        language: Language::american(),
        front: None,
        blocks: notice(blocks, warning).into_iter().chain(blocks.iter().map(block)).collect(),
    }
}

/// What has to happen before it goes out, if anything.
pub(super) fn notice(blocks: &[launch::Block], warning: &str) -> Option<Block> {
    let mut lines: Vec<Text> = Vec::new();
    if !warning.is_empty() {
        lines.push(warning.into());
    }
    lines.extend(
        launch::blanks(blocks).into_iter().map(|blank| Text::new().plain("Still to fill in: ").and(words::inserted(blank), Look::Blank)),
    );
    let reviews = launch::reviews(blocks);
    if reviews > 0 {
        let marked = words::capital(&words::count(reviews, "marked line is", "marked lines are"));
        lines.push(format!("{marked} for leadership and counsel to review.").into());
    }
    (!lines.is_empty()).then(|| Block::Notice { heading: "Before this goes out".to_owned(), lines })
}

/// A part of the text.
pub(super) fn block(block: &launch::Block) -> Block {
    match block {
        launch::Block::Heading(line) => Block::Heading { level: 2, text: line.words() },
        launch::Block::Paragraph(line) => Block::Paragraph { text: text(line) },
        launch::Block::List(lines) => Block::List { is_numbered: false, items: lines.iter().map(text).collect() },
    }
}

/// A line; one to be reviewed is marked as that once, where its words begin.
fn text(line: &Line) -> Text {
    let mut look = if line.is_for_review { Look::Review } else { Look::Plain };
    line.pieces.iter().fold(Text::new(), |text, piece| match piece {
        Piece::Words(words) => text.and(words, std::mem::replace(&mut look, Look::Plain)),
        Piece::Blank(blank) => text.and(format!("[{blank}]"), Look::Blank),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn made(text: &str, warning: &str) -> Document {
        let blocks = launch::parse(text);
        let as_of = datetime!(2026-11-23 10:00 UTC);
        handout(LaunchSources {
            handout: Handout::Announcement,
            blocks: &blocks,
            jurisdiction: "Wren County",
            warning,
            as_of,
            paper: Paper::A4,
        })
    }

    #[test]
    fn a_document_shows_what_is_missing_and_what_is_to_be_reviewed() {
        let text = "# Why\n\nLed by [name of the lead department].\n\n- [Review: leadership and counsel] We took part.\n- Two";
        let document = made(text, "There is no decision.");
        assert_eq!((document.file_title().as_str(), document.paper), ("Wren County: Launch announcement", Paper::A4));
        let Block::Notice { lines, .. } = &document.blocks[0] else { panic!("{:?}", document.blocks[0]) };
        let told: Vec<String> = lines.iter().map(Text::words).collect();
        assert_eq!(
            told,
            [
                "There is no decision.",
                "Still to fill in: name of the lead department",
                "One marked line is for leadership and counsel to review."
            ]
        );
        assert_eq!(document.blocks[1], Block::Heading { level: 2, text: "Why".to_owned() });
        let paragraph = Text::new().plain("Led by ").and("[name of the lead department]", Look::Blank).plain(".");
        assert_eq!(document.blocks[2], Block::Paragraph { text: paragraph });
        let Block::List { items, .. } = &document.blocks[3] else { panic!("{:?}", document.blocks[3]) };
        assert_eq!(items[0], Text::new().and("We took part.", Look::Review));
        assert_eq!(items[1].words(), "Two");
    }

    #[test]
    fn a_finished_text_has_no_notice() {
        assert_eq!(made("All is known.", "").blocks, [Block::Paragraph { text: "All is known.".into() }]);
        assert!(made("", "").blocks.is_empty());
    }
}
