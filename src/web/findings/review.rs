//! One review of the findings: seen, changed, and put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::finding::DeletePage;
use super::form;
use super::reviews::agreed_insights;
use crate::domain::findings::Review;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView, Saved};

/// `templates/findings/review.html`
#[derive(Template)]
#[template(path = "findings/review.html")]
struct ReviewPage {
    frame: Frame,
    id: JurisdictionId,
    heading: String,
    /// Where the form is posted to.
    action: String,
    /// Whether it is here; it may lie in the bin by now.
    is_here: bool,
    notice: String,
    form: FormView,
}

fn found(basis: &Basis, review: Uuid) -> Result<&Review, Failure> {
    basis.findings.reviews.iter().find(|other| other.id == review).ok_or(Failure::NotFound)
}

fn address(id: JurisdictionId, review: Uuid) -> String {
    format!("/jurisdictions/{id}/findings/review/{review}")
}

fn page(app: &App, actor: &Actor, basis: &Basis, review: Uuid, form: FormView) -> Answer {
    let held = dates::long(found(basis, review)?.held);
    html(&ReviewPage {
        frame: basis
            .frame(app, actor, format!("Review of {held}"), &format!("/findings/review/{review}"))
            .troubled(!form.troubles().is_empty()),
        id: basis.id(),
        heading: format!("Review of {held}"),
        action: address(basis.id(), review),
        is_here: true,
        notice: String::new(),
        form,
    })
}

/// `GET /jurisdictions/{id}/findings/review/{review}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, review): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    found(&basis, review)?;
    let (_, thing) = app.store().thing(Noun::Review, review).await?;
    let form = form::stored(&app, &basis, &thing).await?;
    page(&app, &actor, &basis, review, form)
}

/// `POST /jurisdictions/{id}/findings/review/{review}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, review): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let become_findings = form.take("become").as_deref() == Some("yes");
    let came = Came::take(&mut form, Noun::Review);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = if found(&basis, review).is_ok() { basis.stored(&app, Noun::Review, review).await? } else { None };
    let Some(stored) = stored else {
        let is_binned = basis.is_binned(&app, Noun::Review, review).await?;
        return if is_binned { binned(&app, &actor, &basis, &came).await } else { Err(Failure::NotFound) };
    };
    let along = if become_findings { agreed_insights(&basis, &came) } else { Vec::new() };
    let (status, form, basis) = match form::save_along(&app, &actor, &basis, &came, (&stored, &along)).await? {
        Saved::All => return Ok(see_other(&format!("/jurisdictions/{id}/findings/review#review-{review}"))),
        Saved::Gone => return binned(&app, &actor, &basis, &came).await,
        Saved::Refused(posted) => {
            let mut form = form::stored(&app, &basis, &stored).await?;
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form, basis)
        }
        Saved::Contested(refused) => {
            let Some(now) = basis.stored(&app, Noun::Review, review).await? else { return binned(&app, &actor, &basis, &came).await };
            let mut form = form::stored(&app, &basis, &now).await?;
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form, Basis::of(&app, id).await?)
        }
    };
    Ok((status, page(&app, &actor, &basis, review, form)?).into_response())
}

/// What was typed for a review that somebody put into the bin meanwhile.
async fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let page = html(&ReviewPage {
        frame: basis.frame(app, actor, "Review of the findings", "/findings/review").troubled(true),
        id: basis.id(),
        heading: "This review lies in the bin".to_owned(),
        action: format!("/jurisdictions/{}/findings/review", basis.id()),
        is_here: false,
        notice: "It was put into the bin in the meantime, and nothing was saved. Put it back from the bin, or add what stands here as a new one.".to_owned(),
        form: form::binned(app, basis, came).await?,
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `GET /jurisdictions/{id}/findings/review/{review}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, review): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let held = dates::long(found(&basis, review)?.held);
    html(&DeletePage {
        frame: basis.frame(&app, &actor, "Delete a review", &format!("/findings/review/{review}/delete")),
        name: format!("Review of {held}"),
        along: "The findings stay as they are.",
        address: address(id, review),
    })
}

/// `POST /jurisdictions/{id}/findings/review/{review}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, review): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    found(&Basis::of(&app, id).await?, review)?;
    app.store().bin_thing(Noun::Review, review, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{id}/findings/review")))
}
