//! One action: seen, added, changed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use time::Date;

use super::form::{Came, FormView};
use super::ledger::Ledger;
use super::lines;
use super::outcome::{STRATEGY, after_adding, left_model, slip};
use crate::domain::guide::{Framework, Guide, LineKey, RoadPlace, RoadStep, Step, Topic};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, Who, offers};
use crate::domain::readiness::Answer as StepAnswer;
use crate::domain::words::text::Problem;
use crate::domain::words::{dates, shortened};
use crate::domain::work::{Action, Effort, Ground, Posted, Served, Status, funding};
use crate::store::{ActionChange, NewAction, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place;
use crate::web::people::chooser::Chooser;
use crate::web::people::{offered, shown_and_gone};

/// The longest heading, in characters: the whole text stands in the field below it.
const HEADING: usize = 120;

/// `templates/work/action.html`
#[derive(Template)]
#[template(path = "work/action.html")]
struct ActionPage {
    frame: Frame,
    jurisdiction: JurisdictionId,
    id: Option<ActionId>,
    heading: String,
    address: String,
    form: FormView,
    topics: Vec<(String, Vec<(String, String)>)>,
    road: &'static [RoadStep],
    /// The line of the road for which it is, in words; empty for none.
    road_line: String,
    /// The strategic actions that it may serve: their ids, and what they are called.
    strategic_actions: Vec<(String, String)>,
    /// Where the form was opened, to come back to; empty for the plan.
    from: String,
    owner: Chooser,
    people: Vec<Offer>,
    efforts: [Effort; 3],
    standings: [funding::Standing; 3],
    sources: Vec<String>,
    statuses: [Status; 4],
    updated: String,
    help: Option<Help>,
}

/// How to start with the step that an action closes, and how it stands.
struct Help {
    label: String,
    step: &'static Step,
    /// The answer in the newest round; empty without a round.
    now: &'static str,
    address: String,
    round: String,
}

fn topics(guide: &Guide) -> Vec<(String, Vec<(String, String)>)> {
    let option = |topic: Topic| (topic.to_string(), topic.named(guide));
    let condition = |condition: &crate::domain::guide::Condition| {
        let whole = (condition.key.to_string(), format!("Condition {} as a whole", condition.key.number()));
        let steps = condition.key.steps().map(|step| option(Topic::Step(step)));
        (format!("{}. {}", condition.key.number(), condition.name), std::iter::once(whole).chain(steps).collect())
    };
    guide.conditions.iter().map(condition).collect()
}

fn help(topic: Option<Topic>, ledger: &Ledger) -> Option<Help> {
    let key = topic?.step()?;
    let latest = ledger.latest.as_ref();
    Some(Help {
        label: key.label(),
        step: ledger.guide.step(key),
        now: latest.map_or("", |latest| StepAnswer::label_of(latest.state[key].answer)),
        address: latest.map_or_else(String::new, |latest| format!("/assessments/{}/conditions/{}#step-{key}", latest.id, key.condition())),
        round: latest.map_or_else(String::new, |latest| latest.heading.title.clone()),
    })
}

async fn action_page(app: &App, actor: &Actor, ledger: &Ledger, stored: Option<&Action>, form: FormView) -> Answer {
    let jurisdiction = ledger.jurisdiction.id;
    let address = match stored {
        Some(action) => format!("/actions/{}", action.id),
        None => format!("/jurisdictions/{jurisdiction}/actions"),
    };
    let heading = stored.map_or_else(|| "Add an action".to_owned(), |action| shortened(&action.what, HEADING));
    let topic = form.field("closes").value.parse().ok();
    let road_line = form.field("road_line").value.parse::<LineKey>().ok();
    let people = offered(app, ledger.jurisdiction.id).await?;
    let strategic_actions = ledger.serving.strategic_actions();
    html(&ActionPage {
        strategic_actions: strategic_actions.iter().map(|served| (served.id.to_string(), Served::named(served))).collect(),
        from: form.from.clone(),
        frame: Frame::new(app, actor, if stored.is_some() { "Action" } else { "Add an action" }, address.clone())
            .within(place(&ledger.jurisdiction))
            .troubled(!form.troubles().is_empty()),
        jurisdiction,
        id: stored.map(|action| action.id),
        heading,
        address,
        topics: topics(ledger.guide),
        road: &Framework::current().steps,
        road_line: road_line.map_or_else(String::new, |line| Framework::current().named(RoadPlace::Line(line))),
        owner: form.owner(&people),
        people: offers(&people),
        efforts: Effort::ALL,
        standings: funding::Standing::ALL,
        sources: funding::sources(&ledger.actions),
        statuses: Status::ALL,
        updated: stored.map_or_else(String::new, |action| dates::long(action.updated)),
        help: help(topic, ledger),
        form,
    })
}

/// The day before which an action cannot be due: that on which the round it sprang from began or, for
/// one that stands alone, the first round.
async fn start(app: &App, ledger: &Ledger, sprang_from: Option<crate::domain::ids::AssessmentId>) -> Result<Option<Date>, Failure> {
    let rounds = app.store().rounds(ledger.jurisdiction.id).await?;
    let origin = rounds.iter().find(|round| Some(round.id) == sprang_from).map(|round| round.heading.started);
    Ok(origin.or_else(|| rounds.iter().map(|round| round.heading.started).min()))
}

/// The answer to a post with problems: the form again, everything typed kept.
async fn refused(app: &App, actor: &Actor, ledger: &Ledger, stored: Option<&Action>, (came, posted): (&Came, &Posted)) -> Answer {
    let mut form = FormView::of(stored, &ledger.serving);
    form.keep(came);
    for (fact, problem) in &posted.problems {
        form.refuse(*fact, problem);
    }
    for (slot, fact, problem) in &posted.funding.problems {
        form.refuse_line(*slot, *fact, problem);
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, action_page(app, actor, ledger, stored, form).await?).into_response())
}

/// The answer to a press that says what no press can say: the action's own form.
pub async fn refused_press(app: &App, actor: &Actor, id: ActionId, word: &str, problem: Problem) -> Answer {
    let (jurisdiction, action) = app.store().action(id).await?;
    let ledger = Ledger::of(app, jurisdiction.id).await?;
    let mut form = FormView::of(Some(&action), &ledger.serving);
    form.put(Fact::Status, word);
    let is_drop = matches!(problem, Problem::Missing(_));
    form.refuse(if is_drop { Fact::Reason } else { Fact::Status }, &problem);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, action_page(app, actor, &ledger, Some(&action), form).await?).into_response())
}

/// `GET /actions/{id}`: with `status=dropped` the form begins with that choice.
pub async fn action(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, Query(mut query): Query) -> Answer {
    let status = query.take("status");
    query.end()?;
    let (jurisdiction, action) = app.store().action(id).await?;
    let ledger = Ledger::of(&app, jurisdiction.id).await?;
    let mut form = FormView::of(Some(&action), &ledger.serving);
    if let Some(status) = status.and_then(|status| status.parse::<Status>().ok()) {
        form.put(Fact::Status, status.as_str());
    }
    action_page(&app, &actor, &ledger, Some(&action), form).await
}

/// `GET /jurisdictions/{id}/actions`: with `closes` the form begins with that step or condition, with `road` as one for
/// that line of the road, with `serves` as an activity of that strategic action, to whose page it then comes back.
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let closes = query.take("closes").and_then(|key| key.parse::<Topic>().ok());
    let serves = query.take("serves");
    let line = query.take("road").and_then(|key| key.parse::<LineKey>().ok());
    query.end()?;
    let ledger = Ledger::of(&app, id).await?;
    let mut form = FormView::of(None, &ledger.serving);
    form.put(Fact::Closes, &closes.map_or_else(String::new, |topic| topic.to_string()));
    if let Some(id) = serves.and_then(|id| ledger.serving.read(&id).ok().flatten()) {
        form.put(Fact::Serves, &id.to_string());
        STRATEGY.clone_into(&mut form.from);
    }
    if let Some(line) = line {
        form.begin_for(line, ledger.road.iter().find(|said| said.place == RoadPlace::Line(line)));
    }
    action_page(&app, &actor, &ledger, None, form).await
}

/// `POST /jurisdictions/{id}/actions`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form)?;
    let more = form.take("more").is_some();
    form.end()?;
    let ledger = Ledger::of(&app, id).await?;
    let closes = came.typed.iter().any(|(fact, value)| *fact == Fact::Closes && !value.trim().is_empty());
    let springs_from = ledger.latest.as_ref().filter(|_| closes).map(|latest| latest.id);
    let people = offered(&app, ledger.jurisdiction.id).await?;
    let sources = funding::sources(&ledger.actions);
    let ground = Ground {
        stored: None,
        start: start(&app, &ledger, springs_from).await?,
        people: &people,
        owner: &came.owner(None),
        sources: &sources,
        serving: &ledger.serving,
    };
    let mut posted = Posted::read(&came.typed, &came.lines, ground);
    if !posted.is_fine() {
        return refused(&app, &actor, &ledger, None, (&came, &posted)).await;
    }
    let lines = posted.funding.lines.iter().map(|line| line.says.clone()).collect();
    let action = NewAction { springs_from, facts: posted.values.clone(), owner: posted.owner.clone(), funding: lines, once: came.once };
    match app.store().add_action(id, &action, &actor, app.now()).await {
        Ok(made) if more => Ok(see_other(&format!("/actions/{made}#funding"))),
        Ok(made) => Ok(see_other(&after_adding(id, made, came.from.as_deref(), posted.value(Fact::Serves)))),
        Err(error) => {
            posted.problems.push(slip(error)?);
            refused(&app, &actor, &ledger, None, (&came, &posted)).await
        }
    }
}

/// The answer to a change of an action that somebody put into the bin meanwhile: what was typed, to be
/// added anew.
async fn binned(app: &App, actor: &Actor, id: JurisdictionId, came: &Came) -> Answer {
    let ledger = Ledger::of(app, id).await?;
    let mut form = FormView::of(None, &ledger.serving);
    form.keep(&came.anew());
    let words = "This action was put into the bin in the meantime. Nothing was saved. Put it back from the bin, or save what stands here as a new action.";
    form.refuse(Fact::What, &Problem::Other(words.to_owned()));
    Ok((StatusCode::CONFLICT, action_page(app, actor, &ledger, None, form).await?).into_response())
}

/// The answer to the form of an action that is not there: what was typed, if the action lies in the bin.
async fn gone(app: &App, actor: &Actor, id: ActionId, came: &Came) -> Answer {
    match app.store().jurisdiction_of_binned(id).await? {
        Some(jurisdiction) => binned(app, actor, jurisdiction, came).await,
        None => Err(Failure::NotFound),
    }
}

/// `POST /actions/{id}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form)?;
    let more = form.take("more").is_some();
    form.end()?;
    let (jurisdiction, action) = match app.store().action(id).await {
        Err(StoreError::NotFound) => return gone(&app, &actor, id, &came).await,
        found => found?,
    };
    let ledger = Ledger::of(&app, jurisdiction.id).await?;
    let mut people = offered(&app, ledger.jurisdiction.id).await?;
    people.extend(shown_and_gone(&app, ledger.jurisdiction.id, &came.owner_pick(), came.seen(Fact::Owner), &people).await?);
    let sources = funding::sources(&ledger.actions);
    let ground = Ground {
        stored: Some(&action),
        start: start(&app, &ledger, action.sprang_from).await?,
        people: &people,
        owner: &came.owner(Some(&action)),
        sources: &sources,
        serving: &ledger.serving,
    };
    let mut posted = Posted::read(&came.typed, &came.lines, ground);
    if !posted.is_fine() {
        return refused(&app, &actor, &ledger, Some(&action), (&came, &posted)).await;
    }
    let owner: Option<(Who, _)> = posted.owner.clone().map(|owner| (owner, came.seen(Fact::Owner)));
    let change = ActionChange { facts: came.changes(&posted), owner, funding: posted.funding.lines.clone() };
    let refused = match app.store().change_action(id, &change, &actor, app.now()).await {
        Ok(refused) => refused,
        Err(StoreError::NotFound) => return gone(&app, &actor, id, &came).await,
        Err(error) => {
            posted.problems.push(slip(error)?);
            return self::refused(&app, &actor, &ledger, Some(&action), (&came, &posted)).await;
        }
    };
    let (_, now) = match app.store().action(id).await {
        // It was saved, and went into the bin right after.
        Err(StoreError::NotFound) if refused.is_empty() => return Ok(see_other(&format!("/jurisdictions/{}/plan", jurisdiction.id))),
        Err(StoreError::NotFound) => return gone(&app, &actor, id, &came).await,
        found => found?,
    };
    if refused.is_empty() {
        if more {
            return Ok(see_other(&format!("/actions/{id}#funding")));
        }
        let finished = (now.status == Status::Done && action.status.is_open()).then(|| format!("finished={id}"));
        let left = left_model(&app, &ledger, &posted, id).await?.map(|entry| format!("left={entry}"));
        let told: Vec<String> = finished.into_iter().chain(left).collect();
        let told = if told.is_empty() { String::new() } else { format!("?{}", told.join("&")) };
        return Ok(see_other(&format!("/jurisdictions/{}/plan{told}#action-{id}", jurisdiction.id)));
    }
    let mut form = FormView::of(Some(&now), &app.store().serving(jurisdiction.id).await?);
    for slot in refused.lines {
        form.contest(&came, slot, &lines::changed_since(&app, slot, &now).await?);
    }
    for fact in refused.facts {
        let typed = came.typed.iter().find(|(name, _)| *name == fact).map_or("", |(_, value)| value.as_str());
        form.put(fact, typed);
        if fact == Fact::Owner {
            form.put_owner(&came);
        }
        form.say(fact, &changed_since(&app, Subject::Action(id), fact).await?);
    }
    Ok((StatusCode::CONFLICT, action_page(&app, &actor, &ledger, Some(&now), form).await?).into_response())
}
