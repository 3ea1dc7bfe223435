//! The population groups of a jurisdiction: listed, added, put in order.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::place;
use crate::domain::ids::{JurisdictionId, PopulationGroupId};
use crate::domain::jurisdiction::population_group::{self, PopulationGroup};
use crate::domain::launch::{GROUPS, Group};
use crate::domain::people::Actor;
use crate::domain::words::position::Shift;
use crate::domain::words::text::Problem;
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Once, Query, Shifts, html, see_other};

/// `templates/jurisdiction/groups.html`
#[derive(Template)]
#[template(path = "jurisdiction/groups.html")]
struct GroupsPage {
    frame: Frame,
    id: JurisdictionId,
    groups: Vec<(PopulationGroup, Shifts)>,
    suggested: Vec<&'static str>,
    typed: Typed,
}

/// A new group as it was typed, and what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    pub name: String,
    pub note: String,
    pub name_problem: Option<Problem>,
    pub note_problem: Option<Problem>,
    /// The mark of the form: sent twice, it adds one group.
    pub once: Once,
}

impl Typed {
    fn is_troubled(&self) -> bool {
        self.name_problem.is_some() || self.note_problem.is_some()
    }
}

type Moved = Option<(PopulationGroupId, Shift)>;

async fn page(app: &App, actor: &Actor, jurisdiction: &Jurisdiction, typed: Typed, moved: Moved) -> Answer {
    let id = jurisdiction.id;
    let groups = app.store().population_groups(id).await?;
    let is_there = |group: &&Group| groups.iter().any(|known| group.is(&known.name));
    let suggested = GROUPS.iter().filter(|group| !is_there(group)).map(|group| group.name).collect();
    let of = groups.len();
    let pressed = |id| moved.filter(|(moved, _)| *moved == id).map(|(_, shift)| shift);
    html(&GroupsPage {
        frame: Frame::new(app, actor, "Population groups", format!("/jurisdictions/{id}/population-groups"))
            .within(place(jurisdiction))
            .troubled(typed.is_troubled()),
        id,
        groups: groups
            .into_iter()
            .enumerate()
            .map(|(at, group)| (at, pressed(group.id), group))
            .map(|(at, pressed, group)| (group, Shifts::at(at, of, pressed)))
            .collect(),
        suggested,
        typed,
    })
}

/// The page with a new group as it was typed, and what is wrong.
pub(super) async fn refused(status: StatusCode, app: &App, actor: &Actor, jurisdiction: &Jurisdiction, typed: Typed) -> Answer {
    Ok((status, page(app, actor, jurisdiction, typed, None).await?).into_response())
}

/// `GET /jurisdictions/{id}/population-groups`
pub async fn groups(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let moved = query.take("moved").and_then(|id| id.parse().ok()).zip(query.take("to").and_then(|to| to.parse().ok()));
    query.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    page(&app, &actor, &jurisdiction, Typed::default(), moved).await
}

/// `POST /jurisdictions/{id}/population-groups`
pub async fn add_group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let once = Once::take(&mut form);
    let mut typed = Typed { name: form.text("name"), note: form.text("note"), once: once.unwrap_or_default(), ..Typed::default() };
    form.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let (name, note) = (population_group::name(&typed.name, "", [].into_iter()), population_group::note(&typed.note));
    let added = match (&name, &note) {
        (Ok(name), Ok(note)) => app.store().add_population_group_once(id, (name, note), once.map(|once| once.0), &actor, app.now()).await?,
        _ => Ok(None),
    };
    match added {
        Ok(Some(made)) => return Ok(see_other(&format!("/jurisdictions/{id}/population-groups#group-{made}"))),
        Ok(None) => (typed.name_problem, typed.note_problem) = (name.err(), note.err()),
        Err(problem) => typed.name_problem = Some(problem),
    }
    refused(StatusCode::UNPROCESSABLE_ENTITY, &app, &actor, &jurisdiction, typed).await
}

/// `POST /population-groups/{id}/move`
pub async fn shift_group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<PopulationGroupId>, mut form: Form) -> Answer {
    let to: Shift = form.text("to").parse().map_err(|_| Failure::Malformed("A group moves up or down."))?;
    form.end()?;
    let jurisdiction = app.store().shift_population_group(id, to, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{jurisdiction}/population-groups?moved={id}&to={}", to.as_str())))
}
