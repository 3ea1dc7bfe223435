//! One organization: changed, and put into the bin once no member belongs to it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::deleting;
use super::organizations::{refused, taken};
use crate::domain::coalition::Member;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Posted};
use crate::domain::words::text::Problem;
use crate::domain::words::{agree, capital, count, inserted};
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{self, Came, FormView, Saved};

/// `templates/coalition/organization.html`
#[derive(Template)]
#[template(path = "coalition/organization.html")]
struct OrganizationPage {
    frame: Frame,
    home: String,
    list: String,
    /// The address of the organization.
    here: String,
    heading: String,
    members: Vec<(Uuid, String, String)>,
    form: FormView,
    known: Option<(Uuid, String)>,
    /// Why it can't be deleted.
    cannot: String,
}

fn page(app: &App, actor: &Actor, basis: &Basis, id: Uuid, (form, known): (FormView, Option<(Uuid, String)>), cannot: String) -> Answer {
    let stored = basis.thing(Noun::Organization, id)?;
    let here = format!("{}/{id}", basis.organizations());
    let heading = stored.get(Fact::Name).to_owned();
    let member = |member: &Member| {
        (
            member.id,
            member.person.as_ref().map_or("The organization itself", |person| &person.profile.name).to_owned(),
            member.standing_told(),
        )
    };
    html(&OrganizationPage {
        frame: basis.frame(app, actor, heading.clone(), here.clone()).troubled(!form.troubles().is_empty() || !cannot.is_empty()),
        home: basis.home(),
        list: basis.organizations(),
        here,
        heading,
        members: basis.coalition.from(id).map(member).collect(),
        form,
        known,
        cannot,
    })
}

fn stored_form(basis: &Basis, id: Uuid) -> Result<FormView, Failure> {
    Ok(FormView::of(basis.thing(Noun::Organization, id)?, Vec::new(), &basis.people))
}

/// `GET /jurisdictions/{id}/coalition/organizations/{one}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, of).await?;
    let form = stored_form(&basis, id)?;
    page(&app, &actor, &basis, id, (form, None), String::new())
}

/// `POST /jurisdictions/{id}/coalition/organizations/{one}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Organization);
    form.end()?;
    let basis = Basis::of(&app, of).await?;
    if basis.is_binned(&app, Noun::Organization, id).await? {
        return binned(&app, &actor, &basis, &came);
    }
    let stored = basis.thing(Noun::Organization, id)?;
    let mut posted = came.read(stored, &basis.people);
    let mut form = stored_form(&basis, id)?;
    let mut known = None;
    // A name that was taken before is no slip of this form.
    let is_renamed = posted.values.iter().any(|(fact, name)| *fact == Fact::Name && name != stored.get(Fact::Name));
    match taken(&basis, &posted, Some(id)).filter(|_| is_renamed) {
        Some((there, name, problem)) => {
            posted.problems.push((Fact::Name, problem));
            known = Some((there, name));
        }
        None => match things::save(&app, &actor, of, &came, stored).await? {
            Saved::All => return Ok(see_other(&format!("{}?one={id}#organization-{id}", basis.organizations()))),
            Saved::Gone => return binned(&app, &actor, &basis, &came),
            Saved::Refused(refused) => posted = refused,
            Saved::Contested(refused) => {
                let now = Basis::of(&app, of).await?;
                if now.thing(Noun::Organization, id).is_err() {
                    return binned(&app, &actor, &now, &came);
                }
                let mut form = stored_form(&now, id)?;
                form.contest(&app, &came, &refused).await?;
                let page = page(&app, &actor, &now, id, (form, None), String::new())?;
                return Ok((StatusCode::CONFLICT, page).into_response());
            }
        },
    }
    form.refuse(&came, &posted);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, id, (form, known), String::new())?).into_response())
}

/// The answer to the form of an organization that somebody put into the bin meanwhile: what was typed, to be added anew.
fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let words = "This organization was put into the bin in the meantime. Nothing was saved. Put it back from the bin, or add what \
                 stands here as a new one.";
    let posted = Posted { problems: vec![(Fact::Name, Problem::Other(words.to_owned()))], ..Posted::default() };
    refused(StatusCode::CONFLICT, app, actor, basis, (came, &posted), None)
}

/// Why an organization can't be deleted; nothing if it can.
fn cannot(basis: &Basis, id: Uuid) -> Option<String> {
    let n = basis.coalition.from(id).count();
    (n > 0).then(|| {
        let name = basis.coalition.organizations.iter().find(|one| one.id == id).map_or("", |one| &one.name);
        let them = agree(n, "that member", "those members");
        format!(
            "{} {} to “{}”, so it stays on the list. Delete {them} first, or give {} another organization.",
            capital(&count(n, "member", "members")),
            agree(n, "belongs", "belong"),
            inserted(name),
            agree(n, "the member", "them")
        )
    })
}

/// `GET /jurisdictions/{id}/coalition/organizations/{one}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, of).await?;
    let name = inserted(basis.thing(Noun::Organization, id)?.get(Fact::Name));
    if let Some(cannot) = cannot(&basis, id) {
        let form = stored_form(&basis, id)?;
        return page(&app, &actor, &basis, id, (form, None), cannot);
    }
    let what = "The organization goes into the bin and can be put back until Milepost has been used on 30 more days. Then it is gone.";
    deleting::page(&app, &actor, &basis, (name, what, format!("{}/{id}", basis.organizations())))
}

/// `POST /jurisdictions/{id}/coalition/organizations/{one}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, of).await?;
    basis.thing(Noun::Organization, id)?;
    if let Some(cannot) = cannot(&basis, id) {
        let form = stored_form(&basis, id)?;
        return Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, id, (form, None), cannot)?).into_response());
    }
    match app.store().bin_thing(Noun::Organization, id, &actor, app.now()).await {
        // Somebody gave it a member at the same moment.
        Err(StoreError::InUse) => {
            let now = Basis::of(&app, of).await?;
            let form = stored_form(&now, id)?;
            let words = cannot(&now, id).unwrap_or_default();
            Ok((StatusCode::CONFLICT, page(&app, &actor, &now, id, (form, None), words)?).into_response())
        }
        done => done.map(|_| see_other(&basis.organizations())).map_err(Into::into),
    }
}
