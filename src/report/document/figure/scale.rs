//! From numbers to places.

/// A scale from numbers to places.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds all numbers, from one place to another. Where all are one number, it stands in the middle.
    pub fn over(numbers: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let least = numbers.clone().fold(f64::INFINITY, f64::min);
        let most = numbers.fold(f64::NEG_INFINITY, f64::max);
        let (least, most) = if least.is_finite() { (least, most) } else { (0.0, 1.0) };
        Self { least, most, from, to }
    }

    /// The place of a number, to a tenth.
    pub fn at(self, number: f64) -> f64 {
        let span = self.most - self.least;
        let share = if span > 0.0 { (number - self.least) / span } else { 0.5 };
        tenth(self.from + share * (self.to - self.from))
    }
}

/// A place to a tenth: no eye sees more, and files stay small.
pub fn tenth(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}
