//! Which parts stand in the document, and in which order.

use super::PlanPart;
use crate::domain::history::Fact;
use crate::domain::things::Thing;

/// The parts of the document as somebody arranged them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// All parts, in their order, each with whether it stands in the document.
    pub parts: Vec<(PlanPart, bool)>,
}

impl Arranged {
    /// Reads what is stored of the document. A part that no order names follows the one that it follows by itself, so that
    /// a part that came later finds its place in an older order.
    #[must_use]
    pub fn of(plan: &Thing) -> Self {
        let mut order: Vec<PlanPart> = plan.all(Fact::PartOrder);
        for (at, part) in PlanPart::ALL.iter().enumerate() {
            if !order.contains(part) {
                let before = at.checked_sub(1).and_then(|before| order.iter().position(|other| *other == PlanPart::ALL[before]));
                order.insert(before.map_or(0, |before| before + 1), *part);
            }
        }
        let out: Vec<PlanPart> = plan.all(Fact::PartsLeftOut);
        Self { parts: order.into_iter().map(|part| (part, !out.contains(&part))).collect() }
    }

    /// The parts that stand in the document, in their order.
    pub fn standing(&self) -> impl Iterator<Item = PlanPart> {
        self.parts.iter().filter(|(_, stands)| *stands).map(|(part, _)| *part)
    }

    /// The order as it is stored once a part moved one place up or down; nothing where it stands at that end already.
    #[must_use]
    pub fn moved(&self, part: PlanPart, up: bool) -> Option<String> {
        let mut order: Vec<PlanPart> = self.parts.iter().map(|(part, _)| *part).collect();
        let at = order.iter().position(|other| *other == part)?;
        let to = if up { at.checked_sub(1)? } else { at + 1 };
        if to >= order.len() {
            return None;
        }
        order.swap(at, to);
        Some(order.iter().map(|part| part.as_str()).collect::<Vec<_>>().join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::things::Noun;

    fn plan(facts: &[(Fact, &str)]) -> Thing {
        let mut plan = Thing::nothing(Noun::MobilityPlan, Uuid::from_u128(1));
        plan.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        plan
    }

    #[test]
    fn parts_stand_as_somebody_arranged_them() {
        let all = Arranged::of(&plan(&[]));
        assert_eq!(all.standing().collect::<Vec<_>>(), PlanPart::ALL);
        assert_eq!(all.moved(PlanPart::Letter, true), None);
        assert_eq!(all.moved(PlanPart::Thanks, false), None);
        let moved = all.moved(PlanPart::Summary, true).unwrap();
        let now = Arranged::of(&plan(&[(Fact::PartOrder, &moved), (Fact::PartsLeftOut, "glossary\nleadership_letter")]));
        assert_eq!(now.parts[..3], [(PlanPart::Summary, true), (PlanPart::Letter, false), (PlanPart::Coalition, true)]);
        assert_eq!(now.standing().count(), PlanPart::ALL.len() - 2);
    }

    #[test]
    fn a_part_that_an_older_order_does_not_name_finds_its_place() {
        let now = Arranged::of(&plan(&[(Fact::PartOrder, "thanks\nfindings\nexecutive_summary")]));
        let order: Vec<PlanPart> = now.standing().collect();
        assert_eq!(order.len(), PlanPart::ALL.len());
        assert_eq!(order[..3], [PlanPart::Letter, PlanPart::Thanks, PlanPart::Findings]);
        let at = |part| order.iter().position(|other| *other == part).unwrap();
        assert_eq!(at(PlanPart::Coalition), at(PlanPart::Summary) + 1);
        assert_eq!(at(PlanPart::Heard), at(PlanPart::Findings) + 1);
    }
}
