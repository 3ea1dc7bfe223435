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
use crate::domain::words::{capital, count, dates, inserted, list};

/// Something that comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AheadPart {
    /// Its day.
    pub day: String,
    /// What it is.
    pub what: String,
    /// Who sees to it; empty for nobody.
    pub who: String,
    /// What people call one of its kind, and several.
    pub kind: (&'static str, &'static str),
}

impl AheadPart {
    /// How many there are of each kind: "six activities and one engagement"; empty for none.
    #[must_use]
    pub fn counted(all: &[Self]) -> String {
        let mut kinds: Vec<((&str, &str), usize)> = Vec::new();
        for one in all {
            match kinds.iter_mut().find(|(kind, _)| *kind == one.kind) {
                Some((_, n)) => *n += 1,
                None => kinds.push((one.kind, 1)),
            }
        }
        list(&kinds.into_iter().map(|((one, many), n)| count(n, one, many)).collect::<Vec<_>>())
    }
}

const ACTIVITY: (&str, &str) = ("activity", "activities");
const VALUE: (&str, &str) = ("value of a measure", "values of measures");

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
    let mut add = |kind: (&'static str, &'static str), day: Option<Date>, what: String, who: String| {
        if let Some(day) = day.filter(|day| *day > after && *day <= until) {
            all.push((day, AheadPart { day: dates::long(day), what, who, kind }));
        }
    };
    for action in strategy.in_a_meeting() {
        for one in goals::activities(sources, action).into_iter().filter(|one| one.status.is_open()) {
            let owner = one.owner.as_ref().map_or_else(String::new, |owner| inserted(&names.name(owner)));
            add(ACTIVITY, one.due, inserted(&one.what), owner);
        }
    }
    for thing in of_kind(Noun::Engagement).filter(|thing| !thing.is(Fact::LeftOut)) {
        let engagement = Engagement::of(thing);
        if engagement.standing(plan.as_of.date()).is_ahead() {
            add(Noun::Engagement.called(), engagement.day(), inserted(engagement.title()), who(thing));
        }
    }
    for thing in of_kind(Noun::Outreach) {
        let line = Outreach::of(thing);
        if line.is_open(plan.as_of.date()) {
            add(Noun::Outreach.called(), line.day(), format!("{} for the plan", capital(&inserted(line.format()))), who(thing));
        }
    }
    for measured in &sources.now.measures.measures {
        add(VALUE, measured.part.next, format!("Value due: {}", inserted(&measured.part.name)), measured.who.clone());
    }
    // Stable: of one day, they stay in the order in which they were read.
    all.sort_by_key(|(day, _)| *day);
    all.into_iter().map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_next_is_counted_by_what_it_is() {
        let of = |kind| AheadPart { day: String::new(), what: String::new(), who: String::new(), kind };
        let all = [of(ACTIVITY), of(VALUE), of(ACTIVITY), of(Noun::Engagement.called())];
        assert_eq!(AheadPart::counted(&all), "two activities, one value of a measure, and one engagement");
    }
}
