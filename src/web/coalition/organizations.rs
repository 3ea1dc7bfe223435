//! The organizations that members come from: listed, and added.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::coalition::known_as;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::domain::words::{count, inserted};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{self, Added, Bound, Came, FormView, More};

/// `templates/coalition/organizations.html`
#[derive(Template)]
#[template(path = "coalition/organizations.html")]
struct OrganizationsPage {
    frame: Frame,
    home: String,
    rows: Vec<Row>,
    /// The rest of them.
    more: Option<More>,
    form: FormView,
    known: Option<(Uuid, String)>,
}

/// An organization in the list.
struct Row {
    id: Uuid,
    name: String,
    sector: &'static str,
    members: String,
}

fn page(app: &App, actor: &Actor, basis: &Basis, bound: Bound, form: FormView, known: Option<(Uuid, String)>) -> Answer {
    let mut members: std::collections::HashMap<Uuid, usize> = std::collections::HashMap::new();
    for organization in basis.coalition.members.iter().filter_map(|member| member.organization.as_ref()) {
        *members.entry(organization.id).or_default() += 1;
    }
    let told = |n: usize| if n == 0 { "No members".to_owned() } else { crate::domain::words::capital(&count(n, "member", "members")) };
    let all: Vec<_> = basis.coalition.organizations.iter().collect();
    let whole = || (format!("{}?all=yes", basis.organizations()), "organizations".to_owned());
    let (shown, more) = bound.shown(all, |one| one.id, whole);
    let rows = shown.into_iter().map(|(_, one)| Row {
        id: one.id,
        name: one.name.clone(),
        sector: one.sector.map_or("", |sector| sector.label()),
        members: told(members.get(&one.id).copied().unwrap_or(0)),
    });
    html(&OrganizationsPage {
        frame: basis.frame(app, actor, "Organizations", basis.organizations()).troubled(!form.troubles().is_empty()),
        home: basis.home(),
        rows: rows.collect(),
        more,
        form,
        known,
    })
}

/// The organization that has a name by now, beside the one that is looked at, and the sentence that says so.
pub(super) fn taken(basis: &Basis, posted: &Posted, but: Option<Uuid>) -> Option<(Uuid, String, Problem)> {
    let (_, name) = posted.values.iter().find(|(fact, _)| *fact == Fact::Name)?;
    let known = known_as(&basis.coalition.organizations, name).filter(|known| Some(known.id) != but)?;
    let words = format!("“{}” is on the list already.", inserted(&known.name));
    Some((known.id, known.name.clone(), Problem::Other(words)))
}

/// `GET /jurisdictions/{id}/coalition/organizations`: with `all` every one of a long list, with `one` an organization is
/// shown that was just saved.
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let bound = Bound { is_whole: query.take("all").is_some(), one: query.take("one").and_then(|one| one.parse().ok()) };
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let form = FormView::blank(Noun::Organization, Vec::new(), &basis.people);
    page(&app, &actor, &basis, bound, form, None)
}

/// `POST /jurisdictions/{id}/coalition/organizations`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Organization);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let mut posted = came.read_new(&basis.people);
    let mut known = None;
    if let Some((there, name, problem)) = taken(&basis, &posted, None) {
        let is_sent_twice = came.once.is_some_and(|once| there == crate::store::NewThing::id_of_form(Noun::Organization, id, once));
        if is_sent_twice {
            return Ok(see_other(&format!("{}?one={there}#organization-{there}", basis.organizations())));
        }
        posted.problems.push((Fact::Name, problem));
        known = Some((there, name));
    } else {
        match things::add(&app, &actor, id, &came, |new| new).await? {
            Added::There(made) => return Ok(see_other(&format!("{}?one={made}#organization-{made}", basis.organizations()))),
            Added::Refused(refused) => posted = refused,
        }
    }
    refused(StatusCode::UNPROCESSABLE_ENTITY, &app, &actor, &basis, (&came, &posted), known)
}

/// The page with an organization as it was typed, and what is wrong.
pub(super) fn refused(
    status: StatusCode,
    app: &App,
    actor: &Actor,
    basis: &Basis,
    (came, posted): (&Came, &Posted),
    known: Option<(Uuid, String)>,
) -> Answer {
    let mut form = FormView::of(&Thing::nothing(Noun::Organization, Uuid::nil()), Vec::new(), &basis.people);
    form.refuse(came, posted);
    Ok((status, page(app, actor, basis, Bound::default(), form, known)?).into_response())
}
