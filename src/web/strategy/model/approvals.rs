//! Reviews and approvals of a logic model, and the form that records one on the model as it stands.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::gone::gone;
use super::page::told;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::names::SortKey;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::strategy::model::{Approval, in_order};
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::store::{Approving, NewThing, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, Choices, FormView};

/// `templates/strategy/model/approvals.html`
#[derive(Template)]
#[template(path = "strategy/model/approvals.html")]
struct ApprovalsPage {
    frame: Frame,
    address: String,
    title: String,
    notice: &'static str,
    /// The reviews, the newest first: address, what it came to, who took part.
    reviews: Vec<Review>,
    /// Whether several hold.
    is_apart: bool,
    /// Those that hold, as the form carries them.
    follows: String,
    shown: String,
    short: String,
    counted: String,
    form: FormView,
}

/// A review in the list.
struct Review {
    id: Uuid,
    address: String,
    words: String,
    /// Who took part; empty for nobody.
    by: String,
    holds: bool,
}

/// Who can have taken part: the members of the coalition, by their names.
async fn choices(app: &App, id: JurisdictionId) -> Result<Choices, Failure> {
    let members = app.store().things(id, &[Noun::Member]).await?;
    let names = app.store().called(id).await?;
    let mut members: Vec<(String, String)> =
        members.iter().map(|member| (member.id.to_string(), names.get(&member.id).cloned().unwrap_or_default())).collect();
    members.sort_by_cached_key(|(_, name)| SortKey::of(name));
    Ok(vec![(Fact::Members, members)])
}

fn page(app: &App, actor: &Actor, basis: &Basis, form: FormView, notice: &'static str) -> Answer {
    let holding: Vec<Uuid> = basis.holding().iter().map(|approval| approval.id).collect();
    let frozen = basis.held.frozen().fingerprint();
    let view = |approval: &Approval| Review {
        id: approval.id,
        address: format!("{}/approvals/{}", basis.address(), approval.id),
        words: told(approval),
        by: basis.reviewed_by(approval),
        holds: holding.contains(&approval.id),
    };
    let mut reviews: Vec<Review> = in_order(&basis.approvals).into_iter().map(view).collect();
    reviews.reverse();
    html(&ApprovalsPage {
        frame: basis.frame(app, actor, "Review and approval", "/approvals").troubled(!form.troubles().is_empty() || !notice.is_empty()),
        address: basis.address(),
        title: basis.title(),
        notice,
        reviews,
        is_apart: holding.len() > 1,
        follows: holding.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" "),
        shown: frozen.to_string(),
        short: frozen.short(),
        counted: basis.model().counted(),
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/approvals`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id, of).await?;
    let form = FormView::blank(Noun::Approval, choices(&app, id).await?, &People::default());
    page(&app, &actor, &basis, form, "")
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/approvals`
pub async fn approve(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    const SHOWN: Failure = Failure::Malformed("The form does not say which state of the model it was shown with.");
    let shown = form.text("shown").parse().map_err(|_| SHOWN)?;
    let follows = form.text("follows").split(' ').filter_map(|id| Uuid::try_parse(id).ok()).collect();
    let mut came = Came::take(&mut form, Noun::Approval);
    form.end()?;
    came.typed.retain(|(fact, _)| Approving::ASKED.contains(fact));
    let basis = match Basis::of(&app, id, of).await {
        Err(Failure::NotFound) => {
            let typed = [("Others who reviewed it", Fact::Present), ("Notes", Fact::Notes)];
            let typed = typed.map(|(label, fact)| (label, came.typed(fact).unwrap_or_default().to_owned()));
            return gone(&app, &actor, (id, of), typed.to_vec()).await;
        }
        basis => basis?,
    };
    let mut form = FormView::blank(Noun::Approval, choices(&app, id).await?, &People::default());
    let mut posted = came.read_new(&People::default());
    if basis.model().entries.is_empty() {
        posted.problems.push((Fact::Held, Problem::Other("The model is empty. Add its entries first.".to_owned())));
    }
    if !basis.held.frozen().can_be_kept() {
        let words = "The model says too much to be kept with a review. Shorten the notes of its entries first.";
        posted.problems.push((Fact::Held, Problem::Other(words.to_owned())));
    }
    posted.hold_days(&Thing::nothing(Noun::Approval, Uuid::nil()), app.now().date());
    let mut notice = "";
    if posted.problems.is_empty() {
        let approving = Approving { facts: posted.values.clone(), shown, follows, once: came.once };
        match app.store().approve_model(of, &approving, &actor, app.now()).await {
            Ok(_) => return Ok(see_other(&format!("{}/approvals", basis.address()))),
            Err(StoreError::Overtaken) => notice = overtaken(&Basis::of(&app, id, of).await?, came.once),
            Err(StoreError::Unsettled) => notice = "Nothing was recorded: two reviews stand side by side. Say first which of them holds.",
            Err(StoreError::Elsewhere(fact)) => {
                posted
                    .problems
                    .push((fact, Problem::Other("Somebody who was chosen here is no member any more. Choose again.".to_owned())));
            }
            Err(StoreError::Full) => posted.problems.push((Fact::Held, Problem::Other("There is no room for one more review.".to_owned()))),
            Err(error) => return Err(error.into()),
        }
    }
    form.refuse(&came, if notice.is_empty() { &posted } else { EMPTY });
    if !notice.is_empty() {
        // What is recorded from here on is another review.
        form.once = Uuid::now_v7();
    }
    let status = if notice.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let basis = Basis::of(&app, id, of).await?;
    Ok((status, page(&app, &actor, &basis, form, notice)?).into_response())
}

/// Why a review was not recorded that was shown with another state: its own form recorded one already, or somebody else
/// came in between.
fn overtaken(basis: &Basis, once: Option<Uuid>) -> &'static str {
    let sent = once.map(|once| NewThing::id_of_form(Noun::Approval, basis.id(), once));
    if sent.is_some_and(|sent| basis.approvals.iter().any(|approval| approval.id == sent)) {
        return "Nothing was recorded this time: this form recorded a review before, and that one stays as it is. If what you typed now is another review, record it once more. If it takes the place of the first, delete that one too.";
    }
    "Nothing was recorded: the model changed after this page was shown, or somebody else recorded a review. Look at the model again, and record the review if it still holds."
}

/// Nothing is wrong with the form itself.
static EMPTY: &Posted = &Posted { values: Vec::new(), people: Vec::new(), problems: Vec::new() };
