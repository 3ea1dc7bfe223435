//! Any two rounds of a jurisdiction, compared: in words, condition by condition, step by step.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::guide::{Condition, ConditionKey, Guide, StepKey};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer as StepAnswer, telling};
use crate::domain::rounds::{Comparison, Told};
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::domain::words::text::Problem;
use crate::store::{Assessment, Jurisdiction, Round};
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Keys, Query, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::readiness::fields::{StandingView, pip};

/// `templates/rounds/choose.html`
#[derive(Template)]
#[template(path = "rounds/choose.html")]
struct ChoosePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    pair: Pair,
}

/// The form that chooses two rounds, also on the jurisdiction's home.
#[derive(Debug)]
pub struct Pair {
    /// The jurisdiction.
    pub jurisdiction: JurisdictionId,
    /// Its rounds with their titles, the latest first.
    pub rounds: Vec<(String, String)>,
    /// The older one chosen, and what is wrong with it.
    pub older: (String, Option<Problem>),
    /// The newer one.
    pub newer: (String, Option<Problem>),
}

impl Pair {
    /// The form with the two latest rounds chosen. They come as [`crate::store::Store::rounds`] has them: the newest first.
    #[must_use]
    pub fn of<'a>(jurisdiction: JurisdictionId, rounds: impl Iterator<Item = &'a Round>) -> Self {
        let rounds: Vec<(String, String)> = rounds.map(|round| (round.id.to_string(), round.heading.title.clone())).collect();
        let id = |at: usize| rounds.get(at).map_or_else(String::new, |(id, _)| id.clone());
        Self { jurisdiction, older: (id(1), None), newer: (id(0), None), rounds }
    }

    /// Whether there are two to choose from.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.rounds.len() > 1
    }

    /// The same with what somebody chose, and what is wrong with it.
    fn choosing(self, older: String, newer: String, name: &str) -> Self {
        let is_ours = |chosen: &str| self.rounds.iter().any(|(id, _)| id == chosen);
        let foreign = |chosen: &str| {
            (!is_ours(chosen)).then(|| Problem::Other(format!("This is no round of {}. Choose one of the list.", inserted(name))))
        };
        let same = (older == newer).then_some(Problem::Missing("A round compared with itself shows no change. Choose another one."));
        let problems = (foreign(&older), foreign(&newer).or(if is_ours(&older) { same } else { None }));
        Self { older: (older, problems.0), newer: (newer, problems.1), ..self }
    }

    /// Whether something is wrong with the choice.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.older.1.is_some() || self.newer.1.is_some()
    }
}

fn choose_page(app: &App, actor: &Actor, jurisdiction: Jurisdiction, pair: Pair) -> Answer {
    let status = if pair.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = html(&ChoosePage {
        frame: Frame::new(app, actor, "Compare two rounds", format!("/jurisdictions/{}/rounds", jurisdiction.id))
            .within(place(&jurisdiction))
            .troubled(pair.is_wrong()),
        jurisdiction,
        pair,
    })?;
    Ok((status, page).into_response())
}

/// `GET /jurisdictions/{id}/rounds`: the choice of two rounds; with `older` and `newer` it leads on to them.
pub async fn choose(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let (older, newer) = (query.take("older"), query.take("newer"));
    query.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let pair = Pair::of(id, app.store().rounds(id).await?.iter());
    if older.is_none() && newer.is_none() {
        return choose_page(&app, &actor, jurisdiction, pair);
    }
    let pair = pair.choosing(older.unwrap_or_default(), newer.unwrap_or_default(), &jurisdiction.profile.name);
    if pair.is_wrong() {
        return choose_page(&app, &actor, jurisdiction, pair);
    }
    Ok(see_other(&format!("/jurisdictions/{id}/rounds/{}/{}", pair.older.0, pair.newer.0)))
}

/// `templates/rounds/compare.html`
#[derive(Template)]
#[template(path = "rounds/compare.html")]
struct ComparePage {
    frame: Frame,
    pair: Pair,
    older: Side,
    newer: Side,
    told: Told,
    conditions: Vec<ConditionRow>,
    steps: Vec<StepRow>,
    needs: Vec<NeedRow>,
    /// What both together still leave unsaid: whether nothing at all changed.
    is_nothing: bool,
}

/// One of the two rounds.
struct Side {
    id: AssessmentId,
    title: String,
    started: String,
    result: String,
}

/// A condition in both.
struct ConditionRow {
    condition: &'static Condition,
    then: Standpoint,
    now: Standpoint,
    change: &'static str,
}

/// How a condition stood in one round.
struct Standpoint {
    standing: StandingView,
    reason: String,
}

/// A step that changed.
struct StepRow {
    label: String,
    text: &'static str,
    /// What was asked then, where it was something else.
    asked: Option<&'static str>,
    /// Then and now.
    sides: [Given; 2],
}

/// What one round says of a step.
struct Given {
    title: String,
    pip: &'static str,
    words: &'static str,
    note: String,
    is_left_out: bool,
    evidence: String,
    carried: Option<String>,
}

/// A need that changed.
struct NeedRow {
    condition: &'static Condition,
    then: String,
    now: String,
}

/// `GET /jurisdictions/{id}/rounds/{a}/{b}`: the older round first, whatever the order in the address.
pub async fn compare(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, a, b): Keys<JurisdictionId, AssessmentId, AssessmentId>,
) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let rounds = app.store().rounds(id).await?;
    let pair = Pair::of(id, rounds.iter()).choosing(a.to_string(), b.to_string(), &jurisdiction.profile.name);
    if pair.is_wrong() {
        return choose_page(&app, &actor, jurisdiction, pair);
    }
    let mut both = [app.store().assessment(a).await?, app.store().assessment(b).await?];
    // The newest round stands first among all of them.
    both.sort_by_key(|assessment| std::cmp::Reverse(rounds.iter().position(|round| round.id == assessment.round.id)));
    let [then, now] = both;
    let here = format!("/jurisdictions/{id}/rounds/{}/{}", then.round.id, now.round.id);
    html(&page(Frame::new(&app, &actor, "Two rounds compared", here).within(place(&jurisdiction)), pair, &then, &now)?)
}

fn page(frame: Frame, pair: Pair, then: &Assessment, now: &Assessment) -> Result<ComparePage, Failure> {
    let (asked, asks) = (then.guide()?, now.guide()?);
    let comparison = Comparison::of((&then.state, asked), (&now.state, asks));
    let pair = Pair { older: (then.round.id.to_string(), None), newer: (now.round.id.to_string(), None), ..pair };
    Ok(ComparePage {
        frame,
        pair,
        told: comparison.told(&then.round.heading, &now.round.heading),
        conditions: ConditionKey::ALL.into_iter().map(|key| condition_row(key, &comparison, then, now, asks)).collect(),
        steps: comparison
            .steps
            .iter()
            .map(|step| StepRow {
                label: step.label(),
                text: &asks.step(*step).text,
                asked: comparison.reworded.contains(step).then_some(asked.step(*step).text.as_str()),
                sides: [then, now].map(|assessment| Given::of(*step, assessment)),
            })
            .collect(),
        needs: comparison
            .needs
            .iter()
            .map(|key| NeedRow {
                condition: asks.condition(*key),
                then: then.state.need(*key).to_owned(),
                now: now.state.need(*key).to_owned(),
            })
            .collect(),
        is_nothing: comparison.is_nothing(),
        older: Side::of(then, &comparison.then),
        newer: Side::of(now, &comparison.now),
    })
}

fn condition_row(key: ConditionKey, comparison: &Comparison, then: &Assessment, now: &Assessment, asks: &'static Guide) -> ConditionRow {
    let condition = asks.condition(key);
    let standpoint = |assessment: &Assessment| Standpoint {
        standing: StandingView::of(&assessment.state, condition),
        reason: assessment.state.judgment(key).map_or_else(String::new, |judgment| judgment.reason.clone()),
    };
    let change = match (comparison.then.result(key).counts(), comparison.now.result(key).counts()) {
        (false, true) => "Met now",
        (true, false) => "No longer met",
        (true, true) => "Still met",
        (false, false) => "Still not met",
    };
    ConditionRow { condition, then: standpoint(then), now: standpoint(now), change }
}

impl Side {
    fn of(assessment: &Assessment, verdict: &crate::domain::readiness::Verdict) -> Self {
        Self {
            id: assessment.round.id,
            title: assessment.round.heading.title.clone(),
            started: dates::long(assessment.round.heading.started),
            result: telling(verdict, &assessment.jurisdiction.profile.name).short,
        }
    }
}

impl Given {
    fn of(step: StepKey, assessment: &Assessment) -> Self {
        let entry = &assessment.state[step];
        Self {
            title: assessment.round.heading.title.clone(),
            pip: pip(entry.answer),
            words: StepAnswer::label_of(entry.answer),
            note: entry.note.clone(),
            is_left_out: entry.left_out && !entry.note.is_empty(),
            evidence: entry.evidence.clone(),
            carried: entry.answer.and(entry.carried).map(dates::month),
        }
    }
}
