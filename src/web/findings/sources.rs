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
use crate::web::things::{Added, Bound, Came, FormView, More, Pressed, SHOWN};

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
    /// The rest of them.
    more: Option<More>,
    /// Those whose holders were asked and have not answered.
    unanswered: Vec<Link>,
    /// How many more there are of those.
    more_unanswered: usize,
    notice: String,
    people: Vec<Offer>,
    form: FormView,
}

/// What the list shows.
#[derive(Default)]
struct Shown {
    pressed: Pressed,
    bound: Bound,
    notice: String,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, shown: Shown, form: FormView) -> Answer {
    let Shown { pressed, bound, notice } = shown;
    let id = basis.id();
    let people = offered(app, id).await?;
    let of = basis.findings.sources.len();
    let name = |source: &Source| {
        let owner = people.iter().find(|person| Some(person.id) == source.owner);
        owner.map_or_else(String::new, |person| person.profile.name.clone())
    };
    let bound = Bound { one: bound.one.or(pressed.thing()), ..bound };
    let view = |(at, source): (usize, &Source)| {
        let mut view = SourceView::of(basis, source, name(source), Shifts::at(at, of, pressed.on(source.id)));
        view.moves.along.extend(bound.is_whole.then(|| ("all", "yes".to_owned())));
        view
    };
    let all: Vec<&Source> = basis.findings.sources.iter().collect();
    let whole = || (format!("/jurisdictions/{id}/sources?all=yes"), "sources".to_owned());
    let (sources, more) = bound.shown(all, |source| source.id, whole);
    let unanswered: Vec<&Source> = basis.findings.unanswered(basis.today).collect();
    let more_unanswered = unanswered.len().saturating_sub(SHOWN);
    let link = |source: &Source| {
        let label = if source.holder.is_empty() { source.name.clone() } else { format!("{} ({})", source.name, source.holder) };
        Link { href: address_of_source(id, source.id), label }
    };
    html(&SourcesPage {
        frame: basis.frame(app, actor, "Source register", "/sources").troubled(!form.troubles().is_empty()),
        id,
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(basis.today),
        sources: sources.into_iter().map(view).collect(),
        more,
        unanswered: unanswered.into_iter().take(SHOWN).map(link).collect(),
        more_unanswered,
        notice,
        people: offers(&people),
        form,
    })
}

/// The page as it is by now, with what became of a move.
pub(super) async fn page_of(app: &App, actor: &Actor, id: JurisdictionId, bound: Bound, notice: String) -> Result<Response, Failure> {
    let basis = Basis::of(app, id).await?;
    let form = form::blank(app, &basis, Noun::Source).await?;
    page(app, actor, &basis, Shown { bound, notice, ..Shown::default() }, form).await
}

/// `GET /jurisdictions/{id}/sources`: with `all` every one of a long list, with `one` a source is shown that was just saved.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let pressed = Pressed::take(&mut query);
    let bound = Bound { is_whole: query.take("all").is_some(), one: query.take("one").and_then(|one| one.parse().ok()) };
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let form = form::blank(&app, &basis, Noun::Source).await?;
    page(&app, &actor, &basis, Shown { pressed, bound, notice: String::new() }, form).await
}

/// `POST /jurisdictions/{id}/sources`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Source);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match form::add(&app, &actor, &basis, &came, None).await? {
        Added::There(source) => Ok(see_other(&format!("/jurisdictions/{id}/sources?one={source}#source-{source}"))),
        Added::Refused(posted) => {
            let form = form::refused(&app, &basis, &came, &posted).await?;
            let page = if came.exceeds(SHORT) {
                source::anew(&app, &actor, &basis, ("Add a source", ""), form).await?
            } else {
                page(&app, &actor, &basis, Shown::default(), form).await?
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
