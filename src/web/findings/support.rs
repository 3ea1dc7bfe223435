//! What a finding rests on: added, changed, taken out.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::finding::address;
use super::form;
use crate::domain::findings::SupportKind;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::shortened;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Keys, Query, html, see_other};
use crate::web::things::{Added, Came, FormView, Saved};

/// `templates/findings/support.html`
#[derive(Template)]
#[template(path = "findings/support.html")]
struct SupportPage {
    frame: Frame,
    /// The finding's address.
    finding: String,
    /// What the finding says; none where it lies in the bin by now.
    statement: Option<String>,
    /// Where all findings are.
    register: String,
    /// The support's address; none for a new one.
    address: Option<String>,
    /// Which kind it is; none while that is to be chosen.
    kind: Option<SupportKind>,
    kinds: &'static [SupportKind],
    /// Where the register of sources is.
    sources: String,
    engagement: String,
    notice: String,
    form: FormView,
}

/// Where the form of a support stands: in which finding, of which kind, and which support if it is there already.
struct Place {
    finding: Uuid,
    support: Option<Uuid>,
    kind: Option<SupportKind>,
    notice: String,
}

fn page(app: &App, actor: &Actor, basis: &Basis, place: Place, form: FormView) -> Answer {
    let form = form.naming(place.kind.map_or(&[], form::names_of_support));
    let id = basis.id();
    // A finding that lies in the bin by now is not shown.
    let statement = basis.findings.get(place.finding).map(|one| shortened(&one.statement, 160));
    let finding = address(id, place.finding);
    let address = place.support.map(|support| format!("{finding}/support/{support}"));
    let here = place.support.map_or_else(String::new, |support| format!("/{support}"));
    html(&SupportPage {
        frame: basis
            .frame(app, actor, "Support of a finding", &format!("/findings/{}/support{here}", place.finding))
            .troubled(!form.troubles().is_empty()),
        statement,
        register: format!("/jurisdictions/{id}/findings"),
        finding,
        address,
        // A reading is taken where it is shown, and typed nowhere.
        kind: place.kind.filter(|kind| *kind != SupportKind::Reading || place.support.is_some()),
        kinds: SupportKind::BY_HAND,
        sources: format!("/jurisdictions/{id}/sources"),
        engagement: format!("/jurisdictions/{id}/engagement"),
        notice: place.notice,
        form,
    })
}

/// `GET /jurisdictions/{id}/findings/{finding}/support`: the form for the kind that the address names, or the kinds.
pub async fn new(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, finding): Key<JurisdictionId, Uuid>,
    Query(mut query): Query,
) -> Answer {
    let kind = query.take("kind").and_then(|kind| kind.parse().ok());
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    basis.findings.get(finding).ok_or(Failure::NotFound)?;
    let form = form::blank(&app, &basis, Noun::Support).await?;
    page(&app, &actor, &basis, Place { finding, support: None, kind, notice: String::new() }, form)
}

/// `POST /jurisdictions/{id}/findings/{finding}/support`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Support);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.findings.get(finding).is_none() {
        return gone(&app, &actor, &basis, (finding, None), &came).await;
    }
    let added = match form::add(&app, &actor, &basis, &came, Some(finding)).await {
        Err(Failure::NotFound) => return gone(&app, &actor, &Basis::of(&app, id).await?, (finding, None), &came).await,
        added => added?,
    };
    match added {
        Added::There(support) => Ok(see_other(&format!("{}#support-{support}", address(id, finding)))),
        Added::Refused(posted) => {
            let form = form::refused(&app, &basis, &came, &posted).await?;
            let kind = typed_kind(&came);
            let page = page(&app, &actor, &basis, Place { finding, support: None, kind, notice: String::new() }, form)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The kind that came with a form.
fn typed_kind(came: &Came) -> Option<SupportKind> {
    came.typed(Fact::Kind).and_then(|kind| kind.parse().ok())
}

/// What was typed for a support that somebody took out meanwhile, or whose finding lies in the bin by now.
async fn gone(app: &App, actor: &Actor, basis: &Basis, (finding, support): (Uuid, Option<Uuid>), came: &Came) -> Answer {
    let is_finding_here = basis.findings.get(finding).is_some();
    let is_binned = match support {
        Some(support) => basis.is_binned(app, Noun::Support, support).await?,
        None => basis.is_binned(app, Noun::Finding, finding).await?,
    };
    if !is_binned {
        return Err(Failure::NotFound);
    }
    let (support, notice) = if is_finding_here {
        (None, "It was taken out in the meantime, and nothing was saved. Put it back from the bin, or add what stands here anew.")
    } else {
        (
            support,
            "The finding was put into the bin in the meantime, and nothing was saved. Put it back from the bin, then save what stands here.",
        )
    };
    let form = form::binned(app, basis, came).await?;
    // A form that did not say of which kind it is shows where a document does.
    let place = Place { finding, support, kind: typed_kind(came).or(Some(SupportKind::Document)), notice: notice.to_owned() };
    Ok((StatusCode::CONFLICT, page(app, actor, basis, place, form)?).into_response())
}

/// A support of this finding; the finding is of this jurisdiction.
async fn of(app: &App, basis: &Basis, finding: Uuid, support: Uuid) -> Result<Thing, Failure> {
    let (of, thing) = app.store().thing(Noun::Support, support).await?;
    if of == basis.id() && thing.within == Some(finding) { Ok(thing) } else { Err(Failure::NotFound) }
}

fn kind_of(thing: &Thing) -> Option<SupportKind> {
    thing.read(Fact::Kind)
}

/// `GET /jurisdictions/{id}/findings/{finding}/support/{support}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Keys(id, finding, support): Keys<JurisdictionId, Uuid, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let thing = of(&app, &basis, finding, support).await?;
    let form = form::stored(&app, &basis, &thing).await?;
    page(&app, &actor, &basis, Place { finding, support: Some(support), kind: kind_of(&thing), notice: String::new() }, form)
}

/// `POST /jurisdictions/{id}/findings/{finding}/support/{support}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, finding, support): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let came = Came::take(&mut form, Noun::Support);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = match of(&app, &basis, finding, support).await {
        Ok(stored) => stored,
        Err(Failure::NotFound) => return gone(&app, &actor, &basis, (finding, Some(support)), &came).await,
        Err(failure) => return Err(failure),
    };
    let (status, form) = match form::save(&app, &actor, &basis, &came, &stored).await? {
        Saved::All => return Ok(see_other(&format!("{}#support-{support}", address(id, finding)))),
        Saved::Gone => return gone(&app, &actor, &Basis::of(&app, id).await?, (finding, Some(support)), &came).await,
        Saved::Refused(posted) => {
            let mut form = form::stored(&app, &basis, &stored).await?;
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Saved::Contested(refused) => {
            let now = match of(&app, &basis, finding, support).await {
                Err(Failure::NotFound) => return gone(&app, &actor, &Basis::of(&app, id).await?, (finding, Some(support)), &came).await,
                now => now?,
            };
            let mut form = form::stored(&app, &basis, &now).await?;
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form)
        }
    };
    let place = Place { finding, support: Some(support), kind: kind_of(&stored), notice: String::new() };
    Ok((status, page(&app, &actor, &basis, place, form)?).into_response())
}

/// `POST /jurisdictions/{id}/findings/{finding}/support/{support}/delete`
pub async fn remove(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, finding, support): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    of(&app, &basis, finding, support).await?;
    app.store().bin_thing(Noun::Support, support, &actor, app.now()).await?;
    Ok(see_other(&format!("{}#support", address(id, finding))))
}
