//! The plan, in one of its four views.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::costs::{Costs, costs};
use super::ledger::Ledger;
use super::row::Row;
use crate::domain::decision::{Decision, Route};
use crate::domain::guide::Topic;
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Revision, Verdict};
use crate::domain::words::inserted;
use crate::domain::words::position::Shift;
use crate::domain::words::{agree, capital, count, dates};
use crate::domain::work::{self, Arranged, CannotDraft, Group, Only, Opening, Served, Stop, View, as_drafted};
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, Shifts, html};
use crate::web::jurisdiction::place;

/// `templates/work/show.html`
#[derive(Template)]
#[template(path = "work/show.html")]
struct WorkPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    opening: Opening,
    notice: Option<String>,
    decided: Option<Decided>,
    round: Option<String>,
    drafting: Drafting,
    view: View,
    views: [View; 4],
    /// Which actions are shown, as the address says it; empty for all.
    only: String,
    /// What else can be shown: the word, what it is called, and whether it is shown.
    choices: Vec<(String, String, bool)>,
    lacking: String,
    parts: Vec<Part>,
    /// The decision on an earlier round, while the newest has none.
    earlier: Option<Earlier>,
    closed: Vec<Row>,
    costs: Option<Costs>,
    has_dates: bool,
    today: String,
}

/// What follows from the latest decision.
struct Decided {
    id: String,
    route: Route,
    /// The address of its record.
    record: String,
    /// What the guide says of that route with that result.
    cautions: Vec<&'static str>,
    return_on: String,
    has_passed: bool,
    next_check_in: String,
    /// The revision of the last check-in.
    checked_in_rev: Revision,
    is_check_in_late: bool,
    return_goals: Vec<String>,
    start_with: Vec<String>,
}

/// A decision that no longer holds, since a newer round has begun.
struct Earlier {
    /// "to postpone"
    chose: &'static str,
    when: String,
    /// The address of its record.
    record: String,
}

/// What there is to draft.
struct Drafting {
    cannot: Option<CannotDraft>,
    /// Whether somebody just tried in vain.
    is_refused: bool,
    /// "Five gaps of Fall 2026 have no action yet." Empty when all have.
    open_gaps: String,
    has_gaps: bool,
}

/// Groups under one heading: those without an owner or a date, and the others.
struct Part {
    heading: &'static str,
    /// Whether its dates stand along a line.
    is_timeline: bool,
    groups: Vec<Rows>,
}

struct Rows {
    heading: String,
    lines: Vec<Line>,
}

/// One line under a heading.
enum Line {
    Action(Box<Row>),
    /// A check-in or the day to come back: the date, and what it is.
    Milestone(String, String),
}

/// What a page shows beside the plan itself.
#[derive(Debug, Default)]
pub struct Showing {
    /// The view; by condition unless somebody asked for another.
    pub view: Option<View>,
    /// Which actions are shown.
    pub only: Only,
    /// An action that was just finished: it stays in its place, with what it offers.
    pub finished: Option<ActionId>,
    /// What happened.
    pub notice: Option<String>,
    /// Why nothing was drafted.
    pub refused: Option<CannotDraft>,
    /// What came of a press that was not saved.
    pub trouble: Option<(ActionId, String)>,
    /// An action that was just moved, and where to.
    pub moved: Option<(ActionId, Shift)>,
}

/// The page of a plan.
pub async fn page(app: &App, actor: &Actor, ledger: &Ledger, showing: Showing) -> Answer {
    let id = ledger.jurisdiction.id;
    let view = showing.view.unwrap_or(View::Condition);
    let only = showing.only;
    let is_shown = |action: &&work::Action| action.status.is_open() || Some(action.id) == showing.finished;
    let row = |action: &work::Action| {
        let mut row = Row::of(action, ledger);
        row.only = only.to_string();
        row.trouble = showing.trouble.as_ref().filter(|(id, _)| *id == row.id).map(|(_, words)| words.clone());
        row
    };
    let action = |action: &work::Action| Line::Action(Box::new(row(action)));
    let by_hand = |group: Group<'_>| {
        // One that was just finished keeps its place for this once, and moves no more.
        let open: Vec<ActionId> = group.actions.iter().filter(|action| action.status.is_open()).map(|action| action.id).collect();
        let mut lines: Vec<Row> = group.actions.into_iter().map(row).collect();
        for line in lines.iter_mut().filter(|_| view == View::Condition && only == Only::All) {
            if let Some(at) = open.iter().position(|id| *id == line.id) {
                let pressed = showing.moved.filter(|(id, _)| *id == line.id).map(|(_, shift)| shift);
                line.shifts = Shifts::at(at, open.len(), pressed);
            }
        }
        Rows { heading: group.heading, lines: lines.into_iter().map(|row| Line::Action(Box::new(row))).collect() }
    };
    let rows = |groups: Vec<Group<'_>>| -> Vec<Rows> { groups.into_iter().map(by_hand).collect() };
    let stop = |stop: Stop<'_>| match stop {
        Stop::Action(one) => action(one),
        Stop::Milestone(date, what) => Line::Milestone(dates::long(date), what),
    };
    let Arranged { unsettled, settled } = work::arranged(ledger.those(only).filter(is_shown), view, ledger.around());
    let is_timeline = view == View::Due && !settled.is_empty();
    let settled = if is_timeline {
        let stretches = work::timeline(settled, ledger.decision.as_ref(), ledger.today);
        stretches.into_iter().map(|part| Rows { heading: part.heading, lines: part.stops.into_iter().map(stop).collect() }).collect()
    } else {
        rows(settled)
    };
    let mut parts = vec![
        Part { heading: "Without an owner or a date", is_timeline: false, groups: rows(unsettled) },
        Part { heading: "With an owner and a date", is_timeline, groups: settled },
    ];
    parts.retain(|part| !part.groups.is_empty());
    let is_troubled = showing.refused.is_some() || showing.trouble.is_some();
    html(&WorkPage {
        frame: Frame::new(app, actor, "Work plan", format!("/jurisdictions/{id}/plan?view={view}"))
            .within(place(&ledger.jurisdiction))
            .troubled(is_troubled),
        id,
        name: ledger.jurisdiction.profile.name.clone(),
        opening: work::opening(ledger.decision.as_ref()),
        notice: showing.notice,
        decided: ledger.decision.as_ref().map(|decision| decided(decision, ledger)),
        round: ledger.latest.as_ref().map(|latest| format!("/assessments/{}", latest.id)),
        drafting: drafting(app, ledger, showing.refused).await?,
        view,
        views: View::ALL,
        only: only.to_string(),
        choices: choices(ledger, only),
        lacking: work::lacking(ledger.those(only)),
        parts,
        earlier: ledger.earlier.as_ref().map(|decision| Earlier {
            chose: decision.route.infinitive(),
            when: dates::long(decision.decided),
            record: format!("/assessments/{}/decision", decision.assessment),
        }),
        closed: ledger.those(only).filter(|action| !is_shown(action)).map(row).collect(),
        costs: costs(ledger, only),
        has_dates: ledger.actions.iter().any(|action| action.due.is_some())
            || ledger.road.iter().any(|said| said.due.is_some())
            || ledger.has_dates
            || ledger.decision.as_ref().is_some_and(|decision| decision.terms.return_on.is_some()),
        today: dates::long(ledger.today),
    })
}

fn decided(decision: &Decision, ledger: &Ledger) -> Decided {
    let terms = &decision.terms;
    let next = decision.next_check_in(ledger.today);
    Decided {
        id: decision.id.to_string(),
        route: decision.route,
        record: format!("/assessments/{}/decision", decision.assessment),
        cautions: decision.route.cautions(&Verdict::of(&decision.state)),
        return_on: terms.return_on.map_or_else(String::new, dates::long),
        has_passed: terms.return_on.is_some_and(|date| date < ledger.today),
        next_check_in: next.map_or_else(String::new, dates::long),
        checked_in_rev: Revision::of(&terms.checked_in.map_or_else(String::new, dates::iso)),
        is_check_in_late: next.is_some_and(|date| date < ledger.today),
        return_goals: terms.return_goals.iter().map(|step| Topic::Step(*step).named(ledger.guide)).collect(),
        start_with: terms.start_with.iter().map(|key| ledger.guide.condition(*key).name.clone()).collect(),
    }
}

async fn drafting(app: &App, ledger: &Ledger, refused: Option<CannotDraft>) -> Result<Drafting, Failure> {
    let covered = app.store().covered(ledger.jurisdiction.id).await?;
    let none = std::collections::BTreeSet::new();
    let found = match &ledger.latest {
        None => Err(CannotDraft::NoRound),
        Some(latest) => {
            let draft = |covered| work::draft(&latest.state, ledger.guide, ledger.decision.as_ref(), covered);
            draft(&covered).and_then(|open| draft(&none).map(|all| (open.len(), all.len(), &latest.heading.title)))
        }
    };
    Ok(match found {
        Err(cannot) => Drafting { cannot: Some(cannot), is_refused: refused.is_some(), open_gaps: String::new(), has_gaps: false },
        Ok((open, all, title)) => Drafting {
            cannot: None,
            is_refused: false,
            open_gaps: if open == 0 {
                String::new()
            } else {
                format!("{} in {} {} no action yet.", capital(&count(open, "gap", "gaps")), inserted(title), agree(open, "has", "have"))
            },
            has_gaps: all > 0,
        },
    })
}

/// What else can be shown than all actions, where any serves a strategic action.
fn choices(ledger: &Ledger, only: Only) -> Vec<(String, String, bool)> {
    let serving = &ledger.serving;
    if serving.strategic_actions().is_empty() {
        return Vec::new();
    }
    let choice = |one: Only, label: String| (one.to_string(), label, one == only);
    let general = [(Only::All, "All actions"), (Only::Rounds, "Those that close a gap or stand alone")];
    let general = general.into_iter().map(|(one, label)| choice(one, label.to_owned()));
    let served =
        serving.strategic_actions().iter().map(|served| choice(Only::Of(served.id), format!("For: {}", inserted(&Served::named(served)))));
    general.chain(served).collect()
}

/// Reads a view from an address or a form.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such view.
pub fn view(word: Option<&str>) -> Result<Option<View>, Failure> {
    word.filter(|word| !word.is_empty()).map(|word| word.parse().map_err(|_| Failure::NotFound)).transpose()
}

/// `GET /jurisdictions/{id}/plan`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = view(query.take("view").as_deref())?;
    let finished = query.take("finished").and_then(|id| id.parse().ok());
    let is_drafted = query.take("drafted").is_some();
    // Earlier programs let the address say that there is no date, which is no fact.
    drop(query.take("calendar"));
    let only = query.take("only");
    let left = query.take("left").and_then(|entry| entry.parse().ok());
    let moved = query.take("moved").and_then(|id| id.parse().ok()).zip(query.take("to").and_then(|to| to.parse().ok()));
    query.end()?;
    let ledger = Ledger::of(&app, id).await?;
    let only = ledger.only(only.as_deref())?;
    let left = match left {
        Some(entry) => app.store().activity_in_bin(id, entry).await?.map(|found| left_model(&ledger, found)),
        None => None,
    };
    // What the address says is no fact: what is told is counted here.
    let notice = is_drafted.then(|| as_drafted(&ledger.actions)).flatten().or(left);
    page(&app, &actor, &ledger, Showing { view: asked, only, finished, notice, moved, ..Showing::default() }).await
}

/// That an action no longer serves a strategic action, and where its entry is.
fn left_model(ledger: &Ledger, (action, title): (ActionId, String)) -> String {
    let what = ledger.actions.iter().find(|other| other.id == action).map_or("An action", |action| &action.what);
    format!(
        "“{}” no longer serves “{}”. Its entry left the logic model and lies in the bin, with its links.",
        inserted(what),
        inserted(&title)
    )
}

/// The page with another status.
///
/// # Errors
/// As the page.
pub async fn page_with(status: StatusCode, app: &App, actor: &Actor, ledger: &Ledger, showing: Showing) -> Answer {
    Ok((status, page(app, actor, ledger, showing).await?).into_response())
}
