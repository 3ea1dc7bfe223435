//! The parts of the plan as the handover tells them: who is in the coalition, what was found, what is promised and awaited,
//! which strategic actions are under way and what was approved of them.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::coalition::Asking;
use crate::domain::engagement::{Engagement, Engagements};
use crate::domain::findings::{Agreed, Source, Stage};
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::measures::{Measure, Word};
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::strategy;
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::words::{capital, count, dates, inserted, number, shortened};
use crate::domain::work::Action;
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
    /// Strategic actions that are chosen or under way.
    pub strategic_actions: Lines,
    /// The last reviews of logic models.
    pub approvals: Lines,
    /// Measures that are late, or not where they should be.
    pub measures: Lines,
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
        let nouns = [
            Noun::Member,
            Noun::WorkingGroup,
            Noun::Finding,
            Noun::Engagement,
            Noun::Source,
            Noun::StrategicAction,
            Noun::Approval,
            Noun::Measure,
            Noun::Update,
        ];
        let mut things = apart(app.store().things(of, &nouns).await?);
        let mut all = |noun: Noun| things.remove(&noun).unwrap_or_default();
        let people = offered(app, of).await?;
        let names = Names { called: app.store().called(of).await?, apart: Apart::among(people.iter()), people };
        let to = |path: &'static str| move |thing: &Thing| format!("/jurisdictions/{of}/{path}/{}", thing.id);
        let page = |path: &str| format!("/jurisdictions/{of}/{path}");
        let sources: Vec<Thing> = all(Noun::Source).into_iter().filter(|source| !Source::of(source).is_here(today)).collect();
        let groups = all(Noun::WorkingGroup);
        let counts = |thing: &Thing| thing.read(Fact::Status).is_some_and(strategy::Status::counts);
        let strategic: Vec<Thing> = all(Noun::StrategicAction).into_iter().filter(counts).collect();
        let serving = app.store().serving(of).await?;
        let actions = app.store().actions(of).await?;
        Ok(Self {
            members: lines((&all(Noun::Member), page("coalition")), to("coalition"), |member| self::member(member, &names)),
            groups: lines(
                (&groups, page("coalition/groups")),
                |group| format!("/working-groups/{}", group.id),
                |group| self::group(group, &names),
            ),
            findings: lines((&all(Noun::Finding), page("findings")), to("findings"), finding),
            promises: promises(&all(Noun::Engagement), today, &names, of),
            strategic_actions: lines((&strategic, page("strategy")), to("strategy"), |thing| {
                let own = actions.iter().filter(|action| serving.activity(action.id).is_some_and(|activity| activity.of == thing.id));
                strategic_action(thing, &names, own, today)
            }),
            measures: measures((&all(Noun::Measure), &all(Noun::Update)), &names, today, page("measures")),
            approvals: approvals((&strategic, &all(Noun::Approval)), page("strategy")),
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
    let members = format!("{}.", capital(&count(thing.named(Fact::Members).len(), "member", "members")));
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

/// Who leads it, and how its activities stand.
fn strategic_action<'a>(
    thing: &Thing,
    names: &Names,
    activities: impl Iterator<Item = &'a Action> + Clone,
    today: Date,
) -> (String, String) {
    let status = thing.read(Fact::Status).map_or_else(String::new, |status: strategy::Status| format!("{}.", status.label()));
    let lead = thing.named(Fact::Lead).first().map(|id| names.called(*id)).filter(|lead| !lead.is_empty());
    let lead = lead.map_or_else(|| "No lead yet.".to_owned(), |lead| format!("Led by {lead}."));
    let open = activities.clone().filter(|action| action.status.is_open()).count();
    let late = activities.filter(|action| action.is_late(today)).count();
    let late = if late == 0 { String::new() } else { format!(", {} late", number(late)) };
    let open = if open == 0 { String::new() } else { format!("{} open{late}.", capital(&count(open, "activity", "activities"))) };
    (inserted(&shortened(thing.get(Fact::Title), TOLD)), told([status, lead, open]))
}

/// Measures of which a value is due, or that do not go as they should.
fn measures((measures, updates): (&[Thing], &[Thing]), names: &Names, today: Date, page: String) -> Lines {
    let line = |measure: &Measure<'_>| {
        let standing = measure.standing(today).ok().map(|standing| standing.word);
        let lags = standing.is_some_and(Word::lags);
        let due = if measure.is_due(today) { "A value is due.".to_owned() } else { String::new() };
        let word = standing.filter(|_| lags).map_or_else(String::new, |word| format!("{}.", word.label()));
        let collects = names.person(measure.thing, Fact::Owner).map_or_else(String::new, |who| format!("{who} collects it."));
        (lags || measure.is_due(today)).then(|| Line {
            href: format!("{page}/{}", measure.id()),
            what: inserted(&shortened(measure.name(), TOLD)),
            stands: told([word, due, collects]),
        })
    };
    let all: Vec<Line> = Measure::all(measures, updates).iter().filter_map(line).collect();
    Lines::of(all, page)
}

/// The last review of the logic model of each strategic action, where it had one. Of one day all are told.
fn approvals((strategic, approvals): (&[Thing], &[Thing]), page: String) -> Lines {
    let all = strategic.iter().flat_map(|action| {
        let own = || approvals.iter().filter(|approval| approval.within == Some(action.id));
        let last = own().filter_map(|approval| day(approval, Fact::Held)).max();
        own().filter(move |approval| last.is_some() && day(approval, Fact::Held) == last).map(|approval| Line {
            href: format!("{page}/{}/model", action.id),
            // The strategic action itself has a line of the same name.
            what: format!("The logic model of “{}”", inserted(&shortened(action.get(Fact::Title), TOLD))),
            stands: told([
                by(approval, Fact::Held, "Reviewed on"),
                approval.read(Fact::Agreed).map_or_else(String::new, |agreed: Agreed| format!("{}.", agreed.label())),
            ]),
        })
    });
    let all: Vec<Line> = all.collect();
    Lines::of(all, page)
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
