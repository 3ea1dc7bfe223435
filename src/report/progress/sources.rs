//! What a progress report is made of.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::progress::Stretch;
use crate::domain::work::Action;
use crate::report::{MobilityPlanPart, MobilityPlanSources};

/// What a progress report is made of.
#[derive(Debug, Clone, Copy)]
pub struct ProgressSources<'a> {
    /// What the plan is made of.
    pub plan: &'a MobilityPlanSources<'a>,
    /// The plan as it stands today.
    pub now: &'a MobilityPlanPart,
    /// The days of which the report speaks.
    pub stretch: Stretch,
    /// Whether it tells the notes of updates, which say why something is as it is.
    pub with_notes: bool,
    /// The day on which somebody said of an activity, or of a strategic action, that it is done.
    pub finished: &'a HashMap<Uuid, Date>,
}

impl ProgressSources<'_> {
    /// The day on which an activity that is done was said to be.
    pub(super) fn done_on(self, action: &Action) -> Date {
        self.finished.get(&action.id.0).copied().unwrap_or(action.updated)
    }
}
