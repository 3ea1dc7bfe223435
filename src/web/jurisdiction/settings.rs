//! What a jurisdiction is called and who leads it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::place;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::{self, Kind, Paper, Profile, STATES};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::words::text::Problem;
use crate::store::{FactChange, Jurisdiction};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};
use crate::web::history::changed_since;

/// `templates/jurisdiction/settings.html`
#[derive(Template)]
#[template(path = "jurisdiction/settings.html")]
struct SettingsPage {
    frame: Frame,
    id: JurisdictionId,
    typed: Typed,
    problems: Problems,
    is_archived: bool,
    kinds: [Kind; 7],
    papers: [Paper; 2],
    states: &'static [(&'static str, &'static str)],
}

/// The settings form as it was typed.
struct Typed {
    name: String,
    kind: String,
    state: String,
    executive: String,
    paper: String,
    revs: [Revision; 5],
}

impl Typed {
    /// The form as it begins.
    fn of(profile: Profile) -> Self {
        let revs = revisions(&profile);
        let (kind, paper) = (profile.kind.as_str().to_owned(), profile.paper.as_str().to_owned());
        Self { name: profile.name, kind, state: profile.state, executive: profile.executive, paper, revs }
    }
}

#[derive(Default)]
struct Problems {
    name: Option<Problem>,
    kind: Option<Problem>,
    state: Option<Problem>,
    executive: Option<Problem>,
    paper: Option<Problem>,
}

impl Problems {
    fn any(&self) -> bool {
        [&self.name, &self.kind, &self.state, &self.executive, &self.paper].into_iter().any(Option::is_some)
    }
}

fn settings_page(app: &App, actor: &Actor, jurisdiction: &Jurisdiction, typed: Typed, problems: Problems) -> Answer {
    let id = jurisdiction.id;
    html(&SettingsPage {
        frame: Frame::new(app, actor, "Settings", format!("/jurisdictions/{id}/settings"))
            .within(place(jurisdiction))
            .troubled(problems.any()),
        id,
        typed,
        problems,
        is_archived: jurisdiction.is_archived,
        kinds: Kind::ALL,
        papers: Paper::ALL,
        states: &STATES,
    })
}

/// `GET /jurisdictions/{id}/settings`
pub async fn settings(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    settings_page(&app, &actor, &jurisdiction, Typed::of(jurisdiction.profile.clone()), Problems::default())
}

/// The revisions of name, kind, state, executive and paper.
fn revisions(profile: &Profile) -> [Revision; 5] {
    [profile.name.as_str(), profile.kind.as_str(), &profile.state, &profile.executive, profile.paper.as_str()].map(Revision::of)
}

/// `POST /jurisdictions/{id}/settings`
pub async fn describe(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let current = app.store().jurisdiction(id).await?;
    let seen = ["name", "kind", "state", "executive", "paper"].map(|name| form.rev(name));
    let mut typed = Typed {
        name: form.text("name"),
        kind: form.text("kind"),
        state: form.text("state"),
        executive: form.text("executive"),
        // A form that does not ask for the paper leaves it as it is.
        paper: form.take("paper").unwrap_or_else(|| current.profile.paper.as_str().to_owned()),
        revs: std::array::from_fn(|at| seen[at].unwrap_or(revisions(&current.profile)[at])),
    };
    form.end()?;
    let kind = typed.kind.parse::<Kind>().map(|kind| kind.as_str().to_owned());
    let paper = typed.paper.parse::<Paper>().map(|paper| paper.as_str().to_owned());
    let parsed =
        (jurisdiction::name(&typed.name), kind, jurisdiction::state(&typed.state), jurisdiction::executive(&typed.executive), paper);
    let (status, problems) = match parsed {
        (Ok(name), Ok(kind), Ok(state), Ok(executive), Ok(paper)) => {
            let values = [(Fact::Name, name), (Fact::Kind, kind), (Fact::State, state), (Fact::Executive, executive), (Fact::Paper, paper)];
            let changes: Vec<FactChange> =
                values.into_iter().zip(seen).map(|((fact, value), seen)| FactChange { fact, value, seen }).collect();
            let refused = app.store().describe_jurisdiction(id, &changes, &actor, app.now()).await?;
            if refused.is_empty() {
                return Ok(see_other(&format!("/jurisdictions/{id}")));
            }
            // Only what was refused is shown as typed; all else as it is stored now.
            let came = std::mem::replace(&mut typed, Typed::of(app.store().jurisdiction(id).await?.profile));
            let mut problems = Problems::default();
            for fact in refused {
                let problem = Some(changed_since(&app, Subject::Jurisdiction(id), fact).await?);
                match fact {
                    Fact::Name => (problems.name, typed.name) = (problem, came.name.clone()),
                    Fact::Kind => (problems.kind, typed.kind) = (problem, came.kind.clone()),
                    Fact::Paper => (problems.paper, typed.paper) = (problem, came.paper.clone()),
                    Fact::State => (problems.state, typed.state) = (problem, came.state.clone()),
                    _ => (problems.executive, typed.executive) = (problem, came.executive.clone()),
                }
            }
            (StatusCode::CONFLICT, problems)
        }
        (name, kind, state, executive, paper) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Problems { name: name.err(), kind: kind.err(), state: state.err(), executive: executive.err(), paper: paper.err() },
        ),
    };
    let page = settings_page(&app, &actor, &current, typed, problems)?;
    Ok((status, page).into_response())
}
