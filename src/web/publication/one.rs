//! One publication: what was frozen, who approved and adopted it, and the way to its files and comments.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::room::Room;
use super::shown::asked;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::publication::PublicationKind;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::{capital, count, dates};
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/publication/one.html`
#[derive(Template)]
#[template(path = "publication/one.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is something of its own that the page tells")]
struct OnePage {
    frame: Frame,
    home: String,
    address: String,
    title: String,
    kind: &'static str,
    is_draft: bool,
    /// What the form asks.
    asks: Vec<Fact>,
    /// Where the report of those days is made now, of a progress report.
    made_now: String,
    /// How far it came, a sentence each.
    standing: Vec<String>,
    frozen: String,
    short: String,
    /// Whether the frozen state can be read.
    is_whole: bool,
    /// What it followed, and what had changed by then; empty for none.
    before: String,
    since: String,
    /// What changed since, until now; nothing where the plan still says the same.
    now: String,
    /// How many comments there are, in words.
    comments: String,
    /// Whether comments are taken today.
    is_open: bool,
    notice: &'static str,
    /// Those that hold beside it, as the form carries them; empty where it need not be said which holds.
    apart: String,
    /// Whether it is here; it may lie in the bin by now.
    is_here: bool,
    form: FormView,
}

impl OnePage {
    /// Whether the form asks for this.
    fn asks_for(&self, fact: &str) -> bool {
        self.asks.iter().any(|asked| asked.as_str() == fact)
    }
}

fn stored_form(stored: &Thing) -> FormView {
    FormView::of(stored, Vec::new(), &People::default())
}

async fn page(app: &App, actor: &Actor, room: &Room, (publication, notice): (Uuid, &'static str), form: FormView) -> Answer {
    let one = room.found(publication)?;
    let plan = room.state(app, one).await?;
    let before = room.before(one);
    let since = match (&plan, before) {
        (Some(plan), Some(before)) => Some(plan.since(room.state(app, before).await?.as_ref())),
        _ => None,
    };
    let now = match &plan {
        Some(plan) => room.now(app, plan).await?.since(Some(plan)),
        None => String::new(),
    };
    let stretch = plan.as_ref().and_then(crate::report::FrozenPlan::stretch);
    let made_now = stretch.map(|stretch| format!("/jurisdictions/{}/progress{}", room.id(), stretch.asked()));
    let holding = room.holding(one.kind);
    let is_apart = holding.len() > 1 && holding.contains(&publication);
    let is_draft = one.kind == PublicationKind::CommentDraft;
    let comments = app.store().comments_counted(room.id()).await?.get(&publication).copied().unwrap_or(0);
    html(&OnePage {
        frame: room
            .frame(app, actor, one.title.clone(), &format!("/{publication}"))
            .troubled(!form.troubles().is_empty() || !notice.is_empty()),
        home: room.home(),
        address: room.address(publication),
        title: one.title.clone(),
        kind: one.kind.label(),
        is_draft,
        asks: asked(one.kind).to_vec(),
        made_now: made_now.unwrap_or_default(),
        standing: one.standing(),
        frozen: dates::long(one.held),
        short: one.fingerprint.map_or_else(String::new, crate::domain::readiness::Fingerprint::short),
        is_whole: plan.is_some(),
        before: before.map_or_else(String::new, |before| before.title.clone()),
        since: since.unwrap_or_default(),
        now,
        comments: capital(&count(comments, "comment", "comments")),
        is_open: one.takes_comments(app.now().date()),
        notice,
        apart: if is_apart { holding.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ") } else { String::new() },
        is_here: true,
        form,
    })
}

/// `GET /jurisdictions/{id}/publications/{publication}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, publication): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.stored(&app, publication).await?.ok_or(Failure::NotFound)?;
    page(&app, &actor, &room, (publication, ""), stored_form(&stored)).await
}

/// `POST /jurisdictions/{id}/publications/{publication}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, publication): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let mut came = Came::take(&mut form, Noun::Publication);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let Some(stored) = room.stored(&app, publication).await? else { return binned(&app, &actor, &room, publication, &came) };
    let kind = room.found(publication)?.kind;
    came.typed.retain(|(fact, _)| asked(kind).contains(fact));
    let (status, form) = match save(&app, &actor, id, &came, &stored).await? {
        Saved::All => return Ok(see_other(&room.address(publication))),
        Saved::Gone => return binned(&app, &actor, &room, publication, &came),
        Saved::Refused(posted) => {
            let mut form = stored_form(&stored);
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Saved::Contested(refused) => {
            let Some(now) = room.stored(&app, publication).await? else { return binned(&app, &actor, &room, publication, &came) };
            let mut form = stored_form(&now);
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form)
        }
    };
    let room = Room::of(&app, id).await?;
    Ok((status, page(&app, &actor, &room, (publication, ""), form).await?).into_response())
}

/// What was typed for a publication that somebody put into the bin meanwhile.
fn binned(app: &App, actor: &Actor, room: &Room, publication: Uuid, came: &Came) -> Answer {
    let mut form = stored_form(&Thing::nothing(Noun::Publication, publication));
    form.refuse(came, &Posted::default());
    let page = html(&OnePage {
        frame: room.frame(app, actor, "This publication lies in the bin", &format!("/{publication}")).troubled(true),
        home: room.home(),
        address: room.address(publication),
        title: "This publication lies in the bin".to_owned(),
        kind: "",
        is_draft: false,
        asks: came.typed.iter().map(|(fact, _)| *fact).collect(),
        made_now: String::new(),
        standing: Vec::new(),
        frozen: String::new(),
        short: String::new(),
        is_whole: true,
        before: String::new(),
        since: String::new(),
        now: String::new(),
        comments: String::new(),
        is_open: false,
        notice: "It was put into the bin in the meantime, and nothing was saved. Put it back from the bin, then save what stands here.",
        apart: String::new(),
        is_here: false,
        form,
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /jurisdictions/{id}/publications/{publication}/holds`
pub async fn say_which(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, publication): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let shown: Vec<Uuid> = form.text("shown").split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect();
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.found(publication)?;
    match app.store().say_which_publication_holds((id, publication), &shown, &actor, app.now()).await {
        Ok(()) => Ok(see_other(&room.home())),
        Err(StoreError::Overtaken) => {
            let room = Room::of(&app, id).await?;
            let stored = room.stored(&app, publication).await?.ok_or(Failure::NotFound)?;
            let notice = "Nothing was saved: the publications that stand side by side are others by now. Look at them again.";
            let page = page(&app, &actor, &room, (publication, notice), stored_form(&stored)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
