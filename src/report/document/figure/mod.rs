//! Figures, drawn once for pages and documents: marks at places, and the same in words.

mod course;
mod groups;
mod legend;
mod model;
mod pair;
mod room;
mod scale;
mod series;
mod strip;
mod svg;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::domain::metrics::{Fact, Value};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::inserted;
pub use course::{course, is_apart_from_zero, lines_of_fine};
pub use groups::groups;
pub use legend::legend;
pub use model::model;
pub use pair::pair;
use scale::Scale;
pub use series::series;
pub use strip::strip;

/// A figure. Without its colors it says the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The same in words.
    pub alt: String,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// What is drawn, in order.
    pub marks: Vec<Mark>,
}

/// A mark of a figure, with places counted from its upper left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Mark {
    /// A line.
    Line {
        /// Where it begins.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
        /// What it is.
        role: Role,
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: (f64, f64),
        /// What it is.
        role: Role,
    },
    /// A word.
    Word {
        /// The foot of it.
        at: (f64, f64),
        /// On which side of the place it stands.
        side: Side,
        /// What it says.
        text: String,
    },
    /// A box.
    Box {
        /// Its upper left.
        at: (f64, f64),
        /// How wide and how high it is.
        size: (f64, f64),
        /// Whether it stands for what is not done any more.
        is_past: bool,
    },
    /// A link that leaves level, and comes in level.
    Way {
        /// Where it begins.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
        /// Whether it belongs to what is not done any more.
        is_past: bool,
    },
    /// The tip of a link that comes from the left.
    Tip {
        /// Where it points.
        at: (f64, f64),
    },
    /// A line of text that begins somewhere.
    Said {
        /// The foot of it.
        at: (f64, f64),
        /// What it says.
        text: String,
        /// How it looks.
        look: Look,
    },
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As it is.
    Plain,
    /// A heading.
    Strong,
    /// Struck through.
    Struck,
}

impl Look {
    /// Its word in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Strong => "strong",
            Self::Struck => "struck",
        }
    }
}

impl Mark {
    /// A link as SVG draws it; nothing for other marks.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Way { from, to, .. } => {
                let half = scale::tenth(f64::midpoint(from.0, to.0));
                format!("M{} {}C{half} {} {half} {} {} {}", from.0, from.1, from.1, to.1, to.0, to.1)
            }
            Self::Tip { at: (x, y) } => {
                format!("M{x} {y}L{} {}V{}Z", scale::tenth(x - TIP.0), scale::tenth(y - TIP.1), scale::tenth(y + TIP.1))
            }
            _ => String::new(),
        }
    }
}

/// How long the tip of a link is, and half as wide.
const TIP: (f64, f64) = (7.0, 3.5);

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The place itself.
    Own,
    /// The place itself, where the reading is weak or odd: hollow.
    Weak,
    /// A peer.
    Peer,
    /// The place of the typical resident.
    Typical,
    /// The other side of a pair: where the dot would stand if both were equal.
    Parity,
    /// The bounds of a reading.
    Bound,
    /// What is there to measure by.
    Axis,
}

impl Role {
    /// Its word in pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Weak => "weak",
            Self::Peer => "peer",
            Self::Typical => "typical",
            Self::Parity => "parity",
            Self::Bound => "bound",
            Self::Axis => "axis",
        }
    }

    /// The dot of a reading.
    fn of(fact: &Fact) -> Self {
        if fact.decides() { Self::Own } else { Self::Weak }
    }
}

/// On which side of its place a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It begins there.
    Start,
    /// It lies around it.
    Middle,
    /// It ends there.
    End,
}

impl Side {
    /// Its word in SVG.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Figure {
    /// Whether words stand in it.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Word { .. }))
    }

    /// The same in words without the marks around what was inserted, as an attribute takes them.
    #[must_use]
    pub fn told(&self) -> String {
        inserted::bare(&self.alt)
    }

    /// What tells it from the others of its document: the beginning of what it says, up to the colon.
    #[must_use]
    pub fn name(&self) -> String {
        self.told().split(": ").next().unwrap_or_default().to_owned()
    }
}

/// An upright line of a strip.
fn upright((x, middle): (f64, f64), half: f64, role: Role) -> Mark {
    Mark::Line { from: (x, middle - half), to: (x, middle + half), role }
}

/// Where a reading is drawn: its number, or the left side of its pair with the right.
fn drawn(fact: &Fact) -> Option<(f64, Option<f64>)> {
    match fact.value {
        Value::Number(number) => Some((number.drawn(), None)),
        Value::Pair(left, right) => Some((left.drawn(), Some(right.drawn()))),
        Value::NoneThere => None,
    }
}

/// The bounds of a reading. Those of a pair belong to its left side, and files do not say how sure the right one is.
fn bounds(fact: &Fact) -> [Option<f64>; 2] {
    let is_pair = matches!(fact.value, Value::Pair(..));
    [fact.lower, fact.upper].map(|bound| bound.filter(|_| !is_pair).map(Decimal::drawn))
}

/// Every number that readings are drawn at, their bounds among them.
fn reach(facts: &[&Fact]) -> Vec<f64> {
    let of = |fact: &&Fact| {
        let (value, other) = drawn(fact).unzip();
        bounds(fact).into_iter().chain([value, other.flatten()]).flatten()
    };
    facts.iter().flat_map(of).collect()
}
