//! Moving a finding, a support or a source in its list, by a button, by the arrow keys or by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::list::Shown;
use super::{finding, list, sources};
use crate::domain::findings::View;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::{inserted, shortened};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, Keys, WantsFragment, see_other};
use crate::web::things::{Bound, Move, Pressed, To};

/// That something stands elsewhere by now.
fn elsewhere(what: &str) -> String {
    format!(
        "“{}” was not moved: somebody else moved it in the meantime, or what stood beside it. This is where it stands now.",
        inserted(&shortened(what, 80))
    )
}

/// That something lies in the bin by now.
fn gone(noun: &str) -> String {
    format!("Nothing was moved: this {noun} is no longer here. It may lie in the bin.")
}

/// `POST /jurisdictions/{id}/findings/{finding}/move`: under the heading under which it was pressed it goes past the one
/// beside it there, and past all that stand between them in the one order of all findings.
pub async fn move_finding(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, finding): Key<JurisdictionId, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let moved = Move::take(&mut form)?;
    let view: View = form.text("view").parse().unwrap_or(View::Dimension);
    let under = form.text("under");
    let whole = Some(form.text("all")).filter(|key| !key.is_empty());
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(one) = basis.findings.get(finding) else {
        if !basis.is_binned(&app, Noun::Finding, finding).await? {
            return Err(Failure::NotFound);
        }
        return shown(&app, &actor, &basis, Shown { whole, notice: gone("finding"), ..Shown::of(view) }).await;
    };
    let beside = match moved.to {
        To::Shift(shift) => basis.findings.past(view, &under, finding, shift),
        To::Beside(beside) => Some(beside),
    };
    let is_done = match beside {
        Some(beside) => app.store().move_thing(Noun::Finding, finding, beside, moved.seen, &actor, app.now()).await?,
        // There is nothing to go past: right, if that is how it was shown.
        None => moved.is_as_seen(&one.position),
    };
    if !is_done {
        return shown(&app, &actor, &basis, Shown { whole, notice: elsewhere(&one.statement), ..Shown::of(view) }).await;
    }
    if is_script {
        let basis = Basis::of(&app, id).await?.with_readings(&app).await?;
        let form = list::blank(&app, &basis).await?;
        return list::page(&app, &actor, &basis, Shown { whole, one: Some(finding), ..Shown::of(view) }, form);
    }
    let pressed = Pressed::query(finding, moved.to);
    let all = whole.map_or_else(String::new, |key| format!("all={key}&"));
    Ok(see_other(&format!("/jurisdictions/{id}/findings?view={view}&{all}under={under}&{pressed}#finding-{finding}-{under}")))
}

/// The list as it is by now, with what became of the move.
async fn shown(app: &App, actor: &Actor, basis: &Basis, shown: Shown) -> Answer {
    let basis = Basis::of(app, basis.id()).await?.with_readings(app).await?;
    let form = list::blank(app, &basis).await?;
    Ok((StatusCode::CONFLICT, list::page(app, actor, &basis, shown, form)?).into_response())
}

/// `POST /jurisdictions/{id}/findings/{finding}/support/{support}/move`
pub async fn move_support(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, finding, support): Keys<JurisdictionId, Uuid, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let moved = Move::take(&mut form)?;
    form.end()?;
    let mut list = app.store().things(id, &[Noun::Support]).await?;
    list.retain(|thing| thing.within == Some(finding));
    let is_done = match list.iter().find(|thing| thing.id == support) {
        Some(_) => moved.within(&app, &actor, Noun::Support, support).await?,
        None => false,
    };
    let notice = match list.iter().find(|thing| thing.id == support) {
        _ if is_done => String::new(),
        Some(thing) => elsewhere(thing.get(Fact::What)),
        None => gone("support"),
    };
    if is_script || !is_done {
        let page = finding::page_of(&app, &actor, id, finding, notice).await?;
        return Ok((if is_done { StatusCode::OK } else { StatusCode::CONFLICT }, page).into_response());
    }
    let pressed = Pressed::query(support, moved.to);
    Ok(see_other(&format!("/jurisdictions/{id}/findings/{finding}?{pressed}#support-{support}")))
}

/// `POST /jurisdictions/{id}/sources/{source}/move`
pub async fn move_source(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, source): Key<JurisdictionId, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let moved = Move::take(&mut form)?;
    let is_whole = !form.text("all").is_empty();
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let list = app.store().things(id, &[Noun::Source]).await?;
    let one = list.iter().find(|thing| thing.id == source);
    let is_done = match one {
        Some(_) => moved.within(&app, &actor, Noun::Source, source).await?,
        None if basis.is_binned(&app, Noun::Source, source).await? => false,
        None => return Err(Failure::NotFound),
    };
    let notice = match one {
        _ if is_done => String::new(),
        Some(thing) => elsewhere(thing.get(Fact::Name)),
        None => gone("source"),
    };
    if is_script || !is_done {
        let page = sources::page_of(&app, &actor, id, Bound { is_whole, one: Some(source) }, notice).await?;
        return Ok((if is_done { StatusCode::OK } else { StatusCode::CONFLICT }, page).into_response());
    }
    let pressed = Pressed::query(source, moved.to);
    let all = if is_whole { "all=yes&" } else { "" };
    Ok(see_other(&format!("/jurisdictions/{id}/sources?{all}{pressed}#source-{source}")))
}
