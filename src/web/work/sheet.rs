//! The round-robin sheet: updates collected on paper, owner by owner.

use askama::Template;
use axum::extract::State;

use super::ledger::Ledger;
use super::row::Row;
use crate::domain::ids::JurisdictionId;
use crate::domain::words::dates;
use crate::domain::work::{self, Status};
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::jurisdiction::place;

/// `templates/work/sheet.html`
#[derive(Template)]
#[template(path = "work/sheet.html")]
struct SheetPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    owners: Vec<(String, Vec<Row>)>,
    boxes: [&'static str; 4],
}

/// `GET /jurisdictions/{id}/plan/sheet`
pub async fn sheet(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let ledger = Ledger::of(&app, id).await?;
    let owners = work::by_owner(ledger.open(), ledger.around());
    html(&SheetPage {
        frame: Frame::new(&app, &actor, "Update sheet", format!("/jurisdictions/{id}/plan/sheet")).within(place(&ledger.jurisdiction)),
        id,
        name: ledger.jurisdiction.profile.name.clone(),
        today: dates::long(ledger.today),
        owners: owners
            .into_iter()
            .map(|group| (group.heading, group.actions.into_iter().map(|action| Row::of(action, &ledger)).collect()))
            .collect(),
        boxes: [Status::ToDo.label(), Status::Doing.label(), Status::Done.label(), "No change"],
    })
}
