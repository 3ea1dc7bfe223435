//! Elected officials beside residents: the jurisdiction's own count, and the shares that the files hold.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::metric::part_of;
use crate::domain::guide::metrics::MetricKey;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::Officials;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::dates;
use crate::export;
use crate::report::{LinePart, ReadingRow, ShareRow, group_name};
use crate::web::frame::{Acting, Answer, App, Failure, FileKind, Form, Frame, Id, Key, Query, attachment, html, see_other};
use crate::web::things::{self, Added, Came, FormView, Saved};

/// `templates/metrics/readings/representation.html`
#[derive(Template)]
#[template(path = "metrics/readings/representation.html")]
struct RepresentationPage {
    frame: Frame,
    home: String,
    place: Option<Chosen>,
    groups: Vec<GroupRow>,
    /// What files said before of officials and residents together, the newest first.
    both: Vec<(&'static str, Vec<ReadingRow>)>,
    bodies: Vec<Body>,
    form: FormView,
}

/// A group of residents.
struct GroupRow {
    name: &'static str,
    residents: Option<ReadingRow>,
    /// The years before, the newest first.
    earlier: Vec<ReadingRow>,
    /// Its share of each body, with the count.
    officials: Vec<String>,
}

/// What the page is made of.
struct Shares {
    place: Option<Chosen>,
    lines: Vec<LinePart>,
    bodies: Vec<Officials>,
}

impl Shares {
    async fn of(app: &App, basis: &Basis, asked: Option<&str>) -> Result<Self, Failure> {
        let place = basis.asked(asked);
        let lines = match &place {
            Some(place) => part_of(app, basis, place.code, metric()?).await?.lines.clone(),
            None => Vec::new(),
        };
        let bodies = officials_of(app, basis.jurisdiction.id).await?.iter().map(Officials::of).collect();
        Ok(Self { place, lines, bodies })
    }

    /// The groups as the page shows them.
    fn groups(&self) -> Vec<GroupRow> {
        let group = |key| {
            let mut years = self.lines.iter().find(|line| line.key == key).map_or_else(Vec::new, |line| line.years.clone());
            let residents = years.pop();
            years.reverse();
            let officials = self.bodies.iter().map(|body| ShareRow::of_officials(key, body).counted()).collect();
            GroupRow { name: group_name(key), residents, earlier: years, officials }
        };
        Officials::groups().map(group).collect()
    }

    /// What files said before of officials and residents together: a name with its years, the newest first.
    fn both(&self) -> Vec<(&'static str, Vec<ReadingRow>)> {
        let is_past = |line: &&LinePart| !Officials::groups().any(|key| key == line.key);
        self.lines.iter().filter(is_past).map(|line| (line.name, line.years.iter().rev().cloned().collect())).collect()
    }

    /// The same as rows: residents of the newest year, officials, residents of the years before, and what files said before.
    fn rows(&self) -> Vec<ShareRow> {
        let years = |key| self.lines.iter().find(|line| line.key == key).map_or(&[][..], |line| line.years.as_slice());
        let newest = Officials::groups().filter_map(|key| Some(ShareRow::of_residents(key, years(key).last()?)));
        let officials = self.bodies.iter().flat_map(|body| Officials::groups().map(|key| ShareRow::of_officials(key, body)));
        let before = Officials::groups().flat_map(|key| years(key).iter().rev().skip(1).map(move |row| ShareRow::of_residents(key, row)));
        let both = self.both();
        let both = both.iter().flat_map(|(name, years)| years.iter().map(|row| ShareRow::of_both(name, row)));
        newest.chain(officials).chain(before).chain(both).collect()
    }
}

/// A body of officials.
struct Body {
    id: Uuid,
    name: String,
    counted: String,
    /// "7 in all", or "7 counted" as long as a group is not said.
    all: String,
    not_known: u32,
}

async fn officials_of(app: &App, id: JurisdictionId) -> Result<Vec<Thing>, Failure> {
    Ok(app.store().things(id, &[Noun::Officials]).await?)
}

fn metric() -> Result<MetricKey, Failure> {
    "representation".parse().map_err(|_| Failure::NotFound)
}

async fn page(app: &App, actor: &Actor, basis: &Basis, asked: Option<&str>, form: FormView) -> Answer {
    let shares = Shares::of(app, basis, asked).await?;
    let body = |body: &Officials| Body {
        id: body.id,
        name: body.body.clone(),
        counted: body.counted.map_or_else(String::new, dates::long),
        all: format!("{} {}", body.all(), if body.known().is_some() { "in all" } else { "counted so far" }),
        not_known: body.not_known.unwrap_or(0),
    };
    html(&RepresentationPage {
        frame: basis.frame(app, actor, "Officials and residents", "/representation").troubled(!form.troubles().is_empty()),
        home: basis.home(),
        groups: shares.groups(),
        both: shares.both(),
        bodies: shares.bodies.iter().map(body).collect(),
        place: shares.place,
        form,
    })
}

/// `GET /jurisdictions/{id}/metrics/representation`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.is_lost(asked.as_deref()) {
        return Ok(basis.choose());
    }
    page(&app, &actor, &basis, asked.as_deref(), FormView::blank(Noun::Officials, Vec::new(), &People::default())).await
}

/// `GET /jurisdictions/{id}/metrics/representation/readings.csv`: exactly what the page shows.
pub async fn csv(State(app): State<App>, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.is_lost(asked.as_deref()) {
        return Ok(basis.choose());
    }
    let rows = Shares::of(&app, &basis, asked.as_deref()).await?.rows();
    let bytes = export::csv::shares(rows.iter());
    Ok(attachment(FileKind::Csv, &basis.jurisdiction.profile.name, "officials-and-residents", bytes))
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
