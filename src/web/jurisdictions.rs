//! Jurisdictions: the first page, a jurisdiction's home, and its own settings.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Place, Query, html, see_other};
use super::history::changed_since;
use super::road::{Leg, road};
use super::you;
use crate::domain::assessment::Heading;
use crate::domain::dates;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::{self, Kind, Profile, STATES};
use crate::domain::person;
use crate::domain::readiness::{Revision, Verdict, telling};
use crate::domain::text::Problem;
use crate::domain::words::{capital, count};
use crate::store::{FactChange, Jurisdiction, PAGE};

/// `templates/jurisdictions/welcome.html`: the first page while there is nothing yet.
#[derive(Template)]
#[template(path = "jurisdictions/welcome.html")]
struct WelcomePage {
    frame: Frame,
    founding: Founding,
    bin: usize,
}

/// `templates/jurisdictions/list.html`
#[derive(Template)]
#[template(path = "jurisdictions/list.html")]
struct ListPage {
    frame: Frame,
    founding: Founding,
    search: String,
    archived: bool,
    rows: Vec<Row>,
    total: String,
    others: u32,
    has_example: bool,
    bin: usize,
    newer: Option<String>,
    older: Option<String>,
}

/// The small form that makes a jurisdiction.
#[derive(Debug, Default)]
struct Founding {
    actor: String,
    asks_actor: bool,
    actor_problem: Option<String>,
    name: String,
    name_problem: Option<String>,
}

struct Row {
    jurisdiction: Jurisdiction,
    result: String,
    round: String,
}

/// `GET /`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let search = query.text("search");
    let archived = query.text("archived") == "yes";
    let page: u32 = query.take("page").and_then(|page| page.parse().ok()).unwrap_or(0).min(1_000_000);
    query.end()?;
    let founding = Founding { asks_actor: actor.person.is_none(), ..Founding::default() };
    first_page(&app, &actor, founding, (crate::domain::text::line(&search, 120).unwrap_or_default(), archived, page)).await
}

async fn first_page(
    app: &App,
    actor: &crate::domain::actor::Actor,
    founding: Founding,
    (search, archived, page): (String, bool, u32),
) -> Answer {
    let (used, in_archive) = app.store().count_jurisdictions().await?;
    let bin = app.store().binned().await?.len();
    if used + in_archive == 0 {
        return html(&WelcomePage { frame: Frame::new(app, actor, "Welcome", "/"), founding, bin });
    }
    let found = app.store().jurisdictions(&search, archived, page).await?;
    let mut rows = Vec::new();
    for (jurisdiction, newest) in found.rows {
        let (round, result) = match newest {
            None => (String::new(), "No round yet".to_owned()),
            Some(id) => {
                let assessment = app.store().assessment(id).await?;
                let told = telling(&Verdict::of(&assessment.state), &jurisdiction.profile.name);
                (assessment.round.heading.title, told.short)
            }
        };
        rows.push(Row { jurisdiction, result, round });
    }
    let address = |page: u32| {
        let search: String = percent_encoding::utf8_percent_encode(&search, percent_encoding::NON_ALPHANUMERIC).collect();
        format!("/?search={search}&archived={}&page={page}", if archived { "yes" } else { "" })
    };
    html(&ListPage {
        frame: Frame::new(app, actor, if archived { "Archive" } else { "Jurisdictions" }, "/"),
        founding,
        archived,
        has_example: rows.iter().any(|row| row.jurisdiction.is_example),
        rows,
        total: capital(&count(found.total as usize, "jurisdiction", "jurisdictions")),
        others: if archived { used } else { in_archive },
        bin,
        newer: page.checked_sub(1).map(address),
        older: ((page + 1) * PAGE < found.total).then(|| address(page + 1)),
        search,
    })
}

/// `POST /jurisdictions`: makes a jurisdiction and its first round, and begins.
pub async fn found(State(app): State<App>, Acting(mut actor): Acting, mut form: Form) -> Answer {
    let typed_actor = form.text("actor");
    let typed_name = form.text("name");
    form.end()?;
    let name = jurisdiction::name(&typed_name);
    let newcomer = if actor.person.is_none() && !typed_actor.trim().is_empty() { Some(person::name(&typed_actor)) } else { None };
    let (name, newcomer) = match (name, newcomer.transpose()) {
        (Ok(name), Ok(newcomer)) => (name, newcomer),
        (name, newcomer) => {
            let founding = Founding {
                asks_actor: actor.person.is_none(),
                actor: typed_actor,
                actor_problem: newcomer.err().map(|problem| problem.to_string()),
                name: typed_name,
                name_problem: name.err().map(|problem| problem.to_string()),
            };
            let page = first_page(&app, &actor, founding, (String::new(), false, 0)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let mut cookie = None;
    if let Some(name) = newcomer {
        let person = app.store().introduce(&person::Profile { name, ..person::Profile::default() }, app.now()).await?;
        cookie = Some(you::cookie(person.id));
        actor = crate::domain::actor::Actor { person: Some(person.id), name: person.profile.name };
    }
    let id = app.store().found(&Profile::named(name), &Heading::on(app.now().date()), &actor, app.now()).await?;
    Ok((cookie, see_other(&format!("/assessments/{id}"))).into_response())
}

/// `POST /example`: makes the worked example and opens it.
pub async fn open_example(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    let id = app.store().found_example(app.now()).await?;
    Ok(see_other(&format!("/assessments/{id}")))
}

/// `templates/jurisdictions/home.html`
#[derive(Template)]
#[template(path = "jurisdictions/home.html")]
struct HomePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    facts: String,
    road: Option<[Leg; 5]>,
    next: Vec<Next>,
    rounds: Vec<RoundRow>,
}

/// Something that is due.
struct Next {
    href: String,
    what: String,
}

struct RoundRow {
    id: AssessmentId,
    title: String,
    started: String,
    result: String,
    is_read_only: bool,
}

fn place(jurisdiction: &Jurisdiction) -> Place {
    Place { id: jurisdiction.id, name: jurisdiction.profile.name.clone(), is_example: jurisdiction.is_example, round: String::new() }
}

/// `GET /jurisdictions/{id}`
pub async fn home(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let mut rounds = Vec::new();
    let mut newest = None;
    for round in app.store().rounds(id).await? {
        let verdict = Verdict::of(&app.store().state(&round).await?);
        rounds.push(RoundRow {
            id: round.id,
            title: round.heading.title,
            started: dates::long(round.heading.started),
            result: telling(&verdict, "").short,
            is_read_only: !round.access.is_open(),
        });
        newest.get_or_insert((round.id, verdict));
    }
    let profile = &jurisdiction.profile;
    let kind = if profile.kind == Kind::Other { "" } else { profile.kind.label() };
    let executive = if profile.executive.is_empty() { String::new() } else { format!("led by: {}", profile.executive) };
    let facts: Vec<&str> = [kind, profile.state_name(), &executive].into_iter().filter(|part| !part.is_empty()).collect();
    html(&HomePage {
        frame: Frame::new(&app, &actor, "Home", format!("/jurisdictions/{id}")).within(place(&jurisdiction)),
        facts: facts.join(" · "),
        road: newest.as_ref().map(|(_, verdict)| road(verdict)),
        next: newest.map(|(id, verdict)| due(id, &verdict)).unwrap_or_default(),
        rounds,
        jurisdiction,
    })
}

/// What comes next in a round.
fn due(id: AssessmentId, verdict: &Verdict) -> Vec<Next> {
    let mut next = Vec::new();
    let blank = usize::from(verdict.blank());
    if blank > 0 {
        next.push(Next {
            href: format!("/assessments/{id}"),
            what: format!("Look at {} that no one has looked at yet", count(blank, "step", "steps")),
        });
    }
    let unknown = usize::from(verdict.unknown());
    if unknown > 0 {
        next.push(Next {
            href: format!("/assessments/{id}"),
            what: format!("Find out about {} marked “We don’t know yet”", count(unknown, "step", "steps")),
        });
    }
    if blank < 31 {
        next.push(Next { href: format!("/assessments/{id}/verdict"), what: "Read the verdict and take it to leadership".to_owned() });
    }
    next
}

/// `templates/jurisdictions/settings.html`
#[derive(Template)]
#[template(path = "jurisdictions/settings.html")]
struct SettingsPage {
    frame: Frame,
    id: JurisdictionId,
    typed: Typed,
    problems: Problems,
    is_archived: bool,
    kinds: [Kind; 7],
    states: &'static [(&'static str, &'static str)],
}

/// The settings form as it was typed.
struct Typed {
    name: String,
    kind: String,
    state: String,
    executive: String,
    revs: [Revision; 4],
}

#[derive(Default)]
struct Problems {
    name: Option<Problem>,
    kind: Option<Problem>,
    state: Option<Problem>,
    executive: Option<Problem>,
}

fn settings_page(app: &App, actor: &crate::domain::actor::Actor, jurisdiction: &Jurisdiction, typed: Typed, problems: Problems) -> Answer {
    let id = jurisdiction.id;
    html(&SettingsPage {
        frame: Frame::new(app, actor, "Settings", format!("/jurisdictions/{id}/settings")).within(place(jurisdiction)),
        id,
        typed,
        problems,
        is_archived: jurisdiction.is_archived,
        kinds: Kind::ALL,
        states: &STATES,
    })
}

/// `GET /jurisdictions/{id}/settings`
pub async fn settings(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let profile = jurisdiction.profile.clone();
    let revs = revisions(&profile);
    let typed =
        Typed { name: profile.name, kind: profile.kind.as_str().to_owned(), state: profile.state, executive: profile.executive, revs };
    settings_page(&app, &actor, &jurisdiction, typed, Problems::default())
}

/// The revisions of name, kind, state and executive.
fn revisions(profile: &Profile) -> [Revision; 4] {
    [profile.name.as_str(), profile.kind.as_str(), &profile.state, &profile.executive].map(Revision::of)
}

/// `POST /jurisdictions/{id}/settings`
pub async fn describe(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let current = app.store().jurisdiction(id).await?;
    let seen = ["name", "kind", "state", "executive"].map(|name| form.rev(name));
    let mut typed = Typed {
        name: form.text("name"),
        kind: form.text("kind"),
        state: form.text("state"),
        executive: form.text("executive"),
        revs: std::array::from_fn(|at| seen[at].unwrap_or(revisions(&current.profile)[at])),
    };
    form.end()?;
    let kind = typed.kind.parse::<Kind>().map(|kind| kind.as_str().to_owned());
    let parsed = (jurisdiction::name(&typed.name), kind, jurisdiction::state(&typed.state), jurisdiction::executive(&typed.executive));
    let (status, problems) = match parsed {
        (Ok(name), Ok(kind), Ok(state), Ok(executive)) => {
            let values = [(Fact::Name, name), (Fact::Kind, kind), (Fact::State, state), (Fact::Executive, executive)];
            let changes: Vec<FactChange> =
                values.into_iter().zip(seen).map(|((fact, value), seen)| FactChange { fact, value, seen }).collect();
            let refused = app.store().describe_jurisdiction(id, &changes, &actor, app.now()).await?;
            if refused.is_empty() {
                return Ok(see_other(&format!("/jurisdictions/{id}")));
            }
            typed.revs = revisions(&app.store().jurisdiction(id).await?.profile);
            let mut problems = Problems::default();
            for fact in refused {
                let problem = Some(changed_since(&app, Subject::Jurisdiction(id), fact).await?);
                match fact {
                    Fact::Name => problems.name = problem,
                    Fact::Kind => problems.kind = problem,
                    Fact::State => problems.state = problem,
                    _ => problems.executive = problem,
                }
            }
            (StatusCode::CONFLICT, problems)
        }
        (name, kind, state, executive) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Problems { name: name.err(), kind: kind.err(), state: state.err(), executive: executive.err() },
        ),
    };
    let page = settings_page(&app, &actor, &current, typed, problems)?;
    Ok((status, page).into_response())
}

async fn set_archived(app: &App, actor: &crate::domain::actor::Actor, id: JurisdictionId, form: Form, archived: bool) -> Answer {
    form.end()?;
    app.store().archive_jurisdiction(id, archived, actor, app.now()).await?;
    Ok(see_other(if archived { "/" } else { "/?archived=yes" }))
}

/// `POST /jurisdictions/{id}/archive`
pub async fn archive(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, form: Form) -> Answer {
    set_archived(&app, &actor, id, form, true).await
}

/// `POST /jurisdictions/{id}/unarchive`
pub async fn unarchive(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, form: Form) -> Answer {
    set_archived(&app, &actor, id, form, false).await
}

/// `templates/jurisdictions/delete.html`
#[derive(Template)]
#[template(path = "jurisdictions/delete.html")]
struct DeletePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    rounds: String,
    typed: String,
    problem: Option<&'static str>,
}

async fn delete_page(
    app: &App,
    actor: &crate::domain::actor::Actor,
    id: JurisdictionId,
    typed: String,
    problem: Option<&'static str>,
) -> Result<Response, Failure> {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let rounds = app.store().rounds(id).await?.len();
    html(&DeletePage {
        frame: Frame::new(app, actor, "Delete", format!("/jurisdictions/{id}/delete")).within(place(&jurisdiction)),
        rounds: count(rounds, "round", "rounds"),
        jurisdiction,
        typed,
        problem,
    })
}

/// `GET /jurisdictions/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    delete_page(&app, &actor, id, String::new(), None).await
}

/// `POST /jurisdictions/{id}/delete`: into the bin, once the name was typed.
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let typed = form.text("name");
    form.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let fits = jurisdiction::name(&typed).is_ok_and(|name| name.to_lowercase() == jurisdiction.profile.name.to_lowercase());
    if !fits && !jurisdiction.is_example {
        let page = delete_page(&app, &actor, id, typed, Some("Type the name exactly as it stands above.")).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().bin_jurisdiction(id, &actor, app.now()).await?;
    Ok(see_other("/"))
}
