//! One metric: its years with bounds, groups and peers, where each number comes from, and an insight noted on it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::told::{asked, kept_or, weight};
use crate::domain::findings::{Stage, SupportKind};
use crate::domain::guide::Framework;
use crate::domain::guide::metrics::{MetricKey, PlaceCode};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{Records, change_of};
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Rule};
use crate::domain::words::text;
use crate::export;
use crate::report::{MetricPart, PlaceSources, ReadingRow};
use crate::store::NewThing;
use crate::web::frame::{Acting, Answer, App, Failure, FileKind, Form, Frame, Key, Query, attachment, html, see_other};
use crate::web::things::{self, Added, Came, FormView};

/// `templates/metrics/readings/metric.html`
#[derive(Template)]
#[template(path = "metrics/readings/metric.html")]
struct MetricPage {
    frame: Frame,
    home: String,
    /// Where the measures are.
    measures: String,
    here: String,
    pillar: String,
    predictor: String,
    places: Vec<Chosen>,
    place: Chosen,
    part: Arc<MetricPart>,
    form: FormView,
    /// The reading that an insight is to rest on.
    chosen: String,
    problem: Option<String>,
    finding: Option<String>,
    /// Whether a form came back, which shows what was typed even where no number is left.
    came_back: bool,
    /// Why nothing was saved, where the place is not looked at any more.
    lost: Option<String>,
    /// That the place was renamed or drawn anew; empty if it was not.
    change: String,
}

/// Reads what is told of one metric of a place.
pub(super) async fn part_of(app: &App, basis: &Basis, place: PlaceCode, metric: MetricKey) -> Result<Arc<MetricPart>, Failure> {
    let make = async || {
        let kept = basis.readings(app, place, &metric.get().definitions).await?;
        let peers: Vec<PlaceCode> = basis.peers(place).iter().map(|peer| peer.code).collect();
        let sources = PlaceSources {
            jurisdiction: &basis.jurisdiction.profile.name,
            place,
            peers: &peers,
            kept: &kept,
            as_of: app.now(),
            paper: basis.jurisdiction.profile.paper.into(),
        };
        Ok(MetricPart::of(&Records::of(&kept), metric, &sources, true))
    };
    kept_or(&app.told().metrics, (asked(basis, place), metric), |part| weight(std::iter::once(part)), make).await
}

/// What a page of a metric shows beside the metric: a form that came back, and what it asked.
struct Noting {
    form: FormView,
    chosen: String,
    problem: Option<String>,
    noted: Option<String>,
    came_back: bool,
    lost: Option<String>,
}

fn page(app: &App, actor: &Actor, basis: &Basis, (place, part): (Chosen, Arc<MetricPart>), noting: Noting) -> Answer {
    let framework = Framework::current();
    let predictor = part.key.get().predictor;
    let is_troubled = noting.came_back;
    html(&MetricPage {
        frame: basis.frame(app, actor, part.name, &format!("/{}?place={}", part.key, place.code)).troubled(is_troubled),
        home: basis.home(),
        measures: format!("/jurisdictions/{}/measures", basis.jurisdiction.id),
        here: format!("{}/{}", basis.home(), part.key),
        pillar: framework.pillar(predictor.pillar()).title(),
        predictor: framework.predictor(predictor).title(),
        places: basis.places(),
        change: change_of(place.code).map_or_else(String::new, |change| change.sentence.clone()),
        came_back: noting.came_back,
        lost: noting.lost,
        place,
        part,
        form: noting.form,
        chosen: noting.chosen,
        problem: noting.problem,
        finding: noting.noted.map(|id| format!("/jurisdictions/{}/findings/{id}", basis.jurisdiction.id)),
    })
}

/// `GET /jurisdictions/{id}/metrics/{metric}`
pub async fn show(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, metric): Key<JurisdictionId, String>,
    Query(mut query): Query,
) -> Answer {
    let metric: MetricKey = metric.parse().map_err(|_| Failure::NotFound)?;
    let (asked, noted) = (query.take("place"), query.take("noted").filter(|id| id.parse::<Uuid>().is_ok()));
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(place) = basis.asked(asked.as_deref()) else { return Ok(basis.choose()) };
    let part = part_of(&app, &basis, place.code, metric).await?;
    let noting = Noting { form: blank(), chosen: String::new(), problem: None, noted, came_back: false, lost: None };
    page(&app, &actor, &basis, (place, part), noting)
}

/// `GET /jurisdictions/{id}/metrics/{metric}/readings.csv`: exactly what the page shows.
pub async fn csv(State(app): State<App>, Key(id, metric): Key<JurisdictionId, String>, Query(mut query): Query) -> Answer {
    let metric: MetricKey = metric.parse().map_err(|_| Failure::NotFound)?;
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(place) = basis.asked(asked.as_deref()) else { return Ok(basis.choose()) };
    let part = part_of(&app, &basis, place.code, metric).await?;
    let bytes = export::csv::readings(part.lines.iter().flat_map(crate::report::LinePart::rows));
    Ok(attachment(FileKind::Csv, &basis.jurisdiction.profile.name, &format!("metrics-{metric}"), bytes))
}

/// What an insight rests on: a reading, told so that it stays whatever becomes of its release. Names come from files, so
/// each fact is made to fit its part: what is stored otherwise could never be taken into another data file.
pub(super) fn support(row: &ReadingRow) -> NewThing {
    let mut new = NewThing::of(Noun::Support);
    let whom = if row.group == "All" { String::new() } else { format!(", {}", row.group) };
    let place = format!("{}, column {}, line {}", row.file, row.column, row.line);
    new.facts = vec![
        (Fact::Kind, SupportKind::Reading.as_str().to_owned()),
        (Fact::Value, row.value.clone()),
        (Fact::Unit, row.unit.to_owned()),
        (Fact::Year, row.year.to_string()),
        (Fact::Quality, row.quality.to_owned()),
        (Fact::Reading, row.key.clone()),
        (Fact::Release, row.of_release()),
        (Fact::What, format!("{}, {}{whom}", row.definition, row.place)),
        (Fact::WhereFound, place),
    ];
    for (fact, value) in &mut new.facts {
        if let Some(Rule::Line(most) | Rule::Lines(most)) = Noun::Support.part(*fact).map(|part| part.rule) {
            *value = text::cut_line(value, most);
        }
    }
    new
}

/// `POST /jurisdictions/{id}/metrics/{metric}`: an insight is noted on a reading.
pub async fn note(State(app): State<App>, Acting(actor): Acting, Key(id, metric): Key<JurisdictionId, String>, mut form: Form) -> Answer {
    let metric: MetricKey = metric.parse().map_err(|_| Failure::NotFound)?;
    let (asked, chosen) = (form.take("place"), form.text("reading"));
    let came = Came::take(&mut form, Noun::Finding);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let (place, lost) = basis.posted(asked.as_deref())?;
    let part = part_of(&app, &basis, place.code, metric).await?;
    let row = part.lines.iter().flat_map(crate::report::LinePart::rows).find(|row| row.key == chosen);
    let mut shown = blank();
    let posted = came.read_new(&People::default());
    let missing = if part.lines.is_empty() {
        "The number that it rested on is not here any more: its release was removed. Nothing was saved."
    } else {
        "Choose the number that the insight rests on."
    };
    let problem = row.is_none().then(|| missing.to_owned());
    if let Some(row) = row.filter(|_| posted.problems.is_empty() && lost.is_none()) {
        match insight(&app, &actor, id, &came, metric, &[support(row)]).await? {
            Added::There(made) => {
                return Ok(see_other(&format!("{}/{metric}?place={}&noted={made}#noted", basis.home(), place.code)));
            }
            Added::Refused(posted) => shown.refuse(&came, &posted),
        }
    } else {
        shown.refuse(&came, &posted);
    }
    let status = if lost.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = page(&app, &actor, &basis, (place, part), Noting { form: shown, chosen, problem, noted: None, came_back: true, lost })?;
    Ok((status, page).into_response())
}

/// The form of an insight, by the names of this page.
fn blank() -> FormView {
    FormView::blank(Noun::Finding, Vec::new(), &People::default()).naming(&[(Fact::Statement, "What stands out")])
}

/// Adds an insight on a metric.
pub(super) async fn insight(
    app: &App,
    actor: &Actor,
    of: JurisdictionId,
    came: &Came,
    metric: MetricKey,
    supports: &[NewThing],
) -> Result<Added, Failure> {
    let predictor = metric.get().predictor.as_str().to_owned();
    let complete = |mut new: NewThing| {
        new.facts.retain(|(fact, _)| *fact == Fact::Statement || *fact == Fact::Notes);
        new.facts.push((Fact::Stage, Stage::Insight.as_str().to_owned()));
        new.facts.push((Fact::Predictors, predictor));
        new
    };
    things::add_with(app, actor, of, came, (complete, supports)).await
}
