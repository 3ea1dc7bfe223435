//! Whether a text that people wrote still rests on what the program would draft today.

use super::Wording;
use crate::domain::readiness::Revision;
use crate::domain::things::Thing;

/// How a text that the program drafts stands to its draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nobody wrote it: the draft stands in its place.
    Drafted,
    /// Somebody wrote it, and would be shown the same draft today.
    Yes,
    /// The parts that it is drafted from changed since somebody wrote it.
    Changed,
}

impl Holds {
    /// How a text stands to the draft of today. A text that came without a draft, from a page that showed none, holds.
    #[must_use]
    pub fn of(wording: Wording, stored: &Thing, draft: &str) -> Self {
        let basis = wording.basis().map_or("", |fact| stored.get(fact));
        match stored.get(wording.fact()) {
            "" => Self::Drafted,
            _ if basis.is_empty() || basis == Revision::of(draft).to_string() => Self::Yes,
            _ => Self::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::history::Fact;
    use crate::domain::things::Noun;

    #[test]
    fn a_text_holds_until_its_parts_change() {
        let mut plan = Thing::nothing(Noun::MobilityPlan, Uuid::from_u128(1));
        assert_eq!(Holds::of(Wording::Summary, &plan, "One goal."), Holds::Drafted);
        plan.values.insert(Fact::ExecutiveSummary, "We want one thing.".to_owned());
        assert_eq!(Holds::of(Wording::Summary, &plan, "One goal."), Holds::Yes);
        plan.values.insert(Fact::ExecutiveSummaryBasis, Revision::of("One goal.").to_string());
        assert_eq!(Holds::of(Wording::Summary, &plan, "One goal."), Holds::Yes);
        assert_eq!(Holds::of(Wording::Summary, &plan, "Two goals."), Holds::Changed);
    }
}
