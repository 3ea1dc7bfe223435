//! How an engagement stands on a day, and its sentence.

use std::fmt;

use time::Date;

use crate::domain::words::dates::long;

/// How an engagement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Still to come, without a day.
    Undated,
    /// Still to come on this day; whom it is to hear is not said.
    Planned(Date),
    /// Promised to the population groups that it names.
    Promised(Date),
    /// Its day has passed, and nobody said that it was held.
    Passed(Date),
    /// The same of a promise.
    NotKept(Date),
    /// Said to be held on this day, which is still to come.
    Ahead(Date),
    /// Held, and nobody wrote down what was heard.
    Unheard {
        /// When it was held.
        held: Option<Date>,
        /// By when to report back.
        by: Option<Date>,
    },
    /// Held, and not reported back yet.
    Unreported {
        /// When it was held.
        held: Option<Date>,
        /// By when to report back.
        by: Option<Date>,
    },
    /// Those who spoke know what became of it.
    Reported(Option<Date>),
    /// It will not take place.
    CalledOff,
}

impl Standing {
    /// Whether it is still to come, or should have come.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Undated | Self::Planned(_) | Self::Promised(_) | Self::Passed(_) | Self::NotKept(_))
    }

    /// Whether something was promised for a day that has passed by now.
    #[must_use]
    pub fn is_late(self, today: Date) -> bool {
        match self {
            Self::Passed(_) | Self::NotKept(_) => true,
            Self::Unheard { by, .. } | Self::Unreported { by, .. } => by.is_some_and(|by| by < today),
            _ => false,
        }
    }
}

/// "Held on November 3, 2026", as far as known.
fn held_on(day: Option<Date>) -> String {
    day.map_or_else(|| "Held".to_owned(), |day| format!("Held on {}", long(day)))
}

fn report_by(by: Option<Date>) -> String {
    by.map_or_else(String::new, |by| format!(" Report back by {}.", long(by)))
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Undated => f.write_str("Planned, without a date yet."),
            Self::Planned(day) => write!(f, "Planned for {}. Once it names the groups to be heard, it is a promise.", long(day)),
            Self::Promised(day) => write!(f, "A promise for {}.", long(day)),
            Self::Passed(day) => write!(f, "It was planned for {}, and no one has said that it was held.", long(day)),
            Self::NotKept(day) => write!(f, "A promise not kept so far: it was to be held on {}.", long(day)),
            Self::Ahead(day) => {
                write!(f, "Said to be held on {}, which is still to come. It counts from that day on.", long(day))
            }
            Self::Unheard { held, by } => write!(f, "{}. What was heard is not written down yet.{}", held_on(held), report_by(by)),
            Self::Unreported { held, by } => write!(f, "{}, and not reported back yet.{}", held_on(held), report_by(by)),
            Self::Reported(Some(day)) => write!(f, "Reported back on {}.", long(day)),
            Self::Reported(None) => f.write_str("Reported back."),
            Self::CalledOff => f.write_str("Called off."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn how_it_stands_is_a_sentence() {
        let (day, by) = (date!(2026 - 11 - 03), Some(date!(2026 - 12 - 01)));
        for (standing, told) in [
            (Standing::NotKept(day), "A promise not kept so far: it was to be held on November 3, 2026."),
            (
                Standing::Unreported { held: Some(day), by },
                "Held on November 3, 2026, and not reported back yet. Report back by December 1, 2026.",
            ),
            (Standing::Unheard { held: Some(day), by: None }, "Held on November 3, 2026. What was heard is not written down yet."),
            (Standing::Reported(by), "Reported back on December 1, 2026."),
        ] {
            assert_eq!(standing.to_string(), told);
        }
    }

    #[test]
    fn late_is_what_was_promised_for_a_day_that_has_passed() {
        let (day, today) = (date!(2026 - 11 - 03), date!(2026 - 11 - 04));
        let unreported = |by| Standing::Unreported { held: Some(day), by };
        assert!(Standing::NotKept(day).is_late(today) && unreported(Some(day)).is_late(today));
        assert!(!unreported(Some(today)).is_late(today) && !unreported(None).is_late(today) && !Standing::Promised(today).is_late(today));
    }
}
