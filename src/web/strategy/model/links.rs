//! Links made and taken away, by choosing from lists.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::add::why;
use super::basis::Basis;
use super::entry_page;
use super::page::{self, Shown};
use crate::domain::ids::JurisdictionId;
use crate::store::{StoreError, Unlinked};
use crate::web::frame::{Acting, Answer, App, Form, Key, see_other};

/// The two ends of a link as they came, and the entry on whose page they were chosen.
struct Ends {
    from: String,
    to: String,
    on: Option<Uuid>,
}

impl Ends {
    fn take(form: &mut Form) -> Self {
        Self { from: form.text("from"), to: form.text("to"), on: form.take("on").and_then(|on| on.parse().ok()) }
    }

    fn ids(&self) -> Option<(Uuid, Uuid)> {
        Some((Uuid::try_parse(&self.from).ok()?, Uuid::try_parse(&self.to).ok()?))
    }

    /// Where the page goes on. Only an id goes into the address, whatever came as one.
    fn back(&self, basis: &Basis) -> String {
        match (self.on, Uuid::try_parse(&self.from)) {
            (Some(on), _) => format!("{}#links", basis.entry_address(on)),
            (None, Ok(from)) => format!("{}?from={from}#link", basis.address()),
            (None, Err(_)) => format!("{}#link", basis.address()),
        }
    }
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/links`
pub async fn link(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let ends = Ends::take(&mut form);
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    let unlinked = match ends.ids() {
        None => "Choose two entries.",
        Some(link) => match app.store().link_entries(of, link, &actor, app.now()).await {
            Ok(Ok(())) => return Ok(see_other(&ends.back(&basis))),
            Ok(Err(unlinked)) => why(unlinked),
            Err(StoreError::NotFound) => why(Unlinked::Gone),
            Err(error) => return Err(error.into()),
        },
    };
    let basis = Basis::of(&app, id, of).await?;
    let page = if let Some(on) = ends.on.filter(|on| basis.model().get(*on).is_some()) {
        entry_page::unlinked(&app, &actor, &basis, on, unlinked)?
    } else {
        let shown = Shown { from: ends.from, to: ends.to, unlinked: Some(unlinked.to_owned()), ..Shown::default() };
        page::page(&app, &actor, &basis, shown)?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/links/remove`
pub async fn unlink(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let ends = Ends::take(&mut form);
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    if let Some(link) = ends.ids() {
        match app.store().unlink_entries(of, link, &actor, app.now()).await {
            // An entry that is gone took its links along.
            Ok(()) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let on = ends.on.filter(|on| basis.model().get(*on).is_some());
    Ok(see_other(&Ends { on, ..ends }.back(&basis)))
}
