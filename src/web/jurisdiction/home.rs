//! A jurisdiction's home: where it stands, what is due, what changed lately; its rounds.

use std::cell::Cell;

use askama::Template;
use axum::extract::State;

use super::outlook::{DueLine, Known};
use super::place;
use crate::domain::history::{Doing, Subject, lately};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::due::Stand;
use crate::domain::readiness::Verdict;
use crate::domain::words::{dates, inserted};
use crate::domain::work::Action;
use crate::store::{Jurisdiction, Round};
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
    stands: [Stand; 3],
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
    let (lately, has_history) = changed(&app, &known, counted.iter().map(|(round, _)| round)).await?;
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

/// What changed lately, and whether there is any history. What it is about is named from what the page has read already.
async fn changed(app: &App, known: &Known, rounds: impl Iterator<Item = &Round> + Clone) -> Result<(Vec<LatelyLine>, bool), Failure> {
    let name = |subject: Subject| -> String {
        let found = match subject {
            Subject::Action(id) => known.actions.iter().find(|action| action.id == id).map(|action| &action.what),
            Subject::FundingLine(id) => {
                let is_its = |action: &&Action| action.funding.iter().any(|line| line.id == id);
                known.actions.iter().find(is_its).map(|action| &action.what)
            }
            Subject::Ask(id) => known.asks.iter().find(|ask| ask.id == id).map(|ask| &ask.person.profile.name),
            Subject::Person(id) => {
                let asked = known.asks.iter().map(|ask| &ask.person);
                let people = asked.chain(known.actions.iter().filter_map(|action| action.owner.as_ref()));
                people.into_iter().find(|person| person.id == id).map(|person| &person.profile.name)
            }
            Subject::Assessment(id) => rounds.clone().find(|round| round.id == id).map(|round| &round.heading.title),
            _ => None,
        };
        found.cloned().unwrap_or_default()
    };
    let line = |Doing { who, at, what }| LatelyLine { what, who, when: dates::relative(app.local(at), app.now()) };
    let (events, is_whole) = app.store().lately(known.id).await?;
    let (mut told, is_vague) = {
        let is_vague = Cell::new(false);
        let known_name = |subject: Subject| {
            let found = name(subject);
            is_vague.set(is_vague.get() || (found.is_empty() && subject.is_named()));
            found
        };
        (lately(&events, is_whole, local, known_name, LATELY), is_vague.get())
    };
    if is_vague {
        // Whom an earlier round asked and what lies in the bin, the page has no other need of.
        let names = app.store().names_in_history(known.id).await?;
        let any_name = |subject: Subject| Some(name(subject)).filter(|name| !name.is_empty()).or_else(|| names.get(&subject.id()).cloned());
        told = lately(&events, is_whole, local, |subject| any_name(subject).unwrap_or_default(), LATELY);
    }
    Ok((told.into_iter().map(line).collect(), !events.is_empty()))
}
