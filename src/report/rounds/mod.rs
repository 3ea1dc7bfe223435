//! The rounds of a jurisdiction in a report, oldest first.

use time::Date;

use crate::domain::decision::Decision;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{State, Verdict};
use crate::domain::rounds::Heading;
use crate::domain::words::capital;
use crate::report::{Band, DecisionPart, Stage};

/// A round that a report is made from.
#[derive(Debug, Clone)]
pub struct RoundSource {
    /// Its id.
    pub id: AssessmentId,
    /// Title and start.
    pub heading: Heading,
    /// What it says.
    pub state: State,
    /// The newest decision on it.
    pub decision: Option<Decision>,
    /// Whether it is the one that the report is about.
    pub is_this: bool,
}

/// A round beside the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPart {
    /// Its title.
    pub title: String,
    /// The day it began.
    pub started: Date,
    /// Conditions that count as met.
    pub met: u8,
    /// Steps in place.
    pub in_place: u8,
    /// Steps not looked at.
    pub blank: u8,
    /// The band of its count; none while it is too early to say.
    pub band: Option<Band>,
    /// The newest decision on it in words; empty when there is none.
    pub decision: String,
    /// Whether it is the one that the report is about.
    pub is_this: bool,
}

impl RoundPart {
    pub(in crate::report) fn of(source: &RoundSource) -> Self {
        let verdict = Verdict::of(&source.state);
        Self {
            title: source.heading.title.clone(),
            started: source.heading.started,
            met: verdict.floor(),
            in_place: verdict.in_place(),
            blank: verdict.blank(),
            band: (verdict.stage() != Stage::TooEarly).then(|| verdict.band()),
            decision: source.decision.as_ref().map_or_else(String::new, DecisionPart::status_of),
            is_this: source.is_this,
        }
    }

    /// "Most", "Some", "Few to none", or "Too early to say".
    #[must_use]
    pub fn result(&self) -> String {
        self.band.map_or_else(|| "Too early to say".to_owned(), |band| capital(band.word()))
    }
}
