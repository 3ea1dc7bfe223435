//! What is missing among the findings, named in words.

use time::Date;
use uuid::Uuid;

use super::{Finding, Findings};
use crate::domain::engagement::Standing;
use crate::domain::guide::{DimensionKey, Framework, PredictorKey};
use crate::domain::ids::PopulationGroupId;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::words::{agree, capital, count, dates, inserted, list, number};

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// No finding is about this dimension.
    Dimension(DimensionKey),
    /// No finding is about these predictors of interest.
    Predictors(Vec<PredictorKey>),
    /// These findings rest on nothing.
    Unsupported(Vec<Uuid>),
    /// These findings rest on weak readings alone.
    Weak(Vec<Uuid>),
    /// These groups are most affected, and no engagement heard them.
    Unheard(Vec<PopulationGroupId>),
    /// This engagement was promised for a day that has passed.
    Promise(Uuid),
}

/// What is missing, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it is.
    pub gap: Gap,
    /// The sentence that names it.
    pub words: String,
}

impl Findings {
    /// All that is missing today, in the order of the design: dimensions, predictors of interest, support, groups that
    /// nobody heard, promises. An insight fills no gap but that of a group: whoever is affected should be heard before
    /// anybody agrees.
    #[must_use]
    pub fn missing(&self, today: Date) -> Vec<Missing> {
        let mut missing: Vec<Missing> = DimensionKey::ALL.into_iter().filter_map(|key| self.empty(key)).collect();
        missing.extend(self.unlooked_at());
        missing.extend(self.unsupported());
        missing.extend(self.weak());
        missing.extend(self.unheard(today));
        missing.extend(self.engagements().filter_map(|engagement| {
            let Standing::NotKept(day) = engagement.standing(today) else { return None };
            let words = format!("“{}” was planned for {} and is not held yet.", inserted(engagement.title()), dates::long(day));
            Some(Missing { gap: Gap::Promise(engagement.id()), words })
        }));
        missing
    }

    fn empty(&self, key: DimensionKey) -> Option<Missing> {
        let is_about = |finding: &&Finding| finding.dimensions.contains(&key);
        if self.agreed().any(|finding| is_about(&finding)) {
            return None;
        }
        let name = &Framework::current().dimension(key).name;
        let words = match self.insights().filter(is_about).count() {
            0 => format!("No finding yet on {name}."),
            some => format!("No finding yet on {name}, only {}.", count(some, "insight", "insights")),
        };
        Some(Missing { gap: Gap::Dimension(key), words })
    }

    fn unlooked_at(&self) -> Option<Missing> {
        let is_bare = |key: &PredictorKey| self.agreed().all(|finding| !finding.predictors.contains(key));
        let bare: Vec<PredictorKey> = self.of_interest.iter().copied().filter(is_bare).collect();
        let names: Vec<&str> = bare.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
        let words = match names[..] {
            [] => return None,
            [one] => format!("No finding yet on {one}, a predictor that you look into."),
            _ => {
                format!("No finding yet on {} predictors that you look into: {}.", number(names.len()), list(&names))
            }
        };
        Some(Missing { gap: Gap::Predictors(bare), words })
    }

    fn unsupported(&self) -> Option<Missing> {
        let bare: Vec<Uuid> = self.agreed().filter(|finding| self.is_bare(finding)).map(|finding| finding.id).collect();
        let words =
            format!("{} {} on nothing yet.", capital(&count(bare.len(), "finding", "findings")), agree(bare.len(), "rests", "rest"));
        (!bare.is_empty()).then_some(Missing { gap: Gap::Unsupported(bare), words })
    }

    fn weak(&self) -> Option<Missing> {
        let weak: Vec<Uuid> = self.agreed().filter(|finding| self.is_weak(finding)).map(|finding| finding.id).collect();
        let findings = capital(&count(weak.len(), "finding", "findings"));
        let words = format!("{findings} {} on weak readings alone.", agree(weak.len(), "rests", "rest"));
        (!weak.is_empty()).then_some(Missing { gap: Gap::Weak(weak), words })
    }

    fn unheard(&self, today: Date) -> Option<Missing> {
        let is_affected = |group: &&PopulationGroup| self.all.iter().any(|finding| finding.groups.contains(&group.id));
        let is_heard = |group: &PopulationGroup| self.engagements().any(|engagement| engagement.heard(group.id.0, today));
        let unheard: Vec<&PopulationGroup> = self.groups.iter().filter(is_affected).filter(|group| !is_heard(group)).collect();
        let names: Vec<String> = unheard.iter().map(|group| inserted(&group.name)).collect();
        let words = format!("No engagement has heard {} yet, who are most affected.", list(&names));
        let ids = unheard.iter().map(|group| group.id).collect();
        (!unheard.is_empty()).then_some(Missing { gap: Gap::Unheard(ids), words })
    }
}
