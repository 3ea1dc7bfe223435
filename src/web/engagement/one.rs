//! One engagement: all that is known of it in one form, and what rests on it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::anew::{self, no_insight};
use super::room::{NAMES, Room};
use super::row::{Press, Row};
use crate::domain::engagement::Engagement;
use crate::domain::findings;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Thing, apart};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/engagement/one.html`
#[derive(Template)]
#[template(path = "engagement/one.html")]
struct OnePage {
    frame: Frame,
    id: JurisdictionId,
    row: Row,
    has_groups: bool,
    form: FormView,
    people: Vec<Offer>,
    /// The form of an insight.
    insight: FormView,
    /// Insights that rest on it.
    insights: Vec<Resting>,
    /// Findings that rest on it.
    findings: Vec<Resting>,
    /// Whether something was heard from which an insight can be written down.
    is_heard: bool,
}

/// A finding or an insight that rests on an engagement.
struct Resting {
    id: Uuid,
    statement: String,
}

/// The insights, and the findings, that rest on an engagement.
async fn resting(app: &App, of: JurisdictionId, engagement: Uuid) -> Result<(Vec<Resting>, Vec<Resting>), Failure> {
    let mut things = apart(app.store().things(of, &[Noun::Finding, Noun::Support]).await?);
    let supports = things.remove(&Noun::Support).unwrap_or_default();
    let rests = |finding: &Thing| {
        let of_it = |support: &&Thing| support.within == Some(finding.id) && support.named(Fact::FromEngagement).contains(&engagement);
        supports.iter().any(|support| of_it(&support))
    };
    let is_insight = |finding: &Thing| finding.read(Fact::Stage) != Some(findings::Stage::Finding);
    let resting = things.remove(&Noun::Finding).unwrap_or_default().into_iter().filter(rests);
    let (insights, findings): (Vec<Thing>, Vec<Thing>) = resting.partition(is_insight);
    let shown =
        |those: Vec<Thing>| those.iter().map(|one| Resting { id: one.id, statement: one.get(Fact::Statement).to_owned() }).collect();
    Ok((shown(insights), shown(findings)))
}

/// The page of one engagement.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, room: &Room, stored: &Thing, (form, insight): (FormView, FormView)) -> Answer {
    let (id, engagement) = (room.jurisdiction.id, Engagement::of(stored));
    let (insights, findings) = resting(app, id, stored.id).await?;
    let is_troubled = !form.troubles().is_empty() || !insight.troubles().is_empty();
    html(&OnePage {
        frame: Frame::new(app, actor, "Engagement", format!("/jurisdictions/{id}/engagement/{}", stored.id))
            .within(place(&room.jurisdiction))
            .troubled(is_troubled),
        id,
        row: Row { press: Press::of(engagement, room.today), ..Row::of(room, engagement) },
        has_groups: !form.field("groups").choices.is_empty(),
        form,
        people: offers(&room.people),
        insight,
        insights,
        findings,
        is_heard: engagement.took_place(room.today),
    })
}

/// The form with what is stored.
pub(super) fn stored_form(room: &Room, stored: &Thing) -> FormView {
    FormView::of(stored, room.choices(stored), &room.people).naming(NAMES)
}

/// `GET /jurisdictions/{id}/engagement/{engagement}`
pub async fn one(State(app): State<App>, Acting(actor): Acting, Key(id, engagement): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.engagement(&app, engagement).await?;
    let forms = (stored_form(&room, &stored), no_insight(&room));
    page(&app, &actor, &room, &stored, forms).await
}

/// `POST /jurisdictions/{id}/engagement/{engagement}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, engagement): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let came = Came::take(&mut form, Noun::Engagement);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let stored = match room.engagement(&app, engagement).await {
        Err(Failure::NotFound) => return anew::binned(&app, &actor, &room, engagement, &came).await,
        stored => stored?,
    };
    let mut posted = came.read(&stored, &room.people);
    posted.problems.clear();
    room.hold_named(&came, &stored, &mut posted);
    let saved = if posted.problems.is_empty() { save(&app, &actor, id, &came, &stored).await? } else { Saved::Refused(posted) };
    match saved {
        Saved::All => Ok(see_other(&format!("/jurisdictions/{id}/engagement/{engagement}"))),
        Saved::Gone => anew::binned(&app, &actor, &room, engagement, &came).await,
        Saved::Refused(posted) => {
            let mut form = stored_form(&room, &stored);
            form.refuse(&came, &posted);
            let forms = (form, no_insight(&room));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, &stored, forms).await?).into_response())
        }
        Saved::Contested(refused) => {
            let now = match room.engagement(&app, engagement).await {
                Err(Failure::NotFound) => return anew::binned(&app, &actor, &room, engagement, &came).await,
                now => now?,
            };
            let mut form = stored_form(&room, &now);
            form.contest(&app, &came, &refused).await?;
            let forms = (form, no_insight(&room));
            Ok((StatusCode::CONFLICT, page(&app, &actor, &room, &now, forms).await?).into_response())
        }
    }
}
