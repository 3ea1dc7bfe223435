//! The groups of a place that are furthest apart.

use std::collections::BTreeMap;

use super::reading::Fact;
use super::subgroup::Subgroup;

/// Two groups of one family, and what has to be said beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart<'a> {
    /// The reading of the group with the lowest number.
    pub lowest: &'a Fact,
    /// The reading of the group with the highest.
    pub highest: &'a Fact,
    /// Cautions of the groups, each once; empty where there is none.
    pub cautions: [&'static str; 2],
}

/// Of readings of one definition, place and year, the two groups of each family that are furthest apart. Weak and
/// implausible readings decide nothing, and neither do pairs, whose sides are not compared over groups; readings of
/// different releases are not held against each other: of each family its newest tells.
#[must_use]
pub fn furthest_apart<'a>(facts: &[&'a Fact]) -> Vec<Apart<'a>> {
    let mut families: BTreeMap<&'static str, Vec<&'a Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.decides() && fact.value.number().is_some()) {
        if let Subgroup::Group(key) = fact.of.subgroup {
            families.entry(&key.get().family().word).or_default().push(fact);
        }
    }
    let pair = |mut facts: Vec<&'a Fact>| {
        // Families come in files of their own, each with its newest edition.
        let newest = facts.iter().map(|fact| &fact.edition).max()?.clone();
        facts.retain(|fact| fact.edition == newest);
        let lowest = *facts.iter().min_by_key(|fact| fact.value.number())?;
        let highest = *facts.iter().max_by_key(|fact| fact.value.number())?;
        let caution = |fact: &Fact| if let Subgroup::Group(key) = fact.of.subgroup { key.get().caution() } else { "" };
        let (one, other) = (caution(lowest), caution(highest));
        (lowest.value != highest.value).then_some(Apart { lowest, highest, cautions: [one, if other == one { "" } else { other }] })
    };
    families.into_values().filter_map(pair).collect()
}
