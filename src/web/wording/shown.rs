//! A long text as a page shows it beside others: as it looks, and how it stands to what the program drafts.

use crate::domain::things::Thing;
use crate::domain::wording::{Holds, Wording};
use crate::report::MobilityPlanPart;
use crate::report::document::{Block, markdown};

/// A long text on a page.
pub struct Shown {
    /// Which it is.
    pub wording: Wording,
    /// It, as it looks; nothing where neither somebody wrote it nor the program drafts any.
    pub blocks: Vec<Block>,
    /// How it stands to what the program drafts, if it drafts one.
    pub holds: Option<Holds>,
}

impl Shown {
    /// A text of the plan, below headings of the level before `level`.
    #[must_use]
    pub fn of(wording: Wording, plan: &MobilityPlanPart, stored: &Thing, level: u8) -> Self {
        let holds = plan.drafted(wording).map(|draft| Holds::of(wording, stored, &draft));
        Self { wording, blocks: markdown(&plan.text(wording), level), holds }
    }
}
