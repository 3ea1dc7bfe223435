//! The jurisdiction's own word on a condition, always with its reason.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::{self, Problem, REASON_LIMIT};

/// What a condition was judged to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// "Yes, because …"
    Met,
    /// "No, because …"
    NotMet,
}

impl Judged {
    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
        }
    }

    /// What people see: "Judged met".
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Judged met",
            Self::NotMet => "Judged not met",
        }
    }
}

impl fmt::Display for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Judged {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        [Self::Met, Self::NotMet].into_iter().find(|judged| judged.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

/// A judgment and why. It stands beside the computed standing, never instead of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// Met or not.
    pub judged: Judged,
    /// Why the steps do not tell the whole story.
    pub reason: String,
}

impl Judgment {
    /// Reads the two parts of the form: the choice (empty for "go by the steps") and the reason.
    ///
    /// # Errors
    /// [`Problem`] when the choice does not exist, the reason is missing or too long.
    pub fn parse(choice: &str, reason: &str) -> Result<Option<Self>, Problem> {
        if choice.is_empty() {
            return Ok(None);
        }
        let judged = choice.parse()?;
        let reason = text::lines(reason, REASON_LIMIT)?;
        if reason.is_empty() {
            return Err(Problem::Missing(
                "Say why the steps don’t tell the whole story. The reason stands beside the judgment in the report.",
            ));
        }
        Ok(Some(Self { judged, reason }))
    }

    /// Reads the stored form: `met: the reason`.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        let (choice, reason) = stored.split_once(": ").filter(|(_, reason)| !reason.is_empty())?;
        Some(Self { judged: choice.parse().ok()?, reason: reason.to_owned() })
    }

    /// The stored form of a judgment or of its absence.
    #[must_use]
    pub fn stored(judgment: Option<&Self>) -> String {
        judgment.map_or_else(String::new, |judgment| format!("{}: {}", judgment.judged, judgment.reason))
    }
}

/// The choice and the reason of a judgment as one text, before either is checked.
#[must_use]
pub fn joined(choice: &str, reason: &str) -> String {
    if choice.is_empty() && reason.is_empty() { String::new() } else { format!("{choice}: {reason}") }
}

/// Takes what [`joined`] put together apart again.
#[must_use]
pub fn apart(joined: &str) -> (&str, &str) {
    joined.split_once(": ").unwrap_or((joined, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgment_needs_its_reason() {
        assert_eq!(Judgment::parse("", "left over"), Ok(None));
        assert!(matches!(Judgment::parse("met", " \n"), Err(Problem::Missing(_))));
        assert_eq!(Judgment::parse("perhaps", "x"), Err(Problem::NotAChoice));
    }

    #[test]
    fn a_stored_judgment_reads_back_as_itself() {
        let judgment = Judgment::parse("not_met", "One: two\nthree").unwrap();
        assert_eq!(Judgment::from_stored(&Judgment::stored(judgment.as_ref())), judgment);
        assert_eq!(Judgment::from_stored(&Judgment::stored(None)), None);
    }
}
