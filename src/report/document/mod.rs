//! A document before it has a form: what it is called, and what stands in it, in order. Every format
//! that people read as pages is made from this, so that none can say more, or less, than another.

mod block;
mod brief;
mod briefing;
mod check;
mod comments;
mod direction;
pub mod figure;
mod full;
pub mod launch;
mod letter;
mod markdown;
mod measure_sheet;
mod metrics;
mod mobility_plan;
pub mod outline;
mod outreach;
mod progress;
mod public_summary;
mod roster;
mod seal;
mod sound;
mod strategy;
mod summary;
mod text;
mod work;
mod worksheet;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::domain::jurisdiction;
use crate::domain::words::inserted;
use crate::domain::words::language::Language;
use crate::report::dates;
pub use block::{Align, Block, Cell, Column, Fact, LadderPart, Row, Rung, Table};
pub use brief::brief;
pub use briefing::briefing;
pub use check::Check;
pub use comments::comments;
pub use direction::{Side, runs_from_right, side};
pub use full::full;
pub use letter::{LetterSources, letter};
pub use markdown::markdown;
pub use measure_sheet::measure_sheet;
pub use metrics::metrics;
pub use mobility_plan::{Chapter, card, cards, mobility_plan, mobility_plan_by_chapter};
pub use outreach::outreach;
pub use progress::{progress, progress_section};
pub use public_summary::public_summary;
pub use roster::roster;
pub use seal::SealPart;
pub use strategy::strategy;
pub use summary::summary;
pub use text::{Look, Piece, Text};
pub use work::work_plan;
pub use worksheet::{Blank, role_sheet, worksheet};

/// The paper that a document is set on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// US Letter, 8.5 by 11 inches.
    #[default]
    Letter,
    /// A4, 210 by 297 millimeters.
    A4,
}

impl From<jurisdiction::Paper> for Paper {
    fn from(paper: jurisdiction::Paper) -> Self {
        match paper {
            jurisdiction::Paper::Letter => Self::Letter,
            jurisdiction::Paper::A4 => Self::A4,
        }
    }
}

/// How tightly a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Pages to be read at leisure.
    Pages,
    /// Pages of many numbers, set more closely so that they are few.
    Close,
    /// One sheet, whatever it takes; or several, each begun by a new page.
    Sheet,
}

/// A document, ready to be given a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its title, which is also its first line: "Wren County".
    pub title: String,
    /// What kind of document it is, above the title: "Readiness report". Empty on a letter.
    pub kind: String,
    /// What runs along the top of every page: "Wren County · Fall 2026".
    pub running: String,
    /// What runs along the foot of every page: "Record 4f9c 21ab". Empty when there is no record.
    pub foot: String,
    /// The moment of which it speaks, in local time. It is the only date that a file of it carries.
    #[serde(skip, default = "no_moment")]
    pub as_of: OffsetDateTime,
    /// Its paper.
    pub paper: Paper,
    /// How tightly it is set.
    pub setting: Setting,
    /// The language that it is written in.
    #[serde(skip, default = "Language::american")]
    pub language: Language,
    /// What stands before it, if it is long.
    pub front: Option<Front>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// What stands before a long document: a cover with its title, and a table of its chapters, which are its headings of
/// level 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Front {
    /// The seal above the title, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<SealPart>,
    /// Short lines below the title: "2027 to 2031".
    pub lines: Vec<String>,
    /// How far it is, at the foot of the cover: "Draft of November 28, 2026".
    pub standing: String,
}

/// The moment of a document that was read back, until somebody says of which it speaks.
const fn no_moment() -> OffsetDateTime {
    OffsetDateTime::UNIX_EPOCH
}

impl Document {
    /// A document of a jurisdiction, to be read at leisure, that speaks of a day.
    fn of_jurisdiction(jurisdiction: &str, kind: &str, (as_of, paper): (OffsetDateTime, Paper), blocks: Vec<Block>) -> Self {
        Self {
            title: jurisdiction.to_owned(),
            kind: kind.to_owned(),
            running: inserted(jurisdiction),
            foot: format!("As of {}", dates::long(as_of.date())),
            as_of,
            paper,
            setting: Setting::Pages,
            language: Language::american(),
            front: None,
            blocks,
        }
    }

    /// The seal on its cover, if it has one.
    #[must_use]
    pub fn seal(&self) -> Option<&SealPart> {
        self.front.as_ref()?.seal.as_ref()
    }

    /// Its chapters, each with the place of its heading among the blocks; none unless it has a front.
    #[must_use]
    pub fn chapters(&self) -> Vec<(usize, &str)> {
        let all = self.blocks.iter().enumerate().filter(|_| self.front.is_some());
        all.filter_map(|(at, block)| if let Block::Heading { level: 2, text } = block { Some((at, text.as_str())) } else { None }).collect()
    }

    /// What stands on each of its sheets, where each has one page: what comes before a new page, and what after it.
    pub fn sheets(&self) -> impl Iterator<Item = &[Block]> {
        self.blocks.split(|block| *block == Block::NewPage)
    }

    /// The title of its file: "Wren County: Readiness report", or the title alone where no kind stands above it. It is never
    /// empty, which readers of PDF would count as a document without a name.
    #[must_use]
    pub fn file_title(&self) -> String {
        match (inserted(&self.title), self.kind.as_str()) {
            (title, "") if title.trim().is_empty() => format!("Document of {}", self.day()),
            (title, "") => title,
            (title, kind) => format!("{title}: {kind}"),
        }
    }

    /// The day of which it speaks, in words.
    #[must_use]
    pub fn day(&self) -> String {
        dates::long(self.as_of.date())
    }
}
