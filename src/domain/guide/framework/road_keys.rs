//! The keys of the ten steps of the road and of their 55 lines. People see them as they are: the printed guide numbers
//! its sections so.

use std::fmt;
use std::str::FromStr;

use crate::domain::guide::{ConditionKey, UnknownKey};

/// How many steps the road has.
pub const ROAD_STEPS: usize = 10;
/// How many lines its steps have together.
pub const ROAD_LINES: usize = 55;
/// How many lines each step has, in order.
pub const LINES_OF: [u8; ROAD_STEPS] = [4, 4, 10, 5, 3, 8, 6, 6, 4, 5];

/// One of the ten steps of the road: `4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoadStepKey(u8);

impl RoadStepKey {
    /// The step in which readiness is assessed.
    pub const READINESS: Self = Self(3);

    /// All ten, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> + Clone {
        (1..=10).map(Self)
    }

    /// Its number, 1 to 10.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its place in the order, 0 to 9.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }

    /// Its lines, in order.
    #[must_use]
    pub fn lines(self) -> impl DoubleEndedIterator<Item = LineKey> + Clone {
        (1..=LINES_OF[self.index()]).map(move |number| LineKey { step: self, number })
    }
}

impl fmt::Display for RoadStepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RoadStepKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::all().find(|key| key.to_string() == text).ok_or(UnknownKey)
    }
}

/// One of the 55 lines of the road: `3.10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    step: RoadStepKey,
    number: u8,
}

impl LineKey {
    /// All 55, in order.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        RoadStepKey::all().flat_map(RoadStepKey::lines)
    }

    /// The step that it belongs to.
    #[must_use]
    pub const fn step(self) -> RoadStepKey {
        self.step
    }

    /// Its number within its step, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Its place among the lines of its step, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.number as usize - 1
    }

    /// The readiness condition that it is about, if it is about one: the lines of Step 3 but its last go through them.
    #[must_use]
    pub fn condition(self) -> Option<ConditionKey> {
        if self.step == RoadStepKey::READINESS { ConditionKey::ALL.get(self.index()).copied() } else { None }
    }
}

impl fmt::Display for LineKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.step, self.number)
    }
}

impl FromStr for LineKey {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::all().find(|key| key.to_string() == text).ok_or(UnknownKey)
    }
}

/// A line of the road, or one of its steps as a whole. Its [`Display`](fmt::Display) is its key in addresses and data:
/// `4.1`, or `4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoadPlace {
    /// A step as a whole.
    Step(RoadStepKey),
    /// One of its lines.
    Line(LineKey),
}

impl RoadPlace {
    /// All of them: each step before its lines.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        RoadStepKey::all().flat_map(|step| std::iter::once(Self::Step(step)).chain(step.lines().map(Self::Line)))
    }

    /// The step that it is, or belongs to.
    #[must_use]
    pub const fn step(self) -> RoadStepKey {
        match self {
            Self::Step(step) => step,
            Self::Line(line) => line.step(),
        }
    }

    /// The line, if it is one.
    #[must_use]
    pub const fn line(self) -> Option<LineKey> {
        match self {
            Self::Step(_) => None,
            Self::Line(line) => Some(line),
        }
    }
}

impl fmt::Display for RoadPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(step) => step.fmt(f),
            Self::Line(line) => line.fmt(f),
        }
    }
}

impl FromStr for RoadPlace {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        text.parse().map(Self::Line).or_else(|_| text.parse().map(Self::Step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_55_lines_in_ten_steps() {
        assert_eq!(LineKey::all().count(), ROAD_LINES);
        assert_eq!(RoadStepKey::all().count(), ROAD_STEPS);
        assert_eq!(RoadPlace::all().count(), ROAD_STEPS + ROAD_LINES);
    }

    #[test]
    fn a_key_reads_back_as_itself_and_nothing_else_does() {
        for place in RoadPlace::all() {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for wrong in ["", "0", "11", "01", "1.0", "1.5", "3.11", "3.010", "3.1 ", "4.1.1", "3a", "leadership"] {
            assert_eq!(wrong.parse::<RoadPlace>(), Err(UnknownKey), "{wrong}");
        }
    }

    #[test]
    fn nine_lines_of_step_3_go_through_the_nine_conditions() {
        let conditions: Vec<ConditionKey> = LineKey::all().filter_map(LineKey::condition).collect();
        assert_eq!(conditions, ConditionKey::ALL);
        assert_eq!("3.10".parse::<LineKey>().unwrap().condition(), None);
        assert_eq!("4.1".parse::<LineKey>().unwrap().condition(), None);
    }
}
