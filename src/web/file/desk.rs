//! The desk at which the data file as a whole is worked on.

use std::sync::{Mutex, MutexGuard, PoisonError};

use time::OffsetDateTime;

use crate::store::file::check::Findings;
use crate::store::file::offer::Offer;

/// The work on the data file as a whole, one piece at a time.
#[derive(Debug, Default)]
pub struct Desk(Mutex<Papers>);

#[derive(Debug, Default)]
pub(super) struct Papers {
    pub at_work: Option<&'static str>,
    pub outcome: Option<(OffsetDateTime, String)>,
    pub check: Option<Checked>,
}

/// What a check said, and the way back if it found anything.
#[derive(Debug)]
pub(super) struct Checked {
    pub at: OffsetDateTime,
    pub told: Result<Findings, String>,
    pub offer: Option<Offer>,
}

impl Desk {
    pub(super) fn papers(&self) -> MutexGuard<'_, Papers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn tell(&self, at: OffsetDateTime, outcome: String) {
        self.papers().outcome = Some((at, outcome));
    }
}
