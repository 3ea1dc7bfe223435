//! Publications and the comments on a draft: pages to read and print, and files.

use askama::Template;
use axum::extract::State;
use axum::routing::{MethodRouter, get};
use uuid::Uuid;

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::{Publication, PublicationKind};
use crate::report::document::{self, Document};
use crate::report::{CommentsPart, FrozenPlan};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Key, Query, attachment, html, picture, see_other};
use crate::web::jurisdiction::place;

/// `templates/documents/publication.html`
#[derive(Template)]
#[template(path = "documents/publication.html")]
struct FrozenPage {
    frame: Frame,
    document: Document,
    /// Where the publication is, and what it is called.
    address: String,
    title: String,
}

/// A publication of a jurisdiction.
async fn publication(app: &App, id: JurisdictionId, publication: Uuid) -> Result<(Jurisdiction, Publication), Failure> {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let all = app.store().publications(id).await?;
    let one = all.into_iter().find(|one| one.id == publication).ok_or(Failure::NotFound)?;
    Ok((jurisdiction, one))
}

/// What the file of a publication is called.
const fn name_of(kind: PublicationKind) -> &'static str {
    match kind {
        PublicationKind::Download => "mobility-action-plan-draft",
        PublicationKind::CommentDraft => "mobility-action-plan-for-comment",
        PublicationKind::Plan => "mobility-action-plan",
        PublicationKind::Progress => "progress-report",
    }
}

/// `GET /jurisdictions/{id}/publications/{publication}/paper`
pub async fn frozen_plan(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, which): Key<JurisdictionId, Uuid>,
    Query(query): Query,
) -> Answer {
    let choices = Choices::read(query)?;
    let (jurisdiction, one) = publication(&app, id, which).await?;
    let address = format!("/jurisdictions/{id}/publications/{which}");
    // Its page says of one that cannot be read that it cannot.
    let kept = app.store().kept_state_of(which).await?;
    let Some(plan) = FrozenPlan::of_publication(&one, &kept) else { return Ok(see_other(&address)) };
    html(&FrozenPage {
        frame: Frame::new(&app, &actor, one.title.clone(), format!("{address}/paper")).within(place(&jurisdiction)),
        document: plan.document(&one, choices.paper),
        address,
        title: one.title,
    })
}

/// `GET /jurisdictions/{id}/publications/{publication}/seal.png`: the seal that was frozen with it.
pub async fn frozen_seal(State(app): State<App>, Key(id, which): Key<JurisdictionId, Uuid>) -> Answer {
    let (_, one) = publication(&app, id, which).await?;
    let plan = FrozenPlan::of_publication(&one, &app.store().kept_state_of(which).await?).ok_or(Failure::NotFound)?;
    let document = plan.document(&one, None);
    document.seal().map(|seal| picture(seal.picture.png())).ok_or(Failure::NotFound)
}

/// `GET /jurisdictions/{id}/publications/{publication}/paper.pdf` and its like.
pub fn frozen_plan_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Key(id, which): Key<JurisdictionId, Uuid>, Query(query): Query| -> Answer {
        let choices = Choices::read(query)?;
        let (jurisdiction, one) = publication(&app, id, which).await?;
        let name = jurisdiction.profile.name.clone();
        let kind = name_of(one.kind);
        let Some(plan) = FrozenPlan::of_publication(&one, &app.store().kept_state_of(which).await?) else {
            return Ok(see_other(&format!("/jurisdictions/{id}/publications/{which}")));
        };
        let bytes = app.bindery().make(move || format.write(&plan.document(&one, choices.paper))).await??;
        Ok(attachment(format.kind(), &name, kind, bytes))
    })
}

async fn comments_part(
    app: &App,
    (id, which): (JurisdictionId, Uuid),
    Query(query): Query,
) -> Result<(Jurisdiction, CommentsPart), Failure> {
    let choices = Choices::read(query)?;
    let (jurisdiction, one) = publication(app, id, which).await?;
    if one.kind != PublicationKind::CommentDraft {
        return Err(Failure::NotFound);
    }
    let comments = app.store().comments(which).await?;
    let paper = paper_of(&jurisdiction, choices);
    let part = CommentsPart::of(&jurisdiction.profile.name, &one, &comments, (app.now(), paper));
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/publications/{publication}/comments/paper`
pub async fn comments(State(app): State<App>, Acting(actor): Acting, Key(id, which): Key<JurisdictionId, Uuid>, query: Query) -> Answer {
    let (jurisdiction, part) = comments_part(&app, (id, which), query).await?;
    let home = format!("/jurisdictions/{id}/publications/{which}/comments");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Comments on paper", format!("{home}/paper")).within(place(&jurisdiction)),
        document: document::comments(&part),
        files: vec![
            (format!("{home}/paper.pdf"), "PDF file"),
            (format!("{home}/paper.docx"), "Word file"),
            (format!("{home}/paper.html"), "Web page as a file"),
        ],
        back: (home, "Comments on the draft"),
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/publications/{publication}/comments/paper.pdf` and its like.
pub fn comments_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Key(id, which): Key<JurisdictionId, Uuid>, query: Query| -> Answer {
        let (jurisdiction, part) = comments_part(&app, (id, which), query).await?;
        let name = jurisdiction.profile.name.clone();
        let bytes = app.bindery().make(move || format.write(&document::comments(&part))).await??;
        Ok(attachment(format.kind(), &name, "comments-on-the-draft", bytes))
    })
}
