//! The form by which a value is given: in the due list, and on the page of a measure.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::measures::{Answer, amount};
use crate::domain::things::Posted;
use crate::domain::words::decimal::Decimal;
use crate::report::MeasurePart;
use crate::web::readiness::fields::Trouble;
use crate::web::things::Came;

/// The form of an update: `update` in `templates/measures/pieces.html`.
pub struct UpdateForm {
    /// The measure.
    pub measure: Uuid,
    /// What it is called.
    pub name: String,
    /// The mark of the form: sent twice, it adds one.
    pub once: Uuid,
    /// Whether it stands in the due list.
    pub is_in_list: bool,
    /// The period as it is offered, or was typed.
    pub period: String,
    /// The value as it was typed.
    pub value: String,
    /// The note as it was typed.
    pub notes: String,
    /// The value that can be said to be the same again, as stored and as people read it.
    pub same: Option<(String, String)>,
    /// What is wrong, by field.
    pub problems: Vec<(Fact, String)>,
    /// Whether the focus goes to its value, since the one before it was just answered.
    pub is_focused: bool,
}

impl UpdateForm {
    /// A blank form.
    pub fn blank(part: &MeasurePart, unit: &str, is_in_list: bool) -> Self {
        let same = |value: Decimal| (value.to_string(), amount(value, unit));
        Self {
            measure: part.id,
            name: part.name.clone(),
            once: Uuid::now_v7(),
            is_in_list,
            period: part.offered.clone(),
            value: String::new(),
            notes: String::new(),
            same: part.same.map(same),
            problems: Vec::new(),
            is_focused: false,
        }
    }

    /// The form with what was typed, and what is wrong with it.
    pub fn refuse(mut self, came: &Came, posted: &Posted) -> Self {
        let typed = |fact: Fact| came.typed(fact).unwrap_or_default().to_owned();
        self.once = came.once.unwrap_or(self.once);
        (self.period, self.notes) = (typed(Fact::Period), typed(Fact::Notes));
        // The value of “the same” was typed by nobody.
        if came.typed(Fact::Answer) != Some(Answer::Same.as_str()) {
            self.value = typed(Fact::Value);
        }
        let beside = |fact: Fact| if matches!(fact, Fact::Period | Fact::Notes) { fact } else { Fact::Value };
        self.problems = posted.problems.iter().map(|(fact, problem)| (beside(*fact), problem.to_string())).collect();
        self
    }

    /// What is wrong with a field.
    pub fn problem(&self, fact: &str) -> Option<&str> {
        self.problems.iter().find(|(name, _)| name.as_str() == fact).map(|(_, problem)| problem.as_str())
    }

    /// The lines of the summary.
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |(fact, what): &(Fact, String)| Trouble {
            href: format!("#{}-{}", fact, self.measure),
            label: match fact {
                Fact::Period => "As of",
                Fact::Notes => "Note",
                _ => "Value",
            }
            .to_owned(),
            what: what.clone(),
            is_problem: true,
        };
        self.problems.iter().map(trouble).collect()
    }
}
