//! How the plan is reported, sustained and learned from: one page and one form.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Accountability, Footing, Gap, money, unanswered};
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, People, offers};
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::work::{Split, Sums};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::people::offered;
use crate::web::things::{self, Came, FormView, Saved};

/// `templates/measures/accountability.html`
#[derive(Template)]
#[template(path = "measures/accountability.html")]
struct AccountabilityPage {
    frame: Frame,
    id: JurisdictionId,
    form: FormView,
    people: Vec<Offer>,
    footings: [Footing; 4],
    gaps: Vec<Gap>,
    /// How the money of the strategic actions stands; empty where no amount is named.
    money: String,
    /// Who is missing elsewhere, a sentence each.
    unanswered: Vec<String>,
}

/// What the page calls its fields.
const NAMES: &[(Fact, &str)] = &[
    (Fact::ReportTo, "To whom you report"),
    (Fact::ReportHow, "How you report, and what happens when something slips"),
    (Fact::Rhythm, "How often you report"),
    (Fact::GovernanceNext, "What to do for governance"),
    (Fact::Questions, "What you want to learn"),
    (Fact::Evaluation, "How you evaluate"),
    (Fact::Learning, "What becomes of what you learn"),
];

/// What the page is made from.
struct Room {
    jurisdiction: Jurisdiction,
    people: People,
    stored: Thing,
}

impl Room {
    async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        Ok(Self { jurisdiction, people: offered(app, id).await?, stored: things::only_one(app, id, Noun::Accountability).await? })
    }

    fn form(&self) -> FormView {
        FormView::of(&self.stored, Vec::new(), &self.people).naming(NAMES)
    }
}

/// How the money that the work plan names for strategic actions stands.
async fn split(app: &App, id: JurisdictionId) -> Result<Split, Failure> {
    let sums = Sums::of(&app.store().actions(id).await?, &app.store().serving(id).await?);
    let served = sums.by_strategic_action.iter().filter(|(of, _)| of.is_some()).map(|(_, split)| *split);
    Ok(served.fold(Split::default(), Split::and))
}

async fn page(app: &App, actor: &Actor, room: &Room, form: FormView) -> Answer {
    let id = room.jurisdiction.id;
    let mut beside = apart(app.store().things(id, &[Noun::StrategicAction, Noun::Measure]).await?);
    let mut all = |noun: Noun| beside.remove(&noun).unwrap_or_default();
    html(&AccountabilityPage {
        frame: Frame::new(app, actor, "Accountability", format!("/jurisdictions/{id}/accountability"))
            .within(place(&room.jurisdiction))
            .troubled(!form.troubles().is_empty()),
        id,
        form,
        people: offers(&room.people),
        footings: Footing::ALL,
        gaps: Accountability::of(&room.stored).gaps(),
        money: money(split(app, id).await?),
        unanswered: unanswered(&all(Noun::StrategicAction), &all(Noun::Measure)),
    })
}

/// `GET /jurisdictions/{id}/accountability`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let room = Room::of(&app, id).await?;
    let form = room.form();
    page(&app, &actor, &room, form).await
}

/// `POST /jurisdictions/{id}/accountability`
pub async fn settle(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Accountability);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let posted = came.read(&room.stored, &things::meant(&app, id, &came, &room.stored).await?);
    match things::settle(&app, &actor, id, &came, posted).await? {
        Saved::All => Ok(see_other(&format!("/jurisdictions/{id}/accountability"))),
        // It goes into no bin of its own.
        Saved::Gone => Err(Failure::NotFound),
        Saved::Refused(refused) => {
            let mut form = room.form();
            form.refuse(&came, &refused);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, form).await?).into_response())
        }
        Saved::Contested(refused) => {
            let now = Room::of(&app, id).await?;
            let mut form = now.form();
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &now, form).await?).into_response())
        }
    }
}
