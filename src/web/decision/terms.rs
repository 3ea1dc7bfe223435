//! What follows from a decision: when to come back, the check-ins, and what should be true by then.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::decision::{Cadence, Decision, Route, Terms, TermsProblems, TypedTerms};
use crate::domain::guide::{ConditionKey, Guide, StepKey};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{DecisionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Revision, Verdict};
use crate::domain::words::dates;
use crate::store::{FactChange, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place;

/// `templates/decision/terms.html`
#[derive(Template)]
#[template(path = "decision/terms.html")]
struct TermsPage {
    frame: Frame,
    id: JurisdictionId,
    decide_at: String,
    /// The newest round where the decision was made on an earlier one, so that nothing here holds any more.
    newer_round: String,
    told: Option<Told>,
    typed: TypedTerms,
    revs: [Revision; 4],
    problems: TermsProblems,
    is_overtaken: bool,
    is_conflict: bool,
    cadences: [Cadence; 3],
}

/// The decision whose terms are shown.
struct Told {
    decision: Decision,
    decided: String,
    missing: Vec<Missing>,
    check_ins: Vec<String>,
    next: Option<String>,
    checked_in: String,
    checked_in_rev: Revision,
}

/// A condition that did not count as met.
struct Missing {
    key: ConditionKey,
    name: String,
    starts: bool,
    steps: Vec<Goal>,
}

/// A step of it that was not in place.
struct Goal {
    key: StepKey,
    label: String,
    text: String,
    is_ticked: bool,
}

/// The facts of the form, in its order, each with the name of its field.
const FACTS: [Fact; 4] = [Fact::ReturnOn, Fact::CheckIns, Fact::ReturnGoals, Fact::StartWith];

/// The stored form of the terms, in the order of [`FACTS`].
fn stored(terms: &Terms) -> [String; 4] {
    let typed = TypedTerms::of(terms);
    [typed.return_on, typed.check_ins, terms.stored_goals(), terms.stored_start_with()]
}

fn revisions(terms: &Terms) -> [Revision; 4] {
    stored(terms).map(|text| Revision::of(&text))
}

fn tell(app: &App, decision: &Decision, typed: &TypedTerms, guide: &Guide) -> Told {
    let verdict = Verdict::of(&decision.state);
    let gaps = verdict.gaps_to_close();
    let goal =
        |key: StepKey| Goal { key, label: key.label(), text: guide.step(key).text.clone(), is_ticked: typed.return_goals.contains(&key) };
    let missing = verdict.not_met().map(|result| Missing {
        key: result.key,
        name: guide.condition(result.key).name.clone(),
        starts: typed.start_with.contains(&result.key),
        steps: gaps.iter().filter(|gap| gap.condition() == result.key).map(|gap| goal(*gap)).collect(),
    });
    let checked_in = decision.terms.checked_in;
    Told {
        decided: dates::long(decision.decided),
        missing: missing.collect(),
        check_ins: decision.check_ins().into_iter().map(dates::long).collect(),
        next: decision.next_check_in(app.now().date()).map(|date| {
            let late = if date < app.now().date() { " (this day has passed)" } else { "" };
            format!("{}{late}", dates::long(date))
        }),
        checked_in: checked_in.map_or_else(String::new, dates::long),
        checked_in_rev: Revision::of(&checked_in.map_or_else(String::new, dates::iso)),
        decision: decision.clone(),
    }
}

/// Why a post was not taken.
#[derive(Default)]
struct Trouble {
    problems: TermsProblems,
    is_overtaken: bool,
    is_conflict: bool,
}

async fn page(app: &App, actor: &Actor, id: JurisdictionId, typed: Option<(TypedTerms, [Revision; 4])>, trouble: Trouble) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let latest = app.store().latest_decision(id).await?;
    let newest = app.store().rounds(id).await?.into_iter().next();
    let terms = latest.as_ref().map(|decision| decision.terms.clone()).unwrap_or_default();
    let (typed, revs) = typed.unwrap_or_else(|| (TypedTerms::of(&terms), revisions(&terms)));
    let told = match &latest {
        Some(decision) => {
            let guide = Guide::version(decision.state.guide_version())
                .ok_or_else(|| StoreError::Damaged("a decision names a guide that never was".to_owned()))?;
            Some(tell(app, decision, &typed, guide))
        }
        None => None,
    };
    let newer = newest.as_ref().filter(|round| latest.as_ref().is_some_and(|decision| decision.assessment != round.id));
    let newer_round = newer.map_or_else(String::new, |round| round.heading.title.clone());
    html(&TermsPage {
        frame: Frame::new(app, actor, "What follows from the decision", format!("/jurisdictions/{id}/plan/terms"))
            .within(place(&jurisdiction))
            .troubled(trouble.problems.any() || trouble.is_overtaken),
        id,
        decide_at: newest.map_or_else(|| format!("/jurisdictions/{id}"), |round| format!("/assessments/{}/decision", round.id)),
        newer_round,
        told,
        typed,
        revs,
        problems: trouble.problems,
        is_overtaken: trouble.is_overtaken,
        is_conflict: trouble.is_conflict,
        cadences: Cadence::ALL,
    })
}

/// `GET /jurisdictions/{id}/plan/terms`
pub async fn terms(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    page(&app, &actor, id, None, Trouble::default()).await
}

/// The keys that came as names of ticked boxes.
fn ticked<T: std::str::FromStr>(fields: Vec<(String, String)>) -> Result<Vec<T>, Failure> {
    fields.into_iter().map(|(key, _)| key.parse().map_err(|_| Failure::Malformed("A box came that this form does not have."))).collect()
}

/// `POST /jurisdictions/{id}/plan/terms`
pub async fn settle_terms(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let seen = FACTS.map(|fact| form.rev(fact.as_str()));
    let meant = form.text("decision");
    let typed = (form.take("return_on"), form.take("check_ins"), ticked(form.take_all("goal-"))?, ticked(form.take_all("start-"))?);
    form.end()?;
    app.store().jurisdiction(id).await?;
    let Some(decision) = app.store().latest_decision(id).await? else { return Err(Failure::NotFound) };
    let before = TypedTerms::of(&decision.terms);
    let [.., goals_seen, start_seen] = seen;
    // An absent field is untouched; boxes that were shown come with their revision, ticked or not.
    let typed = TypedTerms {
        return_on: typed.0.unwrap_or(before.return_on),
        check_ins: typed.1.unwrap_or(before.check_ins),
        return_goals: if typed.2.is_empty() && goals_seen.is_none() { before.return_goals } else { typed.2 },
        start_with: if typed.3.is_empty() && start_seen.is_none() { before.start_with } else { typed.3 },
    };
    if decision.route == Route::Proceed || decision.id.to_string() != meant {
        // What the newer decision says by now was not seen: saved again, it comes to light.
        let (typed, revs) = (typed, revisions(&Terms::default()));
        let trouble = Trouble { is_overtaken: true, ..Trouble::default() };
        return Ok((StatusCode::CONFLICT, page(&app, &actor, id, Some((typed, revs)), trouble).await?).into_response());
    }
    let current = revisions(&decision.terms);
    let shown = std::array::from_fn(|at| seen[at].unwrap_or(current[at]));
    let new = match typed.read(&decision) {
        Ok(new) => new,
        Err(problems) => {
            let trouble = Trouble { problems, ..Trouble::default() };
            let page = page(&app, &actor, id, Some((typed, shown)), trouble).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    // What is not carried was shown blank.
    let changes = FACTS.into_iter().zip(stored(&new)).zip(seen).map(|((fact, value), seen)| FactChange {
        fact,
        value,
        seen: Some(seen.unwrap_or_else(|| Revision::of(""))),
    });
    let refused = app.store().settle_terms(decision.id, &changes.collect::<Vec<_>>(), &actor, app.now()).await?;
    if refused.is_empty() {
        return Ok(see_other(&format!("/jurisdictions/{id}/plan/terms")));
    }
    let now = app.store().latest_decision(id).await?.map(|decision| decision.terms).unwrap_or_default();
    // Only what was refused is shown as typed; all else as it is stored now.
    let mut again = TypedTerms::of(&now);
    let mut problems = TermsProblems::default();
    for fact in refused {
        let problem = Some(changed_since(&app, Subject::Decision(decision.id), fact).await?);
        match fact {
            Fact::ReturnOn => (problems.return_on, again.return_on) = (problem, typed.return_on.clone()),
            Fact::CheckIns => (problems.check_ins, again.check_ins) = (problem, typed.check_ins.clone()),
            Fact::ReturnGoals => (problems.return_goals, again.return_goals) = (problem, typed.return_goals.clone()),
            _ => (problems.start_with, again.start_with) = (problem, typed.start_with.clone()),
        }
    }
    let shown = (again, revisions(&now));
    let page = page(&app, &actor, id, Some(shown), Trouble { problems, is_conflict: true, ..Trouble::default() }).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /decisions/{id}/check-in`: a check-in was held today.
pub async fn check_in(State(app): State<App>, Acting(actor): Acting, Id(id): Id<DecisionId>, mut form: Form) -> Answer {
    let seen = form.rev(Fact::CheckedIn.as_str());
    form.end()?;
    let jurisdiction = app.store().decided_by(id).await?;
    let latest = app.store().latest_decision(jurisdiction).await?;
    let holds = latest.is_some_and(|latest| latest.id == id && latest.next_check_in(app.now().date()).is_some());
    if !holds {
        return Err(Failure::ChangedSince);
    }
    let change = FactChange { fact: Fact::CheckedIn, value: dates::iso(app.now().date()), seen };
    let refused = app.store().settle_terms(id, &[change], &actor, app.now()).await?;
    if refused.is_empty() {
        Ok(see_other(&format!("/jurisdictions/{jurisdiction}/plan/terms#check-ins")))
    } else {
        Err(Failure::ChangedSince)
    }
}
