//! What of a finding's support is still there: what comes from something that is gone, nobody can look up any more.

use super::{Finding, Findings, Rest, Support, SupportKind};
use crate::domain::guide::metrics::Quality;
use crate::domain::words::list;

impl Findings {
    /// Whether a support holds: unless all on record that it comes from is gone.
    #[must_use]
    pub fn holds(&self, support: &Support) -> bool {
        let from = [self.source_of(support), self.engagement_of(support)];
        let is_here = |rest: &Rest<'_>| matches!(rest, Rest::Here(..));
        from.iter().all(Option::is_none) || from.iter().flatten().any(is_here)
    }

    /// The supports of a finding that hold, in their order.
    pub fn holding<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = &'a Support> {
        finding.supports.iter().filter(|support| self.holds(support))
    }

    /// Whether a finding rests on nothing: there is no support, or what it came from is gone.
    #[must_use]
    pub fn is_bare(&self, finding: &Finding) -> bool {
        self.holding(finding).next().is_none()
    }

    /// Whether a finding rests on weak readings alone, which do not carry it.
    #[must_use]
    pub fn is_weak(&self, finding: &Finding) -> bool {
        let is_weak = |support: &Support| support.kind == SupportKind::Reading && support.quality == Quality::Weak.in_words();
        !self.is_bare(finding) && self.holding(finding).all(is_weak)
    }

    /// What a finding rests on, in short: "Rests on two figures and an engagement".
    #[must_use]
    pub fn rests_on(&self, finding: &Finding) -> String {
        let of_kind = |kind: SupportKind| self.holding(finding).filter(|support| support.kind == kind).count();
        let kinds = SupportKind::ALL.iter().map(|kind| (*kind, of_kind(*kind))).filter(|(_, n)| *n > 0);
        let told: Vec<String> = kinds.map(|(kind, n)| kind.counted(n)).collect();
        match (told.is_empty(), finding.supports.is_empty()) {
            (true, true) => "Rests on nothing yet".to_owned(),
            (true, false) => "Rests only on what is no longer here".to_owned(),
            (false, _) => format!("Rests on {}", list(&told)),
        }
    }
}
