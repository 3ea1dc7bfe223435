//! A condition and its steps in the JSON of a report.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, said};
use crate::report::{Answer, ConditionPart, StepPart, dates};

/// One of the nine conditions of readiness.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Condition<'a> {
    /// Its key, which stays the same for good.
    #[schemars(extend("enum" = words::conditions()))]
    key: &'static str,
    /// Its name.
    name: &'static str,
    /// How it stands by its steps.
    #[schemars(extend("enum" = words::standings()))]
    standing: &'static str,
    /// The jurisdiction's own word, which counts instead of the standing.
    #[schemars(extend("enum" = words::judgments()))]
    judgment: Option<&'static str>,
    /// Why it was judged so.
    judgment_reason: Option<&'a str>,
    /// What must be addressed to have the condition.
    need: Option<&'a str>,
    /// The steps of its checklist, in the guide's order.
    steps: Vec<Step<'a>>,
}

/// A step of the checklist.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Step<'a> {
    /// Its key, which stays the same for good: 3.1 is what people see as 3a.
    #[schemars(extend("pattern" = "^[1-9]\\.[1-5]$"))]
    key: String,
    /// The line of the checklist.
    text: &'static str,
    /// What is known of it. Null means that nobody has looked; unknown that somebody did and could not tell.
    #[schemars(extend("enum" = words::answers()))]
    answer: Option<&'static str>,
    /// A note; null also where it is left out of reports.
    note: Option<&'a str>,
    /// Where the proof is.
    evidence: Option<&'a str>,
    /// When the answer was last given or confirmed, if it was carried over from an earlier round and
    /// nobody has confirmed it since.
    #[schemars(extend("format" = "date"))]
    carried: Option<String>,
}

impl<'a> Condition<'a> {
    pub fn of(part: &'a ConditionPart) -> Self {
        Self {
            key: part.key.as_str(),
            name: part.name,
            standing: part.standing.as_str(),
            judgment: part.judgment.as_ref().map(|judgment| judgment.judged.as_str()),
            judgment_reason: part.judgment.as_ref().map(|judgment| judgment.reason.as_str()),
            need: said(&part.need),
            steps: part.steps.iter().map(Step::of).collect(),
        }
    }
}

impl<'a> Step<'a> {
    fn of(part: &'a StepPart) -> Self {
        Self {
            key: part.key.to_string(),
            text: part.text,
            answer: part.answer.map(Answer::as_str),
            note: said(&part.note),
            evidence: said(&part.evidence),
            carried: part.carried.map(dates::iso),
        }
    }
}
