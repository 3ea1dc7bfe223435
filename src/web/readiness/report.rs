//! The whole report: for print, and as JSON.

use askama::Template;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use std::collections::HashSet;
use std::fmt::Write as _;

use super::assessments::{Task, tasks};
use super::ladder::Ladder;
use super::shown::keep_shown;
use crate::domain::decision::Decision;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{Stage, State as RoundState};
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::domain::work::{Action, Only};
use crate::export;
use crate::report::{Log, Report, RoundSource, Sources};
use crate::store::{Assessment, Round};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, local};
use crate::web::rounds::place;

/// The report of a round as it is now. Since it may be printed or kept, its state is kept too.
///
/// # Errors
/// A failed read.
pub async fn report(app: &App, assessment: &Assessment, with_notes: bool) -> Result<Report, Failure> {
    made(app, assessment, with_notes, (Log::default(), Only::Rounds)).await
}

/// The same with those actions of the work plan that are meant: the plan is the jurisdiction's, and not the round's alone.
///
/// # Errors
/// A failed read.
pub async fn report_with_plan(app: &App, assessment: &Assessment, with_notes: bool, only: Only) -> Result<Report, Failure> {
    made(app, assessment, with_notes, (Log::default(), only)).await
}

/// The same with the history of the jurisdiction, which can be long.
///
/// # Errors
/// A failed read.
pub async fn report_with_history(app: &App, assessment: &Assessment, with_notes: bool) -> Result<Report, Failure> {
    let id = assessment.jurisdiction.id;
    let (mut events, is_cut) = app.store().whole_history(id).await?;
    // What only serves a strategic action is none of the round's, and neither are its lines.
    let serving = app.store().serving(id).await?;
    let actions = app.store().actions(id).await?;
    let others = actions.iter().filter(|action| !Only::Rounds.holds(action, &serving));
    let subjects = |action: &Action| {
        let lines = action.funding.iter().map(|line| Subject::FundingLine(line.id));
        std::iter::once(Subject::Action(action.id)).chain(lines).collect::<Vec<_>>()
    };
    let others: HashSet<Subject> = others.flat_map(subjects).collect();
    events.retain(|event| !others.contains(&event.subject));
    let names = app.store().names_in_history(id).await?;
    let log = Log { events, is_cut, people: app.store().names(id).await?, names, local };
    made(app, assessment, with_notes, (log, Only::Rounds)).await
}

/// The rounds of the jurisdiction, oldest first, each with its newest decision.
async fn rounds(app: &App, assessment: &Assessment, decisions: &[Decision]) -> Result<Vec<RoundSource>, Failure> {
    let source = |(round, state): (Round, RoundState)| {
        let is_this = round.id == assessment.round.id;
        let state = if is_this { assessment.state.clone() } else { state };
        let decision = decisions.iter().find(|decision| decision.assessment == round.id).cloned();
        RoundSource { id: round.id, heading: round.heading, state, decision, is_this }
    };
    Ok(app.store().rounds_with_states(assessment.jurisdiction.id).await?.into_iter().rev().map(source).collect())
}

async fn made(app: &App, assessment: &Assessment, with_notes: bool, (log, only): (Log, Only)) -> Result<Report, Failure> {
    let id = assessment.round.id;
    keep_shown(app, assessment).await;
    let limits_by = if assessment.round.limits.reason.is_empty() {
        None
    } else {
        app.store().last_change(Subject::Assessment(id), Fact::Limits).await?.map(|event| (event.actor.name, app.local(event.at)))
    };
    let decisions = app.store().decisions(assessment.jurisdiction.id).await?;
    Ok(Report::of(Sources {
        jurisdiction: &assessment.jurisdiction.profile,
        is_example: assessment.jurisdiction.is_example,
        round: &assessment.round.heading,
        state: &assessment.state,
        decision: decisions.iter().find(|decision| decision.assessment == id),
        actions: &app.store().actions(assessment.jurisdiction.id).await?,
        serving: &app.store().serving(assessment.jurisdiction.id).await?,
        only,
        latest_decision: decisions.first(),
        rounds: &rounds(app, assessment, &decisions).await?,
        log,
        paper: assessment.jurisdiction.profile.paper.into(),
        people: app.store().participants(id).await?.into_iter().map(|person| person.profile).collect(),
        guide: assessment.guide()?,
        limits_by,
        as_of: app.now(),
        with_notes,
    }))
}

/// The choices of a report: notes or not, and the paper.
struct Choices {
    with_notes: bool,
    is_a4: bool,
    is_worksheet: bool,
}

/// Whether the first of two words came, which is also meant when none did.
fn either(came: Option<&str>, first: &str, second: &str) -> Result<bool, Failure> {
    match came {
        None => Ok(true),
        Some(word) if word == first => Ok(true),
        Some(word) if word == second => Ok(false),
        Some(_) => Err(Failure::Malformed("The address asks for something that the report does not have.")),
    }
}

/// Whether notes go in, of an address that asks for nothing else: `notes=yes`, as without it, or `notes=no`.
///
/// # Errors
/// [`Failure::Malformed`] for anything else.
pub fn notes(mut query: Form) -> Result<bool, Failure> {
    let with_notes = either(query.take("notes").as_deref(), "yes", "no")?;
    query.end()?;
    Ok(with_notes)
}

fn choices(mut query: Form) -> Result<Choices, Failure> {
    let with_notes = either(query.take("notes").as_deref(), "yes", "no")?;
    let is_a4 = !either(query.take("paper").as_deref(), "letter", "a4")?;
    let is_worksheet = !either(query.take("of").as_deref(), "report", "worksheet")?;
    query.end()?;
    Ok(Choices { with_notes, is_a4, is_worksheet })
}

/// `templates/readiness/report.html`
#[derive(Template)]
#[template(path = "readiness/report.html")]
struct ReportPage {
    frame: Frame,
    id: AssessmentId,
    report: Report,
    as_of: String,
    started: String,
    ladder: Ladder,
    tasks: Vec<Task>,
    is_too_early: bool,
    is_a4: bool,
    notes_left_out: usize,
}

/// `GET /assessments/{id}/report`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let choices = choices(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, choices.with_notes).await?;
    html(&ReportPage {
        frame: Frame::new(&app, &actor, "Report", format!("/assessments/{id}/report")).within(place(&assessment)),
        id,
        as_of: dates::moment(report.as_of),
        started: dates::long(report.started),
        ladder: Ladder::of(&report.verdict),
        tasks: tasks(&assessment)?,
        is_too_early: report.verdict.stage == Stage::TooEarly,
        is_a4: choices.is_a4,
        notes_left_out: assessment
            .state
            .answers()
            .filter(|(step, _)| assessment.state[*step].left_out && !assessment.state[*step].note.is_empty())
            .count(),
        report,
    })
}

/// `GET /assessments/{id}/report.json`
pub async fn json(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let choices = choices(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, choices.with_notes).await?;
    Ok(([(CONTENT_TYPE, "application/json")], export::json::write(&report)).into_response())
}

/// `GET /assessments/{id}/report.css`: the paper, and what runs along the edge of every page. A
/// stylesheet of its own, since the margin of a printed page takes its text from nowhere else.
pub async fn paper(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let choices = choices(query)?;
    let assessment = app.store().assessment(id).await?;
    let running = format!("{} · {}", inserted(&assessment.jurisdiction.profile.name), inserted(&assessment.round.heading.title));
    let short = assessment.state.fingerprint().short();
    let css = format!(
        "@page {{ size: {}; @top-left {{ content: {} }} @top-right {{ content: \"Readiness {}\" }} @bottom-left {{ content: {} }} @bottom-right {{ content: \"Page \" counter(page) \" of \" counter(pages) }} }}",
        if choices.is_a4 { "A4" } else { "letter" },
        css_string(&running),
        if choices.is_worksheet { "worksheet" } else { "report" },
        css_string(&if choices.is_worksheet { String::new() } else { format!("Record {short}") }),
    );
    Ok(([(CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response())
}

/// A text as a CSS string: every character but letters and digits escaped, so that none can end it.
fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            string.push(c);
        } else {
            write!(string, "\\{:x} ", u32::from(c)).expect("writing to a String succeeds");
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn nothing_ends_a_css_string_from_within() {
        assert_eq!(css_string("a\"}b\n\\"), r#""a\22 \7d b\a \5c ""#);
    }
}
