//! Which findings the coalition's last review did not go through.

use time::Date;

use super::{Finding, Findings, Last, Review};

/// What the last review did not go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed<'a> {
    /// The last review, or those of one day.
    pub last: Last<'a>,
    /// Those that no review went through yet.
    pub new: Vec<&'a Finding>,
    /// Those that an earlier review went through, and the last one did not.
    pub passed_over: Vec<&'a Finding>,
}

impl Findings {
    /// The reviews that were held by today, the latest day first. One on a day to come counts from that day on.
    pub fn reviews_by(&self, today: Date) -> impl Iterator<Item = &Review> {
        self.reviews.iter().filter(move |review| review.held <= today)
    }

    /// What the last review did not go through; nothing while there was none.
    #[must_use]
    pub fn reviewed(&self, today: Date) -> Option<Reviewed<'_>> {
        let last = Last::of(&self.reviews, today)?;
        let rest = self.all.iter().filter(|finding| !last.went_through(finding.id));
        let is_known = |finding: &&Finding| self.reviews_by(today).any(|review| review.findings.contains(&finding.id));
        let (passed_over, new) = rest.partition(is_known);
        Some(Reviewed { last, new, passed_over })
    }
}
