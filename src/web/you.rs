//! Who works in this browser.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse};

use super::frame::door::ACTOR_COOKIE;
use super::frame::{Acting, Answer, App, Form, Frame, Query, html, see_other};
use crate::domain::actor::Actor;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::person::{self, Person, Profile};
use crate::store::FactChange;

/// The header that makes this browser remember a person for ten years.
pub fn cookie(id: PersonId) -> AppendHeaders<[(axum::http::HeaderName, String); 1]> {
    AppendHeaders([(SET_COOKIE, format!("{ACTOR_COOKIE}={id}; Path=/; Max-Age=315360000; HttpOnly; SameSite=Lax"))])
}

/// `templates/you/show.html`
#[derive(Template)]
#[template(path = "you/show.html")]
struct YouPage {
    frame: Frame,
    people: Vec<Person>,
    current: Option<PersonId>,
    chosen: String,
    typed: Profile,
    problem: Option<String>,
    back: String,
}

/// An address of ours to go back to, and no other.
fn own_address(typed: &str) -> String {
    let is_ours = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains(['\\', '\n', '\r']);
    if is_ours { typed.to_owned() } else { "/".to_owned() }
}

async fn page(app: &App, actor: &Actor, back: String, chosen: String, typed: Profile, problem: Option<String>) -> Answer {
    let people = app.store().people().await?;
    html(&YouPage { frame: Frame::new(app, actor, "Who you are", "/you"), people, current: actor.person, chosen, typed, problem, back })
}

/// `GET /you`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let back = own_address(&query.text("back"));
    query.end()?;
    let chosen = actor.person.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let typed = match actor.person {
        Some(id) => app.store().person(id).await?.profile,
        None => Profile::default(),
    };
    page(&app, &actor, back, chosen, typed, None).await
}

/// `POST /you`: another person, a new one, or other facts about the same one.
pub async fn remember(State(app): State<App>, Acting(actor): Acting, mut form: Form) -> Answer {
    let back = own_address(&form.text("back"));
    let chosen = form.text("person");
    let typed = Profile { name: form.text("name"), title: form.text("title"), department: form.text("department") };
    form.end()?;
    let known = chosen.parse::<PersonId>().ok();
    if let Some(id) = known.filter(|id| Some(*id) != actor.person) {
        app.store().person(id).await?;
        return Ok((cookie(id), see_other(&back)).into_response());
    }
    let parsed = (person::name(&typed.name), person::detail(&typed.title), person::detail(&typed.department));
    let profile = match parsed {
        (Ok(name), Ok(title), Ok(department)) => Profile { name, title, department },
        (name, title, department) => {
            let problem = [name.err(), title.err(), department.err()].into_iter().flatten().next();
            let page = page(&app, &actor, back, chosen, typed, problem.map(|problem| problem.to_string())).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let id = match known {
        Some(id) => {
            let facts = [(Fact::Name, profile.name), (Fact::Title, profile.title), (Fact::Department, profile.department)];
            let changes: Vec<FactChange> = facts.into_iter().map(|(fact, value)| FactChange { fact, value, seen: None }).collect();
            app.store().describe_person(id, &changes, &actor, app.now()).await?;
            id
        }
        None => app.store().introduce(&profile, app.now()).await?.id,
    };
    Ok((cookie(id), see_other(&back)).into_response())
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn the_way_back_never_leads_elsewhere() {
        assert_eq!(own_address("/assessments/1"), "/assessments/1");
        for elsewhere in ["//example.org", "https://example.org", "", "/\\example.org", "javascript:x"] {
            assert_eq!(own_address(elsewhere), "/", "{elsewhere}");
        }
    }
}
