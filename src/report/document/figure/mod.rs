//! Small figures of numbers, drawn once for pages and documents: marks at places, and the same in words.

mod series;
mod strip;
mod svg;

pub use series::series;
pub use strip::strip;

/// A figure. Without its colors it says the same.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The place itself.
    Own,
    /// The place itself, where the reading is weak: hollow.
    Weak,
    /// A peer.
    Peer,
    /// The place of the typical resident.
    Typical,
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
            Self::Bound => "bound",
            Self::Axis => "axis",
        }
    }
}

/// On which side of its place a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A scale from numbers to places.
#[derive(Debug, Clone, Copy)]
struct Scale {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds all numbers, from one place to another.
    fn over(numbers: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let least = numbers.clone().fold(f64::INFINITY, f64::min);
        let most = numbers.fold(f64::NEG_INFINITY, f64::max);
        let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 1.0) };
        Self { least, most, from, to }
    }

    fn at(self, number: f64) -> f64 {
        let span = self.most - self.least;
        let share = if span > 0.0 { (number - self.least) / span } else { 0.5 };
        ((self.from + share * (self.to - self.from)) * 10.0).round() / 10.0
    }
}
