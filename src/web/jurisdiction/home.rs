//! A jurisdiction's home: where it stands, what is due, what changed lately; its rounds.

use askama::Template;
use axum::extract::State;

use super::outlook::{DueLine, Known};
use super::place;
use crate::domain::history::{Doing, Subject, lately};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::due::Stand;
use crate::domain::readiness::Verdict;
use crate::domain::words::{dates, inserted};
use crate::store::Jurisdiction;
use crate::web::decision::ChecklistView;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, html, local};
use crate::web::rounds::Pair;
use crate::web::rounds::chart::Chart;

/// `templates/jurisdiction/home.html`
#[derive(Template)]
#[template(path = "jurisdiction/home.html")]
struct HomePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    facts: String,
    stands: [Stand; 9],
    due: Vec<DueLine>,
    lately: Vec<LatelyLine>,
    /// Whether there is anything in its history.
    has_history: bool,
    newest: Option<AssessmentId>,
    chart: Chart,
    pair: Pair,
    checklist: Option<ChecklistView>,
}

/// One line of what changed lately.
struct LatelyLine {
    what: String,
    who: String,
    when: String,
}

/// How many lines of what changed stand here; the history has them all.
const LATELY: usize = 6;

/// `GET /jurisdictions/{id}`
pub async fn home(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let all = app.store().rounds_with_states(id).await?;
    let counted: Vec<_> = all.into_iter().map(|(round, state)| (round, Verdict::of(&state))).collect();
    let known = Known::of(&app, id).await?;
    let newest = counted.first().map(|(round, _)| round);
    let checklist = match newest {
        Some(round) => Some(ChecklistView::of(&app, round, known.decision.as_ref().filter(|_| known.is_decided())).await?),
        None => None,
    };
    let today = app.now().date();
    let (lately, has_history) = changed(&app, id).await?;
    html(&HomePage {
        frame: Frame::new(&app, &actor, "Home", format!("/jurisdictions/{id}")).within(place(&jurisdiction)),
        facts: facts(&jurisdiction),
        stands: known.outlook(today).stands(),
        due: known.due(today),
        lately,
        has_history,
        newest: newest.map(|round| round.id),
        checklist,
        chart: Chart::of(&counted),
        pair: Pair::of(id, counted.iter().map(|(round, _)| round)),
        jurisdiction,
    })
}

/// "County · Ohio · led by: County executive"
fn facts(jurisdiction: &Jurisdiction) -> String {
    let profile = &jurisdiction.profile;
    let executive = if profile.executive.is_empty() { String::new() } else { format!("led by: {}", inserted(&profile.executive)) };
    let facts: Vec<&str> = [profile.kind.word(), profile.state_name(), &executive].into_iter().filter(|part| !part.is_empty()).collect();
    facts.join(" · ")
}

/// What changed lately, and whether there is any history.
async fn changed(app: &App, id: JurisdictionId) -> Result<(Vec<LatelyLine>, bool), Failure> {
    let newest = app.store().lately(id).await?;
    let name = |subject: Subject| newest.names.get(&subject).cloned().unwrap_or_default();
    let line = |Doing { who, at, what }| LatelyLine { what, who, when: dates::relative(app.local(at), app.now()) };
    let told = lately(&newest.lines, newest.is_whole, local, name, LATELY);
    Ok((told.into_iter().map(line).collect(), !newest.lines.is_empty()))
}
