//! Medians with their spread.

use std::fmt;

/// Some measurements of one thing, in order of size.
#[derive(Debug, Clone)]
pub struct Measured(Vec<f64>);

impl Measured {
    /// Takes them in any order. None at all is a median of zero.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The one in the middle.
    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    /// The largest. Of none at all it is zero.
    pub fn most(&self) -> f64 {
        self.0.last().copied().unwrap_or_default()
    }

    /// The median with the smallest and the largest, written as `form` writes one of them.
    pub fn told(&self, form: impl Fn(f64) -> String) -> String {
        match (self.0.first(), self.0.last()) {
            (Some(least), Some(most)) if self.0.len() > 1 => format!("{} ({} to {})", form(self.median()), form(*least), form(*most)),
            _ => form(self.median()),
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(|value| format!("{value:.2}")))
    }
}

/// "1,234/s"
pub fn per_second(rate: f64) -> String {
    let digits = format!("{rate:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped}/s")
}

/// "0.37 ms", of seconds.
pub fn ms(seconds: f64) -> String {
    format!("{:.2} ms", seconds * 1000.0)
}
