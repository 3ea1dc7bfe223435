//! A posted form of a line or step of the road, read into values, or into problems to show beside the fields.

use super::{Mark, Said};
use crate::domain::guide::RoadPlace;
use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick, Slip, Who};
use crate::domain::words::dates;
use crate::domain::words::text::{self, Problem, REASON_LIMIT};

/// The fields of the form of a line.
pub const FIELDS: [Fact; 4] = [Fact::Status, Fact::Reason, Fact::Owner, Fact::Due];
/// The fields of the form of a step.
const FIELDS_OF_STEP: [Fact; 2] = [Fact::Status, Fact::Reason];

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What is said by now.
    pub stored: &'a Said,
    /// Who may be meant by a name.
    pub people: &'a People,
    /// Whom the form says to be meant by the name of the owner.
    pub owner: &'a str,
}

/// A form as it came, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted {
    /// The values that came, in stored form. The owner is apart.
    pub values: Vec<(Fact, String)>,
    /// The owner, if that field came.
    pub owner: Option<Who>,
    /// What is wrong, by field. With any, nothing is saved.
    pub problems: Vec<(Fact, Problem)>,
}

impl RoadPlace {
    /// The fields of its form.
    #[must_use]
    pub const fn fields(self) -> &'static [Fact] {
        match self {
            Self::Step(_) => &FIELDS_OF_STEP,
            Self::Line(_) => &FIELDS,
        }
    }

    /// Reads how far it is: nothing where nobody says. A step is only said not to be needed; its lines say the rest.
    ///
    /// # Errors
    /// [`Problem::NotAChoice`].
    pub fn mark(self, typed: &str) -> Result<Option<Mark>, Problem> {
        let mark = if typed.is_empty() { None } else { Some(typed.parse::<Mark>()?) };
        match (self, mark) {
            (Self::Line(_), _) | (Self::Step(_), None | Some(Mark::NotNeeded)) => Ok(mark),
            (Self::Step(_), _) => Err(Problem::NotAChoice),
        }
    }
}

impl Posted {
    /// Reads the fields that came. One that did not come is left alone.
    #[must_use]
    pub fn read(typed: &[(Fact, String)], shown: Shown<'_>) -> Self {
        let mut posted = Self::default();
        let place = shown.stored.place;
        for (fact, value) in typed.iter().filter(|(fact, _)| place.fields().contains(fact)) {
            if *fact == Fact::Owner {
                let pick = Pick { text: value.clone(), id: shown.owner.to_owned() };
                match pick.read(shown.people).map_err(Slip::problem) {
                    Ok(owner) => posted.owner = Some(owner),
                    Err(problem) => posted.problems.push((*fact, problem)),
                }
                continue;
            }
            match clean(place, *fact, value) {
                Ok(value) => posted.values.push((*fact, value)),
                Err(problem) => posted.problems.push((*fact, problem)),
            }
        }
        let will_be = |fact: Fact| {
            let came = posted.values.iter().find(|(name, _)| *name == fact);
            came.map_or_else(|| shown.stored.stored(fact), |(_, value)| value.clone())
        };
        let has_problem = posted.problems.iter().any(|(fact, _)| *fact == Fact::Reason);
        if will_be(Fact::Status) == Mark::NotNeeded.as_str() && will_be(Fact::Reason).is_empty() && !has_problem {
            posted.problems.push((Fact::Reason, Problem::Missing("Say why it is not needed, so that no one has to ask later.")));
        }
        posted
    }

    /// The problem of a field.
    #[must_use]
    pub fn problem(&self, fact: Fact) -> Option<&Problem> {
        self.problems.iter().find(|(name, _)| *name == fact).map(|(_, problem)| problem)
    }
}

/// Cleans one field into its stored form.
fn clean(place: RoadPlace, fact: Fact, typed: &str) -> Result<String, Problem> {
    match fact {
        Fact::Status => place.mark(typed).map(|mark| mark.map_or_else(String::new, |mark| mark.to_string())),
        Fact::Reason => text::lines(typed, REASON_LIMIT),
        _ if typed.trim().is_empty() => Ok(String::new()),
        _ => dates::parse_iso(typed.trim()).map(dates::iso).ok_or(Problem::NotADate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(place: &str, fields: &[(Fact, &str)]) -> Posted {
        let typed: Vec<(Fact, String)> = fields.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let stored = Said::nothing(place.parse().unwrap());
        Posted::read(&typed, Shown { stored: &stored, people: &People::default(), owner: "" })
    }

    #[test]
    fn a_whole_form_becomes_stored_values() {
        let posted =
            read("4.1", &[(Fact::Status, "under_way"), (Fact::Reason, ""), (Fact::Owner, " Lee  Park "), (Fact::Due, " 2026-12-05 ")]);
        assert_eq!(posted.problems, []);
        assert_eq!(posted.owner, Some(Who::New { name: "Lee Park".to_owned(), is_meant: false }));
        let values = [(Fact::Status, "under_way"), (Fact::Reason, ""), (Fact::Due, "2026-12-05")];
        assert_eq!(posted.values, values.map(|(fact, value)| (fact, value.to_owned())));
    }

    #[test]
    fn every_slip_is_named_beside_its_field() {
        let long = "x".repeat(2_001);
        let slips: [(&str, Fact, &str, &str); 6] = [
            ("4.1", Fact::Status, "dropped", "Choose one of the answers shown."),
            ("4", Fact::Status, "done", "Choose one of the answers shown."),
            ("4.1", Fact::Reason, &long, "This is 2,001 characters, and the field holds 2,000."),
            ("4.1", Fact::Due, "soon", "Enter a date between"),
            ("4.1", Fact::Due, "2300-01-01", "Enter a date between"),
            ("4.1", Fact::Owner, &long, "This is 2,001 characters, and the field holds 120."),
        ];
        for (place, fact, typed, says) in slips {
            let posted = read(place, &[(fact, typed)]);
            let problem = posted.problem(fact).map(ToString::to_string).unwrap_or_default();
            assert!(problem.starts_with(says), "{fact:?}: {problem}");
        }
    }

    #[test]
    fn what_is_not_needed_needs_its_reason() {
        for place in ["4", "4.1"] {
            assert!(read(place, &[(Fact::Status, "not_needed"), (Fact::Reason, " ")]).problem(Fact::Reason).is_some());
            assert_eq!(read(place, &[(Fact::Status, "not_needed"), (Fact::Reason, "The city does it")]).problems, []);
        }
        let stored = Said { mark: Some(Mark::NotNeeded), reason: "Old".to_owned(), ..Said::nothing("4".parse().unwrap()) };
        let shown = Shown { stored: &stored, people: &People::default(), owner: "" };
        assert!(Posted::read(&[(Fact::Reason, String::new())], shown).problem(Fact::Reason).is_some(), "nor is it taken away");
        assert_eq!(Posted::read(&[(Fact::Reason, String::new()), (Fact::Status, String::new())], shown).problems, []);
    }

    #[test]
    fn a_step_has_no_owner_and_no_date() {
        let posted = read("4", &[(Fact::Owner, "Lee Park"), (Fact::Due, "2026-12-05")]);
        assert_eq!(posted, Posted::default());
    }
}
