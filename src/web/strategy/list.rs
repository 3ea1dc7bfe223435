//! The strategy on one page: vision and theory of change, goals with their strategic actions, what is missing, the grid.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::basis::Basis;
use super::form;
use super::grid::GridView;
use super::view::{Link, UnderView};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::{Gap, Status};
use crate::domain::things::Noun;
use crate::domain::wording::Wording;
use crate::domain::words::dates;
use crate::report::document::{Block, markdown};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::things::{FormView, Pressed};

/// `templates/strategy/list.html`
#[derive(Template)]
#[template(path = "strategy/list.html")]
struct StrategyPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    wordings: Vec<WordingView>,
    missing: Vec<MissingView>,
    under: Vec<UnderView>,
    grid: GridView,
    has_goals: bool,
    has_actions: bool,
    /// What became of a move that was not made; empty where none was refused.
    notice: String,
    form: FormView,
}

/// One of the two long texts.
struct WordingView {
    wording: Wording,
    blocks: Vec<Block>,
}

/// Something that is missing, with what leads to it.
struct MissingView {
    words: String,
    links: Vec<Link>,
    /// The findings that can be answered by one press, each with the mark of its form.
    answers: Vec<(Link, Uuid)>,
}

impl MissingView {
    fn all(basis: &Basis) -> Vec<Self> {
        let strategy = &basis.strategy;
        let actions =
            |ids: &[Uuid]| ids.iter().filter_map(|id| strategy.action(*id)).map(|action| Link::to_action(basis, action)).collect();
        let view = |(gap, words): (Gap, String)| {
            let (links, answers) = match gap {
                Gap::Unanswered(ids) => {
                    let link = |id: &Uuid| Some(Link::to_finding(basis, *id, &strategy.finding(*id)?.statement));
                    (Vec::new(), ids.iter().filter_map(link).map(|link| (link, Uuid::now_v7())).collect())
                }
                Gap::BareGoals(ids) => {
                    (ids.iter().filter_map(|id| strategy.goal(*id)).map(|goal| Link::to_goal(basis, goal)).collect(), Vec::new())
                }
                Gap::NoGoal(ids) | Gap::NoLead(ids) | Gap::NoFinding(ids) => (actions(&ids), Vec::new()),
                Gap::Predictors(_) | Gap::NoPolicy => (Vec::new(), Vec::new()),
            };
            Self { words, links, answers }
        };
        strategy.missing().into_iter().map(|missing| view((missing.gap, missing.words))).collect()
    }
}

/// The short form as it begins.
pub(super) fn blank(basis: &Basis) -> FormView {
    let mut form = form::blank(basis, Noun::StrategicAction);
    form.put(Fact::Status, Status::Idea.as_str());
    form
}

/// The page, with what became of a move, if one was refused.
pub(super) fn page(app: &App, actor: &Actor, basis: &Basis, (pressed, notice): (Pressed, String), form: FormView) -> Answer {
    let wordings = [(Wording::Vision, &basis.strategy.vision), (Wording::Theory, &basis.strategy.theory)];
    html(&StrategyPage {
        frame: basis.frame(app, actor, "Strategy", "").troubled(!form.troubles().is_empty()),
        id: basis.id(),
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(app.now().date()),
        wordings: wordings.map(|(wording, text)| WordingView { wording, blocks: markdown(text, 3) }).into(),
        missing: MissingView::all(basis),
        under: UnderView::all(basis, pressed),
        grid: GridView::of(basis),
        has_goals: !basis.strategy.goals.is_empty(),
        has_actions: basis.strategy.live().next().is_some(),
        notice,
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let pressed = Pressed::take(&mut query);
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let form = blank(&basis);
    page(&app, &actor, &basis, (pressed, String::new()), form)
}
