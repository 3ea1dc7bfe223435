//! An action of the example, read as from its form.

use std::error::Error;

use serde::Deserialize;
use time::Duration;

use crate::domain::history::Fact;
use crate::domain::people::choosing::People;
use crate::domain::readiness::Revision;
use crate::domain::work::funding::{Funding, PostedLines, Slot, TypedLine};
use crate::domain::work::{Ground, Posted, Serving};

/// An action of the example.
#[derive(Debug)]
pub struct Planned {
    /// What is known of it, in stored form; its due date is apart.
    pub facts: Vec<(Fact, String)>,
    /// What it costs and who pays.
    pub funding: Vec<Funding>,
    /// Who sees to it, by the place among the people.
    pub owner: Option<usize>,
    /// By when, from the moment the example is opened.
    pub due_in: Option<Duration>,
}

/// An action as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    closes: String,
    what: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    helpers: String,
    due_in: Option<u16>,
    effort: String,
    status: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    funding: Vec<RawFunding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFunding {
    source: String,
    amount: String,
    year: String,
    standing: String,
}

/// Reads one, of which the owner stands by the place among these people.
pub fn read(raw: Raw, people: &[String]) -> Result<Planned, Box<dyn Error>> {
    let known = |name: &String| people.iter().position(|known| known == name).ok_or_else(|| format!("“{name}” is nobody of the example"));
    let owner = Some(&raw.owner).filter(|owner| !owner.is_empty()).map(known).transpose()?;
    let due_in = raw.due_in.map(|days| Duration::days(days.into()));
    let funding = funding(&raw.funding)?;
    Ok(Planned { facts: facts(raw)?, funding, owner, due_in })
}

/// What an action costs and who pays, read as from its form.
fn funding(raw: &[RawFunding]) -> Result<Vec<Funding>, Box<dyn Error>> {
    let typed: Vec<TypedLine> = (1..)
        .zip(raw)
        .map(|(number, raw)| TypedLine {
            slot: Slot::New(number),
            source: Some(raw.source.clone()),
            amount: Some(raw.amount.clone()),
            year: Some(raw.year.clone()),
            standing: Some(raw.standing.clone()),
            seen: Revision::of(""),
        })
        .collect();
    let posted = PostedLines::read(&typed, &[], &[]);
    match posted.problems.into_iter().next() {
        Some((_, fact, problem)) => Err(format!("{fact}: {problem}").into()),
        None => Ok(posted.lines.into_iter().map(|line| line.says).collect()),
    }
}

/// What is known of an action, read as from its form.
fn facts(raw: Raw) -> Result<Vec<(Fact, String)>, Box<dyn Error>> {
    let typed = [
        (Fact::What, raw.what),
        (Fact::Closes, raw.closes),
        (Fact::Helpers, raw.helpers),
        (Fact::Effort, raw.effort),
        (Fact::Reason, raw.reason),
        (Fact::Status, raw.status),
    ];
    let (people, serving) = (People::default(), Serving::default());
    let ground = Ground { stored: None, start: None, people: &people, owner: "", sources: &[], serving: &serving };
    let posted = Posted::read(&typed, &[], ground);
    match posted.problems.into_iter().next() {
        Some((fact, problem)) => Err(format!("{fact}: {problem}").into()),
        None => Ok(posted.values),
    }
}
