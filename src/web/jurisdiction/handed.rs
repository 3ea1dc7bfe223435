//! The parts of the plan as the handover tells them: who is in the coalition, what was found, what is promised and awaited.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::coalition::Asking;
use crate::domain::engagement::{Engagement, Engagements};
use crate::domain::findings::{Source, Stage};
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::words::{count, dates, inserted, shortened};
use crate::web::frame::{App, Failure};
use crate::web::people::offered;

/// The longest statement told in a line, in characters.
const TOLD: usize = 300;

/// How many lines of one kind are told; the others stand on the page of their part.
pub(super) const MOST: usize = 100;

/// The parts of the plan, in lines.
pub struct Handed {
    /// Members of the coalition. How they can be reached stands in no handover.
    pub members: Lines,
    /// Working groups.
    pub groups: Lines,
    /// Findings and insights.
    pub findings: Lines,
    /// What was promised to residents, and what they are still owed.
    pub promises: Lines,
    /// Sources that are still awaited.
    pub sources: Lines,
}

/// Lines of one kind.
pub struct Lines {
    /// Those that are told.
    pub told: Vec<Line>,
    /// How many more there are.
    pub more: usize,
    /// The page on which all of them stand.
    pub page: String,
}

impl Lines {
    fn of(all: impl IntoIterator<Item = Line>, page: String) -> Self {
        let mut told: Vec<Line> = all.into_iter().collect();
        let more = told.len().saturating_sub(MOST);
        told.truncate(MOST);
        Self { told, more, page }
    }
}

/// One line: what it is, with where to see to it, and how it stands.
pub struct Line {
    /// Where to see to it.
    pub href: String,
    /// What it is called.
    pub what: String,
    /// How it stands.
    pub stands: String,
}

/// What names are told by.
struct Names {
    called: HashMap<Uuid, String>,
    people: People,
    apart: Apart,
}

impl Names {
    fn person(&self, thing: &Thing, fact: Fact) -> Option<String> {
        let id: PersonId = thing.read(fact)?;
        self.people.iter().find(|person| person.id == id).map(|person| inserted(&self.apart.name(person)))
    }

    fn called(&self, id: Uuid) -> String {
        self.called.get(&id).map_or_else(String::new, |name| inserted(name))
    }
}

/// Sentences, one after the other, without those that say nothing.
fn told<const N: usize>(sentences: [String; N]) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

fn day(thing: &Thing, fact: Fact) -> Option<Date> {
    dates::parse_iso(thing.get(fact))
}

fn by(thing: &Thing, fact: Fact, begin: &str) -> String {
    day(thing, fact).map_or_else(String::new, |day| format!("{begin} {}.", dates::long(day)))
}

fn lines<'a>(
    (things, page): (&'a [Thing], String),
    href: impl Fn(&Thing) -> String,
    told: impl Fn(&'a Thing) -> (String, String),
) -> Lines {
    let line = |thing: &'a Thing| {
        let (what, stands) = told(thing);
        Line { href: href(thing), what, stands }
    };
    Lines::of(things.iter().map(line), page)
}

impl Handed {
    /// Reads them.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, of: JurisdictionId, today: Date) -> Result<Self, Failure> {
        let nouns = [Noun::Member, Noun::WorkingGroup, Noun::Finding, Noun::Engagement, Noun::Source];
        let mut things = apart(app.store().things(of, &nouns).await?);
        let mut all = |noun: Noun| things.remove(&noun).unwrap_or_default();
        let people = offered(app, of).await?;
        let names = Names { called: app.store().called(of).await?, apart: Apart::among(people.iter()), people };
        let to = |path: &'static str| move |thing: &Thing| format!("/jurisdictions/{of}/{path}/{}", thing.id);
        let page = |path: &str| format!("/jurisdictions/{of}/{path}");
        let sources: Vec<Thing> = all(Noun::Source).into_iter().filter(|source| !Source::of(source).is_here(today)).collect();
        let groups = all(Noun::WorkingGroup);
        Ok(Self {
            members: lines((&all(Noun::Member), page("coalition")), to("coalition"), |member| self::member(member, &names)),
            groups: lines(
                (&groups, page("coalition/groups")),
                |group| format!("/working-groups/{}", group.id),
                |group| self::group(group, &names),
            ),
            findings: lines((&all(Noun::Finding), page("findings")), to("findings"), finding),
            promises: promises(&all(Noun::Engagement), today, &names, of),
            sources: lines((&sources, page("sources")), to("sources"), |source| self::source(source, &names)),
        })
    }
}

fn member(thing: &Thing, names: &Names) -> (String, String) {
    let standing: Asking = thing.read(Fact::Standing).unwrap_or(Asking::ToAsk);
    let since = match standing {
        Asking::ToAsk => by(thing, Fact::Due, "Ask by"),
        Asking::Asked => by(thing, Fact::Asked, "Asked on"),
        Asking::Joined => by(thing, Fact::Joined, "Joined on"),
        Asking::Declined => by(thing, Fact::Declined, "Declined on"),
    };
    let stands = if since.is_empty() { format!("{}.", standing.label()) } else { since };
    // Who asked is told as long as an answer is open.
    let is_open = matches!(standing, Asking::ToAsk | Asking::Asked);
    let asks = names.person(thing, Fact::Owner).filter(|_| is_open).map_or_else(String::new, |who| format!("{who} asks."));
    let next = shortened(thing.get(Fact::NextStep), TOLD);
    let next = if next.is_empty() { next } else { format!("Next: {}", inserted(&next)) };
    (names.called(thing.id), told([stands, asks, next]))
}

fn group(thing: &Thing, names: &Names) -> (String, String) {
    let lead = names.person(thing, Fact::Owner).map_or_else(|| "No lead yet.".to_owned(), |who| format!("{who} leads it."));
    let members = format!("{}.", crate::domain::words::capital(&count(thing.named(Fact::Members).len(), "member", "members")));
    (inserted(thing.get(Fact::Name)), told([lead, members]))
}

fn finding(thing: &Thing) -> (String, String) {
    let stage: Stage = thing.read(Fact::Stage).unwrap_or(Stage::Insight);
    let stands = told([format!("{}.", stage.label()), left_out(thing)]);
    (inserted(&shortened(thing.get(Fact::Statement), TOLD)), stands)
}

/// Whoever takes over has to know what must not go out.
fn left_out(thing: &Thing) -> String {
    if thing.get(Fact::LeftOut).is_empty() { String::new() } else { "Left out of documents.".to_owned() }
}

fn source(thing: &Thing, names: &Names) -> (String, String) {
    let holder = Some(thing.get(Fact::Holder)).filter(|holder| !holder.is_empty());
    let holder = holder.map_or_else(String::new, |holder| format!("From {}.", inserted(holder)));
    let asks = names.person(thing, Fact::Owner).map_or_else(String::new, |who| format!("{who} asks for it."));
    let stands = [holder, by(thing, Fact::Asked, "Asked on"), by(thing, Fact::Due, "Expected by"), asks];
    (inserted(thing.get(Fact::Name)), told(stands))
}

/// Promises that are still to be kept or were not, and what residents are still to learn.
fn promises(things: &[Thing], today: Date, names: &Names, of: JurisdictionId) -> Lines {
    let engagements = Engagements::of(things);
    let line = |one: Engagement<'_>| Line {
        href: format!("/jurisdictions/{of}/engagement/{}", one.id()),
        what: inserted(one.title()),
        stands: told([
            one.standing(today).to_string(),
            names.person(one.thing, Fact::Owner).map_or_else(String::new, |who| format!("{who} sees to it.")),
            left_out(one.thing),
        ]),
    };
    // What is owed comes first: where there is room for some only, it must not be cut.
    let ahead = engagements.planned(today).into_iter().filter(|one| one.day().is_some());
    let all: Vec<Line> = engagements.unreported(today).into_iter().chain(ahead).map(line).collect();
    Lines::of(all, format!("/jurisdictions/{of}/engagement"))
}
