//! A round's title, start, limits, and who takes part.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::{place, read_only};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, PersonId};
use crate::domain::people::choosing::{Added, OFFERED, Offer, Pick, Slip, added, offers};
use crate::domain::people::{Actor, Person, Profile};
use crate::domain::readiness::{LimitsChange, Revision};
use crate::domain::rounds::heading;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::store::{Assessment, FactChange, Roster, Round, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::history::changed_since;
use crate::web::people::chooser::Chooser;
use crate::web::people::offered;

/// `templates/rounds/settings.html`
#[derive(Template)]
#[template(path = "rounds/settings.html")]
struct SettingsPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    is_reopened: bool,
    typed: Typed,
    problems: Problems,
    people: Vec<Choice>,
    newcomer: Chooser,
    offers: Vec<Offer>,
}

/// The settings form as it was typed.
#[derive(Clone)]
struct Typed {
    title: String,
    started: String,
    some: String,
    most: String,
    reason: String,
    newcomer: Profile,
    /// Whom the name of the newcomer means.
    newcomer_id: String,
    revs: [Revision; 3],
}

impl Typed {
    /// The form as it begins.
    fn of(round: &Round) -> Self {
        Self {
            title: round.heading.title.clone(),
            started: dates::iso(round.heading.started),
            some: round.limits.limits.some().to_string(),
            most: round.limits.limits.most().to_string(),
            reason: round.limits.reason.clone(),
            newcomer: Profile::default(),
            newcomer_id: String::new(),
            revs: revisions(round),
        }
    }
}

#[derive(Default)]
struct Problems {
    title: Option<Problem>,
    started: Option<Problem>,
    limits: Option<Problem>,
    newcomer: Option<Problem>,
}

impl Problems {
    fn any(&self) -> bool {
        [&self.title, &self.started, &self.limits, &self.newcomer].into_iter().any(Option::is_some)
    }
}

/// A person who may take part.
struct Choice {
    person: Person,
    took_part: bool,
    takes_part: bool,
}

async fn settings_page(
    app: &App,
    actor: &Actor,
    assessment: &Assessment,
    typed: Typed,
    chosen: Option<&[PersonId]>,
    problems: Problems,
) -> Answer {
    let id = assessment.round.id;
    let taking_part = app.store().participants(id).await?;
    let everybody = offered(app, assessment.jurisdiction.id).await?;
    let takes_part = |person: &Person| chosen.map_or_else(|| taking_part.contains(person), |chosen| chosen.contains(&person.id));
    let mut room = OFFERED;
    let people = everybody.iter().filter_map(|person| {
        let (took_part, takes_part) = (taking_part.contains(person), takes_part(person));
        let is_shown = took_part || takes_part || room > 0;
        room = room.saturating_sub(1);
        is_shown.then(|| Choice { person: person.clone(), took_part, takes_part })
    });
    let people = people.collect();
    let pick = Pick { text: typed.newcomer.name.clone(), id: typed.newcomer_id.clone() };
    html(&SettingsPage {
        frame: Frame::new(app, actor, "Settings of this round", format!("/assessments/{id}/settings"))
            .within(place(assessment))
            .troubled(problems.any()),
        id,
        // A refused form is shown even where no new one would be.
        is_open: assessment.round.access.is_open() || problems.any(),
        is_reopened: assessment.round.access == heading::Access::Reopened,
        newcomer: Chooser::of("new-name", pick, &everybody, problems.newcomer.as_ref()),
        offers: offers(&everybody),
        typed,
        problems,
        people,
    })
}

/// `GET /assessments/{id}/settings`
pub async fn settings(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    settings_page(&app, &actor, &assessment, Typed::of(&assessment.round), None, Problems::default()).await
}

/// The revisions of title, start and limits.
fn revisions(round: &Round) -> [Revision; 3] {
    [round.heading.title.clone(), dates::iso(round.heading.started), round.limits.stored()].map(|stored| Revision::of(&stored))
}

/// `POST /assessments/{id}/settings`
pub async fn settle(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let seen = ["title", "started", "limits"].map(|name| form.rev(name));
    let mut typed = Typed {
        title: form.text("title"),
        started: form.text("started"),
        some: form.text("some"),
        most: form.text("most"),
        reason: form.text("reason"),
        newcomer: Profile {
            name: form.text("new-name"),
            title: form.text("new-title"),
            department: form.text("new-department"),
            organization: form.text("new-organization"),
        },
        newcomer_id: form.text("new-name-id"),
        revs: std::array::from_fn(|at| seen[at].unwrap_or(revisions(&assessment.round)[at])),
    };
    let ticked = people(form.take_all("person-"))?;
    let shown = people(form.take_all("shown-"))?;
    form.end()?;
    if !assessment.round.access.is_open() {
        let problems = Problems { title: Some(read_only()), ..Problems::default() };
        let page = settings_page(&app, &actor, &assessment, typed, Some(&ticked), problems).await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let parsed = (
        heading::title(&typed.title),
        heading::started(&typed.started),
        LimitsChange::parse(&typed.some, &typed.most, &typed.reason),
        added(&typed.newcomer, &typed.newcomer_id, &offered(&app, assessment.jurisdiction.id).await?).map_err(Slip::problem),
    );
    let (status, problems) = match parsed {
        (Ok(title), Ok(started), Ok(limits), Ok(newcomer)) => {
            let values = [(Fact::Title, title), (Fact::Started, dates::iso(started)), (Fact::Limits, limits.stored())];
            let changes: Vec<FactChange> =
                values.into_iter().zip(seen).map(|((fact, value), seen)| FactChange { fact, value, seen }).collect();
            // Who was shown and is still ticked was not touched, and somebody else may have taken them away meanwhile.
            let added = ticked.iter().copied().filter(|person| !shown.contains(person)).collect();
            let taken_away = shown.into_iter().filter(|person| !ticked.contains(person)).collect();
            let mut roster = Roster { added, taken_away, newcomer: None };
            match newcomer {
                Some(Added::Known(person)) => roster.added.push(person),
                Some(Added::New(profile)) => roster.newcomer = Some(profile),
                None => {}
            }
            let refused = match app.store().settle_round(id, &changes, &roster, &actor, app.now()).await {
                Ok(refused) => refused,
                Err(StoreError::PersonGone(gone)) => {
                    let problems = Problems { newcomer: Some(Problem::Other(gone.to_string())), ..Problems::default() };
                    let page = settings_page(&app, &actor, &assessment, typed, Some(&ticked), problems).await?;
                    return Ok((StatusCode::CONFLICT, page).into_response());
                }
                Err(error) => return Err(error.into()),
            };
            if refused.is_empty() {
                return Ok(see_other(&format!("/assessments/{id}")));
            }
            // Only what was refused is shown as typed; all else as it is stored now.
            let came = std::mem::replace(&mut typed, Typed::of(&app.store().assessment(id).await?.round));
            let mut problems = Problems::default();
            for fact in refused {
                let problem = Some(changed_since(&app, Subject::Assessment(id), fact).await?);
                match fact {
                    Fact::Title => (problems.title, typed.title) = (problem, came.title.clone()),
                    Fact::Started => (problems.started, typed.started) = (problem, came.started.clone()),
                    _ => {
                        problems.limits = problem;
                        (typed.some, typed.most, typed.reason) = (came.some.clone(), came.most.clone(), came.reason.clone());
                    }
                }
            }
            (StatusCode::CONFLICT, problems)
        }
        (title, started, limits, newcomer) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Problems { title: title.err(), started: started.err(), limits: limits.err(), newcomer: newcomer.err() },
        ),
    };
    let page = settings_page(&app, &actor, &assessment, typed, Some(&ticked), problems).await?;
    Ok((status, page).into_response())
}

/// The people whose ids came as names of fields.
fn people(fields: Vec<(String, String)>) -> Result<Vec<PersonId>, Failure> {
    fields.into_iter().map(|(id, _)| id.parse().map_err(|_| Failure::Malformed("A person came that nobody knows."))).collect()
}
