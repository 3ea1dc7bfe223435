//! An entry put into the bin: its links leave the model along with it, and return with it.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::words::{agree, count};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};

/// `templates/strategy/model/delete.html`
#[derive(Template)]
#[template(path = "strategy/model/delete.html")]
pub(super) struct DeletePage {
    pub frame: Frame,
    pub name: String,
    pub along: String,
    /// Where the form is posted to.
    pub action: String,
    /// Where what is to be deleted is.
    pub address: String,
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/delete`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>) -> Answer {
    let basis = Basis::of(&app, id, of).await?;
    let model = basis.model();
    let at = model.at(entry).ok_or(Failure::NotFound)?;
    let links = model.before(at).count() + model.after(at).count();
    let mut along = Vec::new();
    if links > 0 {
        let (leave, back) = (agree(links, "leaves", "leave"), agree(links, "returns", "return"));
        let links = if links == 1 { "link".to_owned() } else { count(links, "link", "links") };
        along.push(format!("Its {links} {leave} the model, and {back} with it."));
    }
    if model.entries[at].action.is_some() {
        along.push("Its action stays in the work plan, where it can be deleted too.".to_owned());
    }
    let address = basis.entry_address(entry);
    html(&DeletePage {
        frame: basis.frame(&app, &actor, "Delete an entry", &format!("/entries/{entry}/delete")),
        name: model.entries[at].name(),
        along: along.join(" "),
        action: format!("{address}/delete"),
        address,
    })
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/delete`
pub async fn delete(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    basis.model().get(entry).ok_or(Failure::NotFound)?;
    app.store().bin_thing(Noun::LogicEntry, entry, &actor, app.now()).await?;
    Ok(see_other(&basis.address()))
}
