//! The source register: supplemental data that is asked for, and how each stands.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::basis::Basis;
use super::form;
use super::source;
use super::view::{Link, SourceView, address_of_source};
use crate::domain::findings::Source;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, Shifts, html, see_other};
use crate::web::people::offered;
use crate::web::things::{Added, Came, FormView, Pressed};

/// What the short form asks for.
const SHORT: &[Fact] = &[Fact::Name, Fact::Holder, Fact::WhatAsked, Fact::Owner, Fact::Due];

/// `templates/findings/sources.html`
#[derive(Template)]
#[template(path = "findings/sources.html")]
struct SourcesPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    sources: Vec<SourceView>,
    /// Those whose holders were asked and have not answered.
    unanswered: Vec<Link>,
    notice: String,
    people: Vec<Offer>,
    form: FormView,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, (pressed, notice): (Pressed, String), form: FormView) -> Answer {
    let id = basis.id();
    let people = offered(app, id).await?;
    let of = basis.findings.sources.len();
    let name = |source: &Source| {
        let owner = people.iter().find(|person| Some(person.id) == source.owner);
        owner.map_or_else(String::new, |person| person.profile.name.clone())
    };
    let view = |(at, source): (usize, &Source)| SourceView::of(basis, source, name(source), Shifts::at(at, of, pressed.on(source.id)));
    let link = |source: &Source| {
        let label = if source.holder.is_empty() { source.name.clone() } else { format!("{} ({})", source.name, source.holder) };
        Link { href: address_of_source(id, source.id), label }
    };
    html(&SourcesPage {
        frame: basis.frame(app, actor, "Source register", "/sources").troubled(!form.troubles().is_empty()),
        id,
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(basis.today),
        sources: basis.findings.sources.iter().enumerate().map(view).collect(),
        unanswered: basis.findings.unanswered(basis.today).map(link).collect(),
        notice,
        people: offers(&people),
        form,
    })
}

/// The page as it is by now, with what became of a move.
pub(super) async fn page_of(app: &App, actor: &Actor, id: JurisdictionId, notice: String) -> Result<Response, Failure> {
    let basis = Basis::of(app, id).await?;
    let form = form::blank(app, &basis, Noun::Source).await?;
    page(app, actor, &basis, (Pressed::default(), notice), form).await
}

/// `GET /jurisdictions/{id}/sources`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let pressed = Pressed::take(&mut query);
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let form = form::blank(&app, &basis, Noun::Source).await?;
    page(&app, &actor, &basis, (pressed, String::new()), form).await
}

/// `POST /jurisdictions/{id}/sources`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Source);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match form::add(&app, &actor, &basis, &came, None).await? {
        Added::There(source) => Ok(see_other(&format!("/jurisdictions/{id}/sources#source-{source}"))),
        Added::Refused(posted) => {
            let form = form::refused(&app, &basis, &came, &posted).await?;
            let page = if came.exceeds(SHORT) {
                source::anew(&app, &actor, &basis, ("Add a source", ""), form).await?
            } else {
                page(&app, &actor, &basis, (Pressed::default(), String::new()), form).await?
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
