//! What the example says of its coalition, sources, engagement, findings, strategy and measures.

use std::collections::BTreeMap;
use std::error::Error;

use serde::Deserialize;

use super::planned::{self, Planned};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::population_group;
use crate::domain::people::person;
use crate::domain::things::{Noun, Part, Rule, Target};
use crate::domain::words::text::Problem;

/// The parts of a plan that the example has.
#[derive(Debug)]
pub struct Plan {
    /// Who comes from outside; their places follow those of the example's own people.
    pub people: Vec<person::Profile>,
    /// The population groups: names and notes.
    pub groups: Vec<(String, String)>,
    /// The activities of its logic models that are actions of the work plan.
    pub actions: Vec<Planned>,
    /// The things, in an order in which each can name those before it.
    pub things: Vec<Example>,
}

/// A thing of the example.
#[derive(Debug)]
pub struct Example {
    /// What kind of thing it is.
    pub noun: Noun,
    /// The thing that it is within, by its place.
    pub within: Option<usize>,
    /// What it says.
    pub facts: Vec<(Fact, Said)>,
}

/// What a part of a thing of the example says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// This, in stored form.
    Text(String),
    /// The day that comes so many days after the one on which the example is opened.
    Day(i64),
    /// A person, by the place among the people.
    Person(usize),
    /// Other things or groups, by their places, each with the number after it.
    Named(Vec<(Named, String)>),
}

/// What another thing can be named by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A thing, by its place.
    Thing(usize),
    /// A population group, by its place.
    Group(usize),
    /// An activity of its logic models, by its place.
    Action(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    person: Vec<RawPerson>,
    group: Vec<RawGroup>,
    thing: Vec<RawThing>,
    #[serde(default)]
    action: Vec<planned::Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    name: String,
    #[serde(default)]
    title: String,
    organization: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    key: String,
    name: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
struct RawThing {
    noun: String,
    #[serde(default)]
    key: String,
    within: Option<String>,
    #[serde(flatten)]
    facts: BTreeMap<String, String>,
}

type Read<T> = Result<T, Box<dyn Error>>;

/// Reads the plan of an example whose own people have these names.
pub(super) fn parse(text: &str, known: &[String]) -> Read<Plan> {
    let raw: Raw = toml::from_str(text)?;
    let names: Vec<String> = known.iter().cloned().chain(raw.person.iter().map(|person| person.name.clone())).collect();
    let keys = Keys {
        people: &names,
        groups: raw.group.iter().map(|group| group.key.as_str()).collect(),
        things: raw.thing.iter().map(|thing| thing.key.as_str()).collect(),
        actions: raw.action.iter().map(|action| action.key.clone()).collect(),
    };
    let people = raw.person.iter().map(|raw| {
        Ok(person::Profile {
            name: person::name(&raw.name)?,
            title: person::detail(&raw.title)?,
            department: String::new(),
            organization: person::detail(&raw.organization)?,
        })
    });
    let groups =
        raw.group.iter().map(|raw| Ok((population_group::name(&raw.name, "", std::iter::empty())?, population_group::note(&raw.note)?)));
    Ok(Plan {
        people: people.collect::<Result<_, Problem>>()?,
        groups: groups.collect::<Result<_, Problem>>()?,
        things: raw.thing.iter().map(|raw| keys.thing(raw)).collect::<Read<_>>()?,
        actions: raw.action.into_iter().map(|raw| planned::read(raw, &names)).collect::<Read<_>>()?,
    })
}

/// What can be named, in the order of the file.
struct Keys<'a> {
    people: &'a [String],
    groups: Vec<&'a str>,
    things: Vec<&'a str>,
    actions: Vec<String>,
}

impl Keys<'_> {
    fn thing(&self, raw: &RawThing) -> Read<Example> {
        let noun: Noun = raw.noun.parse().map_err(|_| format!("“{}” is no kind of thing", raw.noun))?;
        let within = raw.within.as_ref().map(|key| place(&self.things, key)).transpose()?;
        let mut facts = Vec::new();
        for part in noun.parts() {
            if let Some(typed) = raw.facts.get(part.fact.as_str()) {
                facts.push((part.fact, self.said(part, typed)?));
            }
        }
        if facts.len() != raw.facts.len() {
            return Err(format!("{noun} “{}” says what it has no part for", raw.key).into());
        }
        Ok(Example { noun, within, facts })
    }

    fn said(&self, part: &Part, typed: &str) -> Read<Said> {
        Ok(match part.rule {
            Rule::Day | Rule::Dated(_) | Rule::Period | Rule::Spoken(_) => Said::Day(typed.parse()?),
            Rule::Person => Said::Person(self.people.iter().position(|name| name == typed).ok_or_else(|| format!("“{typed}” is nobody"))?),
            Rule::Ref(target) | Rule::Refs(target) | Rule::Counted(target) => {
                Said::Named(typed.lines().map(|line| self.named(target, line)).collect::<Read<_>>()?)
            }
            rule => Said::Text(rule.clean(typed)?),
        })
    }

    fn named(&self, target: Target, line: &str) -> Read<(Named, String)> {
        let (key, number) = line.split_once(' ').unwrap_or((line, ""));
        let named = match target {
            Target::Group => Named::Group(place(&self.groups, key)?),
            Target::Action => {
                let actions: Vec<&str> = self.actions.iter().map(String::as_str).collect();
                Named::Action(place(&actions, key)?)
            }
            Target::Thing(_) => Named::Thing(place(&self.things, key)?),
        };
        Ok((named, number.to_owned()))
    }
}

fn place(keys: &[&str], key: &str) -> Read<usize> {
    keys.iter().position(|known| *known == key).ok_or_else(|| format!("nothing has the key “{key}”").into())
}
