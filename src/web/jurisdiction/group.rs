//! One population group: changed, and put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::groups::{Typed, refused};
use super::place;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, PopulationGroupId};
use crate::domain::jurisdiction::population_group::{self, PopulationGroup};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::words::text::Problem;
use crate::store::{FactChange, Jurisdiction, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Once, html, see_other};
use crate::web::history::changed_since;
use crate::web::readiness::fields::Trouble;

/// `templates/jurisdiction/group.html`
#[derive(Template)]
#[template(path = "jurisdiction/group.html")]
struct GroupPage {
    frame: Frame,
    jurisdiction: JurisdictionId,
    id: PopulationGroupId,
    heading: String,
    name: Field,
    note: Field,
    is_refused: bool,
}

/// A field of the form.
struct Field {
    typed: String,
    rev: Revision,
    problem: Option<Problem>,
}

impl Field {
    fn of(stored: &str) -> Self {
        Self { typed: stored.to_owned(), rev: Revision::of(stored), problem: None }
    }
}

impl GroupPage {
    fn troubles(&self) -> Vec<Trouble> {
        let fields = [("name", Fact::Name, &self.name), ("note", Fact::Note, &self.note)];
        let trouble = |(id, fact, field): (&str, Fact, &Field)| {
            let what = field.problem.as_ref()?.to_string();
            Some(Trouble { href: format!("#{id}"), label: fact.label().to_owned(), what, is_problem: self.is_refused })
        };
        fields.into_iter().filter_map(trouble).collect()
    }
}

fn page(
    app: &App,
    actor: &Actor,
    (jurisdiction, group): (&Jurisdiction, &PopulationGroup),
    fields: (Field, Field),
    is_refused: bool,
) -> Answer {
    let (name, note) = fields;
    let id = group.id;
    html(&GroupPage {
        frame: Frame::new(app, actor, "Population group", format!("/population-groups/{id}"))
            .within(place(jurisdiction))
            .troubled(name.problem.is_some() || note.problem.is_some()),
        jurisdiction: jurisdiction.id,
        id,
        heading: group.name.clone(),
        name,
        note,
        is_refused,
    })
}

/// `GET /population-groups/{id}`
pub async fn group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<PopulationGroupId>) -> Answer {
    let (jurisdiction, group) = app.store().population_group(id).await?;
    let fields = (Field::of(&group.name), Field::of(&group.note));
    page(&app, &actor, (&jurisdiction, &group), fields, false)
}

/// The answer to the form of a group that is not there: what was typed, if the group lies in the bin.
async fn gone(app: &App, actor: &Actor, id: PopulationGroupId, came: (Option<String>, Option<String>)) -> Answer {
    match app.store().jurisdiction_of_binned_group(id).await? {
        Some(jurisdiction) => binned(app, actor, jurisdiction, came).await,
        None => Err(Failure::NotFound),
    }
}

/// `POST /population-groups/{id}`
pub async fn change_group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<PopulationGroupId>, mut form: Form) -> Answer {
    let (name_seen, note_seen) = (form.rev("name"), form.rev("note"));
    let came = (form.take("name"), form.take("note"));
    form.end()?;
    let (jurisdiction, group) = match app.store().population_group(id).await {
        Err(StoreError::NotFound) => return gone(&app, &actor, id, came).await,
        found => found?,
    };
    let kept = came.clone();
    // A field that did not come is left as it is; one without a revision was shown blank.
    let field = |typed: Option<String>, seen: Option<Revision>, stored: &str| match typed {
        Some(typed) => Field { typed, rev: seen.unwrap_or_else(|| Revision::of("")), problem: None },
        None => Field::of(stored),
    };
    let (mut name, mut note) = (field(came.0, name_seen, &group.name), field(came.1, note_seen, &group.note));
    let cleaned = (population_group::name(&name.typed, &group.name, [].into_iter()), population_group::note(&note.typed));
    let (Ok(new_name), Ok(new_note)) = &cleaned else {
        (name.problem, note.problem) = (cleaned.0.err(), cleaned.1.err());
        let form = page(&app, &actor, (&jurisdiction, &group), (name, note), true)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    };
    let change = |fact, value: &String, field: &Field| FactChange { fact, value: value.clone(), seen: Some(field.rev) };
    let changes = [change(Fact::Name, new_name, &name), change(Fact::Note, new_note, &note)];
    let refused = match app.store().change_population_group(id, &changes, &actor, app.now()).await {
        Err(StoreError::NotFound) => return gone(&app, &actor, id, kept).await,
        Err(error) => return Err(error.into()),
        Ok(Ok(refused)) => refused,
        Ok(Err(problem)) => {
            name.problem = Some(problem);
            let form = page(&app, &actor, (&jurisdiction, &group), (name, note), true)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
        }
    };
    if refused.is_empty() {
        return Ok(see_other(&format!("/jurisdictions/{}/population-groups#group-{id}", jurisdiction.id)));
    }
    // Only what was refused is shown as typed; all else as it is stored now.
    let (jurisdiction, now) = match app.store().population_group(id).await {
        Err(StoreError::NotFound) => return gone(&app, &actor, id, kept).await,
        found => found?,
    };
    for (fact, field, stored) in [(Fact::Name, &mut name, &now.name), (Fact::Note, &mut note, &now.note)] {
        let typed = std::mem::replace(field, Field::of(stored)).typed;
        if refused.contains(&fact) {
            field.typed = typed;
            field.problem = Some(changed_since(&app, Subject::PopulationGroup(id), fact).await?);
        }
    }
    Ok((StatusCode::CONFLICT, page(&app, &actor, (&jurisdiction, &now), (name, note), false)?).into_response())
}

/// The answer to a change of a group that somebody put into the bin meanwhile: what was typed, to be added anew.
async fn binned(app: &App, actor: &Actor, id: JurisdictionId, (name, note): (Option<String>, Option<String>)) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let words = "This group was put into the bin in the meantime. Nothing was saved. Put it back from the bin, or add what stands here as a new group.";
    let typed = Typed {
        name: name.unwrap_or_default(),
        note: note.unwrap_or_default(),
        name_problem: Some(Problem::Other(words.to_owned())),
        note_problem: None,
        once: Once::default(),
    };
    refused(StatusCode::CONFLICT, app, actor, &jurisdiction, typed).await
}

/// `templates/jurisdiction/group_delete.html`
#[derive(Template)]
#[template(path = "jurisdiction/group_delete.html")]
struct DeletePage {
    frame: Frame,
    id: PopulationGroupId,
    name: String,
}

/// `GET /population-groups/{id}/delete`
pub async fn ask_to_delete_group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<PopulationGroupId>) -> Answer {
    let (jurisdiction, group) = app.store().population_group(id).await?;
    html(&DeletePage {
        frame: Frame::new(&app, &actor, "Delete a population group", format!("/population-groups/{id}/delete"))
            .within(place(&jurisdiction)),
        id,
        name: group.name,
    })
}

/// `POST /population-groups/{id}/delete`
pub async fn delete_group(State(app): State<App>, Acting(actor): Acting, Id(id): Id<PopulationGroupId>, form: Form) -> Answer {
    form.end()?;
    let jurisdiction = app.store().bin_population_group(id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{jurisdiction}/population-groups")))
}
