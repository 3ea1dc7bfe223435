//! What is open in the parts of the plan, in lines of what is due.

use time::Date;

use super::item::Item;
use super::line::Due;
use super::open::{Matter, Open};
use super::several::Several;
use crate::domain::people::Apart;
use crate::domain::words::{agree, capital, count, dates, inserted, list};

/// Up to three of them by name, and how many more.
fn some(Several { items, n }: &Several) -> String {
    let mut named: Vec<String> = items.iter().map(Item::with_who).collect();
    if *n > Open::TOLD {
        named.truncate(Open::TOLD - 1);
        named.push(count(n - named.len(), "other", "others"));
    }
    list(&named)
}

/// The open things of one kind that fit, if there are any: the earliest of them, and how many there are.
fn those(open: &[Open], names: &Apart, matter: Matter, is_one: impl Fn(&Open) -> bool) -> Option<Several> {
    let mut those: Vec<&Open> = open.iter().filter(|open| open.matter == matter && is_one(open)).collect();
    those.sort_by_key(|open| (open.day, open.id));
    let n = those.first()?.among.max(those.len());
    Some(Several { items: those.into_iter().take(Open::TOLD).map(|open| Item::of(open, names)).collect(), n })
}

/// What is late, kind by kind.
pub(super) fn late(open: &[Open], today: Date) -> Vec<Due> {
    let names = Apart::among(open.iter().filter_map(|open| open.who.as_ref()));
    let of = |matter: Matter| Some(Due::Late(matter, those(open, &names, matter, |open| open.is_late(today))?));
    Matter::ALL.into_iter().filter_map(of).collect()
}

/// What has no day ahead and is still to be done: to ask again, to report back, to find a day for whoever is still to be
/// asked.
pub(super) fn undated(open: &[Open], to_ask: usize, today: Date) -> Vec<Due> {
    let names = Apart::among(open.iter().filter_map(|open| open.who.as_ref()));
    let silent = those(open, &names, Matter::Answer, |open| open.is_silent(today)).map(Due::Silent);
    let owed = those(open, &names, Matter::Report, Open::is_owed).map(Due::Owed);
    let mut due: Vec<Due> = silent.into_iter().chain(owed).collect();
    if to_ask > 0 && open.iter().all(|open| open.matter != Matter::Ask) {
        due.push(Due::WhomToAsk(to_ask));
    }
    due
}

/// The next of each kind that lies ahead.
pub(super) fn next(open: &[Open], today: Date) -> Vec<(Date, Due)> {
    let names = Apart::among(open.iter().filter_map(|open| open.who.as_ref()));
    let next = |matter: Matter| {
        let ahead = || open.iter().filter(|open| open.matter == matter && open.ahead(today).is_some());
        let first = ahead().min_by_key(|open| (open.day, open.id))?;
        Some((first.day?, Due::Next(matter, Item::of(first, &names), ahead().count().max(first.among) - 1)))
    };
    Matter::ALL.into_iter().filter_map(next).collect()
}

/// The days ahead, of each kind the first [`Open::TOLD`] at least, each with what it is and who sees to it.
pub(super) fn dates<'a>(open: &'a [Open], names: &'a Apart, today: Date) -> impl Iterator<Item = (Date, String)> + 'a {
    open.iter().filter_map(move |open| {
        let item = Item::of(open, names);
        Some((open.ahead(today)?, capital(&format!("{}{}", what(open.matter, &item.name), who(&item.who)))))
    })
}

/// Who sees to it, behind what it is.
fn who(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" ({})", inserted(name)) }
}

/// What is to be done, for the middle of a sentence.
fn what(matter: Matter, name: &str) -> String {
    let name = inserted(name);
    match matter {
        Matter::Ask => format!("ask {name} to join the coalition"),
        Matter::Answer => format!("{name} answers"),
        Matter::Source => format!("{name} is expected"),
        Matter::Promise | Matter::Engagement => name,
        Matter::Report => format!("report back on {name}"),
        Matter::Launch => "launch of the coalition".to_owned(),
        Matter::Value => format!("value of {name}"),
        Matter::Outreach => format!("{name} for the plan"),
        Matter::Comments => format!("comments on {name} end"),
    }
}

/// What is late, as a line.
pub(super) fn told_late(matter: Matter, late: &Several) -> String {
    let (n, names) = (late.n, some(late));
    let on = late.items.first().and_then(|item| item.day).map_or_else(String::new, dates::long);
    if n == 1 {
        return match matter {
            Matter::Ask => format!("The day to ask {names} to join has passed: {on}"),
            Matter::Source => format!("Expected by {on} and not here yet: {names}"),
            Matter::Promise => format!("A promise was not kept on {on}: {names}"),
            Matter::Report => format!("The day to report back has passed: {on}, {names}"),
            Matter::Value => format!("A value was due on {on}: {names}"),
            Matter::Outreach => format!("The publication plan had this for {on}; say whether it is done: {names}"),
            Matter::Comments => format!("Comments ended on {on}; say what became of each: {names}"),
            Matter::Engagement | Matter::Answer | Matter::Launch => format!("It was planned for {on}; say whether it was held: {names}"),
        };
    }
    match matter {
        Matter::Ask => format!("The day to ask them to join has passed: {names}"),
        Matter::Source => format!("{} are past the day they were expected: {names}", capital(&count(n, "source", "sources"))),
        Matter::Promise => format!("{} were not kept on their day: {names}", capital(&count(n, "promise", "promises"))),
        Matter::Report => format!("The day to report back has passed: {names}"),
        Matter::Value => {
            format!("{} are past the day they were due: {names}", capital(&count(n, "value of a measure", "values of measures")))
        }
        Matter::Outreach => {
            let lines = capital(&count(n, "line of the publication plan", "lines of the publication plan"));
            format!("{lines} are past their days; say whether they are done: {names}")
        }
        Matter::Comments => {
            format!("Comments on {} ended; say what became of each: {names}", count(n, "draft", "drafts"))
        }
        Matter::Engagement | Matter::Answer | Matter::Launch => {
            format!("{} are past their dates; say whether they were held: {names}", capital(&count(n, "engagement", "engagements")))
        }
    }
}

/// Who has not answered for long, as a line.
pub(super) fn told_silent(silent: &Several) -> String {
    format!("{} {} asked to join three weeks ago or more, without an answer", some(silent), agree(silent.n, "was", "were"))
}

/// To whom a report is owed, as a line.
pub(super) fn told_owed(owed: &Several) -> String {
    format!("Report back to those who spoke: {}", some(owed))
}

/// What comes next of a kind, as a line.
pub(super) fn told_next(matter: Matter, item: &Item, more: usize) -> String {
    let on = item.day.map_or_else(String::new, dates::long);
    let (said, (one, many)) = match matter {
        Matter::Promise => (format!("Promised for {on}: {}", item.with_who()), ("more promise", "more promises")),
        Matter::Engagement => (format!("Planned for {on}: {}", item.with_who()), ("more engagement", "more engagements")),
        Matter::Launch => return format!("Launch the coalition on {on}"),
        Matter::Source => (format!("Expected by {on}: {}", item.with_who()), ("more source", "more sources")),
        Matter::Value => (format!("Value due {on}: {}", item.with_who()), ("more value", "more values")),
        Matter::Outreach => (format!("For the plan on {on}: {}", item.with_who()), ("more line", "more lines")),
        Matter::Comments => (format!("Comments end on {on}: {}", item.with_who()), ("more draft", "more drafts")),
        matter => {
            let more = if matter == Matter::Report { ("more report", "more reports") } else { ("more member", "more members") };
            (format!("Due {on}: {}{}", what(matter, &item.name), who(&item.who)), more)
        }
    };
    if more == 0 { said } else { format!("{said} ({} after it)", count(more, one, many)) }
}
