//! The part of a form in which people are chosen, as its page shows it.

use std::fmt::Display;

use crate::domain::ids::PersonId;
use crate::domain::names;
use crate::domain::people::Person;
use crate::domain::people::choosing::{NEW, OFFERED, People, Pick, Picks, Rule, Slip, Who, shown};
use crate::domain::words::text::NAME_LIMIT;
use crate::web::frame::{Failure, Form};

/// A field in which one person is chosen: `chooser` in `templates/people/chooser.html`.
pub struct Chooser {
    /// The name of the field; that of the id ends in `-id`.
    pub name: &'static str,
    /// What the field holds.
    pub pick: Pick,
    /// How many characters it holds.
    pub limit: usize,
    /// Which of several is meant, while that is open.
    pub question: Option<Question>,
    /// What is wrong with it, or who changed it in the meantime.
    pub problem: Option<String>,
}

/// Boxes and lines in which several people are chosen: `boxes` in `templates/people/chooser.html`.
pub struct Boxes {
    /// The name of the field for the lines; those of the boxes and of the answers begin with it and a hyphen.
    pub name: &'static str,
    /// Those who are offered.
    pub choices: Vec<Choice>,
    /// The lines.
    pub lines: String,
    /// The lines that may mean several.
    pub questions: Vec<Question>,
    /// What is wrong.
    pub problem: Option<String>,
}

/// Which of several people a text means.
pub struct Question {
    /// The text.
    pub asked: String,
    /// Those who may be meant.
    pub among: Vec<Choice>,
    /// Whether somebody new was said to be meant.
    pub is_new: bool,
}

/// Somebody to choose.
pub struct Choice {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// Title and department, as far as known.
    pub role: String,
    /// Whether they are chosen.
    pub is_chosen: bool,
}

impl Choice {
    /// Somebody to choose.
    #[must_use]
    pub fn of(person: &Person, is_chosen: bool) -> Self {
        Self { id: person.id, name: person.profile.name.clone(), role: person.profile.role(), is_chosen }
    }
}

impl Question {
    fn of(asked: &str, among: &[PersonId], people: &[Person]) -> Self {
        let meant = people.iter().filter(|person| among.contains(&person.id));
        Self { asked: asked.to_owned(), among: meant.map(|person| Choice::of(person, false)).collect(), is_new: false }
    }
}

/// The id that was chosen; none where it was said to be somebody new.
fn answered(id: &str) -> String {
    if id == NEW { String::new() } else { id.to_owned() }
}

/// Takes the field of one person out of a form, if it came.
pub fn take_pick(form: &mut Form, name: &str) -> Option<Pick> {
    let id = form.text(&format!("{name}-id"));
    form.take(name).map(|text| Pick { text, id })
}

impl Chooser {
    /// The field as it is shown: somebody on record as lists have them, anything else as it was typed. Which of several
    /// is meant is asked once the form was refused for it.
    #[must_use]
    pub fn of(name: &'static str, mut pick: Pick, people: &People, problem: Option<impl Display>) -> Self {
        let meant = Pick { id: answered(&pick.id), ..pick.clone() }.read(people);
        if let Ok(Who::Known(id)) = meant
            && pick.id != NEW
            && let Some(person) = people.iter().find(|person| person.id == id)
        {
            pick.text = shown(person, people);
        }
        Self::asking((name, NAME_LIMIT), pick, meant, people, problem)
    }

    /// The same where a title may follow the name: it stays as it was typed.
    #[must_use]
    pub fn titled(name: &'static str, pick: Pick, people: &People, limit: usize, problem: Option<impl Display>) -> Self {
        let meant = Pick { id: answered(&pick.id), ..pick.clone() }.read_titled(people, limit);
        Self::asking((name, limit), pick, meant, people, problem)
    }

    fn asking(
        (name, limit): (&'static str, usize),
        pick: Pick,
        meant: Result<Who, Slip>,
        people: &[Person],
        problem: Option<impl Display>,
    ) -> Self {
        let problem = problem.map(|problem| problem.to_string());
        // Shown as the answer that it was, so that it does not outlast the text.
        let is_new = pick.id == NEW;
        let question = |among: &[PersonId]| Some(Question { is_new, ..Question::of(pick.text.trim(), among, people) });
        let (id, question) = match meant {
            Ok(Who::Known(id)) if is_new => (String::new(), question(&[id])),
            Ok(Who::Known(id)) => (id.to_string(), None),
            Err(Slip::Which(among)) if is_new || problem.is_some() => (String::new(), question(&among)),
            _ => (String::new(), None),
        };
        Self { name, pick: Pick { id, ..pick }, limit, question, problem }
    }

    /// The ids of what describes the field.
    #[must_use]
    pub fn described_by(&self, hint: &str) -> String {
        let hint = (!hint.is_empty()).then(|| format!("hint-{}", self.name));
        let problem = self.problem.as_ref().map(|_| format!("problem-{}", self.name));
        hint.into_iter().chain(problem).collect::<Vec<_>>().join(" ")
    }
}

impl Boxes {
    /// The boxes and lines as they are shown. Which of several a line means is asked once the form was refused for it.
    #[must_use]
    pub fn of(name: &'static str, picks: &Picks, people: &People, rule: Rule, problem: Option<impl Display>) -> Self {
        let problem = problem.map(|problem| problem.to_string());
        let is_ticked = |person: &Person| picks.ticked.contains(&person.id);
        // Whoever is ticked stays so, however long the list is.
        let mut room = OFFERED.saturating_sub(picks.ticked.len());
        let mut is_shown = |person: &&Person| {
            let has_room = room > 0;
            room -= usize::from(has_room && !is_ticked(person));
            has_room || is_ticked(person)
        };
        let choices = people.iter().filter(|person| is_shown(person)).map(|person| Choice::of(person, is_ticked(person))).collect();
        // Answers stay in sight, so that they can be changed and do not outlast the lines.
        let unanswered = Picks { answers: Vec::new(), ..picks.clone() };
        let which = if problem.is_some() || !picks.answers.is_empty() { unanswered.read(people, rule).err() } else { None };
        let answer = |line: &str| picks.answers.iter().find(|(asked, _)| names::same(asked, line)).map_or("", |(_, answer)| answer);
        let question = |(_, line, among): (usize, String, Vec<PersonId>)| {
            let mut question = Question::of(&line, &among, people);
            question.is_new = answer(&line) == NEW;
            for choice in &mut question.among {
                choice.is_chosen = answer(&line) == choice.id.to_string();
            }
            question
        };
        let questions = which.into_iter().flat_map(|slips| slips.which).map(question).collect();
        Self { name, choices, lines: picks.lines.clone(), questions, problem }
    }
}

/// Takes the boxes and lines of several people out of a form.
///
/// # Errors
/// [`Failure::Malformed`] when a box is nobody's.
pub fn take_picks(form: &mut Form, name: &str) -> Result<Picks, Failure> {
    let asked = form.take_all(&format!("{name}-asked-"));
    let answers = form.take_all(&format!("{name}-which-"));
    let ticked = form.take_all(&format!("{name}-")).into_iter().map(|(id, _)| id.parse());
    let ticked = ticked.collect::<Result<_, _>>().map_err(|_| Failure::Malformed("A person came that nobody knows."))?;
    let answer = |number: &str| answers.iter().find(|(other, _)| other == number).map(|(_, answer)| answer.clone());
    let answers = asked.into_iter().filter_map(|(number, line)| answer(&number).map(|answer| (line, answer))).collect();
    Ok(Picks { ticked, lines: form.text(name), answers })
}
