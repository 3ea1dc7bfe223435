//! The case to leadership: one page to print, and the form in which it is written.

use askama::Template;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::conversation::case::{self, CASE_LIMIT, CASE_LINES, Known, Part};
use crate::domain::guide::Guide;
use crate::domain::history::Subject;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Revision, State};
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::store::{FactChange, Jurisdiction};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place;

/// `templates/conversation/case.html`
#[derive(Template)]
#[template(path = "conversation/case.html")]
struct CasePage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    parts: Vec<(Part, String)>,
    blanks: Vec<String>,
    size: &'static str,
}

/// `templates/conversation/case_form.html`
#[derive(Template)]
#[template(path = "conversation/case_form.html")]
struct CaseForm {
    frame: Frame,
    id: JurisdictionId,
    parts: Vec<PartView>,
    is_troubled: bool,
}

/// A part as the form shows it.
struct PartView {
    part: Part,
    typed: String,
    rev: Revision,
    /// The revision of what would be filled in, so that leaving it alone leaves it filled.
    filled: Revision,
    problem: Option<Problem>,
}

/// What a case is made of.
struct Basis {
    jurisdiction: Jurisdiction,
    guide: &'static Guide,
    state: Option<State>,
    decision: Option<(crate::domain::decision::Route, time::Date)>,
    stored: [String; 3],
}

impl Basis {
    async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let newest: Option<AssessmentId> = app.store().rounds(id).await?.first().map(|round| round.id);
        let (mut guide, mut state) = (Guide::current(), None);
        if let Some(newest) = newest {
            let assessment = app.store().assessment(newest).await?;
            guide = assessment.guide()?;
            state = Some(assessment.state);
        }
        let decision = app.store().latest_decision(id).await?.map(|decision| (decision.route, decision.decided));
        Ok(Self { stored: app.store().case(id).await?, jurisdiction, guide, state, decision })
    }

    fn known(&self) -> Known<'_> {
        Known { profile: &self.jurisdiction.profile, guide: self.guide, state: self.state.as_ref(), decision: self.decision }
    }

    /// A part as it stands: as somebody wrote it, else as it is filled.
    fn text(&self, part: Part) -> String {
        let stored = &self.stored[part as usize];
        if stored.is_empty() { part.filled(&self.known()) } else { stored.clone() }
    }
}

impl PartView {
    /// A part as it is stored.
    fn of(part: Part, basis: &Basis, known: &Known<'_>) -> Self {
        Self {
            part,
            typed: basis.text(part),
            rev: Revision::of(&basis.stored[part as usize]),
            filled: Revision::of(&part.filled(known)),
            problem: None,
        }
    }
}

/// How small the texts must be printed to fit on one sheet. Counted in the widths of a wide letter, since
/// a text may consist of them; the figures are those of 8.4 points on Letter paper.
fn size(texts: &[String]) -> &'static str {
    let width = |c: char| if c.is_ascii() && !c.is_ascii_uppercase() && !matches!(c, 'm' | 'w' | '@' | '%') { 11 } else { 20 };
    let rows = |line: &str| line.chars().map(width).sum::<u32>().div_ceil(1_180).max(1);
    let lines: Vec<u32> = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()).map(rows).collect();
    let (paragraphs, rows) = (lines.iter().map(|_| 1).sum::<u32>(), lines.iter().sum::<u32>());
    // In the largest size a row takes 20 points, the space below a paragraph 6, and the sheet has 520.
    if rows * 20 + paragraphs * 6 <= 520 {
        ""
    } else if rows <= 48 {
        "long"
    } else {
        "tight"
    }
}

/// `GET /jurisdictions/{id}/case`, with `?edit=yes` for the form
pub async fn show(Shared(app): Shared<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let edit = query.take("edit");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if edit.is_some() {
        let known = basis.known();
        return form_page(&app, &actor, &basis, Part::ALL.map(|part| PartView::of(part, &basis, &known)).into());
    }
    let texts = Part::ALL.map(|part| basis.text(part));
    html(&CasePage {
        frame: Frame::new(&app, &actor, "The case to leadership", format!("/jurisdictions/{id}/case")).within(place(&basis.jurisdiction)),
        id,
        name: basis.jurisdiction.profile.name,
        today: dates::long(app.now().date()),
        blanks: case::blanks(&texts),
        size: size(&texts),
        parts: Part::ALL.into_iter().zip(texts).collect(),
    })
}

fn form_page(app: &App, actor: &Actor, basis: &Basis, parts: Vec<PartView>) -> Answer {
    let id = basis.jurisdiction.id;
    let is_troubled = parts.iter().any(|view| view.problem.is_some());
    html(&CaseForm {
        frame: Frame::new(app, actor, "Write the case to leadership", format!("/jurisdictions/{id}/case?edit=yes"))
            .within(place(&basis.jurisdiction))
            .troubled(is_troubled),
        id,
        parts,
        is_troubled,
    })
}

/// `POST /jurisdictions/{id}/case`
pub async fn write(Shared(app): Shared<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let known = basis.known();
    let mut changes = Vec::new();
    let mut views = Vec::new();
    for part in Part::ALL {
        let name = part.as_str();
        // What is not carried was shown blank.
        let rev = form.rev(name).unwrap_or_else(|| Revision::of(""));
        let shown = form.take(&format!("filled-{name}")).map(|carried| Revision::shown(Some(&carried)));
        // A part that did not come is left as it was.
        let Some(typed) = form.take(name) else {
            views.push(PartView::of(part, &basis, &known));
            continue;
        };
        let cleaned = part.clean(&typed, &known, shown);
        if let Ok(value) = &cleaned {
            changes.push(FactChange { fact: part.fact(), value: value.clone(), seen: Some(rev) });
        }
        let filled = shown.unwrap_or_else(|| Revision::of(&part.filled(&known)));
        views.push(PartView { part, typed, rev, filled, problem: cleaned.err() });
    }
    form.end()?;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if views.iter().all(|view| view.problem.is_none()) {
        let refused = app.store().write_case(id, &changes, &actor, app.now()).await?;
        if refused.is_empty() {
            return Ok(see_other(&format!("/jurisdictions/{id}/case")));
        }
        status = StatusCode::CONFLICT;
        let now = Basis::of(&app, id).await?;
        for view in &mut views {
            // Only what was refused is shown as typed; all else as it is stored now.
            let stored = PartView::of(view.part, &now, &now.known());
            if refused.contains(&view.part.fact()) {
                view.rev = stored.rev;
                view.problem = Some(changed_since(&app, Subject::Jurisdiction(id), view.part.fact()).await?);
            } else {
                *view = stored;
            }
        }
    }
    Ok((status, form_page(&app, &actor, &basis, views)?).into_response())
}
