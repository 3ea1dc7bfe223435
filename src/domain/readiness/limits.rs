//! How many conditions make "most" and "some", and the bands between these limits.

use crate::domain::words::text::{self, Problem, REASON_LIMIT};

/// The bands of the count: the guide's words, our numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Few of the conditions, or none.
    FewToNone,
    /// Some of them.
    Some,
    /// Most of them.
    Most,
}

impl Band {
    /// The word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FewToNone => "few_to_none",
            Self::Some => "some",
            Self::Most => "most",
        }
    }

    /// The word in a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FewToNone => "few to none",
            Self::Some => "some",
            Self::Most => "most",
        }
    }

    /// The route that this band recommends, in two words for the ladder.
    #[must_use]
    pub const fn route(self) -> &'static str {
        match self {
            Self::FewToNone => "postpone",
            Self::Some => "prepare first",
            Self::Most => "proceed",
        }
    }
}

/// The least number of conditions for "some" and for "most": 1 ≤ some < most ≤ 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    some: u8,
    most: u8,
}

impl Default for Limits {
    /// Two thirds for "most", a third for "some": two thirds is safer than a bare majority.
    fn default() -> Self {
        Self { some: 3, most: 6 }
    }
}

impl Limits {
    /// Limits, if they leave room for all three bands.
    ///
    /// # Errors
    /// [`Problem`] when 1 ≤ some < most ≤ 9 does not hold.
    pub fn new(some: u8, most: u8) -> Result<Self, Problem> {
        if (1..most).contains(&some) && most <= 9 {
            Ok(Self { some, most })
        } else {
            Err(Problem::Other("“Some” must begin at one or more, and “most” above it, at nine or fewer.".to_owned()))
        }
    }

    /// The least count for "some".
    #[must_use]
    pub const fn some(self) -> u8 {
        self.some
    }

    /// The least count for "most".
    #[must_use]
    pub const fn most(self) -> u8 {
        self.most
    }

    /// The band of a count.
    #[must_use]
    pub const fn band(self, met: u8) -> Band {
        if met >= self.most {
            Band::Most
        } else if met >= self.some {
            Band::Some
        } else {
            Band::FewToNone
        }
    }

    /// The counts of a band, first and last.
    #[must_use]
    pub const fn range(self, band: Band) -> (u8, u8) {
        match band {
            Band::FewToNone => (0, self.some - 1),
            Band::Some => (self.some, self.most - 1),
            Band::Most => (self.most, 9),
        }
    }

    /// The least count of the next band up.
    #[must_use]
    pub const fn next_from(self, band: Band) -> Option<(Band, u8)> {
        match band {
            Band::FewToNone => Some((Band::Some, self.some)),
            Band::Some => Some((Band::Most, self.most)),
            Band::Most => None,
        }
    }
}

/// Limits other than ours, with the reason for them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LimitsChange {
    /// The limits.
    pub limits: Limits,
    /// Why they were changed; empty while they are ours.
    pub reason: String,
}

impl LimitsChange {
    /// Reads the settings form. Our own limits need no reason, and keep none.
    ///
    /// # Errors
    /// [`Problem`] when the limits leave no room for a band, or the reason is missing or too long.
    pub fn parse(some: &str, most: &str, reason: &str) -> Result<Self, Problem> {
        let whole = |text: &str| text.trim().parse::<u8>().map_err(|_| Problem::Other("Enter a whole number from 1 to 9.".to_owned()));
        let limits = Limits::new(whole(some)?, whole(most)?)?;
        let reason = text::lines(reason, REASON_LIMIT)?;
        if limits == Limits::default() {
            return Ok(Self::default());
        }
        if reason.is_empty() {
            return Err(Problem::Missing("Say why these limits suit you better. The verdict prints the reason."));
        }
        Ok(Self { limits, reason })
    }

    /// Reads the stored form: `3-6: the reason`, or nothing for our own limits.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        if stored.is_empty() {
            return Some(Self::default());
        }
        let (limits, reason) = stored.split_once(": ")?;
        let (some, most) = limits.split_once('-')?;
        Self::parse(some, most, reason).ok()
    }

    /// The stored form.
    #[must_use]
    pub fn stored(&self) -> String {
        if *self == Self::default() { String::new() } else { format!("{}-{}: {}", self.limits.some, self.limits.most, self.reason) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_falls_into_the_band_of_the_design() {
        let limits = Limits::default();
        for met in 0..=9 {
            let expected = match met {
                0..=2 => Band::FewToNone,
                3..=5 => Band::Some,
                _ => Band::Most,
            };
            assert_eq!(limits.band(met), expected, "{met}");
        }
    }

    #[test]
    fn limits_leave_room_for_all_three_bands() {
        for some in 0..=12 {
            for most in 0..=12 {
                assert_eq!(Limits::new(some, most).is_ok(), 1 <= some && some < most && most <= 9, "{some} {most}");
            }
        }
    }

    #[test]
    fn other_limits_need_a_reason_and_read_back_as_themselves() {
        assert!(LimitsChange::parse("4", "7", " ").is_err());
        let change = LimitsChange::parse("4", "7", "Council policy: stricter").unwrap();
        assert_eq!(LimitsChange::from_stored(&change.stored()), Some(change));
        assert_eq!(LimitsChange::parse("3", "6", "no need").unwrap(), LimitsChange::default());
    }
}
