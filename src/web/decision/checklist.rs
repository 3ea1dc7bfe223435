//! The review checklist of the guide's Step 3, on the jurisdiction's home.

use axum::extract::State;

use crate::domain::decision::Decision;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::store::{FactChange, Round};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, see_other};

/// The checklist of a round as a page shows it.
#[derive(Debug)]
pub struct ChecklistView {
    /// The round.
    pub id: AssessmentId,
    /// Whether it takes ticks.
    pub is_open: bool,
    /// The two lines ticked by hand.
    pub lines: [ChecklistLine; 2],
    /// What was decided, in words; empty while nothing was.
    pub decided: String,
}

/// A line ticked by hand.
#[derive(Debug)]
pub struct ChecklistLine {
    /// Its name in the form.
    pub name: &'static str,
    /// What it says.
    pub text: &'static str,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// Who ticked it and when; empty while nobody did.
    pub by: String,
    /// The revision that goes with it.
    pub rev: Revision,
}

/// The lines ticked by hand.
const LINES: [(Fact, &str); 2] = [
    (Fact::Shared, "Leadership has seen the nine conditions, and you know which steps it takes to meet them."),
    (Fact::Completed, "You and leadership have gone through the assessment together."),
];

const fn word(is_ticked: bool) -> &'static str {
    if is_ticked { "yes" } else { "" }
}

impl ChecklistView {
    /// The checklist of a round with the newest decision on it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, round: &Round, decision: Option<&Decision>) -> Result<Self, Failure> {
        let ticked = [round.checklist.is_shared, round.checklist.is_completed];
        let mut lines = Vec::new();
        for ((fact, text), is_ticked) in LINES.into_iter().zip(ticked) {
            let last = if is_ticked { app.store().last_change(Subject::Assessment(round.id), fact).await? } else { None };
            lines.push(ChecklistLine {
                name: fact.as_str(),
                text,
                is_ticked,
                by: last.map_or_else(String::new, |event| {
                    format!("{}, {}", inserted(&event.actor.name), dates::long(app.local(event.at).date()))
                }),
                rev: Revision::of(word(is_ticked)),
            });
        }
        Ok(Self {
            id: round.id,
            is_open: round.access.is_open(),
            lines: lines.try_into().expect("two lines, as listed"),
            decided: decision.map_or_else(String::new, |decision| format!("{}, {}", decision.route.label(), dates::long(decision.decided))),
        })
    }
}

/// `POST /assessments/{id}/checklist`: ticks or unticks a line.
pub async fn tick(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let mut changes = Vec::new();
    for (fact, _) in LINES {
        let seen = form.rev(fact.as_str());
        match form.take(fact.as_str()) {
            Some(value) if matches!(value.as_str(), "" | "yes") => changes.push(FactChange { fact, value, seen }),
            Some(_) => return Err(Failure::Malformed("A line of the checklist is ticked or not; nothing else can be saved.")),
            None => {}
        }
    }
    form.end()?;
    let assessment = app.store().assessment(id).await?;
    let refused = app.store().tick_checklist(id, &changes, &actor, app.now()).await?;
    if refused.is_empty() {
        Ok(see_other(&format!("/jurisdictions/{}#checklist", assessment.jurisdiction.id)))
    } else {
        Err(Failure::ChangedSince)
    }
}
