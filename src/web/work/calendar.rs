//! The plan's dates as a calendar file.

use axum::extract::State;

use super::ledger::Ledger;
use super::page::{self, Showing};
use crate::domain::ids::JurisdictionId;
use crate::domain::road::{Mark, Road, Said};
use crate::domain::work::Only;
use crate::export;
use crate::report::{Calendar, CalendarSources};
use crate::web::frame::{Acting, Answer, App, Failure, Id, Query, named};

/// The calendar of a plan as it is now, of its actions with those that are meant.
///
/// # Errors
/// A failed read.
pub async fn of(app: &App, ledger: &Ledger, only: Only) -> Result<Calendar, Failure> {
    let (id, as_of) = (ledger.jurisdiction.id, app.now());
    let least = Calendar::least_sequence(as_of);
    let sequence = app.store().number_calendar(id, least).await.unwrap_or_else(|error| {
        // A calendar can be had of a file that takes no more; only its number may then come twice.
        tracing::error!(%error, "a calendar was not numbered");
        least
    });
    let serving = &ledger.serving;
    let actions = only.among(ledger.actions.clone(), serving);
    let binned = only.among(app.store().binned_actions(id).await?, serving);
    let mut undated = app.store().undated_actions(id).await?;
    undated.retain(|(action, _)| only.holds(action, serving));
    let known = ledger.known();
    let mut parts = app.store().dated_things(id).await?;
    parts.extend(app.store().due_values(id, as_of.date()).await?);
    let road = Road::of(&ledger.road, &known);
    let marked: Vec<(Said, Mark)> = ledger.road.iter().map(|said| (said.clone(), road.mark(said.place))).collect();
    Ok(Calendar::of(CalendarSources {
        id,
        jurisdiction: &ledger.jurisdiction.profile.name,
        actions: &actions,
        binned: &binned,
        undated: &undated,
        road: &marked,
        undated_lines: &app.store().undated_lines(id).await?,
        parts: &parts,
        decisions: &app.store().decisions(id).await?,
        current: ledger.decision.as_ref().map(|decision| decision.id),
        most_check_ins: &app.store().most_check_ins(id).await?,
        guide: ledger.guide,
        as_of,
        sequence,
    }))
}

/// `GET /jurisdictions/{id}/plan.ics`: with `only` no other actions than those that are meant; the plan with a sentence where
/// there is nothing for a calendar.
pub async fn calendar(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let only = query.take("only");
    query.end()?;
    let ledger = Ledger::of(&app, id).await?;
    let calendar = of(&app, &ledger, ledger.only(only.as_deref())?).await?;
    if calendar.events.is_empty() {
        // A calendar file must hold an event.
        let notice = Some("There is no date in the plan yet, so there is nothing for a calendar.".to_owned());
        return page::page(&app, &actor, &ledger, Showing { notice, ..Showing::default() }).await;
    }
    Ok(named("text/calendar; charset=utf-8", &calendar.file_name(), export::ical::write(&calendar).into_bytes()))
}
