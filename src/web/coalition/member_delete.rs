//! A member put into the bin.

use axum::extract::State;
use uuid::Uuid;

use super::basis::Basis;
use super::deleting;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Form, Key, see_other};

/// `GET /jurisdictions/{id}/coalition/{member}/delete`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let what = "The member goes into the bin and can be put back until Milepost has been used on 30 more days. Then it is gone. The \
                person stays on the list of people, and the organization stays as well.";
    deleting::page(&app, &actor, &basis, (basis.member(member)?.told(), what, format!("{}/{member}", basis.home())))
}

/// `POST /jurisdictions/{id}/coalition/{member}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    basis.member(member)?;
    app.store().bin_thing(Noun::Member, member, &actor, app.now()).await?;
    Ok(see_other(&basis.home()))
}
