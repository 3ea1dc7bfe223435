//! The worked example: a fictional county to learn from, as data.

pub mod plan;
mod planned;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use time::Duration;

use self::plan::Plan;
pub use self::planned::Planned;
use crate::domain::guide::{RoadPlace, Topic};
use crate::domain::history::Fact;
use crate::domain::jurisdiction;
use crate::domain::launch::Detail;
use crate::domain::people::choosing::People;
use crate::domain::people::person;
use crate::domain::readiness::{Field, Judgment, State};
use crate::domain::road::{self, Said, Shown};
use crate::domain::rounds::heading;
use crate::domain::words::text::Problem;

/// All that the worked example says.
#[derive(Debug)]
pub struct Example {
    /// The county.
    pub jurisdiction: jurisdiction::Profile,
    /// Its round.
    pub round: heading::Heading,
    /// Who takes part; the first is its Mobility Advocate.
    pub people: Vec<person::Profile>,
    /// What was answered, field by field, in stored form.
    pub fields: Vec<(Field, String)>,
    /// The round before.
    pub earlier: Earlier,
    /// Who was asked.
    pub asks: Vec<Asked>,
    /// What is to be done.
    pub actions: Vec<Planned>,
    /// What is known of the planning process, in stored form.
    pub launch: Vec<(Fact, String)>,
    /// What is said of its road.
    pub road: Vec<Ticked>,
    /// Its coalition, sources, engagement, findings, strategy and measures.
    pub plan: Plan,
}

/// The round before the example's own.
#[derive(Debug)]
pub struct Earlier {
    /// Its title and start.
    pub round: heading::Heading,
    /// What was answered, in stored form.
    pub fields: Vec<(Field, String)>,
}

/// Somebody of the example who was asked.
#[derive(Debug)]
pub struct Asked {
    /// About what.
    pub topic: Topic,
    /// Who, by the place among the people.
    pub person: usize,
    /// How long before the example is opened.
    pub ago: Duration,
    /// By when, from then on.
    pub due_in: Duration,
}

/// A place on the road of the example.
#[derive(Debug)]
pub struct Ticked {
    /// The line, or the step.
    pub place: RoadPlace,
    /// What is said of it, in stored form; who and by when are apart.
    pub facts: Vec<(Fact, String)>,
    /// Who sees to it, by the place among the people.
    pub owner: Option<usize>,
    /// By when, from the moment the example is opened.
    pub due_in: Option<Duration>,
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
    earlier: RawEarlier,
    ask: Vec<RawAsk>,
    action: Vec<planned::Raw>,
    launch: BTreeMap<String, String>,
    road: Vec<RawTicked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTicked {
    place: String,
    status: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    owner: String,
    due_in: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEarlier {
    round: String,
    started: String,
    answers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAsk {
    topic: String,
    person: String,
    days_ago: u16,
    due_in: u16,
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
    let names: Vec<String> = raw.person.iter().map(|person| person.name.clone()).collect();
    let person = |name: &str| names.iter().position(|known| known == name).ok_or_else(|| format!("“{name}” is nobody of the example"));
    let plan = plan::parse(&[include_str!("wren-county-plan.toml"), include_str!("wren-county-strategy.toml")].concat(), &names)?;
    Ok(Example {
        plan,
        earlier: earlier(raw.earlier)?,
        asks: raw
            .ask
            .into_iter()
            .map(|raw| {
                Ok(Asked { topic: raw.topic.parse()?, person: person(&raw.person)?, ago: days(raw.days_ago), due_in: days(raw.due_in) })
            })
            .collect::<Result<_, Box<dyn std::error::Error>>>()?,
        actions: raw.action.into_iter().map(|raw| planned::read(raw, &names)).collect::<Result<_, _>>()?,
        launch: launch(&raw.launch)?,
        road: raw
            .road
            .into_iter()
            .map(|raw| {
                let owner = if raw.owner.is_empty() { None } else { Some(person(&raw.owner)?) };
                let place = raw.place.parse::<RoadPlace>()?;
                let facts = ticked(place, &raw)?;
                Ok(Ticked { place, facts, owner, due_in: raw.due_in.map(days) })
            })
            .collect::<Result<_, Box<dyn std::error::Error>>>()?,
        jurisdiction: jurisdiction::Profile {
            name: jurisdiction::name(&raw.name)?,
            kind: raw.kind.parse()?,
            state: jurisdiction::state(&raw.state)?,
            executive: jurisdiction::executive(&raw.executive)?,
            paper: jurisdiction::Paper::default(),
        },
        round: heading::Heading { title: heading::title(&raw.round)?, started: heading::started(&raw.started)? },
        people: raw
            .person
            .into_iter()
            .map(|raw| {
                Ok(person::Profile {
                    name: person::name(&raw.name)?,
                    title: person::detail(&raw.title)?,
                    department: person::detail(&raw.department)?,
                    organization: String::new(),
                })
            })
            .collect::<Result<_, Problem>>()?,
        fields: cleaned(fields)?,
    })
}

fn cleaned(fields: Vec<(Field, String)>) -> Result<Vec<(Field, String)>, Problem> {
    let filled = fields.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(field, value)| field.clean(&value).map(|value| (field, value))).collect()
}

fn earlier(raw: RawEarlier) -> Result<Earlier, Box<dyn std::error::Error>> {
    let answers = raw.answers.into_iter().map(|(step, answer)| Ok((Field::Answer(step.parse()?), answer)));
    let fields = cleaned(answers.collect::<Result<_, Box<dyn std::error::Error>>>()?)?;
    Ok(Earlier { round: heading::Heading { title: heading::title(&raw.round)?, started: heading::started(&raw.started)? }, fields })
}

/// What is known of the planning process, read as from its form.
fn launch(raw: &BTreeMap<String, String>) -> Result<Vec<(Fact, String)>, Box<dyn std::error::Error>> {
    let read = |(name, typed): (&String, &String)| -> Result<_, Box<dyn std::error::Error>> {
        let detail: Detail = name.parse().map_err(|()| format!("the launch kit has no “{name}”"))?;
        let fact = detail.fact().ok_or("population groups are records of their own")?;
        Ok((fact, detail.clean(typed)?))
    };
    raw.iter().map(read).collect()
}

/// What is said of a place on the road, read as from its form.
fn ticked(place: RoadPlace, raw: &RawTicked) -> Result<Vec<(Fact, String)>, Box<dyn std::error::Error>> {
    let typed = [(Fact::Status, raw.status.clone()), (Fact::Reason, raw.reason.clone())];
    let posted = road::Posted::read(&typed, Shown { stored: &Said::nothing(place), people: &People::default(), owner: "" });
    match posted.problems.into_iter().next() {
        Some((fact, problem)) => Err(format!("{place}, {fact}: {problem}").into()),
        None => Ok(posted.values),
    }
}

fn days(n: u16) -> Duration {
    Duration::days(n.into())
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
