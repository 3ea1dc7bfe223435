//! The handover: what whoever takes over must know, on paper.

use askama::Template;
use axum::extract::State;
use time::Date;

use super::handed::{Handed, Line, MOST};
use super::handed_plan::plan;
use super::handover_people::people;
use super::outlook::{DueLine, Known};
use super::place;
use crate::domain::conversation::asked;
use crate::domain::guide::{Guide, StepKey};
use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Profile;
use crate::domain::readiness::{Field, Telling, Verdict, commitments, telling};
use crate::domain::words::inserted;
use crate::domain::words::{capital, count, dates};
use crate::domain::work::{self, Action};
use crate::store::file::backup::{self, Last};
use crate::store::file::second;
use crate::store::{FieldFilter, Round, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, html};

/// `templates/jurisdiction/handover.html`
#[derive(Template)]
#[template(path = "jurisdiction/handover.html")]
struct HandoverPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    stand: Option<Stand>,
    /// Where it stands on the road.
    road: String,
    /// How the coalition, findings and engagement stand.
    coalition: String,
    findings: String,
    engagement: String,
    parts: Handed,
    /// The plan itself, part by part.
    plan: Vec<Line>,
    decision: Option<Decided>,
    due: Vec<DueLine>,
    open: Vec<Open>,
    open_count: String,
    commitments: Vec<Commitment>,
    dates: Vec<(String, String)>,
    waiting: Vec<String>,
    people: Vec<Named>,
    /// How many more there are than are told.
    more_people: usize,
    file: Place,
}

/// Somebody in this work, and what names them.
struct Named {
    person: Profile,
    /// What they are named for; empty where only a name stands.
    does: String,
}

/// Where things stand in the newest round.
struct Stand {
    round: Round,
    started: String,
    told: Telling,
}

/// The last decision.
struct Decided {
    href: String,
    route: &'static str,
    who: Vec<String>,
    when: String,
    reason: String,
    has_changed: bool,
}

/// An open action.
struct Open {
    href: String,
    what: String,
    owner: String,
    due: String,
    status: &'static str,
    is_late: bool,
}

/// What somebody has committed to.
struct Commitment {
    what: String,
    made_by: String,
    word_of: String,
    written: String,
}

/// Where the data file and its backups are.
struct Place {
    path: String,
    folder: String,
    second: Option<String>,
    last: String,
}

/// How many dates the page names.
const DATES: usize = 3;

/// `GET /jurisdictions/{id}/handover`
pub async fn handover(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let known = Known::of(&app, id).await?;
    let today = app.now().date();
    let name = jurisdiction.profile.name.clone();
    let stand = known.newest.as_ref().map(|(round, state)| Stand {
        round: round.clone(),
        started: dates::long(round.heading.started),
        told: telling(&Verdict::of(state), &name),
    });
    let open = open_actions(&known.actions, today);
    let people = people(&app, id, &known).await?;
    html(&HandoverPage {
        frame: Frame::new(&app, &actor, "Handover", format!("/jurisdictions/{id}/handover")).within(place(&jurisdiction)),
        id,
        name,
        today: dates::long(today),
        stand,
        road: known.outlook(today).on_the_road(),
        coalition: known.outlook(today).coalition(),
        findings: known.outlook(today).findings(),
        engagement: known.outlook(today).engagement(),
        parts: Handed::of(&app, id, today).await?,
        plan: plan(&app, id, &known).await?,
        decision: decided(&known),
        due: known.due(today),
        open_count: capital(&count(open.len(), "open action", "open actions")),
        open,
        commitments: all_commitments(&app, &known, &jurisdiction.profile.executive).await?,
        dates: known.outlook(today).dates().into_iter().take(DATES).map(|(date, what)| (dates::long(date), what)).collect(),
        waiting: waiting(&known)?,
        more_people: people.len().saturating_sub(MOST),
        people: people.into_iter().take(MOST).map(|(person, does)| Named { person, does }).collect(),
        file: where_it_is(&app),
    })
}

fn decided(known: &Known) -> Option<Decided> {
    let decision = known.decision.as_ref()?;
    let now = known.newest.as_ref().filter(|_| known.is_decided()).map(|(_, state)| state.fingerprint());
    Some(Decided {
        href: format!("/assessments/{}/decision", decision.assessment),
        route: decision.route.label(),
        who: decision.deciders.lines().map(str::to_owned).collect(),
        when: dates::long(decision.decided),
        reason: decision.reason.clone(),
        has_changed: now.is_some_and(|now| now != decision.fingerprint),
    })
}

/// The open actions: those without a date first, then by date.
fn open_actions(actions: &[Action], today: Date) -> Vec<Open> {
    let mut open: Vec<&Action> = actions.iter().filter(|action| action.status.is_open()).collect();
    open.sort_by_key(|action| (action.due, action.id));
    let owners = work::owners(actions);
    open.into_iter()
        .map(|action| Open {
            href: format!("/actions/{}", action.id),
            what: action.what.clone(),
            owner: action.owner.as_ref().map_or_else(String::new, |owner| owners.name(owner)),
            due: action.due.map_or_else(String::new, dates::long),
            status: action.status.label(),
            is_late: action.is_late(today),
        })
        .collect()
}

/// What leadership committed to by the answers, and the money that is planned for actions.
async fn all_commitments(app: &App, known: &Known, executive: &str) -> Result<Vec<Commitment>, Failure> {
    let mut all = Vec::new();
    if let Some((round, state)) = &known.newest {
        let guide = guide(round)?;
        for step in commitments(state) {
            all.push(Commitment {
                what: format!("{}: {}", step.label(), guide.step(step).short),
                made_by: if executive.is_empty() { "Executive leadership".to_owned() } else { executive.to_owned() },
                word_of: word_of(app, known, round, step).await?,
                written: state[step].evidence.clone(),
            });
        }
    }
    let funded = known.actions.iter().filter(|action| action.status != crate::domain::work::Status::Dropped && !sources(action).is_empty());
    let owners = work::owners(&known.actions);
    all.extend(funded.map(|action| Commitment {
        what: action.cost().map_or_else(
            || format!("Money planned for: {}", inserted(&action.what)),
            |cost| format!("{cost} planned for: {}", inserted(&action.what)),
        ),
        made_by: action.owner.as_ref().map_or_else(|| "No owner yet".to_owned(), |owner| owners.name(owner)),
        word_of: String::new(),
        written: format!("To be paid from: {}", sources(action)),
    }));
    Ok(all)
}

/// Who is to pay for an action, by the lines that name a source.
fn sources(action: &Action) -> String {
    let named = action.funding.iter().filter(|line| !line.says.source.is_empty());
    let mut sources = named.map(|line| {
        let standing = line.says.standing.map_or("", |standing| standing.word());
        format!("{} ({standing})", inserted(&line.says.source))
    });
    let mut told: Vec<String> = Vec::new();
    for source in sources.by_ref() {
        if !told.contains(&source) {
            told.push(source);
        }
    }
    told.join("; ")
}

/// Who told us of a step, or who recorded it.
async fn word_of(app: &App, known: &Known, round: &Round, step: StepKey) -> Result<String, Failure> {
    let lines = app.store().history(Subject::Assessment(round.id), FieldFilter::Only(Field::Answer(step)), None).await?;
    let Some(last) = lines.events.first() else { return Ok(String::new()) };
    let changed = app.local(last.at).date();
    let asks = known.asks.iter().rev().filter(|ask| ask.topic.steps().contains(&step));
    // Who spoke before the answer was last changed spoke of another answer.
    let told = asks.filter_map(|ask| Some((ask, ask.told?))).find(|(_, told)| *told >= changed);
    Ok(match told {
        Some((ask, date)) => format!("Told by {}, {}", inserted(&asked(&known.asks).name(&ask.person)), dates::long(date)),
        None => format!("Recorded by {}, {}", inserted(&last.actor.name), dates::long(changed)),
    })
}

fn guide(round: &Round) -> Result<&'static Guide, Failure> {
    Guide::version(&round.guide_version)
        .ok_or_else(|| Failure::Store(StoreError::Damaged("a round names a guide that never was".to_owned())))
}

fn waiting(known: &Known) -> Result<Vec<String>, Failure> {
    let Some((round, _)) = &known.newest else { return Ok(Vec::new()) };
    let guide = guide(round)?;
    let names = asked(&known.asks);
    let told = known.asks.iter().filter(|ask| ask.is_waiting()).map(|ask| {
        let by = ask.due.map_or_else(String::new, |due| format!(", by {}", dates::long(due)));
        format!("{}: {} (asked {}{by})", inserted(&names.name(&ask.person)), ask.topic.named(guide), dates::long(ask.asked))
    });
    Ok(told.collect())
}

fn where_it_is(app: &App) -> Place {
    let path = app.store().path();
    let now = app.now();
    Place {
        path: path.display().to_string(),
        folder: backup::folder(path).display().to_string(),
        second: second::folder(path).map(|folder| folder.display().to_string()),
        last: match backup::last(path, now) {
            Last::None => "No backup has been made yet.".to_owned(),
            Last::At(at) => format!("The last one: {}.", dates::relative_at_the_end(app.local(at), now)),
            Last::Ahead => "They bear later dates than today, so this computer’s clock was wrong or is wrong now.".to_owned(),
        },
    }
}
