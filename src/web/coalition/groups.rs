//! The working groups of the coalition: listed, added, put in order.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::group_page::{Fields, full_page};
use crate::domain::coalition::WorkingGroup;
use crate::domain::guide::{Framework, PredictorKey};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::readiness::Revision;
use crate::domain::things::Noun;
use crate::domain::words::position::Shift;
use crate::domain::words::{capital, count, list as listed};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, Shifts, html, see_other};
use crate::web::things::{self, Added, Came, FormView};

/// What the short form asks for.
const SHORT: &[Fact] = &[Fact::Name, Fact::Owner];

/// `templates/coalition/groups.html`
#[derive(Template)]
#[template(path = "coalition/groups.html")]
struct GroupsPage {
    frame: Frame,
    home: String,
    rows: Vec<Row>,
    /// Why a group was not moved.
    notice: String,
    /// What is missing, in sentences.
    lacks: Vec<String>,
    /// The predictors that findings speak of and no group works on.
    without_group: Vec<String>,
    form: FormView,
    people: Vec<Offer>,
}

/// A working group in the list.
struct Row {
    id: Uuid,
    name: String,
    lead: String,
    members: String,
    predictors: String,
    work: String,
    rev: Revision,
    shifts: Shifts,
}

/// The predictors that findings speak of.
async fn of_interest(app: &App, of: JurisdictionId) -> Result<Vec<PredictorKey>, Failure> {
    let findings = app.store().things(of, &[Noun::Finding]).await?;
    Ok(findings.iter().flat_map(|finding| finding.all(Fact::Predictors)).collect())
}

type Moved = Option<(Uuid, Shift)>;

async fn page(app: &App, actor: &Actor, basis: &Basis, form: FormView, (moved, notice): (Moved, String)) -> Answer {
    let coalition = &basis.coalition;
    let of = coalition.groups.len();
    let row = |(at, group): (usize, &WorkingGroup)| Row {
        id: group.id,
        name: group.name.clone(),
        lead: group.lead.as_ref().map_or_else(String::new, |lead| lead.profile.name.clone()),
        members: capital(&count(coalition.among(&group.members).len(), "member", "members")),
        predictors: listed(&group.predictors.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect::<Vec<_>>()),
        work: group.work.clone(),
        rev: Revision::of(&group.position),
        shifts: Shifts::at(at, of, moved.filter(|(id, _)| *id == group.id).map(|(_, shift)| shift)),
    };
    let mut lacks = coalition.groups_lack();
    if of > 0 {
        lacks.push(coalition.in_no_group_told());
    }
    lacks.retain(|sentence| !sentence.is_empty());
    let without_group = coalition.without_group(&of_interest(app, basis.jurisdiction.id).await?);
    html(&GroupsPage {
        frame: basis.frame(app, actor, "Working groups", basis.groups()).troubled(!form.troubles().is_empty()),
        home: basis.home(),
        rows: coalition.groups.iter().enumerate().map(row).collect(),
        notice,
        lacks,
        without_group: without_group.into_iter().map(|key| capital(&Framework::current().predictor(key).name)).collect(),
        form,
        people: offers(&basis.people),
    })
}

/// `GET /jurisdictions/{id}/coalition/groups`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let moved = query.take("moved").and_then(|id| id.parse().ok()).zip(query.take("to").and_then(|to| to.parse().ok()));
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let form = FormView::blank(Noun::WorkingGroup, Vec::new(), &basis.people);
    page(&app, &actor, &basis, form, (moved, String::new())).await
}

/// `POST /jurisdictions/{id}/coalition/groups`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::WorkingGroup);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let posted = match things::add(&app, &actor, id, &came, |new| new).await? {
        Added::There(made) => return Ok(see_other(&format!("/working-groups/{made}"))),
        Added::Refused(posted) => posted,
    };
    // Whoever went on with all that is known of a group keeps all of it.
    let answer = if came.exceeds(SHORT) {
        let fields = Fields::anew(&app, &basis, &came, &posted).await?;
        full_page(&app, &actor, &basis, None, fields)?
    } else {
        let mut form = FormView::blank(Noun::WorkingGroup, Vec::new(), &basis.people);
        form.refuse(&came, &posted);
        page(&app, &actor, &basis, form, (None, String::new())).await?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, answer).into_response())
}

/// The answer to a button of a group that stands elsewhere by now.
async fn overtaken(app: &App, actor: &Actor, of: JurisdictionId) -> Answer {
    let basis = Basis::of(app, of).await?;
    let form = FormView::blank(Noun::WorkingGroup, Vec::new(), &basis.people);
    let words = "This working group was moved in the meantime. It stays where it stands now. Press again if it should be otherwise.";
    Ok((StatusCode::CONFLICT, page(app, actor, &basis, form, (None, words.to_owned())).await?).into_response())
}

/// `POST /working-groups/{id}/move`
pub async fn shift(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, mut form: Form) -> Answer {
    let to: Shift = form.text("to").parse().map_err(|_| Failure::Malformed("A working group moves up or down."))?;
    let seen = form.rev("position");
    form.end()?;
    let (of, _) = app.store().thing(Noun::WorkingGroup, id).await?;
    if !app.store().shift_thing(Noun::WorkingGroup, id, to, seen, &actor, app.now()).await? {
        return overtaken(&app, &actor, of).await;
    }
    Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups?moved={id}&to={}", to.as_str())))
}
