//! One finding: what it says, what it rests on, changed, agreed to, and put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::basis::Basis;
use super::form;
use super::view::{Link, SupportView};
use crate::domain::findings::{Finding, Review, Stage, SupportKind};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::{StrategicAction, Strategy};
use crate::domain::things::Noun;
use crate::domain::words::{dates, shortened};
use crate::store::{FactChange, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Query, html, see_other};
use crate::web::things::{Came, FormView, Pressed, Saved};

/// How much of a statement stands in a heading, in characters.
const HEADING: usize = 160;

/// `templates/findings/finding.html`
#[derive(Template)]
#[template(path = "findings/finding.html")]
struct FindingPage {
    frame: Frame,
    id: JurisdictionId,
    heading: String,
    /// The finding; none where it lies in the bin by now, and what was typed can be added anew.
    one: Option<One>,
    /// Where the form is posted to.
    action: String,
    /// What became of a move, or of the finding itself; empty for nothing.
    notice: String,
    kinds: &'static [SupportKind],
    form: FormView,
}

/// The finding beside its form.
struct One {
    address: String,
    is_insight: bool,
    stage_rev: Revision,
    supports: Vec<SupportView>,
    /// Whether it rests on weak readings alone.
    is_weak: bool,
    /// The reviews that went through it.
    reviews: Vec<Link>,
    /// The strategic actions that answer it, each with how far it is.
    answers: Vec<(Link, &'static str)>,
    /// The mark of the form that drafts one more.
    once: Uuid,
}

impl One {
    fn of(basis: &Basis, finding: &Finding, stage_rev: Revision, (pressed, strategy): (Pressed, &Strategy)) -> Self {
        let link = |review: &Review| Link {
            href: format!("/jurisdictions/{}/findings/review/{}", basis.id(), review.id),
            label: format!("{}: {}", dates::long(review.held), review.outcome()),
        };
        let answer = |action: &StrategicAction| {
            let href = format!("/jurisdictions/{}/strategy/{}", basis.id(), action.id);
            (Link { href, label: shortened(&action.title, HEADING) }, action.status.label())
        };
        Self {
            answers: strategy.answering(finding.id).map(answer).collect(),
            once: Uuid::now_v7(),
            address: address(basis.id(), finding.id),
            is_insight: finding.is_insight(),
            stage_rev,
            supports: SupportView::all(basis, finding, pressed),
            is_weak: basis.findings.is_weak(finding),
            reviews: basis.findings.reviews.iter().filter(|review| review.findings.contains(&finding.id)).map(link).collect(),
        }
    }
}

/// Where a finding has its page.
pub(super) fn address(id: JurisdictionId, finding: Uuid) -> String {
    format!("/jurisdictions/{id}/findings/{finding}")
}

/// What a page of a finding says beside the finding itself.
struct Beside {
    pressed: Pressed,
    notice: String,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, finding: Uuid, beside: Beside, form: Option<FormView>) -> Answer {
    let one = basis.findings.get(finding).ok_or(Failure::NotFound)?;
    let (_, thing) = app.store().thing(Noun::Finding, finding).await?;
    let strategy = Strategy::of(app.store().things(basis.id(), &[Noun::StrategicAction]).await?);
    let form = match form {
        Some(form) => form,
        None => form::stored(app, basis, &thing).await?,
    };
    let heading = shortened(&one.statement, HEADING);
    html(&FindingPage {
        frame: basis.frame(app, actor, "Finding", &format!("/findings/{finding}")).troubled(!form.troubles().is_empty()),
        id: basis.id(),
        heading,
        one: Some(One::of(basis, one, Revision::of(thing.get(Fact::Stage)), (beside.pressed, &strategy))),
        action: address(basis.id(), finding),
        notice: beside.notice,
        kinds: SupportKind::BY_HAND,
        form,
    })
}

/// The page as it is by now, with what became of a move.
pub(super) async fn page_of(app: &App, actor: &Actor, id: JurisdictionId, finding: Uuid, notice: String) -> Result<Response, Failure> {
    let basis = Basis::of(app, id).await?.with_readings_of(app, finding).await?;
    page(app, actor, &basis, finding, Beside { pressed: Pressed::default(), notice }, None).await
}

/// `GET /jurisdictions/{id}/findings/{finding}`
pub async fn show(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, finding): Key<JurisdictionId, Uuid>,
    Query(mut query): Query,
) -> Answer {
    let pressed = Pressed::take(&mut query);
    query.end()?;
    let basis = Basis::of(&app, id).await?.with_readings_of(&app, finding).await?;
    page(&app, &actor, &basis, finding, Beside { pressed, notice: String::new() }, None).await
}

/// `POST /jurisdictions/{id}/findings/{finding}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Finding);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = if basis.findings.get(finding).is_some() { basis.stored(&app, Noun::Finding, finding).await? } else { None };
    let Some(stored) = stored else {
        let is_binned = basis.is_binned(&app, Noun::Finding, finding).await?;
        return if is_binned { binned(&app, &actor, &basis, &came).await } else { Err(Failure::NotFound) };
    };
    let (status, form, basis) = match form::save(&app, &actor, &basis, &came, &stored).await? {
        Saved::All => return Ok(see_other(&address(id, finding))),
        Saved::Gone => return binned(&app, &actor, &basis, &came).await,
        Saved::Refused(posted) => {
            let mut form = form::stored(&app, &basis, &stored).await?;
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form, basis)
        }
        Saved::Contested(refused) => {
            let Some(now) = basis.stored(&app, Noun::Finding, finding).await? else { return binned(&app, &actor, &basis, &came).await };
            let mut form = form::stored(&app, &basis, &now).await?;
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form, Basis::of(&app, id).await?)
        }
    };
    let basis = basis.with_readings_of(&app, finding).await?;
    let beside = Beside { pressed: Pressed::default(), notice: String::new() };
    Ok((status, page(&app, &actor, &basis, finding, beside, Some(form)).await?).into_response())
}

/// What was typed for a finding that somebody put into the bin meanwhile.
async fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let form = form::binned(app, basis, came).await?;
    let notice =
        "It was put into the bin in the meantime, and nothing was saved. Put it back from the bin, or add what stands here as a new one.";
    let page = anew(app, actor, basis, ("This finding lies in the bin", notice), form)?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// All fields of a finding that is to be added.
pub(super) fn anew(app: &App, actor: &Actor, basis: &Basis, (heading, notice): (&str, &str), form: FormView) -> Answer {
    html(&FindingPage {
        frame: basis.frame(app, actor, "Finding", "/findings").troubled(true),
        id: basis.id(),
        heading: heading.to_owned(),
        one: None,
        action: format!("/jurisdictions/{}/findings", basis.id()),
        notice: notice.to_owned(),
        kinds: SupportKind::BY_HAND,
        form,
    })
}

/// `POST /jurisdictions/{id}/findings/{finding}/stage`: makes an insight a finding, or the other way round, by one press.
pub async fn agree(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let seen = form.rev(Fact::Stage.as_str());
    let stage: Stage = form.text(Fact::Stage.as_str()).parse().map_err(|_| Failure::Malformed("It is an insight or a finding."))?;
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    basis.findings.get(finding).ok_or(Failure::NotFound)?;
    let change = ThingChange { facts: vec![FactChange { fact: Fact::Stage, value: stage.to_string(), seen }], ..ThingChange::default() };
    match app.store().change_thing(Noun::Finding, finding, &change, &actor, app.now()).await {
        Ok(refused) if refused.is_empty() => Ok(see_other(&address(id, finding))),
        Ok(_) => {
            let notice = "Nothing was changed: somebody else said in the meantime how far it is. This is how it stands now.";
            Ok((StatusCode::CONFLICT, page_of(&app, &actor, id, finding, notice.to_owned()).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `templates/findings/delete.html`
#[derive(Template)]
#[template(path = "findings/delete.html")]
pub(super) struct DeletePage {
    pub frame: Frame,
    pub name: String,
    /// What goes along into the bin.
    pub along: &'static str,
    pub address: String,
}

/// `GET /jurisdictions/{id}/findings/{finding}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let one = basis.findings.get(finding).ok_or(Failure::NotFound)?;
    html(&DeletePage {
        frame: basis.frame(&app, &actor, "Delete a finding", &format!("/findings/{finding}/delete")),
        name: shortened(&one.statement, HEADING),
        along: "Its support goes along with it.",
        address: address(id, finding),
    })
}

/// `POST /jurisdictions/{id}/findings/{finding}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    basis.findings.get(finding).ok_or(Failure::NotFound)?;
    app.store().bin_thing(Noun::Finding, finding, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{id}/findings")))
}
