//! Where a page is.

use crate::domain::ids::{AssessmentId, JurisdictionId};

/// A jurisdiction, and a round in it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The jurisdiction.
    pub id: JurisdictionId,
    /// Its name.
    pub name: String,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// The round's title; empty outside a round.
    pub round: String,
    /// The round; none outside a round.
    pub round_id: Option<AssessmentId>,
    /// Whether nobody knows yet which of two rounds or decisions holds there.
    pub is_contested: bool,
}
