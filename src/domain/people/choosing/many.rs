//! Several people, from the boxes and lines of a form.

use super::People;
use super::one::{After, Slip, TEXT_LIMIT, Who, clean, meant};
use crate::domain::ids::PersonId;
use crate::domain::names;
use crate::domain::people::Person;
use crate::domain::words::text::{self, NOTE_LIMIT, Problem};

/// What came of the fields in which several people are chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picks {
    /// Whose boxes were ticked.
    pub ticked: Vec<PersonId>,
    /// The names that were typed, one a line.
    pub lines: String,
    /// What was answered when the form asked which of several was meant: the line, and the id or that it is somebody new.
    pub answers: Vec<(String, String)>,
}

/// How the lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The longest line, in characters.
    pub limit: usize,
    /// Whether a title follows each name.
    pub has_titles: bool,
}

/// Somebody who was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Whom it means.
    pub who: Who,
    /// How they are called here, as it is kept: the name, with the title where the form asks for it.
    pub line: String,
}

/// Lines that may mean several, each with those who may be meant, and what is wrong with the rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slips {
    /// The lines, with their numbers, and those who may be meant.
    pub which: Vec<(usize, String, Vec<PersonId>)>,
    /// What is wrong otherwise, with the first line that something is wrong with.
    pub problem: Option<Problem>,
}

impl Slips {
    /// The sentence beside the fields.
    #[must_use]
    pub fn problem(self) -> Problem {
        let asked =
            self.which.into_iter().next().map(|(at, _, among)| Problem::Other(format!("Line {at}: {}", Slip::Which(among).problem())));
        self.problem.or(asked).unwrap_or(Problem::NotAChoice)
    }
}

impl Picked {
    /// Whom each line means, in step with the lines.
    #[must_use]
    pub fn people(picked: &[Self]) -> Vec<Option<PersonId>> {
        let known = |one: &Self| if let Who::Known(id) = one.who { Some(id) } else { None };
        picked.iter().map(known).collect()
    }

    /// The lines, as they are kept.
    #[must_use]
    pub fn lines(picked: &[Self]) -> String {
        picked.iter().map(|one| one.line.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl Picks {
    /// Whom the boxes and the lines mean, each once, in the order in which they came.
    ///
    /// # Errors
    /// [`Slips`]: the lines that may mean several, or what is wrong.
    pub fn read(&self, people: &People, rule: Rule) -> Result<Vec<Picked>, Slips> {
        let (mut picked, mut slips): (Vec<Picked>, _) = (Vec::new(), Slips::default());
        for id in &self.ticked {
            if let Some(person) = people.iter().find(|person| person.id == *id) {
                picked.push(Picked { who: Who::Known(*id), line: rule.line(person) });
            } else {
                let gone = people.gone(*id).map(|gone| Problem::Other(gone.to_string()));
                slips.problem = slips.problem.or(gone);
            }
        }
        let lines = match text::lines(&self.lines, NOTE_LIMIT) {
            Ok(lines) => lines,
            Err(problem) => return Err(Slips { problem: Some(problem), ..slips }),
        };
        for (at, line) in lines.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            let read = clean(line, rule.longest(), rule.limit).and_then(|line| {
                let answer = self.answers.iter().find(|(asked, _)| names::same(asked, &line)).map_or("", |(_, answer)| answer);
                let who = meant(&line, answer, people, rule.after(), rule.limit)?;
                Ok(Picked { line: rule.kept(line, &who, people), who })
            });
            match read {
                Ok(one) => picked.push(one),
                Err(Slip::Which(among)) => slips.which.push((at + 1, line.trim().to_owned(), among)),
                Err(Slip::Problem(problem)) => {
                    slips.problem.get_or_insert(Problem::Other(format!("Line {}: {problem}", at + 1)));
                }
            }
        }
        if slips != Slips::default() {
            return Err(slips);
        }
        let mut once: Vec<Picked> = Vec::new();
        for one in picked {
            let is_known = |other: &Picked| match (&one.who, &other.who) {
                (Who::Known(id), Who::Known(other)) => id == other,
                (Who::New { name, .. }, Who::New { name: other, .. }) => names::same(name, other),
                _ => false,
            };
            if !once.iter().any(is_known) {
                once.push(one);
            }
        }
        Ok(once)
    }
}

impl Rule {
    const fn after(self) -> After {
        if self.has_titles { After::Title } else { After::Role }
    }

    /// The longest line that can mean somebody on record.
    const fn longest(self) -> usize {
        if self.has_titles { self.limit } else { TEXT_LIMIT }
    }

    /// How somebody on record is called whose box was ticked.
    fn line(self, person: &Person) -> String {
        let title = Some(&person.profile.title).filter(|title| self.has_titles && !title.is_empty());
        title.map_or_else(|| person.profile.name.clone(), |title| format!("{}, {title}", person.profile.name))
    }

    /// How somebody is called whose name was typed: as typed where titles stand, else by the name on record.
    fn kept(self, line: String, who: &Who, people: &[Person]) -> String {
        match who {
            Who::Known(id) if !self.has_titles => {
                people.iter().find(|person| person.id == *id).map_or(line, |person| person.profile.name.clone())
            }
            _ => line,
        }
    }
}
