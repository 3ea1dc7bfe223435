//! One translation: as it reads, with its files, and the form in which it is changed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::new::binned;
use super::room::{Room, basis};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::translation::Translation;
use crate::report::PublicSummaryPart;
use crate::report::document::{Block, Document, markdown, public_summary};
use crate::store::{Along, FactChange, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView, Saved, save_along};

/// `templates/translation/one.html`
#[derive(Template)]
#[template(path = "translation/one.html")]
struct OnePage {
    frame: Frame,
    address: String,
    home: String,
    /// Its language, by name.
    language: String,
    tag: String,
    /// Whether it is written from right to left.
    is_from_right: bool,
    document: Document,
    is_long: bool,
    is_behind: bool,
    form: FormView,
    original: Vec<Block>,
    basis: Revision,
}

fn page(app: &App, actor: &Actor, room: &Room, stored: &Thing, (form, seen): (FormView, Option<Revision>)) -> Answer {
    let translation = Translation::of(stored);
    let (at, paper) = (app.now(), room.jurisdiction.profile.paper.into());
    let part = PublicSummaryPart::translated(&room.jurisdiction.profile.name, &translation, (at, paper));
    let language = translation.language.name();
    html(&OnePage {
        frame: room
            .frame(app, actor, &format!("Public summary: {language}"), &format!("/{}", stored.id))
            .troubled(!form.troubles().is_empty()),
        address: format!("{}/{}", room.home(), stored.id),
        home: room.home(),
        tag: translation.language.tag().to_owned(),
        is_from_right: translation.language.runs_from_right(),
        document: public_summary(&part),
        is_long: part.is_long(),
        is_behind: translation.is_behind(&room.summary),
        language,
        form,
        original: markdown(&room.summary, 3),
        basis: seen.unwrap_or_else(|| room.basis()),
    })
}

/// `GET /jurisdictions/{id}/document/translations/{translation}`
pub async fn one(State(app): State<App>, Acting(actor): Acting, Key(id, translation): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.translation(&app, translation).await?;
    page(&app, &actor, &room, &stored, (Room::form(&stored), None))
}

/// `POST /jurisdictions/{id}/document/translations/{translation}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, translation): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let came = Came::take(&mut form, Noun::Translation);
    let seen = basis(&mut form);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let stored = match room.translation(&app, translation).await {
        Err(Failure::NotFound) => return binned(&app, &actor, &room, translation, (&came, seen)).await,
        stored => stored?,
    };
    let change = |seen: Revision| ThingChange {
        facts: vec![FactChange { fact: Fact::TextBasis, value: seen.to_string(), seen: None }],
        ..ThingChange::default()
    };
    // Only where all of it is saved it rests on the summary that stood beside it.
    let along: Vec<Along> = seen.map(|seen| Along { noun: Noun::Translation, id: translation, change: change(seen) }).into_iter().collect();
    match save_along(&app, &actor, id, &came, (&stored, &along)).await? {
        Saved::All => Ok(see_other(&format!("{}/{translation}", room.home()))),
        Saved::Gone => binned(&app, &actor, &room, translation, (&came, seen)).await,
        Saved::Refused(posted) => {
            let mut form = Room::form(&stored);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, &stored, (form, seen))?).into_response())
        }
        Saved::Contested(refused) => {
            let now = match room.translation(&app, translation).await {
                Err(Failure::NotFound) => return binned(&app, &actor, &room, translation, (&came, seen)).await,
                now => now?,
            };
            let mut form = Room::form(&now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &room, &now, (form, seen))?).into_response())
        }
    }
}
