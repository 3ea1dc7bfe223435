//! The publications of a jurisdiction: what was published, and what went out for comment.

use askama::Template;
use axum::extract::State;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::{Publication, PublicationKind};
use crate::domain::words::{capital, count, dates};
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};

/// `templates/publication/list.html`
#[derive(Template)]
#[template(path = "publication/list.html")]
struct ListPage {
    frame: Frame,
    home: String,
    document: String,
    kinds: Vec<KindView>,
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
    /// How many comments there are, in words; empty for none.
    comments: String,
}

/// `GET /jurisdictions/{id}/publications`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let room = Room::of(&app, id).await?;
    let today = app.now().date();
    let mut kinds = Vec::new();
    for kind in &[PublicationKind::Plan, PublicationKind::CommentDraft] {
        let mut all = Vec::new();
        let sorted = Publication::in_order(&room.publications);
        for one in sorted.into_iter().rev().filter(|one| one.kind == *kind) {
            let comments = if one.kind == PublicationKind::CommentDraft { app.store().comments(one.id).await?.len() } else { 0 };
            all.push(Row {
                address: room.address(one.id),
                title: one.title.clone(),
                standing: one.standing(),
                frozen: dates::long(one.held),
                short: one.fingerprint.map_or_else(String::new, crate::domain::readiness::Fingerprint::short),
                is_open: one.takes_comments(today),
                comments: if comments == 0 { String::new() } else { capital(&count(comments, "comment", "comments")) },
            });
        }
        kinds.push(KindView { kind: *kind, all, is_apart: room.holding(*kind).len() > 1 });
    }
    html(&ListPage {
        frame: room.frame(&app, &actor, "Publications", ""),
        home: room.home(),
        document: format!("/jurisdictions/{id}/document"),
        kinds,
    })
}
