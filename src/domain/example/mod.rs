//! The worked example: a fictional county to learn from, as data.

use std::sync::LazyLock;

use serde::Deserialize;

use super::jurisdiction;
use super::readiness::{Field, Judgment, State};
use super::{assessment, person};

/// All that the worked example says.
#[derive(Debug)]
pub struct Example {
    /// The county.
    pub jurisdiction: jurisdiction::Profile,
    /// Its round.
    pub round: assessment::Heading,
    /// Who takes part; the first is its Mobility Advocate.
    pub people: Vec<person::Profile>,
    /// What was answered, field by field, in stored form.
    pub fields: Vec<(Field, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    kind: String,
    state: String,
    executive: String,
    round: String,
    started: String,
    person: Vec<RawPerson>,
    answer: Vec<RawAnswer>,
    need: Vec<RawNeed>,
    judgment: Vec<RawJudgment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    name: String,
    title: String,
    department: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAnswer {
    step: String,
    answer: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    left_out: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNeed {
    condition: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawJudgment {
    condition: String,
    judged: String,
    reason: String,
}

static WREN_COUNTY: LazyLock<Example> = LazyLock::new(|| parse(include_str!("wren-county.toml")).expect("a test loads the worked example"));

/// The worked example.
#[must_use]
pub fn wren_county() -> &'static Example {
    &WREN_COUNTY
}

fn parse(text: &str) -> Result<Example, Box<dyn std::error::Error>> {
    let raw: Raw = toml::from_str(text)?;
    let mut fields = Vec::new();
    for answer in raw.answer {
        let step = answer.step.parse()?;
        fields.push((Field::Answer(step), answer.answer));
        fields.push((Field::Note(step), answer.note));
        fields.push((Field::Evidence(step), answer.evidence));
        fields.push((Field::LeaveOut(step), if answer.left_out { "yes" } else { "" }.to_owned()));
    }
    for need in raw.need {
        fields.push((Field::Need(need.condition.parse()?), need.text));
    }
    for judgment in raw.judgment {
        let judged = Judgment::parse(&judgment.judged, &judgment.reason)?;
        fields.push((Field::Judgment(judgment.condition.parse()?), Judgment::stored(judged.as_ref())));
    }
    let fields = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| field.clean(&value).map(|value| (field, value)))
        .collect::<Result<_, _>>()?;
    Ok(Example {
        jurisdiction: jurisdiction::Profile {
            name: jurisdiction::name(&raw.name)?,
            kind: raw.kind.parse()?,
            state: jurisdiction::state(&raw.state)?,
            executive: jurisdiction::executive(&raw.executive)?,
        },
        round: assessment::Heading { title: assessment::title(&raw.round)?, started: assessment::started(&raw.started)? },
        people: raw
            .person
            .into_iter()
            .map(|raw| {
                Ok(person::Profile {
                    name: person::name(&raw.name)?,
                    title: person::detail(&raw.title)?,
                    department: person::detail(&raw.department)?,
                })
            })
            .collect::<Result<_, super::text::Problem>>()?,
        fields,
    })
}

impl Example {
    /// The state that its answers make.
    #[must_use]
    pub fn state(&self, guide_version: &str) -> State {
        let mut state = State::blank(guide_version);
        for (field, value) in &self.fields {
            state.set(*field, value).expect("the fields were cleaned when the example was read");
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readiness::{Stage, Verdict};

    #[test]
    fn the_example_shows_five_conditions_met_and_two_steps_that_could_change_it() {
        let verdict = Verdict::of(&wren_county().state("g"));
        assert_eq!((verdict.floor(), verdict.ceiling(), verdict.stage()), (5, 6, Stage::SoFar));
    }
}
