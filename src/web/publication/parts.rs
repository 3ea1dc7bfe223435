//! The cover, who signs, which parts stand in the document, and their order.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::seal::{Held, SealView};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::publication::{Arranged, PlanPart};
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::list;
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::readiness::fields::Trouble;
use crate::web::things::{self, Came, FormView, Saved, only_one};

/// `templates/publication/cover.html`
#[derive(Template)]
#[template(path = "publication/cover.html")]
struct PartsPage {
    frame: Frame,
    id: JurisdictionId,
    form: FormView,
    seal: SealView,
    /// What is wrong, or was changed meanwhile, in any of its forms.
    troubles: Vec<Trouble>,
    parts: Vec<PartRow>,
    /// The order as it was shown.
    rev: Revision,
    /// What became of a move that was not made; empty where none was refused.
    notice: String,
}

/// A part in the list.
struct PartRow {
    part: PlanPart,
    stands: bool,
    can_rise: bool,
    can_sink: bool,
    /// The way that was just pressed for it; empty for none.
    pressed: &'static str,
}

/// What the page is made from.
pub(super) struct Room {
    pub jurisdiction: Jurisdiction,
    pub stored: Thing,
}

impl Room {
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        Ok(Self { jurisdiction: app.store().jurisdiction(id).await?, stored: only_one(app, id, Noun::MobilityPlan).await? })
    }

    pub fn form(&self) -> FormView {
        FormView::of(&self.stored, Vec::new(), &People::default()).naming(&[(Fact::PartsLeftOut, "Parts of the document")])
    }
}

/// The boxes of the parts that stand in the document bear this name. What is stored is the others, so that a part that comes
/// with a later version stands in it.
const STANDING: &str = "parts_standing";

/// The parts that are left out where these boxes are ticked.
fn all_but(ticked: &[(String, String)]) -> Result<String, Failure> {
    const UNKNOWN: Failure = Failure::Malformed("The form ticks no part of the document.");
    let standing: Vec<PlanPart> = ticked.iter().map(|(part, _)| part.parse::<PlanPart>()).collect::<Result<_, _>>().map_err(|_| UNKNOWN)?;
    let out = PlanPart::ALL.iter().filter(|part| !standing.contains(part));
    Ok(out.map(|part| part.as_str()).collect::<Vec<_>>().join("\n"))
}

/// What to say where somebody else left other parts out meanwhile.
fn others_left_out(stored: &Thing) -> String {
    let out: Vec<&str> = stored.all(Fact::PartsLeftOut).into_iter().map(PlanPart::label).collect();
    let now = if out.is_empty() { "Now every part stands in the document".to_owned() } else { format!("Left out now: {}", list(&out)) };
    format!("Somebody else changed this in the meantime. {now}. Save again to put yours in its place.")
}

/// The page; `pressed` is the part that was just moved, with its way, and `notice` says why one was not. `held` is what came of
/// the seal and was not saved.
pub(super) async fn page(
    app: &App,
    actor: &Actor,
    room: &Room,
    form: FormView,
    (pressed, notice): (Option<(PlanPart, &'static str)>, String),
    held: Held,
) -> Answer {
    let id = room.jurisdiction.id;
    let all = Arranged::of(&room.stored).parts;
    let last = all.len().saturating_sub(1);
    let row = |(at, (part, stands)): (usize, (PlanPart, bool))| PartRow {
        part,
        stands,
        can_rise: at > 0,
        can_sink: at < last,
        pressed: pressed.filter(|(moved, _)| *moved == part).map_or("", |(_, way)| way),
    };
    let seal = SealView::of(app, (id, &room.jurisdiction.profile.name), &room.stored, held).await?;
    let troubles: Vec<Trouble> = form.troubles().into_iter().chain(seal.troubles()).collect();
    html(&PartsPage {
        frame: Frame::new(app, actor, "Cover and parts", format!("/jurisdictions/{id}/document/parts"))
            .within(place(&room.jurisdiction))
            .troubled(!troubles.is_empty()),
        id,
        form,
        seal,
        troubles,
        parts: all.into_iter().enumerate().map(row).collect(),
        rev: Revision::of(room.stored.get(Fact::PartOrder)),
        notice,
    })
}

/// `GET /jurisdictions/{id}/document/parts`: after a move, the button that was pressed has the focus.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let moved: Option<PlanPart> = query.text("moved").parse().ok();
    let way = if query.text("to") == "up" { "up" } else { "down" };
    query.end()?;
    let room = Room::of(&app, id).await?;
    let form = room.form();
    page(&app, &actor, &room, form, (moved.map(|part| (part, way)), String::new()), Held::default()).await
}

/// `POST /jurisdictions/{id}/document/parts`
pub async fn settle(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let seen = form.rev(STANDING);
    let ticked = form.take_all(&format!("{STANDING}-"));
    let mut came = Came::take(&mut form, Noun::MobilityPlan);
    form.end()?;
    if let Some(seen) = seen {
        came.say(Fact::PartsLeftOut, all_but(&ticked)?, seen);
    }
    let room = Room::of(&app, id).await?;
    // None of its fields names a person.
    let posted = came.read(&room.stored, &People::default());
    let (status, room, form) = match things::settle(&app, &actor, id, &came, posted).await? {
        Saved::All => return Ok(see_other(&format!("/jurisdictions/{id}/document"))),
        // It goes into no bin of its own.
        Saved::Gone => return Err(Failure::NotFound),
        Saved::Refused(refused) => {
            let mut form = room.form();
            form.refuse(&came, &refused);
            (StatusCode::UNPROCESSABLE_ENTITY, room, form)
        }
        Saved::Contested(refused) => {
            let now = Room::of(&app, id).await?;
            let mut form = now.form();
            form.contest(&app, &came, &refused).await?;
            if refused.contains(&Fact::PartsLeftOut) {
                form.say(Fact::PartsLeftOut, others_left_out(&now.stored));
            }
            (StatusCode::CONFLICT, now, form)
        }
    };
    Ok((status, page(&app, &actor, &room, form, (None, String::new()), Held::default()).await?).into_response())
}
