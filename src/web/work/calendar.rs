//! The plan's dates as a calendar file.

use axum::extract::State;

use super::ledger::Ledger;
use crate::domain::ids::JurisdictionId;
use crate::domain::road::{Mark, Road, Said};
use crate::export;
use crate::report::{Calendar, CalendarSources};
use crate::web::frame::{Answer, App, Failure, Id, named, see_other};

/// The calendar of a plan as it is now.
///
/// # Errors
/// A failed read.
pub async fn of(app: &App, ledger: &Ledger) -> Result<Calendar, Failure> {
    let (id, as_of) = (ledger.jurisdiction.id, app.now());
    let least = Calendar::least_sequence(as_of);
    let sequence = app.store().number_calendar(id, least).await.unwrap_or_else(|error| {
        // A calendar can be had of a file that takes no more; only its number may then come twice.
        tracing::error!(%error, "a calendar was not numbered");
        least
    });
    let known = ledger.known();
    let road = Road::of(&ledger.road, &known);
    let marked: Vec<(Said, Mark)> = ledger.road.iter().map(|said| (said.clone(), road.mark(said.place))).collect();
    Ok(Calendar::of(CalendarSources {
        id,
        jurisdiction: &ledger.jurisdiction.profile.name,
        actions: &ledger.actions,
        binned: &app.store().binned_actions(id).await?,
        undated: &app.store().undated_actions(id).await?,
        road: &marked,
        undated_lines: &app.store().undated_lines(id).await?,
        parts: &app.store().dated_things(id).await?,
        decisions: &app.store().decisions(id).await?,
        current: ledger.decision.as_ref().map(|decision| decision.id),
        most_check_ins: &app.store().most_check_ins(id).await?,
        guide: ledger.guide,
        as_of,
        sequence,
    }))
}

/// `GET /jurisdictions/{id}/plan.ics`
pub async fn calendar(State(app): State<App>, Id(id): Id<JurisdictionId>) -> Answer {
    let ledger = Ledger::of(&app, id).await?;
    let calendar = of(&app, &ledger).await?;
    if calendar.events.is_empty() {
        // A calendar file must hold an event.
        return Ok(see_other(&format!("/jurisdictions/{id}/plan?calendar=empty")));
    }
    Ok(named("text/calendar; charset=utf-8", &calendar.file_name(), export::ical::write(&calendar).into_bytes()))
}
