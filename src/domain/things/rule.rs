//! The rules by which the parts of things are read from forms and bundles, and read aloud.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Noun;
use crate::domain::guide::metrics::PlaceCode;
use crate::domain::guide::{DimensionKey, Framework, PillarKey, PredictorKey};
use crate::domain::metrics::{self, ReadingKey};
use crate::domain::publication::Seal;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::language::Language;
use crate::domain::words::period::Period;
use crate::domain::words::position::Position;
use crate::domain::words::text::{self, Problem};
use crate::domain::words::{capital, dates, typed_number};

/// The words of a choice, each with what people see, in the order of the form.
pub type Menu = fn() -> Vec<(&'static str, String)>;

/// What a part can name by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A thing of this kind.
    Thing(Noun),
    /// A population group.
    Group,
    /// An action of the work plan.
    Action,
}

/// A rule by which a part is read. What is stored is always a text, and empty where nothing was said.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// One line of so many characters at most.
    Line(usize),
    /// One line that must show something; else the sentence asks for it.
    Named(usize, &'static str),
    /// Several lines of so many characters at most, all together.
    Lines(usize),
    /// Several lines that must show something; else the sentence asks for it.
    Told(usize, &'static str),
    /// A day, or none.
    Day,
    /// A day that must stand there; else the sentence asks for it.
    Dated(&'static str),
    /// One word of a choice, or none.
    One(Menu),
    /// Words of a choice, a line each, in its order.
    Many(Menu),
    /// Words of a choice, a line each, in the order that somebody gave them.
    Arranged(Menu),
    /// Yes, or nothing.
    Flag,
    /// A whole number up to a million, or none.
    Number,
    /// A person of the jurisdiction, or nobody.
    Person,
    /// One thing that is named by its id, or none.
    Ref(Target),
    /// Things that are named by their ids, a line each, in the order of the ids.
    Refs(Target),
    /// The same, where a number may stand after each id: "id 12".
    Counted(Target),
    /// A place that files measure, by its code.
    Place,
    /// A reading of the metrics, by what it is of and the release that says it; or none.
    Reading,
    /// An exact number, as people write them, or none.
    Decimal,
    /// The day or the span that a figure speaks of, or none.
    Period,
    /// The same, which must stand there; else the sentence asks for it.
    Spoken(&'static str),
    /// A language, by its tag; it must stand there.
    Language,
    /// A text that the program freezes, as it is, or none.
    Frozen,
    /// A picture in the form in which it is kept, or none.
    Picture,
    /// Where it stands among the others, by hand.
    Position,
}

/// The most things that one part names.
const MOST_NAMED: usize = 5_000;
/// The highest number.
const HIGHEST: u32 = 1_000_000;
/// The longest frozen text, in bytes.
const LONGEST_FROZEN: usize = 1_000_000;

impl Rule {
    /// The stored form of what was typed. A person is chosen elsewhere, and passes as it is.
    ///
    /// # Errors
    /// The [`Problem`] that stands beside the field.
    pub fn clean(self, typed: &str) -> Result<String, Problem> {
        let blank = typed.trim().is_empty();
        match self {
            Self::Line(most) => text::line(typed, most),
            Self::Named(most, ask) => text::required(typed, most, ask),
            Self::Lines(most) => text::lines(typed, most),
            Self::Told(most, ask) => {
                let told = text::lines(typed, most)?;
                if text::line(&told, usize::MAX)?.is_empty() { Err(Problem::Missing(ask)) } else { Ok(told) }
            }
            Self::Dated(ask) | Self::Spoken(ask) if blank => Err(Problem::Missing(ask)),
            Self::Language if blank => Err(Problem::Missing("Say which language it is.")),
            Self::Place if blank => Err(Problem::Missing("Choose a place.")),
            Self::Day | Self::One(_) | Self::Number | Self::Ref(_) | Self::Reading | Self::Decimal | Self::Period if blank => {
                Ok(String::new())
            }
            Self::Day | Self::Dated(_) => dates::parse_iso(typed.trim()).map(dates::iso).ok_or(Problem::NotADate),
            Self::One(menu) => {
                let word = typed.trim();
                if menu().iter().any(|(key, _)| *key == word) { Ok(word.to_owned()) } else { Err(Problem::NotAChoice) }
            }
            Self::Many(menu) => many(&menu(), typed),
            Self::Arranged(menu) => arranged(&menu(), typed),
            Self::Flag => {
                if blank || typed == "yes" {
                    Ok(typed.trim().to_owned())
                } else {
                    Err(Problem::NotAChoice)
                }
            }
            Self::Number => number(typed),
            Self::Person => Ok(typed.to_owned()),
            Self::Ref(_) => id(typed).map(|id| id.to_string()),
            Self::Refs(_) => Ok(joined(each(typed)?.into_iter().map(|(id, _)| (id, String::new())).collect())),
            Self::Counted(_) => Ok(joined(each(typed)?)),
            Self::Place => typed.trim().parse::<PlaceCode>().map(|code| code.to_string()).map_err(|_| Problem::NotAChoice),
            Self::Reading => typed.trim().parse::<ReadingKey>().map(|key| key.to_string()).map_err(|_| Problem::NotAChoice),
            Self::Decimal => typed_number::read(typed).map(Decimal::kept),
            Self::Period | Self::Spoken(_) => typed.parse::<Period>().map(|period| period.to_string()),
            Self::Language => typed.parse::<Language>().map(|language| language.to_string()),
            Self::Frozen if typed.len() <= LONGEST_FROZEN => Ok(typed.to_owned()),
            Self::Frozen => Err(Problem::TooLong { length: typed.len(), limit: LONGEST_FROZEN }),
            Self::Picture if typed.is_empty() => Ok(String::new()),
            Self::Picture => match Seal::checked(typed) {
                Some(_) => Ok(typed.to_owned()),
                None => Err(Problem::Other("It is no picture in the form in which Milepost keeps it.".to_owned())),
            },
            Self::Position => {
                if typed.parse::<Position>().is_ok() {
                    Ok(typed.to_owned())
                } else {
                    Err(Problem::NotAChoice)
                }
            }
        }
    }

    /// What is stored, as people read it. `named` tells what an id is called.
    #[must_use]
    pub fn in_words(self, stored: &str, named: impl Fn(Uuid) -> String) -> String {
        if stored.is_empty() {
            return String::new();
        }
        match self {
            Self::Day | Self::Dated(_) => dates::parse_iso(stored).map_or_else(|| stored.to_owned(), dates::long),
            Self::One(menu) | Self::Many(menu) | Self::Arranged(menu) => {
                let menu = menu();
                let label =
                    |key: &str| menu.iter().find(|(word, _)| *word == key).map_or_else(|| key.to_owned(), |(_, label)| label.clone());
                stored.lines().map(label).collect::<Vec<_>>().join("\n")
            }
            Self::Flag => "Yes".to_owned(),
            Self::Place => metrics::said_place(stored),
            Self::Decimal => Decimal::read(stored).map_or_else(|| stored.to_owned(), Decimal::written),
            Self::Period | Self::Spoken(_) => stored.parse::<Period>().map_or_else(|_| stored.to_owned(), Period::in_words),
            Self::Language => stored.parse::<Language>().map_or_else(|_| stored.to_owned(), |language| language.name()),
            Self::Frozen => "As it stood that day".to_owned(),
            Self::Picture => "A picture".to_owned(),
            Self::Reading => stored.parse::<ReadingKey>().map_or_else(|_| stored.to_owned(), |key| key.in_words()),
            Self::Person | Self::Ref(_) | Self::Refs(_) | Self::Counted(_) => {
                let told = |line: &str| {
                    let (id, number) = line.split_once(' ').unwrap_or((line, ""));
                    let name = Uuid::try_parse(id).map_or_else(|_| "someone".to_owned(), &named);
                    if number.is_empty() { name } else { format!("{name}: {number}") }
                };
                stored.lines().map(told).collect::<Vec<_>>().join("\n")
            }
            _ => stored.to_owned(),
        }
    }

    /// Whether it stands in the form of its thing. What does not is set by the program, or in a way of its own.
    #[must_use]
    pub const fn is_in_form(self) -> bool {
        !matches!(self, Self::Position | Self::Frozen | Self::Arranged(_) | Self::Picture)
    }

    /// The words of its choice, if it is one.
    #[must_use]
    pub fn menu(self) -> Option<Vec<(&'static str, String)>> {
        match self {
            Self::One(menu) | Self::Many(menu) | Self::Arranged(menu) => Some(menu()),
            _ => None,
        }
    }

    /// The most characters that are typed into its field, where it is a text.
    #[must_use]
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::Line(most) | Self::Named(most, _) | Self::Lines(most) | Self::Told(most, _) => Some(most),
            _ => None,
        }
    }

    /// What it names by ids, other than people.
    #[must_use]
    pub const fn names(self) -> Option<Target> {
        match self {
            Self::Ref(target) | Self::Refs(target) | Self::Counted(target) => Some(target),
            _ => None,
        }
    }
}

fn arranged(menu: &[(&'static str, String)], typed: &str) -> Result<String, Problem> {
    let mut words: Vec<&str> = Vec::new();
    for word in typed.lines().map(str::trim).filter(|word| !word.is_empty()) {
        if !menu.iter().any(|(key, _)| *key == word) || words.contains(&word) {
            return Err(Problem::NotAChoice);
        }
        words.push(word);
    }
    Ok(words.join("\n"))
}

fn many(menu: &[(&'static str, String)], typed: &str) -> Result<String, Problem> {
    let words: BTreeSet<&str> = typed.lines().map(str::trim).filter(|word| !word.is_empty()).collect();
    let known: Vec<&str> = menu.iter().map(|(key, _)| *key).filter(|key| words.contains(key)).collect();
    if known.len() == words.len() { Ok(known.join("\n")) } else { Err(Problem::NotAChoice) }
}

fn number(typed: &str) -> Result<String, Problem> {
    let digits: String = typed.trim().chars().filter(|letter| *letter != ',').collect();
    match digits.parse::<u32>() {
        Ok(number) if number <= HIGHEST => Ok(number.to_string()),
        _ => Err(Problem::Other("Enter a whole number, up to one million.".to_owned())),
    }
}

fn id(typed: &str) -> Result<Uuid, Problem> {
    let typed = typed.trim();
    Uuid::try_parse(typed).ok().filter(|id| id.to_string() == typed).ok_or(Problem::NotAChoice)
}

/// Ids, each with the number after it, in their order and each once: the last of two counts.
fn each(typed: &str) -> Result<Vec<(Uuid, String)>, Problem> {
    let mut all = std::collections::BTreeMap::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (named, count) = line.split_once(' ').unwrap_or((line, ""));
        all.insert(id(named)?, if count.trim().is_empty() { String::new() } else { number(count)? });
    }
    if all.len() > MOST_NAMED {
        return Err(Problem::Other(format!("Choose {MOST_NAMED} at most.")));
    }
    Ok(all.into_iter().collect())
}

fn joined(all: Vec<(Uuid, String)>) -> String {
    let line = |(id, count): (Uuid, String)| if count.is_empty() { id.to_string() } else { format!("{id} {count}") };
    all.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The dimensions, as a choice.
#[must_use]
pub fn dimensions() -> Vec<(&'static str, String)> {
    DimensionKey::ALL.into_iter().map(|key| (key.as_str(), capital(&Framework::current().dimension(key).name))).collect()
}

/// The pillars, as a choice.
#[must_use]
pub fn pillars() -> Vec<(&'static str, String)> {
    PillarKey::ALL.into_iter().map(|key| (key.as_str(), capital(&Framework::current().pillar(key).name))).collect()
}

/// The predictors, as a choice.
#[must_use]
pub fn predictors() -> Vec<(&'static str, String)> {
    PredictorKey::all().map(|key| (key.as_str(), capital(&Framework::current().predictor(key).name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000-0000-7000-8000-000000000001";
    const TWO: &str = "00000000-0000-7000-8000-000000000002";

    #[test]
    fn every_rule_stores_one_form_of_what_was_typed() {
        for (rule, typed, stored) in [
            (Rule::Line(20), "  A   line ", "A line"),
            (Rule::Lines(20), "\r\nA\r\nB\n\n", "A\nB"),
            (Rule::Day, " 2026-12-05 ", "2026-12-05"),
            (Rule::Day, " ", ""),
            (Rule::One(pillars), "work", "work"),
            (Rule::Many(pillars), "work\n education \nwork", "education\nwork"),
            (Rule::Language, "spanish", "es"),
            (Rule::Flag, "yes", "yes"),
            (Rule::Number, " 1,200 ", "1200"),
            (Rule::Ref(Target::Group), ONE, ONE),
            (Rule::Refs(Target::Group), &format!("{TWO}\n{ONE}\n{TWO}"), &format!("{ONE}\n{TWO}")),
            (Rule::Counted(Target::Group), &format!("{TWO} 012\n{ONE}"), &format!("{ONE}\n{TWO} 12")),
        ] {
            assert_eq!(rule.clean(typed), Ok(stored.to_owned()), "{rule:?}");
            assert_eq!(rule.clean(stored), Ok(stored.to_owned()), "{rule:?} leaves what is stored as it is");
        }
    }

    #[test]
    fn every_slip_is_told() {
        for (rule, typed) in [
            (Rule::Line(3), "four"),
            (Rule::Named(20, "Ask"), " \u{2060} "),
            (Rule::Told(20, "Ask"), " \n "),
            (Rule::Day, "soon"),
            (Rule::Dated("Ask"), ""),
            (Rule::One(pillars), "play"),
            (Rule::Many(pillars), "work\nplay"),
            (Rule::Language, "the one we speak"),
            (Rule::Flag, "no"),
            (Rule::Number, "-1"),
            (Rule::Number, "1000001"),
            (Rule::Ref(Target::Group), "1"),
            (Rule::Refs(Target::Group), &ONE.replace('-', "")),
            (Rule::Counted(Target::Group), &format!("{ONE} many")),
            (Rule::Position, "0"),
        ] {
            assert!(rule.clean(typed).is_err(), "{rule:?} {typed}");
        }
    }

    #[test]
    fn what_is_stored_is_read_aloud() {
        let named = |id: Uuid| if id.to_string() == ONE { "Renters".to_owned() } else { "Older adults".to_owned() };
        for (rule, stored, words) in [
            (Rule::Day, "2026-12-05", "December 5, 2026"),
            (Rule::Many(pillars), "work", "Rewarding work"),
            (Rule::Flag, "yes", "Yes"),
            (Rule::Counted(Target::Group), &format!("{ONE}\n{TWO} 12"), "Renters\nOlder adults: 12"),
            (Rule::Line(9), "As it is", "As it is"),
            (Rule::Flag, "", ""),
        ] {
            assert_eq!(rule.in_words(stored, named), words);
        }
    }
}
