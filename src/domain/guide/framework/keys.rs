//! The keys of the dimensions, pillars and predictors, which forms, data and addresses use for good.

use std::fmt;
use std::str::FromStr;

use crate::domain::guide::UnknownKey;

/// How many pillars there are.
pub const PILLARS: usize = 5;
/// How many predictors there are over all pillars.
pub const PREDICTORS: usize = 24;
/// How many predictors each pillar has, in order.
const PREDICTORS_OF: [usize; PILLARS] = [6, 5, 5, 4, 4];

/// One of the three dimensions of mobility from poverty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum DimensionKey {
    /// Economic success.
    EconomicSuccess,
    /// Power and autonomy.
    PowerAndAutonomy,
    /// Being valued in community.
    BeingValuedInCommunity,
}

impl DimensionKey {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::EconomicSuccess, Self::PowerAndAutonomy, Self::BeingValuedInCommunity];

    /// The key in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EconomicSuccess => "economic-success",
            Self::PowerAndAutonomy => "power-and-autonomy",
            Self::BeingValuedInCommunity => "being-valued-in-community",
        }
    }

    /// Its place in the order, 0 to 2.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for DimensionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DimensionKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.as_str() == text).ok_or(UnknownKey)
    }
}

/// One of the five pillars of support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum PillarKey {
    /// Opportunity-rich and inclusive neighborhoods.
    Neighborhoods,
    /// High-quality education.
    Education,
    /// Rewarding work.
    Work,
    /// Healthy environment and access to good health care.
    Health,
    /// Responsive and just governance.
    Governance,
}

impl PillarKey {
    /// All five, in order.
    pub const ALL: [Self; PILLARS] = [Self::Neighborhoods, Self::Education, Self::Work, Self::Health, Self::Governance];

    /// The key in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Neighborhoods => "neighborhoods",
            Self::Education => "education",
            Self::Work => "work",
            Self::Health => "health",
            Self::Governance => "governance",
        }
    }

    /// Its place in the order, 0 to 4.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its predictors, in order.
    #[must_use]
    pub fn predictors(self) -> impl DoubleEndedIterator<Item = PredictorKey> + Clone {
        PredictorKey::all().filter(move |key| key.pillar() == self)
    }
}

impl fmt::Display for PillarKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PillarKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.as_str() == text).ok_or(UnknownKey)
    }
}

/// One of the 24 predictors of mobility, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PredictorKey(u8);

/// The keys of the predictors, in order.
const KEYS: [&str; PREDICTORS] = [
    "housing-affordability",
    "housing-stability",
    "economic-inclusion",
    "racial-diversity",
    "social-capital",
    "transportation-access",
    "access-to-preschool",
    "effective-public-education",
    "school-economic-diversity",
    "preparation-for-college",
    "digital-access",
    "employment-opportunities",
    "jobs-paying-a-living-wage",
    "opportunities-for-income",
    "financial-security",
    "wealth-building-opportunities",
    "access-to-health-services",
    "neonatal-health",
    "environmental-quality",
    "safety-from-trauma",
    "political-participation",
    "descriptive-representation",
    "safety-from-crime",
    "just-policing",
];

impl PredictorKey {
    /// All 24, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
        (0..24).map(Self)
    }

    /// The key in forms and data: `housing-stability`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        KEYS[self.0 as usize]
    }

    /// Its place among all predictors, 0 to 23.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The pillar that it belongs to.
    #[must_use]
    pub fn pillar(self) -> PillarKey {
        let mut before = 0;
        let is_within = |pillar: &PillarKey| {
            before += PREDICTORS_OF[pillar.index()];
            self.index() < before
        };
        PillarKey::ALL.into_iter().find(is_within).expect("the pillars hold as many predictors as there are")
    }
}

impl fmt::Display for PredictorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PredictorKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::all().find(|key| key.as_str() == text).ok_or(UnknownKey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pillar_has_its_predictors_and_each_predictor_one_pillar() {
        assert_eq!(PREDICTORS_OF.iter().sum::<usize>(), PREDICTORS);
        for (pillar, count) in PillarKey::ALL.into_iter().zip(PREDICTORS_OF) {
            assert_eq!(pillar.predictors().count(), count, "{pillar}");
        }
        let first: Vec<&str> = PillarKey::ALL.iter().map(|pillar| pillar.predictors().next().unwrap().as_str()).collect();
        assert_eq!(
            first,
            [
                "housing-affordability",
                "access-to-preschool",
                "employment-opportunities",
                "access-to-health-services",
                "political-participation"
            ]
        );
        assert_eq!("just-policing".parse::<PredictorKey>().unwrap().pillar(), PillarKey::Governance);
    }

    #[test]
    fn a_key_reads_back_as_itself_and_nothing_else_does() {
        for key in PredictorKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for key in PillarKey::ALL {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for key in DimensionKey::ALL {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("work ".parse::<PillarKey>(), Err(UnknownKey));
        assert_eq!("".parse::<PredictorKey>(), Err(UnknownKey));
        assert_eq!("dignity".parse::<DimensionKey>(), Err(UnknownKey));
    }
}
