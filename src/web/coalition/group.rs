//! One working group: changed, and put into the bin.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::deleting;
use super::group_page::{Fields, full_page};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Posted};
use crate::domain::words::inserted;
use crate::domain::words::text::Problem;
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, see_other};
use crate::web::things::{self, Came, Saved};

/// The coalition of a group that is there.
async fn basis_of(app: &App, id: Uuid) -> Result<Basis, Failure> {
    let (of, _) = app.store().thing(Noun::WorkingGroup, id).await?;
    Basis::of(app, of).await
}

/// `GET /working-groups/{id}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    let basis = basis_of(&app, id).await?;
    let fields = Fields::of(&app, &basis, id).await?;
    full_page(&app, &actor, &basis, Some(basis.thing(Noun::WorkingGroup, id)?), fields)
}

/// `POST /working-groups/{id}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, mut form: Form) -> Answer {
    let of = form.take("of").and_then(|of| of.parse::<JurisdictionId>().ok());
    let came = Came::take(&mut form, Noun::WorkingGroup);
    form.end()?;
    let (of, stored) = match (app.store().thing(Noun::WorkingGroup, id).await, of) {
        (Ok(found), _) => found,
        (Err(StoreError::NotFound), Some(of)) => return binned(&app, &actor, (of, id), &came).await,
        (Err(error), _) => return Err(error.into()),
    };
    match things::save(&app, &actor, of, &came, &stored).await? {
        Saved::All => Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups#group-{id}"))),
        Saved::Gone => binned(&app, &actor, (of, id), &came).await,
        Saved::Refused(posted) => {
            let basis = Basis::of(&app, of).await?;
            let mut fields = Fields::of(&app, &basis, id).await?;
            fields.0.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, full_page(&app, &actor, &basis, Some(&stored), fields)?).into_response())
        }
        Saved::Contested(refused) => {
            let basis = Basis::of(&app, of).await?;
            if basis.thing(Noun::WorkingGroup, id).is_err() {
                return binned(&app, &actor, (of, id), &came).await;
            }
            let mut fields = Fields::of(&app, &basis, id).await?;
            fields.0.contest(&app, &came, &refused).await?;
            let now = basis.thing(Noun::WorkingGroup, id)?;
            Ok((StatusCode::CONFLICT, full_page(&app, &actor, &basis, Some(now), fields)?).into_response())
        }
    }
}

/// The answer to the form of a group that somebody put into the bin meanwhile: what was typed, to be added anew.
async fn binned(app: &App, actor: &Actor, (of, id): (JurisdictionId, Uuid), came: &Came) -> Answer {
    let basis = Basis::of(app, of).await?;
    if !basis.is_binned(app, Noun::WorkingGroup, id).await? {
        return Err(Failure::NotFound);
    }
    let words = "This working group was put into the bin in the meantime. Nothing was saved. Put it back from the bin, or save what \
                 stands here as a new one.";
    let posted = Posted { problems: vec![(Fact::Name, Problem::Other(words.to_owned()))], ..Posted::default() };
    let fields = Fields::anew(app, &basis, came, &posted).await?;
    Ok((StatusCode::CONFLICT, full_page(app, actor, &basis, None, fields)?).into_response())
}

/// `GET /working-groups/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    let basis = basis_of(&app, id).await?;
    let name = inserted(basis.thing(Noun::WorkingGroup, id)?.get(Fact::Name));
    let what = "The working group goes into the bin and can be put back until Milepost has been used on 30 more days. Then it is gone. Its \
                members stay in the coalition.";
    deleting::page(&app, &actor, &basis, (name, what, format!("/working-groups/{id}")))
}

/// `POST /working-groups/{id}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, form: Form) -> Answer {
    form.end()?;
    let of = app.store().bin_thing(Noun::WorkingGroup, id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups")))
}
