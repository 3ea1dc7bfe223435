//! Elected officials beside residents: the jurisdiction's own count, and the shares that the files hold.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::metric::part_of;
use crate::domain::guide::metrics::{DefinitionKey, MetricKey};
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{Officials, Value, telling};
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::dates;
use crate::report::ReadingRow;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Key, Query, html, see_other};
use crate::web::things::{self, Added, Came, FormView, Saved};

/// `templates/metrics/readings/representation.html`
#[derive(Template)]
#[template(path = "metrics/readings/representation.html")]
struct RepresentationPage {
    frame: Frame,
    home: String,
    place: Option<Chosen>,
    groups: Vec<GroupRow>,
    bodies: Vec<Body>,
    form: FormView,
}

/// A group of residents.
struct GroupRow {
    name: &'static str,
    residents: Option<ReadingRow>,
    /// Its share of each body, with the count.
    officials: Vec<String>,
}

/// A body of officials.
struct Body {
    id: Uuid,
    name: String,
    counted: String,
    all: u32,
    not_known: u32,
}

async fn officials_of(app: &App, id: JurisdictionId) -> Result<Vec<Thing>, Failure> {
    Ok(app.store().things(id, &[Noun::Officials]).await?)
}

fn group_name(key: DefinitionKey) -> &'static str {
    match key.as_str() {
        "residents-black" => "Black",
        "residents-hispanic" => "Hispanic",
        "residents-white" => "White",
        _ => "Other races and ethnicities",
    }
}

fn metric() -> Result<MetricKey, Failure> {
    "representation".parse().map_err(|_| Failure::NotFound)
}

async fn page(app: &App, actor: &Actor, basis: &Basis, asked: Option<&str>, form: FormView) -> Answer {
    let id = basis.jurisdiction.id;
    let place = basis.asked(asked);
    let lines = match &place {
        Some(place) => part_of(app, basis, place.code, metric()?).await?.1.lines,
        None => Vec::new(),
    };
    let counts: Vec<Officials> = officials_of(app, id).await?.iter().map(Officials::of).collect();
    let groups = Officials::groups().map(|key| GroupRow {
        name: group_name(key),
        residents: lines.iter().find(|line| line.key == key).and_then(|line| line.newest.clone()),
        officials: counts
            .iter()
            .map(|body| {
                let count = body.groups.iter().find(|(of, _)| *of == key).and_then(|(_, count)| *count);
                match (count, body.share(key)) {
                    (Some(count), Some(share)) => format!("{} ({count})", telling::short(Value::Number(share), key.get())),
                    _ => "not said".to_owned(),
                }
            })
            .collect(),
    });
    let body = |body: &Officials| Body {
        id: body.id,
        name: body.body.clone(),
        counted: body.counted.map_or_else(String::new, dates::long),
        all: body.all(),
        not_known: body.not_known.unwrap_or(0),
    };
    html(&RepresentationPage {
        frame: basis.frame(app, actor, "Officials and residents", "/representation").troubled(!form.troubles().is_empty()),
        home: basis.home(),
        place,
        groups: groups.collect(),
        bodies: counts.iter().map(body).collect(),
        form,
    })
}

/// `GET /jurisdictions/{id}/metrics/representation`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    page(&app, &actor, &basis, asked.as_deref(), FormView::blank(Noun::Officials, Vec::new(), &People::default())).await
}

/// `POST /jurisdictions/{id}/metrics/representation`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Officials);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match things::add(&app, &actor, id, &came, |new| new).await? {
        Added::There(_) => Ok(see_other(&format!("{}/representation", basis.home()))),
        Added::Refused(posted) => {
            let mut form = FormView::blank(Noun::Officials, Vec::new(), &People::default());
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, None, form).await?).into_response())
        }
    }
}

/// `templates/metrics/readings/officials.html`
#[derive(Template)]
#[template(path = "metrics/readings/officials.html")]
struct OfficialsPage {
    frame: Frame,
    home: String,
    here: String,
    name: String,
    form: FormView,
}

async fn stored(app: &App, id: JurisdictionId, body: Uuid) -> Result<Thing, Failure> {
    let (of, thing) = app.store().thing(Noun::Officials, body).await?;
    if of == id { Ok(thing) } else { Err(Failure::NotFound) }
}

fn one_page(app: &App, actor: &Actor, basis: &Basis, thing: &Thing, form: FormView) -> Answer {
    let name = Officials::of(thing).body;
    html(&OfficialsPage {
        frame: basis.frame(app, actor, name.clone(), &format!("/officials/{}", thing.id)).troubled(!form.troubles().is_empty()),
        home: basis.home(),
        here: format!("{}/officials/{}", basis.home(), thing.id),
        name,
        form,
    })
}

/// `GET /jurisdictions/{id}/metrics/officials/{body}`
pub async fn one(State(app): State<App>, Acting(actor): Acting, Key(id, body): Key<JurisdictionId, Uuid>) -> Answer {
    let (basis, thing) = (Basis::of(&app, id).await?, stored(&app, id, body).await?);
    one_page(&app, &actor, &basis, &thing, FormView::of(&thing, Vec::new(), &People::default()))
}

/// `POST /jurisdictions/{id}/metrics/officials/{body}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, body): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Officials);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let thing = match stored(&app, id, body).await {
        Err(Failure::NotFound) if app.store().is_binned(id, Noun::Officials, body).await? => {
            let mut form = FormView::blank(Noun::Officials, Vec::new(), &People::default());
            form.refuse(&came, &crate::domain::things::Posted::default());
            let said = "This count was put into the bin in the meantime, and nothing was saved. Add it anew, or put it back from the bin.";
            form.say(crate::domain::history::Fact::Name, said.to_owned());
            return Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, None, form).await?).into_response());
        }
        found => found?,
    };
    let mut form = FormView::of(&thing, Vec::new(), &People::default());
    let status = match things::save(&app, &actor, id, &came, &thing).await? {
        Saved::All => return Ok(see_other(&format!("{}/representation", basis.home()))),
        Saved::Gone => return Err(Failure::NotFound),
        Saved::Refused(posted) => {
            form.refuse(&came, &posted);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Saved::Contested(refused) => {
            form = FormView::of(&stored(&app, id, body).await?, Vec::new(), &People::default());
            form.contest(&app, &came, &refused).await?;
            StatusCode::CONFLICT
        }
    };
    Ok((status, one_page(&app, &actor, &basis, &thing, form)?).into_response())
}

/// `POST /jurisdictions/{id}/metrics/officials/{body}/delete`
pub async fn remove(State(app): State<App>, Acting(actor): Acting, Key(id, body): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    stored(&app, id, body).await?;
    app.store().bin_thing(Noun::Officials, body, &actor, app.now()).await?;
    Ok(see_other(&format!("{}/representation", basis.home())))
}
