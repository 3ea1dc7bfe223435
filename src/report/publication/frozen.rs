//! A frozen plan: the document as it is printed, and what it says thing by thing.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::entries::entries;
use super::{MobilityPlanPart, MobilityPlanSources};
use crate::domain::publication::{PlanEntries, PlanSince, Publication, packed};
use crate::domain::readiness::Fingerprint;
use crate::domain::words::inserted;
use crate::report::document::{self, Document, Paper};

const FORMAT: &str = "milepost-plan/1";
/// What differs is nothing that is told thing by thing.
const ELSEWHERE: &str =
    "Goals, actions, measures and texts say the same. Something else in the document differs, such as figures, evidence or the cover.";
/// What to say of a frozen plan that is of a later form, or damaged.
const UNREADABLE: &str = "What was frozen cannot be read by this version of Milepost.";

/// A frozen plan. Who wrote it and when is no part of it, nor how to reach anybody, nor the day on which it is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenPlan {
    /// The name and version of this form.
    format: String,
    /// What it says, thing by thing.
    pub entries: PlanEntries,
    /// The document, without how far it is.
    document: Document,
}

impl FrozenPlan {
    /// The plan as it stands.
    #[must_use]
    pub fn of(sources: &MobilityPlanSources<'_>) -> Self {
        let part = MobilityPlanPart::of(sources);
        let mut document = document::mobility_plan(&part);
        document.foot.clear();
        // How far it is stands with the publication, and is told when it is printed.
        if let Some(front) = &mut document.front {
            front.standing.clear();
        }
        document.as_of = OffsetDateTime::UNIX_EPOCH;
        Self { format: FORMAT.to_owned(), entries: entries(sources, &part), document }
    }

    /// The canonical text (RFC 8785).
    ///
    /// # Panics
    /// Never: names, texts and finite numbers are always JSON.
    #[must_use]
    pub fn canonical(&self) -> String {
        serde_json_canonicalizer::to_string(self).expect("names, texts and finite numbers are always JSON")
    }

    /// Reads back a canonical text. `None` for another form, or a later one, and for a document that this program could not have made.
    #[must_use]
    pub fn from_canonical(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|plan: &Self| plan.format == FORMAT && plan.document.is_sound())
    }

    /// The state of a publication; nothing where it cannot be read.
    #[must_use]
    pub fn of_publication(publication: &Publication) -> Option<Self> {
        Self::from_canonical(&publication.canonical()?)
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
        let mut document = self.document.clone();
        let standing = publication.standing();
        document.foot = publication.fingerprint.map_or_else(String::new, |print| format!("Record {}", print.short()));
        document.running = format!("{} · {}", document.running, inserted(&publication.title));
        if let Some(front) = &mut document.front {
            front.standing = format!("{}.", standing.join(". "));
        }
        document.as_of = publication.held.midnight().assume_utc();
        Document { paper: paper.unwrap_or(document.paper), ..document }
    }
}
