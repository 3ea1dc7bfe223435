//! A decision on record: who chose which route, when and why, and what changed since.

use askama::Template;

use crate::domain::decision::{Changed, Decision, Part, Route, Since, Texts};
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer as StepAnswer, Field, Verdict, telling};
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::store::Assessment;
use crate::web::frame::{Answer, App, Failure, Frame, html};
use crate::web::readiness::fields::pip;
use crate::web::rounds::place;

/// `templates/decision/record.html`
#[derive(Template)]
#[template(path = "decision/record.html")]
struct RecordPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    is_newest: bool,
    jurisdiction: String,
    round: String,
    home: String,
    decision: Decision,
    decided: String,
    recorded_on: String,
    result: String,
    cautions: Vec<&'static str>,
    since: Since,
    left_out: Vec<StepKey>,
    frozen: Vec<FrozenCondition>,
    others: Vec<Other>,
}

impl RecordPage {
    /// Whether a change is of a note that is left out of reports, and so of paper.
    fn is_left_out(&self, changed: &Changed) -> bool {
        matches!(changed.part, Part::Field(Field::Note(step)) if self.left_out.contains(&step))
    }
}

/// A condition as it stood when the decision was made.
struct FrozenCondition {
    number: usize,
    name: String,
    judged: String,
    need: String,
    steps: Vec<FrozenStep>,
}

/// A step as it stood then.
struct FrozenStep {
    label: String,
    text: String,
    pip: &'static str,
    answer: &'static str,
    note: String,
    evidence: String,
}

/// Another decision of the jurisdiction.
struct Other {
    href: String,
    what: String,
    round: String,
}

/// The page of a decision on a round.
pub async fn page(app: &App, actor: &Actor, assessment: &Assessment, decision: &Decision) -> Answer {
    let id = assessment.round.id;
    let jurisdiction = assessment.jurisdiction.id;
    let verdict = Verdict::of(&decision.state);
    let kept = app.store().kept_state(id, decision.fingerprint).await?;
    let newest = app.store().decision_on(id).await?;
    let texts = app.store().texts_of(decision.id).await?;
    html(&RecordPage {
        frame: Frame::new(app, actor, "The decision", format!("/assessments/{id}/decision")).within(place(assessment)),
        id,
        is_open: assessment.round.access.is_open(),
        is_newest: newest.is_some_and(|newest| newest.id == decision.id),
        jurisdiction: assessment.jurisdiction.profile.name.clone(),
        round: assessment.round.heading.title.clone(),
        home: format!("/jurisdictions/{jurisdiction}"),
        decided: dates::long(decision.decided),
        recorded_on: kept.map_or_else(String::new, |kept| dates::moment(app.local(kept.at))),
        result: telling(&verdict, "").short,
        cautions: decision.route.cautions(&verdict),
        since: Since::between(&decision.state, &assessment.state),
        left_out: StepKey::all().filter(|step| assessment.state[*step].left_out).collect(),
        frozen: frozen(decision, &texts),
        others: others(app, assessment, decision).await?,
        decision: decision.clone(),
    })
}

/// The answers that a decision rests on, with the texts as they were shown.
fn frozen(decision: &Decision, texts: &Texts) -> Vec<FrozenCondition> {
    let state = &decision.state;
    let step = |key: StepKey| FrozenStep {
        label: key.label(),
        text: texts.step(key).to_owned(),
        pip: pip(state[key].answer),
        answer: StepAnswer::label_of(state[key].answer),
        note: state[key].note.clone(),
        evidence: state[key].evidence.clone(),
    };
    let condition = |key: ConditionKey| FrozenCondition {
        number: key.number(),
        name: texts.condition(key).to_owned(),
        judged: state
            .judgment(key)
            .map_or_else(String::new, |judgment| format!("{}: {}", judgment.judged.label(), inserted(&judgment.reason))),
        need: state.need(key).to_owned(),
        steps: key.steps().map(step).collect(),
    };
    ConditionKey::ALL.map(condition).into()
}

/// The other decisions of the jurisdiction, newest first.
async fn others(app: &App, assessment: &Assessment, shown: &Decision) -> Result<Vec<Other>, Failure> {
    let rounds = app.store().rounds(assessment.jurisdiction.id).await?;
    let decisions = app.store().decisions(assessment.jurisdiction.id).await?;
    let others = decisions.into_iter().filter(|decision| decision.id != shown.id);
    Ok(others
        .map(|decision| Other {
            href: format!("/assessments/{}/decision?of={}", decision.assessment, decision.id),
            what: format!("{}: {}", dates::long(decision.decided), decision.route.label().to_lowercase()),
            round: rounds
                .iter()
                .find(|round| round.id == decision.assessment)
                .map_or_else(String::new, |round| round.heading.title.clone()),
        })
        .collect())
}
