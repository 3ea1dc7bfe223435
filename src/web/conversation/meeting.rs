//! Meeting mode begins: the day, who is present, and the meetings so far.

use std::str::FromStr;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use time::Date;

use super::screen;
use crate::domain::conversation::{Meeting, meeting};
use crate::domain::guide::{Condition, ConditionKey};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, MeetingId, PersonId};
use crate::domain::people::beside::stored;
use crate::domain::people::choosing::{People, Picked, Picks, Slips, Who};
use crate::domain::people::{Actor, Person};
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::store::{Assessment, HeldMeeting, MeetingForm, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::history::changed_since;
use crate::web::people::chooser::{Boxes, take_picks};
use crate::web::people::offered;
use crate::web::readiness::fields::Overlay;
use crate::web::rounds::{place, read_only};

/// `templates/conversation/meeting.html`
#[derive(Template)]
#[template(path = "conversation/meeting.html")]
struct MeetingPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    today: String,
    typed: Typed,
    present: Boxes,
    problems: Problems,
    /// Whether a meeting of today is already on record and no other is corrected.
    goes_on: bool,
    meetings: Vec<Past>,
    conditions: &'static [Condition],
}

/// A meeting so far.
struct Past {
    id: MeetingId,
    day: String,
    who: String,
}

impl Past {
    fn of(meeting: &Meeting) -> Self {
        Self { id: meeting.id, day: dates::long(meeting.held), who: meeting.who() }
    }
}

/// The form as it was typed.
#[derive(Clone, Default)]
struct Typed {
    meeting: Option<MeetingId>,
    held: String,
    present: Picks,
    revs: Option<[Revision; 3]>,
}

impl Typed {
    /// The form that corrects a meeting, or begins one without any yet.
    fn of(meeting: Option<&Meeting>, today: &str, people: &[Person]) -> Self {
        Self {
            held: meeting.map_or_else(|| today.to_owned(), |meeting| dates::iso(meeting.held)),
            present: meeting.map(|meeting| present(meeting, people)).unwrap_or_default(),
            revs: meeting.map(revisions),
            ..Self::default()
        }
    }

    /// A revision that the form carries: 0 for the day, 1 for the names, 2 for whom they mean.
    fn rev(&self, at: usize) -> Revision {
        self.revs.map_or_else(|| Revision::of(""), |revs| revs[at])
    }
}

fn revisions(meeting: &Meeting) -> [Revision; 3] {
    [dates::iso(meeting.held), meeting.present.clone(), stored(&meeting.present_people)].map(|text| Revision::of(&text))
}

#[derive(Default)]
struct Problems {
    held: Option<Problem>,
    present: Option<Problem>,
}

/// Those present as the form shows them: whoever is on the list as a box, anybody else as a line.
fn present(meeting: &Meeting, people: &[Person]) -> Picks {
    let mut picks = Picks::default();
    let mut others = Vec::new();
    let mut meant = meeting.present_people.iter().copied();
    for name in meeting.names() {
        match meant.next().flatten().filter(|id| people.iter().any(|person| person.id == *id)) {
            Some(id) => picks.ticked.push(id),
            None => others.push(name),
        }
    }
    picks.lines = others.join("\n");
    picks
}

/// Who is present, as it came. Somebody who was ticked and is gone by now is read all the same: whether that matters
/// is settled with the rest, since the form may not have touched the names.
async fn read(app: &App, assessment: &Assessment, typed: &Picks, offered: &People) -> Result<Result<Vec<Picked>, Problem>, Failure> {
    let mut people = offered.clone();
    for id in typed.ticked.iter().filter(|id| offered.iter().all(|person| person.id != **id)) {
        people.extend(app.store().record_of(assessment.jurisdiction.id, *id).await?);
    }
    Ok(meeting::present(typed, &people).map_err(Slips::problem))
}

/// Whom the names mean. Who stands beside one of them by a record for which another one stands now is still meant by
/// their own.
async fn whom(
    app: &App,
    assessment: &Assessment,
    (corrected, held): (Option<MeetingId>, Date),
    present: &[Picked],
    offered: &[Person],
) -> Result<Vec<Option<PersonId>>, Failure> {
    let meant = Picked::people(present);
    let meetings = app.store().meetings(assessment.round.id).await?;
    let is_it = |meeting: &&Meeting| corrected.map_or(meeting.held == held, |id| meeting.id == id);
    let Some(meeting) = meetings.iter().find(is_it) else { return Ok(meant) };
    let is_offered = |id: PersonId| offered.iter().any(|person| person.id == id);
    if meeting.present_people.iter().flatten().all(|id| is_offered(*id)) {
        return Ok(meant);
    }
    let listed = app.store().listed_people(assessment.jurisdiction.id).await?;
    let stands_for = |id: PersonId| listed.iter().find(|listed| listed.person.id == id).and_then(|listed| listed.same_as);
    let beside: Vec<(&str, PersonId)> =
        meeting.names().zip(&meeting.present_people).filter_map(|(name, id)| Some((name, (*id)?))).collect();
    let own = |(line, id): (&Picked, Option<PersonId>)| {
        let is_same = |stored: PersonId| match (&line.who, stands_for(stored)) {
            (Who::Known(id), Some(other)) => *id == other,
            (Who::New { is_meant, .. }, Some(_)) => !is_meant,
            _ => false,
        };
        let kept = beside.iter().find(|(name, stored)| *name == line.line && is_same(*stored));
        kept.map_or(id, |(_, stored)| Some(*stored))
    };
    Ok(present.iter().zip(meant).map(own).collect())
}

async fn meeting_page(app: &App, actor: &Actor, assessment: &Assessment, typed: Typed, problems: Problems) -> Answer {
    let id = assessment.round.id;
    let meetings = app.store().meetings(id).await?;
    let today = app.now().date();
    let people = offered(app, assessment.jurisdiction.id).await?;
    html(&MeetingPage {
        frame: Frame::new(app, actor, "Meeting", format!("/assessments/{id}/meeting"))
            .within(place(assessment))
            .troubled(problems.held.is_some() || problems.present.is_some()),
        id,
        // A refused form is shown even where no new one would be.
        is_open: assessment.round.access.is_open() || problems.held.is_some(),
        today: dates::iso(today),
        present: Boxes::of("more", &typed.present, &people, meeting::NAMES, problems.present.as_ref()),
        goes_on: typed.meeting.is_none() && meetings.iter().any(|meeting| meeting.held == today),
        typed,
        problems,
        meetings: meetings.iter().map(Past::of).collect(),
        conditions: &assessment.guide()?.conditions,
    })
}

/// `GET /assessments/{id}/meeting`, with `?meeting=…` to correct one, or a screen of it with `?condition=…`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(mut query): Query) -> Answer {
    let (condition, corrected) = (query.take("condition"), query.take("meeting"));
    query.end()?;
    let assessment = app.store().assessment(id).await?;
    let is_open = assessment.round.access.is_open();
    match condition.as_deref() {
        Some("end") if is_open => return screen::end(&app, &actor, &assessment).await,
        Some("end") | None => {}
        Some(key) => {
            let key = ConditionKey::from_str(key).map_err(|_| Failure::NotFound)?;
            if is_open {
                return screen::page(&app, &actor, &assessment, key, &Overlay::default());
            }
        }
    }
    let meetings = app.store().meetings(id).await?;
    let today = app.now().date();
    let people = offered(&app, assessment.jurisdiction.id).await?;
    let mut typed = Typed::of(meetings.iter().find(|meeting| meeting.held == today), &dates::iso(today), &people);
    if let Some(corrected) = corrected {
        let meeting = meetings.iter().find(|meeting| meeting.id.to_string() == corrected).ok_or(Failure::NotFound)?;
        typed = Typed { meeting: Some(meeting.id), ..Typed::of(Some(meeting), "", &people) };
    }
    meeting_page(&app, &actor, &assessment, typed, Problems::default()).await
}

/// `POST /assessments/{id}/meeting`
pub async fn hold(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let assessment = app.store().assessment(id).await?;
    // What is not carried was shown blank.
    let seen = ["held", "present"].map(|name| form.rev(name).unwrap_or_else(|| Revision::of("")));
    let seen_people = form.rev("present-people");
    let corrected = form.take("meeting").map(|id| id.parse::<MeetingId>()).transpose();
    let typed = Typed {
        meeting: corrected.map_err(|_| Failure::Malformed("A meeting came that nobody knows."))?,
        held: form.text("held"),
        present: take_picks(&mut form, "more")?,
        revs: Some([seen[0], seen[1], seen_people.unwrap_or_else(|| Revision::of(""))]),
    };
    form.end()?;
    if !assessment.round.access.is_open() {
        let problems = Problems { held: Some(read_only()), ..Problems::default() };
        return Ok((StatusCode::CONFLICT, meeting_page(&app, &actor, &assessment, typed, problems).await?).into_response());
    }
    let today = app.now().date();
    let people = offered(&app, assessment.jurisdiction.id).await?;
    let present = read(&app, &assessment, &typed.present, &people).await?;
    let (held, present) = match (meeting::held(&typed.held, today), present) {
        (Ok(held), Ok(present)) => (held, present),
        (held, present) => {
            let problems = Problems { held: held.err(), present: present.err() };
            let page = meeting_page(&app, &actor, &assessment, typed, problems).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let present_people = whom(&app, &assessment, (typed.meeting, held), &present, &people).await?;
    let new = MeetingForm { id: typed.meeting, held, present: Picked::lines(&present), present_people, seen, seen_people };
    let mut problems = Problems::default();
    let mut again = typed.clone();
    let held = match app.store().hold_meeting(id, &new, &actor, app.now()).await {
        Err(StoreError::PersonGone(gone)) => {
            problems.present = Some(Problem::Other(gone.to_string()));
            let page = meeting_page(&app, &actor, &assessment, typed, problems).await?;
            return Ok((StatusCode::CONFLICT, page).into_response());
        }
        held => held?,
    };
    again.revs = Some(match held {
        HeldMeeting::Kept(_) if typed.meeting.is_none() => {
            return Ok(see_other(&format!("/assessments/{id}/meeting?condition={}", ConditionKey::LeadershipCommitment)));
        }
        HeldMeeting::Kept(meeting) => {
            // The latest one is corrected on its last screen, an earlier one from the list.
            let is_latest = app.store().meetings(id).await?.first().is_some_and(|latest| latest.id == meeting);
            return Ok(see_other(&format!("/assessments/{id}/meeting{}", if is_latest { "?condition=end" } else { "" })));
        }
        HeldMeeting::DayTaken => {
            problems.held =
                Some(Problem::Other("Another meeting of this day is on record. Correct that one, or choose another day.".to_owned()));
            typed.revs.unwrap_or([Revision::NONE; 3])
        }
        HeldMeeting::ChangedSince(meeting, refused) => {
            for fact in refused {
                let problem = Some(changed_since(&app, Subject::Meeting(meeting), fact).await?);
                if fact == Fact::Held { problems.held = problem } else { problems.present = problem }
            }
            let meetings = app.store().meetings(id).await?;
            let stored = meetings.iter().find(|other| other.id == meeting);
            // Only what was refused is shown as typed; all else as it is stored now.
            let now = Typed::of(stored, &typed.held, &people);
            if problems.held.is_none() {
                again.held = now.held;
            }
            if problems.present.is_none() {
                again.present = now.present;
            }
            stored.map_or([Revision::NONE; 3], revisions)
        }
    });
    let page = meeting_page(&app, &actor, &assessment, again, problems).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}
