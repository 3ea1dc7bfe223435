//! What the page of one condition shows.

use crate::domain::conversation::Ask;
use crate::domain::work::Action;
use crate::store::{Assessment, EarlierWord};

/// What is known around a condition of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionFacts {
    /// The round with all that it says.
    pub assessment: Assessment,
    /// What the last earlier round that says anything judged of the condition.
    pub earlier: Option<EarlierWord>,
    /// Who was asked about what in the round, in the order of asking.
    pub asks: Vec<Ask>,
    /// The actions of the jurisdiction that do not lie in the bin, oldest first.
    pub actions: Vec<Action>,
}
