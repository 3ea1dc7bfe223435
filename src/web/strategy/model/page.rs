//! The page of a logic model: its picture, its columns, what is missing, and the same as a table.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::basis::{Basis, Choices};
use super::view::{ColumnView, Other};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::{Approval, FrozenModel, Model, Since, standing};
use crate::domain::words::{capital, count, dates};
use crate::report::figure::{self, Figure};
use crate::web::frame::{Acting, Answer, App, Frame, Key, Query, html};
use crate::web::things::Pressed;

/// `templates/strategy/model/page.html`
#[derive(Template)]
#[template(path = "strategy/model/page.html")]
struct ModelPage {
    frame: Frame,
    /// Where the strategy is.
    strategy: String,
    /// Where the strategic action is.
    action: String,
    address: String,
    title: String,
    figure: Option<Figure>,
    /// How the picture looks.
    look: String,
    told: String,
    /// Whether *Tidy* may have something to propose.
    crossings: usize,
    /// How many links it has.
    links: usize,
    /// Which write of *Tidy* can be undone.
    tidied: Option<i64>,
    nowhere: Vec<Other>,
    from_nowhere: Vec<Other>,
    /// The activities that are not in the work plan yet, and how many they are.
    drafts: Vec<Other>,
    drafted: String,
    columns: Vec<ColumnView>,
    has_work: bool,
    has_notes: bool,
    /// The last approval, and the last review where it is another one.
    reviews: Vec<ReviewView>,
    /// Whether several reviews hold.
    is_apart: bool,
    from: Vec<Choices>,
    to: Vec<Choices>,
    shown: Shown,
}

/// What the page shows beside the model itself: what came of the last step.
#[derive(Default)]
pub struct Shown {
    pub pressed: Pressed,
    pub notice: String,
    /// What was chosen to be linked, and why it was not.
    pub from: String,
    pub to: String,
    pub unlinked: Option<String>,
    /// What was typed for a new entry, and what is wrong with it.
    pub typed: Option<(EntryKind, String, Uuid, String)>,
    pub tidied: Option<i64>,
}

/// The approval on which the model stands, or the last review, with what changed since.
struct ReviewView {
    address: String,
    words: String,
    /// Who took part; empty for nobody.
    by: String,
    noun: &'static str,
    /// Whether it was reviewed again since it was approved, and not approved then.
    comes_after: bool,
    /// What changed, in words; empty for nothing.
    since: String,
}

/// What a review came to, and when.
pub fn told(approval: &Approval) -> String {
    format!("{} on {}.", approval.outcome(), dates::long(approval.held))
}

/// What changed since a review; nothing where its state cannot be read.
pub fn since(approval: &Approval, now: &FrozenModel) -> Since {
    approval.frozen.as_ref().map(|then| Since::between(then, now)).unwrap_or_default()
}

/// The class of a picture: by its columns the page knows how wide it must be to be read.
pub fn look(model: &Model) -> String {
    format!("model of-{}", model.columns().len())
}

/// The page as it is.
pub fn page(app: &App, actor: &Actor, basis: &Basis, shown: Shown) -> Answer {
    let model = basis.model();
    let mut columns = ColumnView::all(basis, shown.pressed);
    if let Some((kind, typed, once, problem)) = &shown.typed
        && let Some(column) = columns.iter_mut().find(|column| column.kind == *kind)
    {
        (column.typed, column.once, column.problem) = (typed.clone(), *once, Some(problem.clone()));
    }
    let holding = basis.holding();
    let now = basis.held.frozen();
    let review = |(at, approval): (usize, &Approval)| ReviewView {
        comes_after: at > 0,
        address: format!("{}/approvals/{}", basis.address(), approval.id),
        words: told(approval),
        by: basis.reviewed_by(approval),
        noun: approval.noun(),
        since: since(approval, &now).words(),
    };
    let latest = model.columns().last().map(|column| column.kind);
    let first = model.columns().first().map(|column| column.kind);
    html(&ModelPage {
        frame: basis.frame(app, actor, "Logic model", "").troubled(shown.typed.is_some() || shown.unlinked.is_some()),
        strategy: format!("/jurisdictions/{}/strategy", basis.id()),
        action: basis.action_address(),
        address: basis.address(),
        title: basis.title(),
        figure: figure::model(model),
        look: look(model),
        told: format!("{}, with {} between them", capital(&model.counted()), count(model.links.len(), "link", "links")),
        crossings: model.drawn().1.crossings,
        links: model.links.len(),
        tidied: shown.tidied,
        nowhere: Other::all(basis, model.lead_nowhere()),
        from_nowhere: Other::all(basis, model.come_from_nowhere()),
        drafts: Other::all(basis, model.drafts()),
        drafted: capital(&count(model.drafts().len(), "activity is", "activities are")),
        has_work: model.entries.iter().any(|entry| entry.action.is_some()),
        has_notes: model.entries.iter().any(|entry| !entry.notes.is_empty()),
        reviews: if holding.len() == 1 { standing(&basis.approvals).into_iter().enumerate().map(review).collect() } else { Vec::new() },
        is_apart: holding.len() > 1,
        from: basis.choices(|entry| Some(entry.kind) != latest),
        to: basis.choices(|entry| Some(entry.kind) != first),
        columns,
        shown,
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model`
pub async fn show(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, of): Key<JurisdictionId, Uuid>,
    Query(mut query): Query,
) -> Answer {
    let pressed = Pressed::take(&mut query);
    let tidied = query.take("tidied").and_then(|at| at.parse().ok());
    let from = query.text("from");
    query.end()?;
    let basis = Basis::of(&app, id, of).await?;
    page(&app, &actor, &basis, Shown { pressed, from, tidied, ..Shown::default() })
}
