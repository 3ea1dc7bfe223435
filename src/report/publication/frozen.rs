//! A frozen state: a document as it is printed, and what it says thing by thing; of the plan, or of a progress report on it.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::MobilityPlanPart;
use crate::domain::progress::Stretch;
use crate::domain::publication::{PlanEntries, PlanSince, Publication, PublicationKind, packed};
use crate::domain::readiness::Fingerprint;
use crate::domain::words::{dates, inserted};
use crate::report::document::{self, Block, Document, Front, Paper, Text};

/// What differs is nothing that is told thing by thing.
const ELSEWHERE: &str =
    "Goals, actions, measures and texts say the same. Something else in the document differs, such as figures, evidence or the cover.";
/// What to say of a frozen plan that is of a later form, or damaged.
const UNREADABLE: &str = "What was frozen cannot be read by this version of Milepost.";

/// The name and version of the form of a state.
const fn format_of(kind: PublicationKind) -> &'static str {
    if kind.is_of_plan() { "milepost-plan/1" } else { "milepost-progress/1" }
}

/// A frozen plan, or a frozen progress report on it. Who wrote it and when is no part of it, nor how to reach anybody, nor the day
/// on which it is printed, nor the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenPlan {
    /// The name and version of this form.
    format: String,
    /// The days of which a progress report speaks, the first and the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<(String, String)>,
    /// What it says, thing by thing.
    pub entries: PlanEntries,
    /// The document, without how far it is.
    document: Document,
}

impl FrozenPlan {
    /// The plan as it stands, with what it says thing by thing ([`MobilityPlanPart::entries`]), on the jurisdiction's own paper.
    #[must_use]
    pub fn of(part: &MobilityPlanPart, entries: PlanEntries, paper: Paper) -> Self {
        Self::made(paper, None, entries, document::mobility_plan(part))
    }

    /// What a document says of the plan, or of a stretch of days.
    pub(in crate::report) fn made(paper: Paper, stretch: Option<Stretch>, entries: PlanEntries, document: Document) -> Self {
        let mut document = Document { as_of: OffsetDateTime::UNIX_EPOCH, paper, ..document };
        document.foot.clear();
        // How far it is stands with the publication, and is told when it is printed.
        if let Some(front) = &mut document.front {
            front.standing.clear();
        }
        let kind = if stretch.is_some() { PublicationKind::Progress } else { PublicationKind::Plan };
        let days = stretch.map(|stretch| (dates::iso(stretch.from), dates::iso(stretch.to)));
        Self { format: format_of(kind).to_owned(), days, entries, document }
    }

    /// The canonical text (RFC 8785).
    ///
    /// # Panics
    /// Never: names, texts and finite numbers are always JSON.
    #[must_use]
    pub fn canonical(&self) -> String {
        serde_json_canonicalizer::to_string(self).expect("names, texts and finite numbers are always JSON")
    }

    /// Reads back a canonical text. `None` for the form of another kind, or a later one, and for a document that this program could
    /// not have made.
    #[must_use]
    pub fn from_canonical(text: &str, kind: PublicationKind) -> Option<Self> {
        let is_whole = |state: &Self| state.format == format_of(kind) && (kind.is_of_plan() || state.stretch().is_some());
        serde_json::from_str(text).ok().filter(is_whole).filter(|state: &Self| state.document.is_sound())
    }

    /// The state of a publication, of the form in which it is kept; nothing where it cannot be read.
    #[must_use]
    pub fn of_publication(publication: &Publication, kept: &str) -> Option<Self> {
        Self::from_canonical(&publication.canonical(kept)?, publication.kind)
    }

    /// The days of which a progress report speaks.
    #[must_use]
    pub fn stretch(&self) -> Option<Stretch> {
        let (from, to) = self.days.as_ref()?;
        dates::parse_iso(from).zip(dates::parse_iso(to)).map(|(from, to)| Stretch { from, to })
    }

    /// What changed since an earlier one, in words; empty only where both say the same in every letter.
    #[must_use]
    pub fn since(&self, earlier: Option<&Self>) -> String {
        let Some(earlier) = earlier else { return UNREADABLE.to_owned() };
        let since = PlanSince::between(&earlier.entries, &self.entries);
        match since.is_nothing() {
            true if self.fingerprint() == earlier.fingerprint() => String::new(),
            true => ELSEWHERE.to_owned(),
            false => since.words(),
        }
    }

    /// What tells it from every other state.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.canonical())
    }

    /// The form in which it is kept.
    #[must_use]
    pub fn packed(&self) -> String {
        packed(&self.canonical())
    }

    /// The document of a publication of it: what was frozen, with how far it came.
    #[must_use]
    pub fn document(&self, publication: &Publication, paper: Option<Paper>) -> Document {
        let standing = publication.standing();
        let mut document = self.document.clone();
        let foot = match publication.kind {
            PublicationKind::Download => standing[0].clone(),
            PublicationKind::Progress => {
                // The days of which it speaks run along its head already, and stand above the rest.
                let below = document.blocks.len().min(1);
                document.blocks.insert(below, Block::Paragraph { text: Text::new().soft(told(&standing)) });
                standing[0].clone()
            }
            PublicationKind::CommentDraft | PublicationKind::Plan => {
                document.running = format!("{} · {}", document.running, inserted(&publication.title));
                String::new()
            }
        };
        let at = publication.held.midnight().assume_utc();
        printed(document, &standing, (foot, publication.fingerprint), (at, paper))
    }

    /// The document of a draft of it that is downloaded, with the fingerprint under which the state is kept, if it is.
    #[must_use]
    pub fn draft(&self, at: OffsetDateTime, paper: Option<Paper>, print: Option<Fingerprint>) -> Document {
        let standing = Publication::of_draft(at.date());
        let foot = standing[0].clone();
        printed(self.document.clone(), &standing, (foot, print), (at, paper))
    }
}

/// A document as it is printed at a moment: with how far it came, and its record at its foot.
fn printed(
    document: Document,
    standing: &[String],
    (foot, print): (String, Option<Fingerprint>),
    (as_of, paper): (OffsetDateTime, Option<Paper>),
) -> Document {
    let foot = match print.map(Fingerprint::short) {
        None => foot,
        Some(record) if foot.is_empty() => format!("Record {record}"),
        Some(record) => format!("{foot}, record {record}"),
    };
    let front = document.front.map(|front| Front { standing: told(standing), ..front });
    Document { foot, front, as_of, paper: paper.unwrap_or(document.paper), ..document }
}

/// The lines of how far it is, as one.
fn told(standing: &[String]) -> String {
    format!("{}.", standing.join(". "))
}
