//! The measures of a strategic action or of a goal, as its page lists them.

use time::Date;

use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Measure, Word};
use crate::domain::things::Thing;
use crate::report::MeasurePart;

/// A measure on the page of what it shows: `shown` in `templates/measures/pieces.html`.
pub struct Seeing {
    /// Where its page is.
    pub href: String,
    /// What is measured.
    pub name: String,
    /// How it goes, if that can be said.
    pub word: Option<Word>,
    /// The same in a sentence, or what is missing.
    pub told: String,
}

impl Seeing {
    /// These measures, read with all their updates.
    pub fn all(of: JurisdictionId, (measures, updates): &(Vec<Thing>, Vec<Thing>), today: Date) -> Vec<Self> {
        let seeing = |measure: Measure<'_>| {
            let part = MeasurePart::brief(&measure, today);
            Self { href: format!("/jurisdictions/{of}/measures/{}", part.id), name: part.name, word: part.word, told: part.told }
        };
        Measure::all(measures, updates).into_iter().map(seeing).collect()
    }
}
