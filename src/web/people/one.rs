//! One person of a jurisdiction: seen, corrected, made one with another, taken off the list.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::list::{self, NewPerson, Part, summed, typed};
use super::page::cleaned;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::{Actor, Gone, Person, Profile};
use crate::domain::readiness::Revision;
use crate::domain::words::inserted;
use crate::store::{FactChange, Jurisdiction, Listed, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Once, html, see_other, visitor};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place;

/// The facts that the form corrects.
const FACTS: [Fact; 4] = [Fact::Name, Fact::Title, Fact::Department, Fact::Organization];

/// `templates/people/one.html`
#[derive(Template)]
#[template(path = "people/one.html")]
struct OnePage {
    frame: Frame,
    of: JurisdictionId,
    person: Person,
    typed: Profile,
    revs: [String; 4],
    problem: Option<String>,
    /// What they do; empty for nothing.
    does: String,
    /// The other records for which this one stands.
    also: Vec<Person>,
    /// With whom they can be made one.
    others: Vec<Person>,
    not_one: Option<String>,
    /// What keeps them on the list, what lies in the bin included; empty for nothing.
    kept_by: String,
    is_you: bool,
    can_be_you: bool,
}

/// What the page shows beside what is on record.
#[derive(Default)]
struct Showing {
    typed: Option<Profile>,
    revs: Option<[String; 4]>,
    problem: Option<String>,
    not_one: Option<String>,
}

fn revisions(profile: &Profile) -> [String; 4] {
    [&profile.name, &profile.title, &profile.department, &profile.organization].map(|value| Revision::of(value).to_string())
}

async fn page(app: &App, actor: &Actor, jurisdiction: &Jurisdiction, id: PersonId, showing: Showing) -> Answer {
    let of = jurisdiction.id;
    let listed = app.store().listed_people(of).await?;
    let find = |id: PersonId| listed.iter().find(|listed| listed.person.id == id).ok_or(Failure::NotFound);
    // Of two records that were made one, the page is that of the one that stands for both.
    let id = find(id)?.same_as.unwrap_or(id);
    let one = find(id)?;
    let does = summed(&listed, &app.store().deeds(of).await?).remove(&id).unwrap_or_default();
    let naming = app.store().naming(of, id).await?;
    let is_mine = |listed: &Listed| actor.id.is_some() && listed.actor == actor.id;
    let records = |listed: &&Listed| listed.person.id == id || listed.same_as == Some(id);
    let person = one.person.clone();
    html(&OnePage {
        frame: Frame::new(app, actor, person.profile.name.clone(), format!("/jurisdictions/{of}/people/{id}"))
            .within(place(jurisdiction))
            .troubled(showing.problem.is_some() || showing.not_one.is_some()),
        of,
        typed: showing.typed.unwrap_or_else(|| person.profile.clone()),
        revs: showing.revs.unwrap_or_else(|| revisions(&person.profile)),
        problem: showing.problem,
        does: does.told(),
        also: listed.iter().filter(|other| other.same_as == Some(id)).map(|other| other.person.clone()).collect(),
        others: listed.iter().filter(|other| other.same_as.is_none() && other.person.id != id).map(|other| other.person.clone()).collect(),
        not_one: showing.not_one,
        kept_by: naming.told_of("This person"),
        is_you: listed.iter().filter(records).any(is_mine),
        can_be_you: !listed.iter().any(is_mine) && listed.iter().filter(records).all(|record| record.actor.is_none()),
        person,
    })
}

/// `GET /jurisdictions/{id}/people/{person}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(of).await?;
    let standing = app.store().person_of(of, id).await?.id;
    if standing != id {
        return Ok(see_other(&format!("/jurisdictions/{of}/people/{standing}")));
    }
    page(&app, &actor, &jurisdiction, id, Showing::default()).await
}

/// `POST /jurisdictions/{id}/people/{person}`: corrects what is on record of them.
pub async fn describe(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>, mut form: Form) -> Answer {
    let seen = FACTS.map(|fact| form.rev(fact.as_str()));
    let typed = typed(&mut form);
    form.end()?;
    let jurisdiction = app.store().jurisdiction(of).await?;
    let revs = seen.map(|rev| rev.map_or_else(String::new, |rev| rev.to_string()));
    let profile = match cleaned(&typed) {
        Ok(profile) => profile,
        Err(problem) => {
            // Nothing was saved, so what was shown is still what was seen.
            let showing = Showing { typed: Some(typed), revs: Some(revs), problem: Some(problem.to_string()), not_one: None };
            let page = page(&app, &actor, &jurisdiction, id, showing).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let values = [profile.name, profile.title, profile.department, profile.organization];
    let changes: Vec<FactChange> =
        FACTS.into_iter().zip(values).zip(seen).map(|((fact, value), seen)| FactChange { fact, value, seen }).collect();
    let refused = match app.store().describe_person(id, &changes, &actor, app.now()).await {
        Ok(refused) => refused,
        Err(StoreError::NotFound) => return gone(&app, &actor, &jurisdiction, typed).await,
        Err(StoreError::PersonGone(Gone::MadeOne { name, with })) => {
            let (name, with) = (inserted(&name), inserted(&with));
            let words = format!(
                "{name} and {with} were made one person in the meantime, so nothing was saved. Save again to change what is on record of {with}."
            );
            let showing = Showing { typed: Some(typed), problem: Some(words), ..Showing::default() };
            return Ok((StatusCode::CONFLICT, page(&app, &actor, &jurisdiction, id, showing).await?).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let Some(first) = refused.first() else { return Ok(see_other(&format!("/jurisdictions/{of}/people#person-{id}"))) };
    let problem = changed_since(&app, Subject::Person(id), *first).await?;
    // Only what was refused is shown as typed; all else as it is stored now.
    let mut shown = app.store().person_of(of, id).await?.profile;
    for fact in &refused {
        match fact {
            Fact::Name => shown.name.clone_from(&typed.name),
            Fact::Title => shown.title.clone_from(&typed.title),
            Fact::Department => shown.department.clone_from(&typed.department),
            _ => shown.organization.clone_from(&typed.organization),
        }
    }
    let showing = Showing { typed: Some(shown), problem: Some(problem.to_string()), ..Showing::default() };
    Ok((StatusCode::CONFLICT, page(&app, &actor, &jurisdiction, id, showing).await?).into_response())
}

/// The answer to a correction of somebody whom another one took off the list: what was typed, to be added anew.
async fn gone(app: &App, actor: &Actor, jurisdiction: &Jurisdiction, typed: Profile) -> Answer {
    let words = "This person was taken off the list in the meantime. Nothing was saved. Put them back from the bin, or add them anew here.";
    let new = NewPerson { typed, problem: Some(words.to_owned()), is_second: false, once: Once::default() };
    Ok((StatusCode::CONFLICT, list::page(app, actor, jurisdiction, Part::default(), new).await?).into_response())
}

/// `POST /jurisdictions/{id}/people/{person}/same-as`: two records become one person.
pub async fn make_one(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>, mut form: Form) -> Answer {
    let other = form.text("other");
    form.end()?;
    let jurisdiction = app.store().jurisdiction(of).await?;
    let not_one = match other.parse::<PersonId>() {
        Ok(other) => match app.store().make_one(of, id, other, &actor, app.now()).await? {
            Ok(()) => return Ok(see_other(&format!("/jurisdictions/{of}/people/{other}"))),
            Err(problem) => problem.to_string(),
        },
        Err(_) => "Choose the record that stands for both.".to_owned(),
    };
    let page = page(&app, &actor, &jurisdiction, id, Showing { not_one: Some(not_one), ..Showing::default() }).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /jurisdictions/{id}/people/{person}/undo`: they are two again.
pub async fn make_two(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>, form: Form) -> Answer {
    form.end()?;
    app.store().make_two(of, id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{of}/people/{id}")))
}

/// `POST /jurisdictions/{id}/people/{person}/delete`: into the bin, unless something names them.
pub async fn remove(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>, form: Form) -> Answer {
    form.end()?;
    let jurisdiction = app.store().jurisdiction(of).await?;
    let problem = match app.store().bin_person(id, &actor, app.now()).await {
        Ok(Ok(_)) => return Ok(see_other(&format!("/jurisdictions/{of}/people"))),
        // The page says what it is.
        Ok(Err(_)) => "They were named somewhere in the meantime, so they stay on the list. Below you see where.".to_owned(),
        Err(StoreError::PersonGone(Gone::MadeOne { name, with })) => {
            format!("{} and {} were made one person in the meantime, so nothing was put into the bin.", inserted(&name), inserted(&with))
        }
        Err(error) => return Err(error.into()),
    };
    let page = page(&app, &actor, &jurisdiction, id, Showing { problem: Some(problem), ..Showing::default() }).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /jurisdictions/{id}/people/{person}/me`: whoever sits at this browser is that person.
pub async fn this_is_me(State(app): State<App>, Acting(actor): Acting, Key(of, id): Key<JurisdictionId, PersonId>, form: Form) -> Answer {
    form.end()?;
    app.store().jurisdiction(of).await?;
    let mut response = see_other(&format!("/jurisdictions/{of}/people/{id}"));
    if actor.id.is_some() {
        if !app.store().claim(of, id, &actor, app.now()).await? {
            return Err(Failure::ChangedSince);
        }
    } else {
        let known = app.store().sit_down(id, app.now()).await?;
        app.store().adopt_drafts(known.id).await?;
        visitor::remember(response.headers_mut(), &app, Some(known.id));
    }
    Ok(response)
}
