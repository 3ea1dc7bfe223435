//! The keys of the nine conditions and their 31 steps, which forms, data and addresses use for good.

use std::fmt;
use std::str::FromStr;

/// How many conditions there are.
pub const CONDITIONS: usize = 9;
/// How many steps there are over all conditions.
pub const STEPS: usize = 31;
/// How many steps each condition has, in order.
pub const STEPS_OF: [u8; CONDITIONS] = [4, 3, 4, 2, 4, 5, 4, 2, 3];

/// One of the nine readiness conditions, in the guide's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ConditionKey {
    /// A clear commitment from local government leadership.
    LeadershipCommitment,
    /// Preparedness for cross-sector partnerships.
    CrossSectorPartnerships,
    /// Sufficient organizational capacity.
    OrganizationalCapacity,
    /// A culture that can support large-scale change.
    OrganizationalCulture,
    /// Buy-in from staff across departments.
    StaffBuyIn,
    /// A desire for a shared understanding of structural racism and racial equity.
    RacialEquity,
    /// Skills and capacity for data gathering and analysis.
    DataCapacity,
    /// Dedicated resources for community engagement.
    CommunityEngagement,
    /// A commitment to ongoing learning.
    ContinuousLearning,
}

impl ConditionKey {
    /// All nine, in order.
    pub const ALL: [Self; CONDITIONS] = [
        Self::LeadershipCommitment,
        Self::CrossSectorPartnerships,
        Self::OrganizationalCapacity,
        Self::OrganizationalCulture,
        Self::StaffBuyIn,
        Self::RacialEquity,
        Self::DataCapacity,
        Self::CommunityEngagement,
        Self::ContinuousLearning,
    ];

    /// The key in addresses and data: `leadership-commitment`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeadershipCommitment => "leadership-commitment",
            Self::CrossSectorPartnerships => "cross-sector-partnerships",
            Self::OrganizationalCapacity => "organizational-capacity",
            Self::OrganizationalCulture => "organizational-culture",
            Self::StaffBuyIn => "staff-buy-in",
            Self::RacialEquity => "racial-equity",
            Self::DataCapacity => "data-capacity",
            Self::CommunityEngagement => "community-engagement",
            Self::ContinuousLearning => "continuous-learning",
        }
    }

    /// Its place in the order, 0 to 8.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its number as people see it, 1 to 9.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// Its steps, in order.
    #[must_use]
    pub fn steps(self) -> impl DoubleEndedIterator<Item = StepKey> + Clone {
        (1..=STEPS_OF[self.index()]).map(move |number| StepKey { condition: self, number })
    }

    /// The condition before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.index().checked_sub(1).map(|at| Self::ALL[at])
    }

    /// The condition after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }
}

impl fmt::Display for ConditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ConditionKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.as_str() == text).ok_or(UnknownKey)
    }
}

/// One of the 31 steps: `3.1` in forms and data, "3a" for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepKey {
    condition: ConditionKey,
    number: u8,
}

impl StepKey {
    /// A step by its condition and its number within it, from 1.
    ///
    /// # Errors
    /// [`UnknownKey`] when the condition has no such step.
    pub fn new(condition: ConditionKey, number: u8) -> Result<Self, UnknownKey> {
        if (1..=STEPS_OF[condition.index()]).contains(&number) { Ok(Self { condition, number }) } else { Err(UnknownKey) }
    }

    /// All 31, in order.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        ConditionKey::ALL.into_iter().flat_map(ConditionKey::steps)
    }

    /// The condition that it belongs to.
    #[must_use]
    pub const fn condition(self) -> ConditionKey {
        self.condition
    }

    /// Its place among all steps, 0 to 30.
    #[must_use]
    pub const fn index(self) -> usize {
        const BEFORE: [u8; CONDITIONS] = [0, 4, 7, 11, 13, 17, 22, 26, 28];
        BEFORE[self.condition.index()] as usize + self.number as usize - 1
    }

    /// What people see: "3a".
    #[must_use]
    pub fn label(self) -> String {
        format!("{}{}", self.condition.number(), char::from(b'a' + self.number - 1))
    }

    /// The guide called the explicit agreement of leadership (1.2) necessary.
    pub const LEADERSHIP_AGREED: Self = Self { condition: ConditionKey::LeadershipCommitment, number: 2 };
    /// The guide calls leadership's commitment to a shared understanding (6.1) imperative.
    pub const LEADERSHIP_ON_EQUITY: Self = Self { condition: ConditionKey::RacialEquity, number: 1 };
}

impl fmt::Display for StepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.condition.number(), self.number)
    }
}

impl FromStr for StepKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let &[condition @ b'1'..=b'9', b'.', number @ b'1'..=b'9'] = text.as_bytes() else { return Err(UnknownKey) };
        Self::new(ConditionKey::ALL[usize::from(condition - b'1')], number - b'0')
    }
}

/// A key that the guide does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the guide has no such key")]
pub struct UnknownKey;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_31_steps_and_each_has_its_own_place() {
        let places: Vec<usize> = StepKey::all().map(StepKey::index).collect();
        assert_eq!(places, (0..STEPS).collect::<Vec<_>>());
    }

    #[test]
    fn a_key_reads_back_as_itself_and_nothing_else_does() {
        for key in StepKey::all() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for wrong in ["", "0.1", "1.0", "1.5", "4.3", "10.1", "1.1 ", "01.1", "1", "a.b", "6.6"] {
            assert_eq!(wrong.parse::<StepKey>(), Err(UnknownKey), "{wrong}");
        }
        assert_eq!("3.1".parse::<StepKey>().unwrap().label(), "3a");
    }
}
