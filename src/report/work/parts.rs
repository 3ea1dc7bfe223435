//! The days of the plan's parts as events of a calendar: whom to ask, what is expected, what is promised, what is owed, which
//! value is due.

use time::Date;

use super::event::CalendarEvent;
use crate::domain::coalition::Asking;
use crate::domain::engagement::{Engagement, Form, Stage};
use crate::domain::findings::Source;
use crate::domain::history::Fact;
use crate::domain::measures::Rhythm;
use crate::domain::outreach::Outreach;
use crate::domain::people::Apart;
use crate::domain::things::{Dated, Noun};
use crate::domain::words::inserted;

/// The events of one thing, by what counts today. How somebody can be reached stands in none.
pub(super) fn events(dated: &Dated, names: &Apart, jurisdiction: &str, today: Date) -> Vec<CalendarEvent> {
    match dated.thing.noun {
        Noun::Member => event(dated, Fact::Due, &asking(dated, names), jurisdiction),
        Noun::Source => event(dated, Fact::Due, &source(dated, names, today), jurisdiction),
        Noun::CoalitionLaunch => event(dated, Fact::Held, &launch(dated), jurisdiction),
        Noun::Measure => event(dated, Fact::Due, &value(dated, names), jurisdiction),
        Noun::Outreach => event(dated, Fact::Due, &outreach(dated, names, today), jurisdiction),
        Noun::Publication => event(dated, Fact::CommentsUntil, &comments(dated), jurisdiction),
        // A calendar leaves the house as a document does.
        Noun::Engagement if dated.thing.is(Fact::LeftOut) => Vec::new(),
        Noun::Engagement => {
            let held = event(dated, Fact::Held, &held(dated, names, today), jurisdiction);
            let report = event(dated, Fact::Due, &report(dated, names, today), jurisdiction);
            held.into_iter().chain(report).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    }
}

/// What an event says: the kind of its id, its summary, its lines, and whether it is called off.
struct Told {
    kind: &'static str,
    summary: String,
    lines: Vec<String>,
    is_off: bool,
}

fn event(dated: &Dated, fact: Fact, told: &Told, jurisdiction: &str) -> Vec<CalendarEvent> {
    let event = |(date, is_gone): (Date, bool)| CalendarEvent {
        uid: format!("{}-{}@milepost", told.kind, dated.thing.id),
        date,
        summary: format!("{} ({})", told.summary, inserted(jurisdiction)),
        description: told.lines.join("\n"),
        is_cancelled: is_gone || told.is_off,
    };
    dated.day(fact).map(event).into_iter().collect()
}

/// "Who asks: Lee Park", or that nobody does.
fn who(dated: &Dated, names: &Apart, label: &str) -> String {
    dated.owner.as_ref().map_or_else(|| format!("{label}: no one yet"), |owner| format!("{label}: {}", inserted(&names.name(owner))))
}

fn done(is_done: bool) -> &'static str {
    if is_done { "Done: " } else { "" }
}

fn asking(dated: &Dated, names: &Apart) -> Told {
    let standing = dated.thing.read(Fact::Standing).unwrap_or(Asking::ToAsk);
    let status = format!("Status: {}", standing.label());
    Told {
        kind: "ask",
        summary: format!("{}Ask {} to join the coalition", done(standing != Asking::ToAsk), inserted(&dated.name)),
        lines: vec![who(dated, names, "Who asks"), status],
        is_off: false,
    }
}

fn source(dated: &Dated, names: &Apart, today: Date) -> Told {
    let is_here = Source::of(&dated.thing).is_here(today);
    let holder = Some(dated.thing.get(Fact::Holder)).filter(|holder| !holder.is_empty());
    let holder = holder.map(|holder| format!("{}: {}", Fact::Holder.label(), inserted(holder)));
    Told {
        kind: "source",
        summary: format!("{}Data expected: {}", done(is_here), inserted(&dated.name)),
        lines: std::iter::once(who(dated, names, "Who asks for it")).chain(holder).collect(),
        is_off: false,
    }
}

fn held(dated: &Dated, names: &Apart, today: Date) -> Told {
    let engagement = Engagement::of(&dated.thing);
    let is_held = if engagement.took_place(today) { "Held: " } else { "" };
    let form = engagement.form().map(|form: Form| form.label().to_owned());
    let status = format!("Status: {}", engagement.stage().label());
    Told {
        kind: "engagement",
        summary: format!("{is_held}{}", inserted(&dated.name)),
        lines: std::iter::once(who(dated, names, "Who sees to it")).chain(form).chain([status]).collect(),
        is_off: engagement.stage() == Stage::CalledOff,
    }
}

fn report(dated: &Dated, names: &Apart, today: Date) -> Told {
    let engagement = Engagement::of(&dated.thing);
    Told {
        kind: "report",
        summary: format!("{}Report back on {}", done(engagement.is_reported(today)), inserted(&dated.name)),
        lines: vec![who(dated, names, "Who sees to it")],
        is_off: engagement.stage() == Stage::CalledOff,
    }
}

fn value(dated: &Dated, names: &Apart) -> Told {
    let rhythm = dated.thing.read(Fact::Rhythm).map(|rhythm: Rhythm| rhythm.label().to_owned());
    Told {
        kind: "value",
        summary: format!("Value due: {}", inserted(&dated.name)),
        lines: std::iter::once(who(dated, names, "Who collects it")).chain(rhythm).collect(),
        is_off: false,
    }
}

fn outreach(dated: &Dated, names: &Apart, today: Date) -> Told {
    let audience = Some(dated.thing.get(Fact::Audience)).filter(|audience| !audience.is_empty());
    let audience = audience.map(|audience| format!("{}: {}", Fact::Audience.label(), inserted(audience)));
    Told {
        kind: "outreach",
        summary: format!("{}{} for the plan", done(!Outreach::of(&dated.thing).is_open(today)), inserted(&dated.name)),
        lines: std::iter::once(who(dated, names, "Who does it")).chain(audience).collect(),
        is_off: false,
    }
}

fn comments(dated: &Dated) -> Told {
    Told { kind: "comments", summary: format!("Last day for comments on {}", inserted(&dated.name)), lines: Vec::new(), is_off: false }
}

fn launch(dated: &Dated) -> Told {
    let place = Some(dated.thing.get(Fact::Place)).filter(|place| !place.is_empty());
    Told {
        kind: "coalition-launch",
        summary: "Launch of the coalition".to_owned(),
        lines: place.map(|place| format!("{}: {}", Fact::Place.label(), inserted(place))).into_iter().collect(),
        is_off: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::things::Thing;
    use time::macros::date;
    use uuid::Uuid;

    fn dated(noun: Noun, facts: &[(Fact, &str)]) -> Dated {
        let mut thing = Thing::nothing(noun, Uuid::from_u128(1));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        Dated { thing, name: "Ana Ruiz".to_owned(), owner: None, is_binned: false, lost: Vec::new() }
    }

    fn told(dated: &Dated) -> Vec<(String, bool)> {
        events(dated, &Apart::default(), "Wren County", date!(2026 - 12 - 01))
            .into_iter()
            .map(|event| (event.summary, event.is_cancelled))
            .collect()
    }

    #[test]
    fn each_day_is_an_event_that_says_whether_it_is_done() {
        let due = (Fact::Due, "2026-12-01");
        let contact = (Fact::Contact, "555-0100");
        assert_eq!(told(&dated(Noun::Member, &[due, contact])), [("Ask Ana Ruiz to join the coalition (Wren County)".to_owned(), false)]);
        let joined = dated(Noun::Member, &[due, (Fact::Standing, "joined"), contact]);
        assert_eq!(told(&joined)[0].0, "Done: Ask Ana Ruiz to join the coalition (Wren County)");
        assert!(!events(&joined, &Apart::default(), "", date!(2026 - 12 - 01)).iter().any(|event| event.description.contains("555")));
        assert_eq!(told(&dated(Noun::Source, &[due, (Fact::Received, "2026-11-30")]))[0].0, "Done: Data expected: Ana Ruiz (Wren County)");
        let held = [(Fact::Stage, "held"), (Fact::Held, "2026-11-03"), due];
        assert_eq!(
            told(&dated(Noun::Engagement, &held)),
            [("Held: Ana Ruiz (Wren County)".to_owned(), false), ("Report back on Ana Ruiz (Wren County)".to_owned(), false)]
        );
        // A day to come does not count yet.
        let ahead = [(Fact::Stage, "held"), (Fact::Held, "2026-12-02"), due, (Fact::Reported, "2026-12-03")];
        assert_eq!(told(&dated(Noun::Engagement, &ahead))[0].0, "Ana Ruiz (Wren County)");
        assert_eq!(told(&dated(Noun::Engagement, &ahead))[1].0, "Report back on Ana Ruiz (Wren County)");
        let coming = dated(Noun::Source, &[due, (Fact::Received, "2026-12-02")]);
        assert_eq!(told(&coming)[0].0, "Data expected: Ana Ruiz (Wren County)");
        let measure = [due, (Fact::Rhythm, "yearly")];
        assert_eq!(told(&dated(Noun::Measure, &measure)), [("Value due: Ana Ruiz (Wren County)".to_owned(), false)]);
        let out = told(&dated(Noun::Outreach, &[due, (Fact::Done, "2026-12-01")]));
        assert_eq!(out, [("Done: Ana Ruiz for the plan (Wren County)".to_owned(), false)]);
        let off = [(Fact::Stage, "called_off"), (Fact::Held, "2026-11-03")];
        assert_eq!(told(&dated(Noun::Engagement, &off)), [("Ana Ruiz (Wren County)".to_owned(), true)]);
        assert_eq!(told(&dated(Noun::CoalitionLaunch, &[(Fact::Held, "2026-12-05")]))[0].0, "Launch of the coalition (Wren County)");
    }

    #[test]
    fn what_lies_in_the_bin_or_lost_its_day_is_called_off() {
        let due = (Fact::Due, "2026-12-01");
        assert!(told(&Dated { is_binned: true, ..dated(Noun::Source, &[due]) })[0].1);
        let lost = Dated { lost: vec![(Fact::Due, date!(2026 - 12 - 01))], ..dated(Noun::Source, &[]) };
        assert!(told(&lost)[0].1);
        assert_eq!(told(&dated(Noun::Source, &[])), []);
    }
}
