//! Who works in this browser: the page on which they say so, and correct what is on record of them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActorId, AssessmentId, JurisdictionId, PersonId};
use crate::domain::people::{Actor, Profile, person};
use crate::domain::readiness::Revision;
use crate::domain::words::text::Problem;
use crate::store::{FactChange, OnRecord, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Query, html, see_other, visitor};
use crate::web::history::changed_since;

/// `templates/people/show.html`
#[derive(Template)]
#[template(path = "people/show.html")]
struct YouPage {
    frame: Frame,
    people: Vec<Choice>,
    back: String,
    chosen: String,
    new: Details,
    own: Option<Details>,
}

/// Somebody whom a browser can say it is.
pub(super) struct Choice {
    /// What the form sends.
    pub id: String,
    /// What is known of them.
    pub profile: Profile,
}

/// How many people of a jurisdiction are offered who never sat at a browser; whoever stands further down says who they
/// are on the list of people.
const MOST: usize = 200;

/// Whom a browser can say it is: whoever sat at one, and the people of the jurisdiction that the way back leads to.
///
/// # Errors
/// A failed read.
pub(super) async fn choices(app: &App, back: &str) -> Result<Vec<Choice>, Failure> {
    let actors = app.store().actors().await?.into_iter().map(|actor| Choice { id: actor.id.to_string(), profile: actor.profile });
    let mut choices: Vec<Choice> = actors.collect();
    if let Some(of) = jurisdiction_of(app, back).await? {
        let people = app.store().newcomers(of).await?.into_iter().take(MOST);
        choices.extend(people.map(|person| Choice { id: person.id.to_string(), profile: person.profile }));
        choices.sort_by(|a, b| (&a.profile.name, &a.id).cmp(&(&b.profile.name, &b.id)));
    }
    Ok(choices)
}

/// The jurisdiction to which an address of ours belongs, if it names one that is there.
async fn jurisdiction_of(app: &App, address: &str) -> Result<Option<JurisdictionId>, Failure> {
    let mut parts = address.split(['/', '?']).skip(1);
    let found = match (parts.next(), parts.next()) {
        (Some("jurisdictions"), Some(id)) => match id.parse::<JurisdictionId>() {
            Ok(id) => app.store().jurisdiction(id).await.map(|found| found.id),
            Err(_) => return Ok(None),
        },
        (Some("assessments"), Some(id)) => match id.parse::<AssessmentId>() {
            Ok(id) => app.store().assessment(id).await.map(|found| found.jurisdiction.id),
            Err(_) => return Ok(None),
        },
        _ => return Ok(None),
    };
    match found {
        Ok(id) => Ok(Some(id)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Somebody chosen by what the form sent: whoever sat at a browser, or a person who now does.
///
/// # Errors
/// [`StoreError::NotFound`] for an id that nobody has, or a failed read or write.
pub(super) async fn chosen(app: &App, id: uuid::Uuid) -> Result<OnRecord, StoreError> {
    match app.store().actor(ActorId(id)).await {
        Err(StoreError::NotFound) => app.store().sit_down(PersonId(id), app.now()).await,
        known => known,
    }
}

/// Name, title and department as they were typed, and what is wrong with them.
#[derive(Default)]
pub(super) struct Details {
    pub typed: Profile,
    revs: [String; 3],
    pub problem: Option<String>,
}

impl Details {
    /// The details on record, as they are shown to be corrected.
    fn of(profile: Profile) -> Self {
        let revs = [&profile.name, &profile.title, &profile.department].map(|value| Revision::of(value).to_string());
        Self { typed: profile, revs, problem: None }
    }

    /// Details that cannot be taken as they were typed.
    pub fn refused(typed: Profile, problem: &Problem) -> Self {
        Self { typed, problem: Some(problem.to_string()), ..Self::default() }
    }
}

/// An address of ours to go back to, and no other.
pub fn own_address(typed: &str) -> String {
    // Browsers drop tabs and line ends from an address before they read it, and take \ for /.
    let is_plain = typed.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_ours = is_plain && typed.starts_with('/') && !typed.starts_with("//");
    if is_ours { typed.to_owned() } else { "/".to_owned() }
}

async fn page(app: &App, actor: &Actor, back: String, chosen: Option<String>, new: Details, own: Option<Details>) -> Answer {
    let people = choices(app, &back).await?;
    let own = match (own, actor.id) {
        (None, Some(id)) => Some(Details::of(app.store().actor(id).await?.profile)),
        (own, _) => own,
    };
    let current = actor.id.map(|id| id.to_string());
    html(&YouPage {
        frame: Frame::new(app, actor, "Who you are", "/you"),
        people,
        back,
        chosen: chosen.or(current).unwrap_or_else(|| "new".to_owned()),
        new,
        own,
    })
}

/// `GET /you`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let back = own_address(&query.text("back"));
    query.end()?;
    page(&app, &actor, back, None, Details::default(), None).await
}

/// Takes name, title and department out of a form in which their names begin so.
pub(super) fn details(form: &mut Form, start: &str) -> Profile {
    let [name, title, department] = ["name", "title", "department"].map(|name| form.text(&format!("{start}{name}")));
    Profile { name, title, department, organization: String::new() }
}

pub(super) fn cleaned(typed: &Profile) -> Result<Profile, Problem> {
    Ok(Profile {
        name: person::name(&typed.name)?,
        title: person::detail(&typed.title)?,
        department: person::detail(&typed.department)?,
        organization: person::detail(&typed.organization)?,
    })
}

/// `POST /you`: this browser is another person's, one on record or a new one.
pub async fn remember(State(app): State<App>, Acting(actor): Acting, mut form: Form) -> Answer {
    let back = own_address(&form.text("back"));
    let chosen = form.text("person");
    let typed = details(&mut form, "");
    form.end()?;
    let known = chosen.parse::<uuid::Uuid>().ok();
    let outcome = match known {
        Some(_) if !typed.name.trim().is_empty() => {
            Err(Problem::Missing("To add someone new, choose “Someone new” above; or empty these fields."))
        }
        Some(id) => Ok(self::chosen(&app, id).await?.id),
        None => match cleaned(&typed) {
            Ok(profile) => Ok(app.store().introduce(&profile, app.now()).await?.id),
            Err(problem) => Err(problem),
        },
    };
    match outcome {
        Ok(id) => {
            if actor.id.is_none() {
                app.store().adopt_drafts(id).await?;
            }
            let mut response = see_other(&back);
            visitor::remember(response.headers_mut(), &app, Some(id));
            Ok(response)
        }
        Err(problem) => {
            let new = Details::refused(typed, &problem);
            let page = page(&app, &actor, back, Some(chosen), new, None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// `POST /you/details`: corrects what is on record of this browser's person.
pub async fn correct(State(app): State<App>, Acting(actor): Acting, mut form: Form) -> Answer {
    let back = own_address(&form.text("back"));
    let seen = ["name", "title", "department"].map(|name| form.rev(name));
    let typed = details(&mut form, "");
    form.end()?;
    let id = actor.id.ok_or(Failure::NotFound)?;
    let (status, problem, shown) = match cleaned(&typed) {
        Ok(profile) => {
            let facts = [(Fact::Name, profile.name), (Fact::Title, profile.title), (Fact::Department, profile.department)];
            let changes: Vec<FactChange> =
                facts.into_iter().zip(seen).map(|((fact, value), seen)| FactChange { fact, value, seen }).collect();
            let refused = app.store().describe_actor(id, &changes, &actor, app.now()).await?;
            let Some(first) = refused.first() else { return Ok(see_other(&back)) };
            // Only what was refused is shown as typed; all else as it is stored now.
            let mut shown = app.store().actor(id).await?.profile;
            for fact in &refused {
                match fact {
                    Fact::Name => shown.name.clone_from(&typed.name),
                    Fact::Title => shown.title.clone_from(&typed.title),
                    _ => shown.department.clone_from(&typed.department),
                }
            }
            (StatusCode::CONFLICT, changed_since(&app, Subject::Actor(id), *first).await?, shown)
        }
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, problem, typed),
    };
    let mut own = Details { typed: shown, problem: Some(problem.to_string()), ..Details::of(app.store().actor(id).await?.profile) };
    if status == StatusCode::UNPROCESSABLE_ENTITY {
        // Nothing was saved, so what was shown is still what was seen.
        for (rev, seen) in own.revs.iter_mut().zip(seen) {
            *rev = seen.map_or_else(|| rev.clone(), |seen| seen.to_string());
        }
    }
    let page = page(&app, &actor, back, None, Details::default(), Some(own)).await?;
    Ok((status, page).into_response())
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn the_way_back_never_leads_elsewhere() {
        assert_eq!(own_address("/assessments/1"), "/assessments/1");
        for elsewhere in [
            "//example.org",
            "https://example.org",
            "",
            "/\\example.org",
            "javascript:x",
            "/\t/example.org",
            "/\r\n/example.org",
            "/ /x",
            "/\u{85}",
        ] {
            assert_eq!(own_address(elsewhere), "/", "{elsewhere}");
        }
    }
}
