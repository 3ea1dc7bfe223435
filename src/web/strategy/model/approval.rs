//! One review of a logic model: what stood there then, and what changed since.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::delete::DeletePage;
use super::page::{since, told};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::model::{Approval, FrozenModel, Since};
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};

/// `templates/strategy/model/approval.html`
#[derive(Template)]
#[template(path = "strategy/model/approval.html")]
struct ApprovalPage {
    frame: Frame,
    address: String,
    own: String,
    title: String,
    heading: String,
    notice: &'static str,
    words: String,
    noun: &'static str,
    /// Who took part, in words; empty for nobody.
    present: String,
    notes: String,
    short: String,
    since: Since,
    /// Whether the frozen state can be read.
    is_whole: bool,
    rows: Vec<Row>,
    has_notes: bool,
    /// Those that hold beside it, as the form carries them; empty where it need not be said which holds.
    apart: String,
}

/// An entry as it stood.
struct Row {
    kind: &'static str,
    what: String,
    is_dropped: bool,
    notes: String,
    leads_to: Vec<String>,
}

fn rows(frozen: &FrozenModel) -> Vec<Row> {
    let what = |id: &Uuid| frozen.entries.get(id).map(|entry| entry.what.clone());
    let mut rows: Vec<(_, Row)> = Vec::new();
    for (id, entry) in &frozen.entries {
        let leads_to = frozen.links.iter().filter(|(from, _)| from == id).filter_map(|(_, to)| what(to)).collect();
        let (kind, notes) = (entry.kind.label(), entry.notes.clone());
        rows.push((entry.kind, Row { kind, what: entry.what.clone(), is_dropped: entry.is_dropped, notes, leads_to }));
    }
    rows.sort_by_key(|(kind, _)| *kind);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn found(basis: &Basis, approval: Uuid) -> Result<&Approval, Failure> {
    basis.approvals.iter().find(|other| other.id == approval).ok_or(Failure::NotFound)
}

fn address(basis: &Basis, approval: Uuid) -> String {
    format!("{}/approvals/{approval}", basis.address())
}

fn page(app: &App, actor: &Actor, basis: &Basis, approval: Uuid, notice: &'static str) -> Answer {
    let one = found(basis, approval)?;
    let holding: Vec<Uuid> = basis.holding().iter().map(|approval| approval.id).collect();
    let is_apart = holding.len() > 1 && holding.contains(&approval);
    let rows = one.frozen.as_ref().map(rows).unwrap_or_default();
    html(&ApprovalPage {
        frame: basis.frame(app, actor, format!("Review of {}", dates::long(one.held)), &format!("/approvals/{approval}")),
        address: basis.address(),
        own: address(basis, approval),
        title: basis.title(),
        heading: format!("Review of {}", dates::long(one.held)),
        notice,
        words: told(one),
        noun: one.noun(),
        present: basis.all_present(one),
        notes: one.notes.clone(),
        short: one.fingerprint.map_or_else(String::new, crate::domain::readiness::Fingerprint::short),
        since: since(one, &basis.held.frozen()),
        is_whole: one.frozen.is_some(),
        has_notes: rows.iter().any(|row| !row.notes.is_empty()),
        rows,
        apart: if is_apart { holding.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ") } else { String::new() },
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Keys(id, of, approval): Keys<JurisdictionId, Uuid, Uuid>) -> Answer {
    page(&app, &actor, &Basis::of(&app, id, of).await?, approval, "")
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/holds`
pub async fn say_which(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, approval): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let shown: Vec<Uuid> = form.text("shown").split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect();
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    found(&basis, approval)?;
    match app.store().say_which_approval_holds((of, approval), &shown, &actor, app.now()).await {
        Ok(()) => Ok(see_other(&format!("{}/approvals", basis.address()))),
        Err(StoreError::Overtaken) => {
            let basis = Basis::of(&app, id, of).await?;
            let notice = "Nothing was saved: the reviews that stand side by side are others by now. Look at them again.";
            Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, approval, notice)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/delete`
pub async fn ask_to_delete(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, approval): Keys<JurisdictionId, Uuid, Uuid>,
) -> Answer {
    let basis = Basis::of(&app, id, of).await?;
    let held = dates::long(found(&basis, approval)?.held);
    let address = address(&basis, approval);
    html(&DeletePage {
        frame: basis.frame(&app, &actor, "Delete a review", &format!("/approvals/{approval}/delete")),
        name: format!("Review of {held}"),
        along: "The model stays as it is.".to_owned(),
        action: format!("{address}/delete"),
        address,
    })
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/delete`
pub async fn delete(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, approval): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    found(&basis, approval)?;
    app.store().bin_thing(Noun::Approval, approval, &actor, app.now()).await?;
    Ok(see_other(&format!("{}/approvals", basis.address())))
}
