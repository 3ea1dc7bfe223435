//! The first page: all jurisdictions, and the start of a new one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::outlook::{DueLine, Known};
use crate::domain::jurisdiction::{self, Profile};
use crate::domain::people::{Actor, person};
use crate::domain::readiness::{Verdict, telling};
use crate::domain::rounds::Heading;
use crate::domain::words::{capital, count, text};
use crate::store::{Jurisdiction, MOST_COUNTED, Stretch};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Query, html, see_other, visitor};

/// `templates/jurisdiction/welcome.html`: the first page while there is nothing yet.
#[derive(Template)]
#[template(path = "jurisdiction/welcome.html")]
struct WelcomePage {
    frame: Frame,
    founding: Founding,
    bin: usize,
}

/// `templates/jurisdiction/list.html`
#[derive(Template)]
#[template(path = "jurisdiction/list.html")]
struct ListPage {
    frame: Frame,
    founding: Founding,
    search: String,
    archived: bool,
    rows: Vec<Row>,
    total: String,
    others: Option<String>,
    has_example: bool,
    bin: usize,
    previous: Option<String>,
    next: Option<String>,
}

/// The small form that makes a jurisdiction.
#[derive(Debug, Default)]
struct Founding {
    actor: String,
    asks_actor: bool,
    actor_problem: Option<String>,
    name: String,
    name_problem: Option<String>,
}

struct Row {
    jurisdiction: Jurisdiction,
    result: String,
    round: String,
    due: Vec<DueLine>,
    more: usize,
}

/// How many lines of what is due stand beside each jurisdiction.
const DUE: usize = 2;

/// `GET /`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let search = query.text("search");
    let archived = query.text("archived") == "yes";
    // Of an earlier version's addresses, which some may have kept.
    query.take("page");
    let place = |id: Option<String>| id.and_then(|id| id.parse().ok());
    let (after, before) = (place(query.take("after")), place(query.take("before")));
    let stretch = after.map_or_else(|| before.map_or(Stretch::First, Stretch::Before), Stretch::After);
    query.end()?;
    let founding = Founding { asks_actor: actor.id.is_none(), ..Founding::default() };
    first_page(&app, &actor, founding, (text::line(&search, 120).unwrap_or_default(), archived, stretch)).await
}

/// How many there are, if any.
fn in_figures(counted: i64) -> Option<String> {
    match counted {
        0 => None,
        1..=MOST_COUNTED => Some(counted.to_string()),
        _ => Some("more than 1,000".to_owned()),
    }
}

async fn first_page(app: &App, actor: &Actor, founding: Founding, (search, archived, stretch): (String, bool, Stretch)) -> Answer {
    let (used, in_archive) = app.store().count_jurisdictions().await?;
    let bin = app.store().binned().await?.len();
    if used + in_archive == 0 {
        return html(&WelcomePage { frame: Frame::new(app, actor, "Welcome", "/"), founding, bin });
    }
    let address = |place: &str| {
        let search: String = percent_encoding::utf8_percent_encode(&search, percent_encoding::NON_ALPHANUMERIC).collect();
        format!("/?search={search}&archived={}{place}", if archived { "yes" } else { "" })
    };
    let mut found = app.store().jurisdictions(&search, archived, stretch).await?;
    if matches!(stretch, Stretch::Before(_)) && !found.has_before {
        // A page that begins the list is the whole first page, whatever was added or taken away since.
        return Ok(see_other(&address("")));
    }
    if found.rows.is_empty() && found.total > 0 {
        // What followed was taken away in the meantime.
        found = app.store().jurisdictions(&search, archived, Stretch::Last).await?;
    }
    let ids: Vec<_> = found.rows.iter().map(|jurisdiction| jurisdiction.id).collect();
    let mut rows = Vec::new();
    for (jurisdiction, overview) in found.rows.into_iter().zip(app.store().overviews(&ids, app.now().date()).await?) {
        let known = Known::with(jurisdiction.id, overview);
        let mut due = known.due(app.now().date());
        let more = due.len().saturating_sub(DUE);
        due.truncate(DUE);
        let (round, result) = match known.newest {
            None => (String::new(), "No round yet".to_owned()),
            Some((round, state)) => (round.heading.title, telling(&Verdict::of(&state), &jurisdiction.profile.name).short),
        };
        rows.push(Row { jurisdiction, result, round, due, more });
    }
    let previous = rows.first().filter(|_| found.has_before).map(|row| address(&format!("&before={}", row.jurisdiction.id)));
    let next = rows.last().filter(|_| found.has_after).map(|row| address(&format!("&after={}", row.jurisdiction.id)));
    html(&ListPage {
        frame: Frame::new(app, actor, if archived { "Archive" } else { "Jurisdictions" }, "/"),
        founding,
        archived,
        has_example: rows.iter().any(|row| row.jurisdiction.is_example),
        rows,
        total: if found.total > MOST_COUNTED {
            "More than 1,000 jurisdictions".to_owned()
        } else {
            capital(&count(usize::try_from(found.total).expect("nothing is counted below zero"), "jurisdiction", "jurisdictions"))
        },
        others: in_figures(if archived { used } else { in_archive }),
        bin,
        previous,
        next,
        search,
    })
}

/// `POST /jurisdictions`: makes a jurisdiction and its first round, and begins.
pub async fn found(State(app): State<App>, Acting(mut actor): Acting, mut form: Form) -> Answer {
    let typed_actor = form.text("actor");
    let typed_name = form.text("name");
    form.end()?;
    let name = jurisdiction::name(&typed_name);
    let newcomer = if actor.id.is_none() && !typed_actor.trim().is_empty() { Some(person::name(&typed_actor)) } else { None };
    let (name, newcomer) = match (name, newcomer.transpose()) {
        (Ok(name), Ok(newcomer)) => (name, newcomer),
        (name, newcomer) => {
            let founding = Founding {
                asks_actor: actor.id.is_none(),
                actor: typed_actor,
                actor_problem: newcomer.err().map(|problem| problem.to_string()),
                name: typed_name,
                name_problem: name.err().map(|problem| problem.to_string()),
            };
            let page = first_page(&app, &actor, founding, (String::new(), false, Stretch::First)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let mut named = None;
    if let Some(name) = newcomer {
        let person = app.store().introduce(&person::Profile { name, ..person::Profile::default() }, app.now()).await?;
        app.store().adopt_drafts(person.id).await?;
        named = Some(person.id);
        actor = Actor { id: Some(person.id), name: person.profile.name };
    }
    let id = app.store().found(&Profile::named(name), &Heading::on(app.now().date()), &actor, app.now()).await?;
    let mut response = see_other(&format!("/assessments/{id}"));
    if named.is_some() {
        visitor::remember(response.headers_mut(), &app, named);
    }
    Ok(response)
}

/// `POST /example`: opens the worked example, and makes it first if it is not there.
pub async fn open_example(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    let id = match app.store().example().await? {
        Some(id) => id,
        None => app.store().found_example(app.now()).await?,
    };
    Ok(see_other(&format!("/assessments/{id}")))
}
