//! The publications of a jurisdiction: what was published, what went out for comment, the reports on it, and the drafts that were
//! downloaded; and what bears the record of a printed page.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use time::Date;
use uuid::Uuid;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::{Publication, PublicationKind};
use crate::domain::words::{capital, count, dates};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html, see_other};

/// How many downloaded drafts are listed.
const LISTED: usize = 15;

/// `templates/publication/list.html`
#[derive(Template)]
#[template(path = "publication/list.html")]
struct ListPage {
    frame: Frame,
    home: String,
    document: String,
    progress: String,
    kinds: Vec<KindView>,
    /// The record that is looked for; empty for none.
    record: String,
    /// What bears it.
    found: Vec<Row>,
    /// The newest downloaded drafts, and how many older ones there are, in words.
    drafts: Vec<Row>,
    older: String,
    /// Whether no more drafts are kept.
    is_full: bool,
}

/// The publications of a kind, the newest first.
struct KindView {
    kind: PublicationKind,
    all: Vec<Row>,
    /// Whether several hold side by side.
    is_apart: bool,
}

/// A publication in the list.
struct Row {
    address: String,
    title: String,
    /// How far it came, a sentence each.
    standing: Vec<String>,
    frozen: String,
    short: String,
    /// Whether comments on it are taken today.
    is_open: bool,
    /// How many comments there are, in words, of a draft for comment.
    comments: Option<String>,
}

impl Row {
    fn of(room: &Room, one: &Publication, comments: &HashMap<Uuid, usize>, today: Date) -> Self {
        let told = || match comments.get(&one.id) {
            None => "Write down the first comment".to_owned(),
            Some(n) => capital(&count(*n, "comment", "comments")),
        };
        Self {
            address: room.address(one.id),
            title: one.title.clone(),
            standing: if one.kind == PublicationKind::Download { Vec::new() } else { one.standing() },
            frozen: dates::long(one.held),
            short: one.fingerprint.map_or_else(String::new, crate::domain::readiness::Fingerprint::short),
            is_open: one.takes_comments(today),
            comments: (one.kind == PublicationKind::CommentDraft).then(told),
        }
    }
}

/// `GET /jurisdictions/{id}/publications`: with `record` what bears it; the one that does, at once.
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let record = query.text("record").trim().to_owned();
    query.end()?;
    let room = Room::of(&app, id).await?;
    let bearing: Vec<&Publication> = room.publications.iter().filter(|one| one.bears(&record)).collect();
    if let [only] = bearing[..] {
        return Ok(see_other(&room.address(only.id)));
    }
    let comments = app.store().comments_counted(id).await?;
    let row = |one: &Publication| Row::of(&room, one, &comments, app.now().date());
    let sorted = Publication::in_order(&room.publications);
    let rows = |kind: PublicationKind| -> Vec<Row> { sorted.iter().rev().filter(|one| one.kind == kind).map(|one| row(one)).collect() };
    let kinds = [PublicationKind::Plan, PublicationKind::CommentDraft, PublicationKind::Progress];
    let view = |kind: PublicationKind| KindView { kind, all: rows(kind), is_apart: room.holding(kind).len() > 1 };
    let mut drafts = rows(PublicationKind::Download);
    let older = drafts.len().saturating_sub(LISTED);
    drafts.truncate(LISTED);
    html(&ListPage {
        frame: room.frame(&app, &actor, "Publications", ""),
        home: room.home(),
        document: format!("/jurisdictions/{id}/document"),
        progress: format!("/jurisdictions/{id}/progress"),
        kinds: kinds.into_iter().map(view).collect(),
        found: bearing.into_iter().map(row).collect(),
        record,
        drafts,
        older: if older == 0 { String::new() } else { count(older, "older one", "older ones") },
        is_full: !app.store().has_room_for_downloads(id).await?,
    })
}
