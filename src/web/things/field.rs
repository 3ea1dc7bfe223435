//! One field of a form of a thing, as its page shows it.

use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::domain::things::{Part, Rule};
use crate::web::people::chooser::Chooser;

/// What can be chosen where a part names other things: for each fact the ids with what they are called.
pub type Choices = Vec<(Fact, Vec<(String, String)>)>;

/// A box, or an entry of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word or id.
    pub key: String,
    /// What people see.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// The number beside it, as typed.
    pub number: String,
}

/// One field of the form: `field` in `templates/things/fields.html` shows it by its rule.
pub struct FieldView {
    /// Which.
    pub fact: Fact,
    /// What people call it.
    pub label: &'static str,
    /// What it shows: lines where there are boxes.
    pub value: String,
    /// The revision that goes with it.
    pub rev: Revision,
    /// What is wrong with it, or who changed it in the meantime.
    pub problem: Option<String>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// The field of a person.
    pub chooser: Option<Chooser>,
    rule: Rule,
}

impl FieldView {
    /// A field with what it shows.
    pub fn of(part: &Part, value: String, rev: Revision, choices: &Choices) -> Self {
        let mut field =
            Self { fact: part.fact, label: part.label, value, rev, problem: None, choices: Vec::new(), chooser: None, rule: part.rule };
        field.choose(choices);
        field
    }

    /// Which kind of field it is, for the template.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.rule {
            Rule::Line(_)
            | Rule::Named(..)
            | Rule::Place
            | Rule::Reading
            | Rule::Decimal
            | Rule::Period
            | Rule::Spoken(_)
            | Rule::Language => "line",
            Rule::Lines(_) | Rule::Told(..) => "lines",
            Rule::Day | Rule::Dated(_) => "day",
            Rule::One(_) => "one",
            Rule::Many(_) | Rule::Refs(_) => "many",
            Rule::Counted(_) => "counted",
            Rule::Flag => "flag",
            Rule::Number => "number",
            Rule::Person => "person",
            Rule::Ref(_) => "ref",
            Rule::Position | Rule::Frozen | Rule::Arranged(_) | Rule::Picture => "place",
        }
    }

    /// How many characters it holds.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.rule.limit().unwrap_or(0)
    }

    /// Whether something must stand in it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        matches!(self.rule, Rule::Named(..) | Rule::Told(..) | Rule::Dated(_) | Rule::Spoken(_) | Rule::Place | Rule::Language)
    }

    /// What stands behind `aria-describedby`: the hint, and what is wrong.
    #[must_use]
    pub fn described_by(&self, hint: &str) -> String {
        let hint = (!hint.is_empty()).then(|| format!("hint-{}", self.fact));
        let problem = self.problem.as_ref().map(|_| format!("problem-{}", self.fact));
        hint.into_iter().chain(problem).collect::<Vec<_>>().join(" ")
    }

    /// What is chosen, as people read it, for paper.
    #[must_use]
    pub fn chosen(&self) -> String {
        let one =
            |choice: &Choice| if choice.number.is_empty() { choice.label.clone() } else { format!("{}: {}", choice.label, choice.number) };
        self.choices.iter().filter(|choice| choice.is_chosen).map(one).collect::<Vec<_>>().join("; ")
    }

    /// Takes what was typed, and ticks what it chooses.
    pub fn put(&mut self, typed: &str, choices: &Choices) {
        typed.clone_into(&mut self.value);
        self.choose(choices);
    }

    /// Makes the field of a person.
    pub fn pick(&mut self, pick: Pick, people: &People) {
        self.chooser = Some(Chooser::of(self.fact.as_str(), pick, people, self.problem.clone()));
    }

    fn choose(&mut self, choices: &Choices) {
        let offered = match self.rule {
            Rule::One(menu) | Rule::Many(menu) => menu().into_iter().map(|(key, label)| (key.to_owned(), label)).collect(),
            Rule::Ref(_) | Rule::Refs(_) | Rule::Counted(_) => {
                choices.iter().find(|(fact, _)| *fact == self.fact).map_or_else(Vec::new, |(_, offered)| offered.clone())
            }
            _ => return,
        };
        let mut chosen: Vec<(&str, &str)> = self.value.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
        let mut all = Vec::with_capacity(offered.len());
        for (key, label) in offered {
            let at = chosen.iter().position(|(word, _)| *word == key);
            let number = at.map(|at| chosen.remove(at).1.to_owned());
            all.push(Choice { key, label, is_chosen: number.is_some(), number: number.unwrap_or_default() });
        }
        // What was chosen before and is not offered any more stays, until somebody takes it out.
        let gone = chosen.into_iter().filter(|(key, _)| self.rule.names().is_some() && !key.is_empty());
        all.extend(gone.map(|(key, number)| Choice {
            key: key.to_owned(),
            label: "Something that is no longer here".to_owned(),
            is_chosen: true,
            number: number.to_owned(),
        }));
        self.choices = all;
    }
}
