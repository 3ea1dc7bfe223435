//! The text of an e-mail that asks somebody about steps.

use std::fmt::{self, Display, Write};

use time::Date;

use super::Ask;
use crate::domain::guide::{Guide, StepKey, Topic};
use crate::domain::readiness::Answer;
use crate::domain::words::{capital, count, dates, inserted, possessive};

/// What a letter is made from. Its [`Display`] is the text, in plain lines.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// Whom it goes to.
    pub to: &'a str,
    /// Who asks, if they gave a name.
    pub from: Option<&'a str>,
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// What we wait for from this person, and nothing else.
    pub asks: &'a [&'a Ask],
    /// The guide with whose words it is read.
    pub guide: &'a Guide,
    /// Today: no day that has passed is named.
    pub today: Date,
}

impl Letter<'_> {
    /// The subject line: "Two questions about Wren County’s readiness".
    #[must_use]
    pub fn subject(&self) -> String {
        let questions = capital(&count(self.steps().count(), "question", "questions"));
        format!("{questions} about {} readiness", possessive(self.jurisdiction))
    }

    /// The asks, without steps whose whole condition is asked as well.
    fn asks(&self) -> impl Iterator<Item = &Ask> {
        let is_within =
            |ask: &Ask| ask.topic.step().is_some() && self.asks.iter().any(|other| other.topic == Topic::Condition(ask.topic.condition()));
        self.asks.iter().copied().filter(move |ask| !is_within(ask))
    }

    fn steps(&self) -> impl Iterator<Item = StepKey> {
        self.asks().flat_map(|ask| ask.topic.steps())
    }

    /// The date that all asks share; nothing where they differ or have none.
    fn one_date(&self) -> Option<Date> {
        let mut dates = self.asks().map(|ask| ask.due);
        let first = dates.next()??;
        dates.all(|due| due == Some(first)).then_some(first).filter(|date| *date >= self.today)
    }

    /// What is asked: each step with what counts for it, and by when where the dates differ.
    fn questions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ask in self.asks() {
            if let Topic::Condition(key) = ask.topic {
                writeln!(f, "Condition {}: {}\n", key.number(), self.guide.condition(key).name)?;
            }
            for key in ask.topic.steps() {
                let step = self.guide.step(key);
                writeln!(f, "{}. {}\nWhat counts: {}", key.label(), step.text, step.counts)?;
                if let (Some(due), None) = (ask.due.filter(|due| *due >= self.today), self.one_date()) {
                    writeln!(f, "By {}, if you can.", dates::long(due))?;
                }
                f.write_char('\n')?;
            }
        }
        Ok(())
    }
}

impl Display for Letter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.steps().count();
        let are = if n == 1 { "is" } else { "are" };
        writeln!(f, "Hello {},\n", inserted(self.to))?;
        writeln!(f, "We are looking at how ready {} government is to help more residents move up.", possessive(self.jurisdiction))?;
        writeln!(f, "There {are} {} that you may be able to answer best.\n", count(n, "point", "points"))?;
        self.questions(f)?;
        let [yes, partly, not_yet, unknown] = Answer::ALL.map(Answer::label);
        let which = if n == 1 { "Which of these fits best" } else { "For each, which of these fits best" };
        writeln!(f, "{which}: “{yes}”, “{partly}”, “{not_yet}”, or “{unknown}”?")?;
        writeln!(f, "A sentence on why helps. So does the name of a document that shows it.\n")?;
        let to = self.from.map_or_else(|| "Answer this e-mail".to_owned(), |name| format!("Send your answer to {}", inserted(name)));
        let by = self.one_date().map_or_else(String::new, |due| format!(" by {}, if you can", dates::long(due)));
        writeln!(f, "{to}{by}. If someone else knows better, tell us who.\n")?;
        match self.from {
            Some(name) => write!(f, "Thank you,\n{}", inserted(name)),
            None => f.write_str("Thank you"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{AskId, PersonId};
    use crate::domain::people::{Person, Profile};
    use time::macros::date;
    use uuid::Uuid;

    fn ask(topic: &str, due: Option<Date>) -> Ask {
        Ask {
            id: AskId(Uuid::from_u128(1)),
            topic: topic.parse().unwrap(),
            person: Person { id: PersonId(Uuid::from_u128(2)), profile: Profile::default() },
            asked: date!(2026 - 11 - 10),
            due,
            told: None,
            is_withdrawn: false,
        }
    }

    fn letter(to: &str, from: Option<&str>, asks: &[Ask]) -> (String, String) {
        let asks: Vec<&Ask> = asks.iter().collect();
        let letter =
            Letter { to, from, jurisdiction: "City of Lansing", asks: &asks, guide: Guide::current(), today: date!(2026 - 11 - 15) };
        (letter.subject(), letter.to_string())
    }

    const DAY: Date = date!(2026 - 11 - 20);

    #[test]
    fn one_step_makes_a_short_letter() {
        let (subject, text) = letter("Lee Park", Some("Dana Ortiz"), &[ask("3.1", Some(DAY))]);
        assert_eq!(subject, "One question about the City of Lansing’s readiness");
        let step = Guide::current().step("3.1".parse().unwrap());
        let expected = format!(
            "Hello Lee Park,\n\n\
             We are looking at how ready the City of Lansing’s government is to help more residents move up.\n\
             There is one point that you may be able to answer best.\n\n\
             3a. {}\nWhat counts: {}\n\n\
             Which of these fits best: “Yes”, “Partly, or under way”, “Not yet”, or “We don’t know yet”?\n\
             A sentence on why helps. So does the name of a document that shows it.\n\n\
             Send your answer to Dana Ortiz by November 20, 2026, if you can. If someone else knows better, tell us who.\n\n\
             Thank you,\nDana Ortiz",
            step.text, step.counts
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn many_steps_with_one_date_name_it_once_and_with_several_beside_each() {
        let (subject, text) = letter("Lee Park", Some("Dana Ortiz"), &[ask("3.1", Some(DAY)), ask("4.2", Some(DAY))]);
        assert_eq!(subject, "Two questions about the City of Lansing’s readiness");
        assert!(text.contains("There are two points") && text.contains("For each, which") && text.contains("\n4b. "), "{text}");
        assert_eq!(text.matches("November 20, 2026").count(), 1, "{text}");
        let (_, text) = letter("Lee Park", None, &[ask("3.1", Some(DAY)), ask("4.2", Some(date!(2026 - 12 - 01))), ask("5.1", None)]);
        assert_eq!(text.matches("\nBy ").count(), 2, "{text}");
        assert!(text.contains("Answer this e-mail. If someone else"), "{text}");
    }

    #[test]
    fn a_whole_condition_asks_all_its_steps_and_each_once() {
        let (subject, text) = letter("Lee Park", None, &[ask("5.2", None), ask("staff-buy-in", None)]);
        assert_eq!(subject, "Four questions about the City of Lansing’s readiness");
        assert!(text.contains("Condition 5: "), "{text}");
        for label in ["5a. ", "5b. ", "5c. ", "5d. "] {
            assert_eq!(text.matches(&format!("\n{label}")).count(), 1, "{label} in {text}");
        }
        assert!(!text.contains("\nBy ") && text.ends_with("Thank you"), "{text}");
    }

    #[test]
    fn an_odd_name_stands_as_it_is() {
        let (_, text) = letter("<b>Ἀνδρέας “O’Neil”</b> & 🏁 %0A", Some("=cmd()"), &[ask("3.1", None)]);
        assert!(text.starts_with("Hello <b>Ἀνδρέας “O’Neil”</b> & 🏁 %0A,\n"), "{text}");
        assert!(text.contains("Send your answer to =cmd(). If"), "{text}");
    }
}
