//! One entry of the source register: seen, changed, and put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::finding::{self, DeletePage};
use super::form;
use super::view::{Link, address_of_source};
use crate::domain::findings::{Finding, Source};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::Noun;
use crate::domain::words::shortened;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::people::offered;
use crate::web::things::{Came, FormView, Saved};

/// `templates/findings/source.html`
#[derive(Template)]
#[template(path = "findings/source.html")]
struct SourcePage {
    frame: Frame,
    id: JurisdictionId,
    heading: String,
    /// Where the form is posted to.
    action: String,
    /// The entry beside its form; none where it lies in the bin by now.
    one: Option<One>,
    notice: String,
    people: Vec<Offer>,
    form: FormView,
}

/// The entry beside its form.
struct One {
    address: String,
    stands: String,
    findings: Vec<Link>,
}

fn found(basis: &Basis, source: Uuid) -> Result<&Source, Failure> {
    basis.findings.sources.iter().find(|other| other.id == source).ok_or(Failure::NotFound)
}

async fn page(app: &App, actor: &Actor, basis: &Basis, source: Uuid, form: FormView) -> Answer {
    let id = basis.id();
    let entry = found(basis, source)?;
    let link = |finding: &&Finding| Link { href: finding::address(id, finding.id), label: shortened(&finding.statement, 160) };
    let address = address_of_source(id, source);
    html(&SourcePage {
        frame: basis.frame(app, actor, "Source", &format!("/sources/{source}")).troubled(!form.troubles().is_empty()),
        id,
        heading: entry.name.clone(),
        action: address.clone(),
        one: Some(One {
            address,
            stands: entry.stands(basis.today),
            findings: basis.findings.resting_on(source).iter().map(link).collect(),
        }),
        notice: String::new(),
        people: offers(&offered(app, id).await?),
        form,
    })
}

/// `GET /jurisdictions/{id}/sources/{source}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, source): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    found(&basis, source)?;
    let (_, thing) = app.store().thing(Noun::Source, source).await?;
    let form = form::stored(&app, &basis, &thing).await?;
    page(&app, &actor, &basis, source, form).await
}

/// `POST /jurisdictions/{id}/sources/{source}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, source): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Source);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = if found(&basis, source).is_ok() { basis.stored(&app, Noun::Source, source).await? } else { None };
    let Some(stored) = stored else {
        let is_binned = basis.is_binned(&app, Noun::Source, source).await?;
        return if is_binned { binned(&app, &actor, &basis, &came).await } else { Err(Failure::NotFound) };
    };
    let (status, form, basis) = match form::save(&app, &actor, &basis, &came, &stored).await? {
        Saved::All => return Ok(see_other(&format!("/jurisdictions/{id}/sources?one={source}#source-{source}"))),
        Saved::Gone => return binned(&app, &actor, &basis, &came).await,
        Saved::Refused(posted) => {
            let mut form = form::stored(&app, &basis, &stored).await?;
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form, basis)
        }
        Saved::Contested(refused) => {
            let Some(now) = basis.stored(&app, Noun::Source, source).await? else { return binned(&app, &actor, &basis, &came).await };
            let mut form = form::stored(&app, &basis, &now).await?;
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form, Basis::of(&app, id).await?)
        }
    };
    Ok((status, page(&app, &actor, &basis, source, form).await?).into_response())
}

/// What was typed for an entry that somebody put into the bin meanwhile.
async fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let form = form::binned(app, basis, came).await?;
    let notice =
        "It was put into the bin in the meantime, and nothing was saved. Put it back from the bin, or add what stands here as a new one.";
    let page = anew(app, actor, basis, ("This source lies in the bin", notice), form).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// All fields of a source that is to be added.
pub(super) async fn anew(app: &App, actor: &Actor, basis: &Basis, (heading, notice): (&str, &str), form: FormView) -> Answer {
    html(&SourcePage {
        frame: basis.frame(app, actor, "Source", "/sources").troubled(true),
        id: basis.id(),
        heading: heading.to_owned(),
        action: format!("/jurisdictions/{}/sources", basis.id()),
        one: None,
        notice: notice.to_owned(),
        people: offers(&offered(app, basis.id()).await?),
        form,
    })
}

/// `GET /jurisdictions/{id}/sources/{source}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, source): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    html(&DeletePage {
        frame: basis.frame(&app, &actor, "Delete a source", &format!("/sources/{source}/delete")),
        name: found(&basis, source)?.name.clone(),
        along: "A finding that rests on it then says that the source is no longer here.",
        address: address_of_source(id, source),
    })
}

/// `POST /jurisdictions/{id}/sources/{source}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, source): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    found(&Basis::of(&app, id).await?, source)?;
    app.store().bin_thing(Noun::Source, source, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{id}/sources")))
}
