//! What comes next, by its day: activities, engagements, values of measures, and lines of the publication plan.

use time::Date;

use super::goals;
use super::sources::ProgressSources;
use crate::domain::engagement::Engagement;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::outreach::Outreach;
use crate::domain::people::Apart;
use crate::domain::strategy::Strategy;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, dates, inserted};

/// Something that comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AheadPart {
    /// Its day.
    pub day: String,
    /// What it is.
    pub what: String,
    /// Who sees to it; empty for nobody.
    pub who: String,
}

/// What lies after one day and up to another, by its day.
pub(super) fn all(sources: ProgressSources<'_>, strategy: &Strategy, (after, until): (Date, Date)) -> Vec<AheadPart> {
    let plan = sources.plan;
    let names = Apart::among(plan.people.iter());
    let of_kind = |noun: Noun| plan.things.iter().filter(move |thing| thing.noun == noun);
    let who = |thing: &Thing| {
        let owner: Option<PersonId> = thing.read(Fact::Owner);
        let person = owner.and_then(|id| plan.people.iter().find(|person| person.id == id));
        person.map_or_else(String::new, |person| inserted(&names.name(person)))
    };
    let mut all: Vec<(Date, AheadPart)> = Vec::new();
    let mut add = |day: Option<Date>, what: String, who: String| {
        if let Some(day) = day.filter(|day| *day > after && *day <= until) {
            all.push((day, AheadPart { day: dates::long(day), what, who }));
        }
    };
    for action in strategy.in_a_meeting() {
        for one in goals::activities(sources, action).into_iter().filter(|one| one.status.is_open()) {
            let owner = one.owner.as_ref().map_or_else(String::new, |owner| inserted(&names.name(owner)));
            add(one.due, inserted(&one.what), owner);
        }
    }
    for thing in of_kind(Noun::Engagement).filter(|thing| !thing.is(Fact::LeftOut)) {
        let engagement = Engagement::of(thing);
        if engagement.standing(plan.as_of.date()).is_ahead() {
            add(engagement.day(), inserted(engagement.title()), who(thing));
        }
    }
    for thing in of_kind(Noun::Outreach) {
        let line = Outreach::of(thing);
        if line.is_open(plan.as_of.date()) {
            add(line.day(), format!("{} for the plan", capital(&inserted(line.format()))), who(thing));
        }
    }
    for measured in &sources.now.measures.measures {
        add(measured.part.next, format!("Value due: {}", inserted(&measured.part.name)), measured.who.clone());
    }
    // Stable: of one day, they stay in the order in which they were read.
    all.sort_by_key(|(day, _)| *day);
    all.into_iter().map(|(_, part)| part).collect()
}
