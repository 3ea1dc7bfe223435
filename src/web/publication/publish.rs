//! A state frozen: of the plan, as a draft for comment or as the plan that holds; or of a progress report.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::room::Room;
use super::shown::{Shown, Wanted, asked};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::publication::PublicationKind;
use crate::domain::readiness::Fingerprint;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, count, dates};
use crate::store::{NewThing, Publishing, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Came, FormView};

/// How often the plan is read anew where somebody writes meanwhile and changes nothing of it.
const TRIES: usize = 5;

/// `templates/publication/publish.html`
#[derive(Template)]
#[template(path = "publication/publish.html")]
struct PublishPage {
    frame: Frame,
    home: String,
    /// Where it is read as it stands.
    document: String,
    kind: PublicationKind,
    /// The first and the last day of a progress report, as the form carries them.
    days: Option<(String, String)>,
    /// What the form asks.
    asks: &'static [Fact],
    notice: String,
    /// How much stands in it, in a sentence; empty for nothing.
    told: String,
    /// How much a reader would miss, in a sentence; empty for nothing.
    missed: String,
    /// What the one before it is called, and what changed since; empty without one.
    before: String,
    since: String,
    /// Whether there is nothing to publish, and nothing was typed that a form would keep.
    is_empty: bool,
    /// Whether two hold side by side, and none can follow both.
    is_apart: bool,
    shown: Fingerprint,
    follows: String,
    form: FormView,
}

async fn page(
    app: &App,
    actor: &Actor,
    room: &Room,
    (Wanted { kind, stretch }, shown, print): (Wanted, &Shown, Fingerprint),
    (form, notice): (FormView, String),
) -> Answer {
    let holding = room.holding(kind);
    let before = holding.first().and_then(|id| room.found(*id).ok()).filter(|_| holding.len() == 1);
    let since = match before {
        Some(before) => Some(shown.state.since(room.state(app, before).await?.as_ref())),
        None => None,
    };
    let title = match kind {
        PublicationKind::Plan => "Publish the plan",
        PublicationKind::Progress => "Keep a progress report",
        PublicationKind::CommentDraft | PublicationKind::Download => "Open a draft for comment",
    };
    let at = stretch.map_or_else(|| "document".to_owned(), |stretch| format!("progress{}", stretch.asked()));
    html(&PublishPage {
        frame: room.frame(app, actor, title, "/new").troubled(!form.troubles().is_empty() || !notice.is_empty()),
        home: room.home(),
        document: format!("/jurisdictions/{}/{at}", room.id()),
        kind,
        is_empty: shown.is_empty && notice.is_empty(),
        days: stretch.map(|stretch| (dates::iso(stretch.from), dates::iso(stretch.to))),
        asks: asked(kind),
        notice,
        told: shown.told.clone(),
        missed: if shown.remarks == 0 { String::new() } else { capital(&count(shown.remarks, "thing", "things")) },
        before: before.map_or_else(String::new, |before| before.title.clone()),
        since: since.unwrap_or_default(),
        is_apart: holding.len() > 1,
        shown: print,
        follows: holding.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" "),
        form,
    })
}

/// `GET /jurisdictions/{id}/publications/new?kind=plan`: the plan, unless the address asks for a draft for comment, or for a progress
/// report with its days.
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let wanted = Wanted::take(&app, &mut query)?;
    query.end()?;
    let room = Room::of(&app, id).await?;
    let shown = Shown::of(&app, id, wanted).await?;
    let mut form = FormView::blank(Noun::Publication, Vec::new(), &People::default());
    let today = app.now().date();
    let title = match (wanted.kind, wanted.stretch) {
        (PublicationKind::Progress, Some(stretch)) => format!("Progress, {}", stretch.in_words()),
        (PublicationKind::Plan, _) => format!("Plan of {}", dates::long(today)),
        _ => format!("Draft of {}", dates::long(today)),
    };
    form.put(Fact::Title, &title);
    let print = shown.state.fingerprint();
    page(&app, &actor, &room, (wanted, &shown, print), (form, String::new())).await
}

/// `POST /jurisdictions/{id}/publications/new`
pub async fn publish(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    const SHOWN: Failure = Failure::Malformed("The form does not say which state of the plan it was shown with.");
    let wanted = Wanted::take(&app, &mut form)?;
    let seen: Fingerprint = form.text("shown").parse().map_err(|_| SHOWN)?;
    let follows: Vec<Uuid> = form.text("follows").split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect();
    let mut came = Came::take(&mut form, Noun::Publication);
    form.end()?;
    came.typed.retain(|(fact, _)| asked(wanted.kind).contains(fact));
    came.set(Fact::Kind, wanted.kind.as_str());
    came.set(Fact::Held, &dates::iso(app.now().date()));
    let mut posted = came.read_new(&People::default());
    posted.hold_days(&Thing::nothing(Noun::Publication, Uuid::nil()), app.now().date());
    posted.values.retain(|(fact, _)| *fact != Fact::Kind);
    let mut notice = String::new();
    for _ in 0..TRIES {
        let read_at = app.store().progress_of_history(id).await?;
        let shown = Shown::of(&app, id, wanted).await?;
        if shown.is_empty {
            NOTHING.clone_into(&mut notice);
            break;
        }
        if !posted.problems.is_empty() {
            notice.clear();
            break;
        }
        if shown.state.fingerprint() != seen {
            CHANGED.clone_into(&mut notice);
            break;
        }
        let publishing = Publishing {
            kind: wanted.kind,
            facts: posted.values.clone(),
            fingerprint: seen,
            packed: shown.state.packed(),
            read_at,
            follows: follows.clone(),
            once: came.once,
        };
        match app.store().publish(id, &publishing, &actor, app.now()).await {
            Ok(made) => return Ok(see_other(&format!("/jurisdictions/{id}/publications/{made}"))),
            // Somebody wrote meanwhile. What they wrote may be nothing that the plan tells.
            Err(StoreError::Moved) => MOVED.clone_into(&mut notice),
            Err(StoreError::Overtaken) => overtaken(&Room::of(&app, id).await?, came.once).clone_into(&mut notice),
            Err(StoreError::Unsettled) => UNSETTLED.clone_into(&mut notice),
            Err(StoreError::Full) => {
                let words = "There is no room for it: it says more than can be kept, or there are 100 publications already.";
                posted.problems.push((Fact::Title, Problem::Other(words.to_owned())));
            }
            Err(error) => return Err(error.into()),
        }
        if notice != MOVED {
            break;
        }
    }
    let mut form = FormView::blank(Noun::Publication, Vec::new(), &People::default());
    form.refuse(&came, if notice.is_empty() { &posted } else { EMPTY });
    if !notice.is_empty() {
        // What is published from here on is another one.
        form.once = Uuid::now_v7();
    }
    let status = if notice.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let (room, shown) = (Room::of(&app, id).await?, Shown::of(&app, id, wanted).await?);
    // Where only the form is wrong, whoever sends it once more has not looked at the plan again.
    let print = if notice.is_empty() { seen } else { shown.state.fingerprint() };
    Ok((status, page(&app, &actor, &room, (wanted, &shown, print), (form, notice)).await?).into_response())
}

/// Why nothing was frozen: another one was, by this form or by somebody else.
fn overtaken(room: &Room, once: Option<Uuid>) -> &'static str {
    let sent = once.map(|once| NewThing::id_of_form(Noun::Publication, room.id(), once));
    if sent.is_some_and(|sent| room.publications.iter().any(|one| one.id == sent)) {
        return "Nothing was frozen this time: this form made a publication before, and that one stays as it is. If this is another one, send it once more.";
    }
    "Nothing was frozen: somebody else published after this page was shown. Look at theirs first, then send this once more if it still holds."
}

/// Why nothing was frozen: there is nothing.
const NOTHING: &str = "Nothing was frozen: nothing stands in it by now. Fill a part of it first, then send this once more.";
/// Why nothing was frozen: the plan is another one.
const CHANGED: &str = "Nothing was frozen: the plan changed after this page was shown. Look at it again, then send this once more.";
/// Why nothing was frozen: somebody goes on writing.
const MOVED: &str = "Nothing was frozen: somebody is writing right now. Wait a moment, then send this once more.";
/// Why nothing was frozen: two hold.
const UNSETTLED: &str = "Nothing was frozen: two publications stand side by side. Say first which of them holds.";

/// Nothing is wrong with the form itself.
static EMPTY: &Posted = &Posted { values: Vec::new(), people: Vec::new(), problems: Vec::new() };
