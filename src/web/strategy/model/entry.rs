//! One entry changed. Where its kind changes, the links that would run back are shown before they go.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::entry_page::{self, Beside};
use super::gone;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted};
use crate::store::{EntryChange, Reversed, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Keys, see_other};
use crate::web::things::Came;

/// What the form of an entry asks for; its links and its action are made elsewhere.
const ASKED: [Fact; 3] = [Fact::Kind, Fact::What, Fact::Notes];

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>) -> Answer {
    let basis = Basis::of(&app, id, of).await?;
    let form = entry_page::form(basis.stored(entry)?);
    entry_page::page(&app, &actor, &basis, entry, (form, Beside::default()))
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let confirmed: Vec<(Uuid, Uuid)> = form.take_all("gone-").iter().filter_map(|(link, _)| read_link(link)).collect();
    let mut came = Came::take(&mut form, Noun::LogicEntry);
    form.end()?;
    came.typed.retain(|(fact, _)| ASKED.contains(fact));
    let basis = match Basis::of(&app, id, of).await {
        Err(Failure::NotFound) => return gone::gone(&app, &actor, (id, of), typed(&came)).await,
        basis => basis?,
    };
    let Ok(stored) = basis.stored(entry).cloned() else { return gone(&app, &actor, &basis, entry, &came).await };
    let mut form = entry_page::form(&stored);
    let posted = came.read(&stored, &People::default());
    if !posted.problems.is_empty() {
        form.refuse(&came, &posted);
        let page = entry_page::page(&app, &actor, &basis, entry, (form, Beside::default()))?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match app.store().change_entry((of, entry), &came.change(&posted), &confirmed, &actor, app.now()).await {
        Ok(EntryChange::Saved(refused)) if refused.is_empty() => Ok(see_other(&format!("{}#entry-{entry}", basis.address()))),
        Ok(EntryChange::Saved(refused)) => {
            let basis = Basis::of(&app, id, of).await?;
            let Ok(now) = basis.stored(entry).cloned() else { return gone(&app, &actor, &basis, entry, &came).await };
            let mut form = entry_page::form(&now);
            form.contest(&app, &came, &refused).await?;
            let page = entry_page::page(&app, &actor, &basis, entry, (form, Beside::default()))?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Ok(EntryChange::Reverses(links)) => {
            let basis = Basis::of(&app, id, of).await?;
            form.refuse(&came, &Posted::default());
            let beside = Beside { reversed: links.iter().map(|link| shown(&basis, link)).collect(), ..Beside::default() };
            let page = entry_page::page(&app, &actor, &basis, entry, (form, beside))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(StoreError::NotFound) => gone(&app, &actor, &Basis::of(&app, id, of).await?, entry, &came).await,
        Err(error) => Err(error.into()),
    }
}

/// A link that would run back: what tells it, and what its ends say.
fn shown(basis: &Basis, reversed: &Reversed) -> (String, String, String) {
    let ((from, to), words) = (reversed.link, &reversed.words);
    let end = |id: Uuid, words: &str| if basis.model().at(id).is_some() { words.to_owned() } else { format!("{words} (in the bin)") };
    (format!("{from}_{to}"), end(from, &words.0), end(to, &words.1))
}

/// What was typed, each under the name of its field.
fn typed(came: &Came) -> Vec<(&'static str, String)> {
    let one = |(fact, typed): &(Fact, String)| Some((came.noun.part(*fact)?.label, typed.clone()));
    came.typed.iter().filter(|(fact, _)| *fact != Fact::Kind).filter_map(one).collect()
}

fn read_link(text: &str) -> Option<(Uuid, Uuid)> {
    let (from, to) = text.split_once('_')?;
    Some((Uuid::try_parse(from).ok()?, Uuid::try_parse(to).ok()?))
}

/// What was typed for an entry that somebody put into the bin meanwhile.
async fn gone(app: &App, actor: &Actor, basis: &Basis, entry: Uuid, came: &Came) -> Answer {
    if !app.store().is_binned(basis.id(), Noun::LogicEntry, entry).await? {
        return Err(Failure::NotFound);
    }
    Ok((StatusCode::CONFLICT, entry_page::gone(app, actor, basis, came)?).into_response())
}
