//! Findings under headings: by dimension, by pillar, or by the group most affected.

use uuid::Uuid;

use super::{Finding, Findings};
use crate::domain::guide::{DimensionKey, Framework, PillarKey};
use crate::domain::things::choice;
use crate::domain::words::capital;
use crate::domain::words::position::{Beside, Shift};

choice! {
    /// By what findings stand under headings.
    View {
        /// By dimension.
        Dimension "dimension" "By dimension",
        /// By pillar.
        Pillar "pillar" "By pillar",
        /// By the group most affected.
        Group "group" "By group",
    }
}

/// A heading with what stands under it, in the order that was made by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its key: that of a dimension or a pillar, the id of a group, or "none".
    pub key: String,
    /// What it says.
    pub title: String,
    /// The findings.
    pub findings: Vec<&'a Finding>,
    /// The insights.
    pub insights: Vec<&'a Finding>,
}

impl Heading<'_> {
    /// Whether nothing stands under it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.insights.is_empty()
    }
}

impl Findings {
    /// The findings under the headings of a view. One that is about two of them stands under both; those that are about
    /// none stand under the last, which is there only for them. A group that nothing names has no heading.
    #[must_use]
    pub fn by(&self, view: View) -> Vec<Heading<'_>> {
        let framework = Framework::current();
        let mut headings: Vec<Heading<'_>> = match view {
            View::Dimension => {
                let heading = |key: DimensionKey| {
                    self.heading(key.as_str(), framework.dimension(key).title(), |finding| finding.dimensions.contains(&key))
                };
                DimensionKey::ALL.into_iter().map(heading).collect()
            }
            View::Pillar => {
                let heading =
                    |key: PillarKey| self.heading(key.as_str(), framework.pillar(key).title(), |finding| finding.pillars().contains(&key));
                PillarKey::ALL.into_iter().map(heading).collect()
            }
            View::Group => {
                let groups = self
                    .groups
                    .iter()
                    .map(|group| self.heading(&group.id.to_string(), capital(&group.name), |finding| finding.groups.contains(&group.id)));
                groups.filter(|heading| !heading.is_empty()).collect()
            }
        };
        let is_told = |finding: &Finding| {
            let mut told = headings.iter().flat_map(|heading| heading.findings.iter().chain(&heading.insights));
            told.any(|other| other.id == finding.id)
        };
        let none = match view {
            View::Dimension => "No dimension chosen yet",
            View::Pillar => "No predictor chosen yet",
            View::Group => "No group named yet",
        };
        let rest = self.heading("none", none.to_owned(), |finding| !is_told(finding));
        if !rest.is_empty() {
            headings.push(rest);
        }
        headings
    }

    fn heading(&self, key: &str, title: String, is_of: impl Fn(&Finding) -> bool) -> Heading<'_> {
        let (insights, findings) = self.all.iter().filter(|finding| is_of(finding)).partition(|finding| finding.is_insight());
        Heading { key: key.to_owned(), title, findings, insights }
    }

    /// Where a finding is to stand, so that it goes past the one that is shown before or after it under a heading. Nothing
    /// where it does not stand under that heading, or is the first or last there.
    #[must_use]
    pub fn past(&self, view: View, heading: &str, id: Uuid, shift: Shift) -> Option<Beside> {
        let headings = self.by(view);
        let heading = headings.iter().find(|under| under.key == heading)?;
        let shown = [&heading.findings, &heading.insights].into_iter().find(|shown| shown.iter().any(|finding| finding.id == id))?;
        let at = shown.iter().position(|finding| finding.id == id)?;
        Some(match shift {
            Shift::Up => Beside::Before(shown.get(at.checked_sub(1)?)?.id),
            Shift::Down => Beside::After(shown.get(at + 1)?.id),
        })
    }
}
