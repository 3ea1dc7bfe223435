//! The words of measures: which way one is to go, how often it comes round, and what an update brings.

use crate::domain::things::choice;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::inserted;

choice! {
    /// Which way a measure is to go.
    Direction {
        /// More is better.
        Up "up" "Up: more is better",
        /// Less is better.
        Down "down" "Down: less is better",
        /// The target is best; both more and less are worse.
        Toward "toward" "Toward the target: more and less are both worse",
    }
}

choice! {
    /// How often a measure is updated.
    Rhythm {
        /// Every month.
        Monthly "monthly" "Every month",
        /// Every three months.
        Quarterly "quarterly" "Every three months",
        /// Twice a year.
        HalfYearly "half_yearly" "Twice a year",
        /// Every year.
        Yearly "yearly" "Every year",
        /// Every two years.
        TwoYearly "two_yearly" "Every two years",
    }
}

impl Rhythm {
    /// How many months lie between two updates.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
            Self::TwoYearly => 24,
        }
    }
}

choice! {
    /// What an update brings.
    Answer {
        /// A value.
        Value "value" "A new value",
        /// The value of the update before, which still holds.
        Same "same" "The same value",
        /// No figure: there is none yet.
        None "none" "No new figure yet",
    }
}

choice! {
    /// How strong something is today.
    Strength {
        /// Nothing of it is there.
        Missing "missing" "Not there yet",
        /// It has begun.
        Weak "weak" "Weak: it has begun",
        /// It is there in part.
        Fair "fair" "Fair: it is there in part",
        /// It can be relied on.
        Strong "strong" "Strong: it can be relied on",
    }
}

/// A value with its unit, as people read it: "82.5 percent", "$1,200", "40 families".
#[must_use]
pub fn amount(value: Decimal, unit: &str) -> String {
    let number = value.written();
    match unit.trim() {
        "" => number,
        "%" => format!("{number}%"),
        "$" if value.is_negative() => format!("−${}", number.trim_start_matches('−')),
        "$" => format!("${number}"),
        unit => format!("{number} {}", inserted(unit)),
    }
}
