//! A posted form of an action, read into values, or into problems to show beside the fields.

use time::Date;

use super::funding::{PostedLines, TypedLine};
use super::{Action, Effort, Serving, Status};
use crate::domain::guide::{LineKey, Topic};
use crate::domain::history::Fact;
use crate::domain::names::is_seen;
use crate::domain::people::choosing::{People, Pick, Slip, Who};
use crate::domain::words::dates;
use crate::domain::words::text::{self, NOTE_LIMIT, Problem, REASON_LIMIT};

/// The longest text of what is to be done, in characters.
pub const WHAT_LIMIT: usize = 300;
/// The longest list of helpers, in characters.
pub const HELPERS_LIMIT: usize = 500;

/// The fields of the form, in the order in which they are saved: the reason stands before the status,
/// since a dropped action must have one.
pub const FIELDS: [Fact; 11] = [
    Fact::What,
    Fact::Closes,
    Fact::Serves,
    Fact::RoadLine,
    Fact::Owner,
    Fact::Helpers,
    Fact::Due,
    Fact::Effort,
    Fact::Reason,
    Fact::Status,
    Fact::Notes,
];

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The action as it is stored; none while it is new.
    pub stored: Option<&'a Action>,
    /// The day before which nothing of it can be due, if there is one.
    pub start: Option<Date>,
    /// Who may be meant by a name.
    pub people: &'a People,
    /// Whom the form says to be meant by the name of the owner.
    pub owner: &'a str,
    /// The sources of money that the jurisdiction has.
    pub sources: &'a [String],
    /// The strategic actions that it may serve.
    pub serving: &'a Serving,
}

/// A form as it came, read.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    /// The values that came, in stored form, in the order of [`FIELDS`]. The owner is apart.
    pub values: Vec<(Fact, String)>,
    /// The owner, if that field came.
    pub owner: Option<Who>,
    /// The funding lines that came.
    pub funding: PostedLines,
    /// What is wrong, by field. With any, nothing is saved.
    pub problems: Vec<(Fact, Problem)>,
}

impl Posted {
    /// Reads the fields that came. One that did not come is left alone.
    #[must_use]
    pub fn read(typed: &[(Fact, String)], lines: &[TypedLine], ground: Ground<'_>) -> Self {
        let stored = ground.stored.map_or(&[][..], |action| &action.funding);
        let mut posted = Self { funding: PostedLines::read(lines, stored, ground.sources), ..Self::default() };
        let came = |fact: Fact| typed.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.as_str());
        for fact in FIELDS {
            let Some(value) = came(fact) else { continue };
            if fact == Fact::Owner {
                let pick = Pick { text: value.to_owned(), id: ground.owner.to_owned() };
                match pick.read(ground.people).map_err(Slip::problem) {
                    Ok(owner) => posted.owner = Some(owner),
                    Err(problem) => posted.problems.push((fact, problem)),
                }
                continue;
            }
            match clean(fact, value, ground) {
                Ok(value) => posted.values.push((fact, value)),
                Err(problem) => posted.problems.push((fact, problem)),
            }
        }
        posted.require(ground);
        posted
    }

    /// What holds between fields, and what must be there.
    fn require(&mut self, ground: Ground<'_>) {
        let stored = |fact| ground.stored.map_or_else(String::new, |action| action.stored(fact));
        let will_be = |fact: Fact| self.value(fact).map_or_else(|| stored(fact), str::to_owned);
        let has_problem = |fact: Fact| self.problems.iter().any(|(name, _)| *name == fact);
        let mut missing = Vec::new();
        if !is_seen(&will_be(Fact::What)) && !has_problem(Fact::What) {
            missing.push((Fact::What, Problem::Missing("Say what is to be done, in a few words.")));
        }
        if will_be(Fact::Status) == Status::Dropped.as_str() && will_be(Fact::Reason).is_empty() && !has_problem(Fact::Reason) {
            missing.push((Fact::Reason, Problem::Missing("Say why it is dropped, so that no one has to ask later.")));
        }
        self.problems.extend(missing);
    }

    /// Whether nothing is wrong, so that all of it can be saved.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.problems.is_empty() && self.funding.problems.is_empty()
    }

    /// The stored form of a value that came.
    #[must_use]
    pub fn value(&self, fact: Fact) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.as_str())
    }

    /// The problem of a field.
    #[must_use]
    pub fn problem(&self, fact: Fact) -> Option<&Problem> {
        self.problems.iter().find(|(name, _)| *name == fact).map(|(_, problem)| problem)
    }
}

/// Cleans one field into its stored form.
fn clean(fact: Fact, typed: &str, ground: Ground<'_>) -> Result<String, Problem> {
    let is_empty = typed.trim().is_empty();
    match fact {
        Fact::What => text::line(typed, WHAT_LIMIT),
        Fact::Helpers => text::line(typed, HELPERS_LIMIT),
        Fact::Reason => text::lines(typed, REASON_LIMIT),
        Fact::Status => typed.parse::<Status>().map(|status| status.to_string()),
        Fact::Closes | Fact::RoadLine | Fact::Due | Fact::Effort if is_empty => Ok(String::new()),
        Fact::Serves => Ok(ground.serving.read(typed)?.map_or_else(String::new, |id| id.to_string())),
        Fact::Closes => typed.parse::<Topic>().map(|topic| topic.to_string()).map_err(|_| Problem::NotAChoice),
        Fact::RoadLine => typed.parse::<LineKey>().map(|line| line.to_string()).map_err(|_| Problem::NotAChoice),
        Fact::Due => due(typed, ground),
        Fact::Effort => typed.parse::<Effort>().map(|effort| effort.to_string()),
        _ => text::lines(typed, NOTE_LIMIT),
    }
}

/// Reads a due date. One that stands already is not asked about again, since rounds may move.
fn due(typed: &str, ground: Ground<'_>) -> Result<String, Problem> {
    let due = dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)?;
    let stands = ground.stored.and_then(|action| action.due) == Some(due);
    match ground.start {
        Some(start) if due < start && !stands => {
            Err(Problem::Other(format!("This is before the start, {}. Enter that day or a later one.", dates::long(start))))
        }
        _ => Ok(dates::iso(due)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const START: Date = date!(2026 - 11 - 23);

    fn read(fields: &[(Fact, &str)]) -> Posted {
        let typed: Vec<(Fact, String)> = fields.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let (people, serving) = (People::default(), Serving::default());
        let ground = Ground { stored: None, start: Some(START), people: &people, owner: "", sources: &[], serving: &serving };
        Posted::read(&typed, &[], ground)
    }

    #[test]
    fn a_whole_form_becomes_stored_values() {
        let posted = read(&[
            (Fact::What, " Hire a  facilitator "),
            (Fact::Closes, "3.1"),
            (Fact::Owner, "Lee Park"),
            (Fact::Due, "2026-11-23"),
            (Fact::Effort, "large"),
            (Fact::Status, "doing"),
        ]);
        assert_eq!(posted.problems, []);
        assert_eq!(posted.owner, Some(Who::New { name: "Lee Park".to_owned(), is_meant: false }));
        assert_eq!(posted.value(Fact::What), Some("Hire a facilitator"));
    }

    #[test]
    fn every_slip_is_named_beside_its_field() {
        let long = "x".repeat(500);
        let slips: [(Fact, &str, &str); 10] = [
            (Fact::What, " ", "Say what is to be done"),
            (Fact::What, &long, "This is 500 characters, and the field holds 300."),
            (Fact::Closes, "9.9", "Choose one of the answers shown."),
            (Fact::RoadLine, "4.9", "Choose one of the answers shown."),
            (Fact::Serves, "00000000-0000-7000-8000-000000000001", "This strategic action is no longer here."),
            (Fact::Owner, &long, "This is 500 characters, and the field holds 120."),
            (Fact::Due, "2026-11-22", "This is before the start, November 23, 2026."),
            (Fact::Due, "tomorrow", "Enter a date between"),
            (Fact::Effort, "huge", "Choose one of the answers shown."),
            (Fact::Status, "perhaps", "Choose one of the answers shown."),
        ];
        for (fact, typed, says) in slips {
            let posted = read(&[(Fact::What, "Act"), (fact, typed)].into_iter().rev().collect::<Vec<_>>());
            let problem = posted.problem(fact).map(ToString::to_string).unwrap_or_default();
            assert!(problem.starts_with(says), "{fact:?}: {problem}");
        }
    }

    #[test]
    fn dropping_needs_its_reason() {
        let posted = read(&[(Fact::What, "Act"), (Fact::Status, "dropped"), (Fact::Reason, " ")]);
        assert!(posted.problem(Fact::Reason).is_some());
        assert_eq!(read(&[(Fact::What, "Act"), (Fact::Status, "dropped"), (Fact::Reason, "No money")]).problems, []);
    }
}
