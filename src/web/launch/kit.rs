//! The launch kit's own page: what is known of the planning process, and how the two texts stand.

use askama::Template;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::{Basis, Standing};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::population_group;
use crate::domain::launch::{Detail, GROUPS, Group, Handout};
use crate::domain::names::{self, SortKey};
use crate::domain::people::choosing::{Offer, Pick, Slip, Who, offers};
use crate::domain::people::{Actor, Person};
use crate::domain::readiness::Revision;
use crate::domain::words::text::Problem;
use crate::store::{FactChange, StoreError};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place;
use crate::web::people::chooser::Chooser;
use crate::web::people::offered;

/// `templates/launch/kit.html`
#[derive(Template)]
#[template(path = "launch/kit.html")]
struct KitPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    is_launched: bool,
    texts: Vec<(Handout, Standing)>,
    fields: Vec<FieldView>,
    planned: String,
    leader: Chooser,
    /// The revision of whom the leader's name means.
    whom: Revision,
    people: Vec<Offer>,
    departments: Vec<String>,
    is_conflict: bool,
    /// The population groups, in their order.
    groups: Vec<String>,
    /// Those that are suggested and not there yet, each with whether it was ticked.
    suggested: Vec<(&'static Group, bool)>,
}

/// A field as the form shows it.
struct FieldView {
    detail: Detail,
    /// What was typed; for the groups, those to be added.
    typed: String,
    rev: Revision,
    problem: Option<Problem>,
}

impl FieldView {
    fn of(detail: Detail, basis: &Basis) -> Self {
        let facts = &basis.kit.facts;
        let typed = if detail == Detail::Groups { String::new() } else { facts.typed(detail) };
        Self { detail, typed, rev: Revision::of(&facts.stored(detail)), problem: None }
    }

    fn is_troubled(&self) -> bool {
        self.problem.is_some()
    }

    /// What else describes the field than its hint.
    fn described_by(&self) -> String {
        let name = self.detail.as_str();
        if self.problem.is_some() { format!("{name}-hint problem-{name}") } else { format!("{name}-hint") }
    }
}

/// `GET /jurisdictions/{id}/launch`
pub async fn show(Shared(app): Shared<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let fields = Detail::ALL.map(|detail| FieldView::of(detail, &basis)).into();
    page(&app, &actor, &basis, (fields, leader(&basis)), &[], false).await
}

async fn page(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    (fields, leader): (Vec<FieldView>, Pick),
    ticked: &[&str],
    is_conflict: bool,
) -> Answer {
    let id = basis.jurisdiction.id;
    let people = offered(app, basis.jurisdiction.id).await?;
    let problem = fields.iter().find(|field| field.detail == Detail::Leader).and_then(|field| field.problem.as_ref());
    let leader = Chooser::titled("leader", leader, &people, Detail::Leader.limit(), problem);
    let groups: Vec<String> = basis.kit.facts.groups.lines().map(str::to_owned).collect();
    html(&KitPage {
        frame: Frame::new(app, actor, "Launch kit", format!("/jurisdictions/{id}/launch"))
            .within(place(&basis.jurisdiction))
            .troubled(fields.iter().any(FieldView::is_troubled)),
        id,
        name: basis.jurisdiction.profile.name.clone(),
        is_launched: basis.is_launched(),
        texts: Handout::ALL.map(|handout| (handout, basis.standing(handout))).into(),
        fields,
        leader,
        whom: Revision::of(&self::leader(basis).id),
        planned: planned(basis),
        departments: departments(&people),
        people: offers(&people),
        is_conflict,
        suggested: GROUPS
            .iter()
            .filter(|group| !groups.iter().any(|name| group.is(name)))
            .map(|group| (group, ticked.contains(&group.key)))
            .collect(),
        groups,
    })
}

/// The departments of those on record, to choose from.
fn departments(people: &[Person]) -> Vec<String> {
    let mut all: Vec<&str> = people.iter().map(|person| person.profile.department.as_str()).filter(|name| !name.is_empty()).collect();
    all.sort_by_cached_key(|name| SortKey::of(name));
    all.dedup_by(|one, other| names::same(one, other));
    all.into_iter().map(str::to_owned).collect()
}

/// Who leads the work, as it is stored.
fn leader(basis: &Basis) -> Pick {
    Pick { text: basis.kit.facts.leader.clone(), id: basis.kit.leader.map_or_else(String::new, |id| id.to_string()) }
}

/// The revisions of the leader's name and of whom it means, as they are stored.
fn stored_leader(basis: &Basis) -> (Revision, Option<Revision>) {
    let leader = leader(basis);
    (Revision::of(&leader.text), Some(Revision::of(&leader.id)))
}

/// What the plan says of the budget, while nobody entered another.
fn planned(basis: &Basis) -> String {
    match basis.work.budget.filter(|_| basis.kit.facts.budget.is_none()) {
        None => String::new(),
        Some(budget) => format!("Your plan has {budget} for step 1d. The texts use that until you enter a budget here."),
    }
}

/// `POST /jurisdictions/{id}/launch`
pub async fn settle(Shared(app): Shared<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let ticked: Vec<&str> = GROUPS.iter().map(|group| group.key).filter(|key| form.take(&format!("group-{key}")).is_some()).collect();
    let there: Vec<&str> = basis.kit.facts.groups.lines().collect();
    let (mut changes, mut added, mut fields) = (Vec::new(), Vec::new(), Vec::new());
    let people = offered(&app, basis.jurisdiction.id).await?;
    let mut leader = Pick { text: basis.kit.facts.leader.clone(), id: form.text("leader-id") };
    let whom = form.rev("leader-id");
    for detail in Detail::ALL {
        // What is not carried was shown blank.
        let rev = form.rev(detail.as_str()).unwrap_or_else(|| Revision::of(""));
        let Some(fact) = detail.fact() else {
            let typed = form.text(detail.as_str());
            let names = population_group::names(&Group::chosen(|group| ticked.contains(&group.key), &typed), &there);
            let problem = names.map(|names| added = names).err();
            fields.push(FieldView { detail, typed, rev, problem });
            continue;
        };
        // A field that did not come is left as it was.
        let Some(typed) = form.take(detail.as_str()) else {
            fields.push(FieldView::of(detail, &basis));
            continue;
        };
        let mut cleaned = detail.clean(&typed);
        if detail == Detail::Leader {
            leader.text.clone_from(&typed);
            let is_shown = rev == Revision::of(&typed) && whom == Some(Revision::of(&leader.id));
            if is_shown && (rev, whom) != stored_leader(&basis) {
                // Nobody touched it here, and somebody else changed it, so it may name somebody who is gone by now.
                fields.push(FieldView { detail, typed, rev, problem: None });
                continue;
            }
            let who = leader.read_titled(&people, detail.limit()).map_err(Slip::problem);
            if let (Ok(who), Ok(_)) = (&who, &cleaned) {
                // Whom the name means goes with the name.
                let value = if let Who::Known(id) = who { id.to_string() } else { String::new() };
                changes.push(FactChange { fact: Fact::LaunchLeaderPerson, value, seen: whom });
            }
            cleaned = who.and(cleaned);
        }
        if let Ok(value) = &cleaned {
            changes.push(FactChange { fact, value: value.clone(), seen: Some(rev) });
        }
        fields.push(FieldView { detail, typed, rev, problem: cleaned.err() });
    }
    form.end()?;
    if fields.iter().any(FieldView::is_troubled) {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, (fields, leader), &ticked, false).await?).into_response());
    }
    let refused = match app.store().write_launch(id, &changes, &added, &actor, app.now()).await {
        Err(StoreError::PersonGone(gone)) => {
            for field in fields.iter_mut().filter(|field| field.detail == Detail::Leader) {
                field.problem = Some(Problem::Other(gone.to_string()));
            }
            return Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, (fields, leader), &ticked, false).await?).into_response());
        }
        refused => refused?,
    };
    if refused.is_empty() {
        return Ok(see_other(&format!("/jurisdictions/{id}/launch")));
    }
    let now = Basis::of(&app, id).await?;
    for field in &mut fields {
        // Only what was refused is shown as typed; all else as it is stored now.
        let stored = FieldView::of(field.detail, &now);
        let whom = Some(Fact::LaunchLeaderPerson).filter(|fact| field.detail == Detail::Leader && refused.contains(fact));
        if let Some(fact) = field.detail.fact().filter(|fact| refused.contains(fact)).or(whom) {
            field.rev = stored.rev;
            field.problem = Some(changed_since(&app, Subject::Jurisdiction(id), fact).await?);
        } else {
            *field = stored;
            if field.detail == Detail::Leader {
                leader = self::leader(&now);
            }
        }
    }
    Ok((StatusCode::CONFLICT, page(&app, &actor, &now, (fields, leader), &[], true).await?).into_response())
}
