//! Somebody who was asked about a step or a condition.

use time::Date;

use crate::domain::guide::Topic;
use crate::domain::ids::AskId;
use crate::domain::people::Person;
use crate::domain::readiness::{Revision, Settlement, settle};
use crate::domain::words::{count, dates};

/// A person asked about a step or a whole condition of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// About what.
    pub topic: Topic,
    /// Who.
    pub person: Person,
    /// When.
    pub asked: Date,
    /// By when we hope to hear.
    pub due: Option<Date>,
    /// When they told us.
    pub told: Option<Date>,
    /// Whether we no longer wait for them.
    pub is_withdrawn: bool,
}

impl Ask {
    /// Whether we still wait for an answer.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.told.is_none() && !self.is_withdrawn
    }

    /// Whether we wait and the day has passed.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_waiting() && self.due.is_some_and(|due| due < today)
    }
    /// The revision of what came of it, for the buttons that settle it.
    #[must_use]
    pub fn rev(&self) -> Revision {
        Revision::of(&self.fate())
    }

    /// What came of it, as one text.
    fn fate(&self) -> String {
        Outcome::of(self).map_or_else(String::new, Outcome::stored)
    }

    /// What becomes of a press: saved, left alone since it says so already, or refused since somebody
    /// else settled it otherwise after it was shown.
    #[must_use]
    pub fn press(&self, outcome: Outcome, seen: Revision) -> Settlement {
        settle(seen, &outcome.stored(), &self.fate())
    }

    /// How late the answer is: "Late by three days."; empty while it is not.
    #[must_use]
    pub fn late(&self, today: Date) -> String {
        match self.due.filter(|_| self.is_late(today)) {
            Some(due) => {
                let days = usize::try_from((today - due).whole_days()).unwrap_or_default();
                format!("Late by {}.", count(days, "day", "days"))
            }
            None => String::new(),
        }
    }

    /// When they were asked and by when we hope to hear: "on November 10, 2026, by November 20, 2026".
    #[must_use]
    pub fn when(&self) -> String {
        let due = self.due.map_or_else(String::new, |due| format!(", by {}", dates::long(due)));
        format!("on {}{due}", dates::long(self.asked))
    }
}

/// What comes of an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They told us, on this day.
    Told(Date),
    /// We no longer wait for them.
    Withdrawn,
}

impl Outcome {
    fn of(ask: &Ask) -> Option<Self> {
        if ask.is_withdrawn { Some(Self::Withdrawn) } else { ask.told.map(Self::Told) }
    }

    fn stored(self) -> String {
        match self {
            Self::Told(day) => dates::iso(day),
            Self::Withdrawn => "withdrawn".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;
    use crate::domain::people::Profile;
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 11 - 23);

    fn ask() -> Ask {
        let profile = Profile { name: "Lee Park".to_owned(), ..Profile::default() };
        Ask {
            id: AskId(Uuid::from_u128(1)),
            topic: "3.1".parse().unwrap(),
            person: Person { id: PersonId(Uuid::from_u128(2)), profile },
            asked: date!(2026 - 11 - 10),
            due: Some(date!(2026 - 11 - 20)),
            told: None,
            is_withdrawn: false,
        }
    }

    #[test]
    fn an_ask_is_late_from_the_day_after() {
        assert_eq!(ask().late(TODAY), "Late by three days.");
        assert_eq!(ask().late(date!(2026 - 11 - 21)), "Late by one day.");
        assert_eq!(ask().late(date!(2026 - 11 - 20)), "");
        assert_eq!(Ask { told: Some(TODAY), ..ask() }.late(TODAY), "");
        assert_eq!(Ask { due: None, ..ask() }.late(TODAY), "");
        assert_eq!(ask().when(), "on November 10, 2026, by November 20, 2026");
    }

    #[test]
    fn a_stale_press_is_refused_and_a_second_one_changes_nothing() {
        let shown = ask().rev();
        assert_eq!(ask().press(Outcome::Told(TODAY), shown), Settlement::Save);
        assert_eq!(ask().press(Outcome::Withdrawn, shown), Settlement::Save);
        let told = Ask { told: Some(TODAY), ..ask() };
        assert_eq!(told.press(Outcome::Told(TODAY), shown), Settlement::LeftAlone);
        assert_eq!(told.press(Outcome::Withdrawn, shown), Settlement::Conflict);
        let withdrawn = Ask { is_withdrawn: true, ..ask() };
        assert_eq!(withdrawn.press(Outcome::Told(TODAY), shown), Settlement::Conflict);
    }
}
