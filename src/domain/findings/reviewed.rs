//! Which findings the coalition's last review did not go through.

use super::{Finding, Findings, Review};

/// What the last review did not go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed<'a> {
    /// The last review.
    pub last: &'a Review,
    /// Those that no review went through yet.
    pub new: Vec<&'a Finding>,
    /// Those that an earlier review went through, and the last one did not.
    pub passed_over: Vec<&'a Finding>,
}

impl Findings {
    /// What the last review did not go through; nothing while there was none. The last is the one of the latest day.
    #[must_use]
    pub fn reviewed(&self) -> Option<Reviewed<'_>> {
        let last = self.reviews.first()?;
        let rest = self.all.iter().filter(|finding| !last.findings.contains(&finding.id));
        let is_known = |finding: &&Finding| self.reviews.iter().any(|review| review.findings.contains(&finding.id));
        let (passed_over, new) = rest.partition(is_known);
        Some(Reviewed { last, new, passed_over })
    }
}
