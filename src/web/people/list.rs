//! The people of a jurisdiction: who they are, what each does, and somebody added.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::page::cleaned;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::names;
use crate::domain::people::{Actor, Naming, Profile};
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, count, inserted};
use crate::store::{Jurisdiction, Listed};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Once, Query, html, see_other};
use crate::web::jurisdiction::place;

/// How many people one page holds.
const PAGE: usize = 100;
/// From how many people on there is a field to find one by.
const MANY: usize = 20;

/// `templates/people/list.html`
#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    told: String,
    find: String,
    is_searched: bool,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
    new: NewPerson,
}

/// A person on the list.
struct Row {
    id: PersonId,
    name: String,
    role: String,
    does: String,
    /// Other names under which they are on record.
    also: Vec<String>,
    is_you: bool,
}

/// The form that adds somebody, as it was typed.
#[derive(Default)]
pub(super) struct NewPerson {
    pub typed: Profile,
    pub problem: Option<String>,
    /// Whether the form says that a second person bears that name.
    pub is_second: bool,
    /// The mark of the form: sent twice, it adds one person.
    pub once: Once,
}

/// What part of the list is shown.
#[derive(Default)]
pub(super) struct Part {
    find: String,
    page: usize,
}

/// What each person does, by the record that stands for them.
#[must_use]
pub fn summed(listed: &[Listed], deeds: &HashMap<PersonId, Naming>) -> HashMap<PersonId, Naming> {
    let mut all: HashMap<PersonId, Naming> = HashMap::new();
    for Listed { person, same_as, .. } in listed {
        if let Some(naming) = deeds.get(&person.id) {
            all.entry(same_as.unwrap_or(person.id)).or_default().add(Naming { records: 0, ..*naming });
        }
    }
    all
}

fn holds(name: &str, sought: &str) -> bool {
    names::fits(sought, name) || names::fits_words(sought, name)
}

/// The page.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, jurisdiction: &Jurisdiction, part: Part, new: NewPerson) -> Answer {
    let id = jurisdiction.id;
    let listed = app.store().listed_people(id).await?;
    let does = summed(&listed, &app.store().deeds(id).await?);
    let also = |one: PersonId| {
        let others = listed.iter().filter(move |other| other.same_as == Some(one));
        others.map(|other| other.person.profile.name.clone()).collect::<Vec<_>>()
    };
    let is_you = |one: &Listed| {
        let mut records = listed.iter().filter(|other| other.person.id == one.person.id || other.same_as == Some(one.person.id));
        actor.id.is_some() && records.any(|record| record.actor == actor.id)
    };
    let sought = part.find.trim();
    let standing: Vec<&Listed> = listed.iter().filter(|one| one.same_as.is_none()).collect();
    let found: Vec<&&Listed> = standing.iter().filter(|one| holds(&one.person.profile.name, sought)).collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let at = part.page.min(pages - 1);
    let rows = found.iter().skip(at * PAGE).take(PAGE).map(|one| Row {
        id: one.person.id,
        name: one.person.profile.name.clone(),
        role: one.person.profile.role(),
        does: does.get(&one.person.id).map_or_else(String::new, Naming::told),
        also: also(one.person.id),
        is_you: is_you(one),
    });
    let address = |page: usize| {
        format!(
            "/jurisdictions/{id}/people?find={}&page={}",
            askama::filters::urlencode(&part.find).map_or_else(|_| String::new(), |text| text.to_string()),
            page + 1
        )
    };
    html(&ListPage {
        frame: Frame::new(app, actor, "People", format!("/jurisdictions/{id}/people"))
            .within(place(jurisdiction))
            .troubled(new.problem.is_some()),
        id,
        name: jurisdiction.profile.name.clone(),
        told: capital(&count(found.len(), "person", "people")),
        is_searched: standing.len() > MANY || !sought.is_empty(),
        previous: at.checked_sub(1).map(address),
        next: (at + 1 < pages).then(|| address(at + 1)),
        rows: rows.collect(),
        find: part.find.clone(),
        new,
    })
}

/// `GET /jurisdictions/{id}/people`: with `find` those whose names hold it, with `page` a further page of them.
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let part = Part { find: query.text("find"), page: query.text("page").parse::<usize>().map_or(0, |page| page.saturating_sub(1)) };
    query.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    page(&app, &actor, &jurisdiction, part, NewPerson::default()).await
}

/// Takes name, title, department and organization out of a form.
pub(super) fn typed(form: &mut Form) -> Profile {
    Profile {
        name: form.text("name"),
        title: form.text("title"),
        department: form.text("department"),
        organization: form.text("organization"),
    }
}

/// `POST /jurisdictions/{id}/people`: adds somebody. Where the name is on the list already, it is asked whether this is
/// a second person.
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let typed = typed(&mut form);
    let is_second = form.take("second").is_some();
    let once = Once::take(&mut form);
    form.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let refused = |problem: Problem, is_second: bool| NewPerson {
        typed: typed.clone(),
        problem: Some(problem.to_string()),
        is_second,
        once: once.unwrap_or_default(),
    };
    let profile = match cleaned(&typed) {
        Ok(profile) => profile,
        Err(problem) => return unprocessable(page(&app, &actor, &jurisdiction, Part::default(), refused(problem, is_second)).await),
    };
    let people = app.store().people_of(id).await?;
    // A form that was only sent twice adds no one, and is no slip.
    let own = once.map(|once| PersonId::of_form(id, once.0));
    if let Some(there) = people.iter().find(|person| Some(person.id) == own && person.profile == profile) {
        return Ok(see_other(&added(id, &profile, there.id)));
    }
    let known = people.into_iter().find(|person| names::same(&person.profile.name, &profile.name));
    if let (Some(known), false) = (known, is_second) {
        let words = format!(
            "{} is on the list already. If this is somebody else of the same name, add them with the button below.",
            inserted(&known.profile.with_role())
        );
        return unprocessable(page(&app, &actor, &jurisdiction, Part::default(), refused(Problem::Other(words), true)).await);
    }
    let made = app.store().add_person_once(id, &profile, once.map(|once| once.0), &actor, app.now()).await?;
    Ok(see_other(&added(id, &profile, made)))
}

/// Where somebody who was added stands on the list.
fn added(of: JurisdictionId, profile: &Profile, made: PersonId) -> String {
    format!("/jurisdictions/{of}/people?find={}#person-{made}", encoded(&profile.name))
}

fn encoded(text: &str) -> String {
    askama::filters::urlencode_strict(text).map_or_else(|_| String::new(), |text| text.to_string())
}

fn unprocessable(page: Answer) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page?).into_response())
}
