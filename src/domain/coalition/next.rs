//! Whom to ask next, and from whom an answer is still to come.

use time::Date;

use super::{Asking, Coalition, Member};
use crate::domain::words::dates;

impl Coalition {
    /// Those who are still to be asked: by the day for it, those without one last.
    #[must_use]
    pub fn to_ask_next(&self) -> Vec<&Member> {
        let mut members: Vec<&Member> = self.standing(Asking::ToAsk).collect();
        members.sort_by_key(|member| (member.ask_by.is_none(), member.ask_by));
        members
    }

    /// Those who were asked and have not answered: the longest ago first, those without a day first of all.
    #[must_use]
    pub fn unanswered(&self) -> Vec<&Member> {
        let mut members: Vec<&Member> = self.standing(Asking::Asked).collect();
        members.sort_by_key(|member| member.asked);
        members
    }

    /// Those whom nobody has asked though the day for it has passed.
    #[must_use]
    pub fn late(&self, today: Date) -> Vec<&Member> {
        self.to_ask_next().into_iter().filter(|member| member.is_late(today)).collect()
    }
}

impl Member {
    /// When they are to be asked, or how long ago they were: "Ask by December 1, 2026", "Asked 24 days ago".
    #[must_use]
    pub fn when_told(&self, today: Date) -> String {
        match (self.standing, self.ask_by, self.asked) {
            (Asking::ToAsk, Some(day), _) if day < today => format!("Late: to be asked by {}", dates::long(day)),
            (Asking::ToAsk, Some(day), _) => format!("Ask by {}", dates::long(day)),
            (Asking::ToAsk, None, _) => "No day to ask by".to_owned(),
            (Asking::Asked, _, None) => "Asked, on a day that no one noted".to_owned(),
            (Asking::Asked, _, Some(day)) => {
                let ago = match (today - day).whole_days() {
                    0 => "today".to_owned(),
                    1 => "yesterday".to_owned(),
                    n if n > 1 => format!("{n} days ago"),
                    // A day still to come was typed ahead.
                    _ => return format!("Asked on {}", dates::long(day)),
                };
                format!("Asked on {}, {ago}", dates::long(day))
            }
            _ => self.standing_told(),
        }
    }
}
