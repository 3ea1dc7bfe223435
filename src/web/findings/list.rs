//! Findings and insights under headings, what is missing among them, and the short form that adds one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::finding;
use super::form;
use super::view::{FindingView, Link};
use crate::domain::findings::{Finding, Gap, Heading, Missing, Stage, View};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::Records;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::position::Shift;
use crate::domain::words::{dates, shortened};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, Shifts, html, see_other};
use crate::web::things::{Added, Bound, Came, FormView, More, SHOWN};

/// What the short form asks for.
const SHORT: &[Fact] = &[Fact::Statement, Fact::Stage, Fact::Kind, Fact::Dimensions];

/// `templates/findings/list.html`
#[derive(Template)]
#[template(path = "findings/list.html")]
struct FindingsPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    view: View,
    is_empty: bool,
    missing: Vec<MissingView>,
    headings: Vec<HeadingView>,
    /// What became of a move that was not made; empty where none was refused.
    notice: String,
    form: FormView,
}

/// Something that is missing, with what leads to it.
struct MissingView {
    words: String,
    links: Vec<Link>,
    /// How many more there are.
    more: usize,
    /// Whether the link says what to do next, which paper cannot.
    is_next: bool,
}

impl MissingView {
    fn all(basis: &Basis) -> Vec<Self> {
        let id = basis.id();
        let findings = &basis.findings;
        let links = |gap: &Gap| match gap {
            Gap::Dimension(_) | Gap::Predictors(_) => Vec::new(),
            Gap::Unsupported(bare) | Gap::Weak(bare) => {
                let link = |finding: &Finding| Link {
                    href: format!("/jurisdictions/{id}/findings/{}", finding.id),
                    label: shortened(&finding.statement, 80),
                };
                bare.iter().filter_map(|one| findings.get(*one)).map(link).collect()
            }
            Gap::Unheard(_) => vec![Link { href: format!("/jurisdictions/{id}/engagement"), label: "Plan an engagement".to_owned() }],
            Gap::Promise(engagement) => {
                vec![Link { href: format!("/jurisdictions/{id}/engagement/{engagement}"), label: "Say what became of it".to_owned() }]
            }
        };
        let is_next = |gap: &Gap| matches!(gap, Gap::Unheard(_) | Gap::Promise(_));
        let view = |missing: Missing| {
            let mut links = links(&missing.gap);
            let more = links.len().saturating_sub(SHOWN);
            links.truncate(SHOWN);
            Self { links, more, is_next: is_next(&missing.gap), words: missing.words }
        };
        findings.missing(basis.today).into_iter().map(view).collect()
    }
}

/// A heading with its two lists.
struct HeadingView {
    key: String,
    title: String,
    findings: Vec<FindingView>,
    insights: Vec<FindingView>,
    /// The rest of each.
    more: [Option<More>; 2],
}

impl HeadingView {
    fn of(basis: &Basis, records: Option<&Records<'_>>, heading: &Heading<'_>, shown: &Shown) -> Self {
        let (view, key) = (shown.view, &heading.key);
        let is_whole = shown.whole.as_ref() == Some(key);
        let one = shown.one.or(shown.moved.as_ref().map(|moved| moved.id));
        let list = |all: &[&Finding], what: &str| {
            let whole = || (format!("/jurisdictions/{}/findings?view={view}&all={key}", basis.id()), format!("{what}, {}", heading.title));
            let (shown_here, more) = Bound { is_whole, one }.shown(all.to_vec(), |finding| finding.id, whole);
            let view = |(at, finding): (usize, &Finding)| {
                let here = shown.moved.as_ref().filter(|moved| moved.id == finding.id && moved.under == *key);
                let mut along = vec![("view", view.as_str().to_owned()), ("under", key.clone())];
                along.extend(is_whole.then(|| ("all", key.clone())));
                FindingView::of(basis, records, finding, along, Shifts::at(at, all.len(), here.map(|moved| moved.to)))
            };
            (shown_here.into_iter().map(view).collect(), more)
        };
        let (findings, more_findings) = list(&heading.findings, "findings");
        let (insights, more_insights) = list(&heading.insights, "insights");
        Self { key: key.clone(), title: heading.title.clone(), findings, insights, more: [more_findings, more_insights] }
    }
}

/// Which finding was moved by a button, under which heading, and which way.
pub(super) struct Moved {
    id: Uuid,
    under: String,
    to: Shift,
}

/// What the page shows.
pub(super) struct Shown {
    /// The view.
    pub view: View,
    /// Which finding was moved by a button.
    pub moved: Option<Moved>,
    /// The heading whose lists are shown whole, however long they are.
    pub whole: Option<String>,
    /// A finding that is shown in any case: something was just done with it.
    pub one: Option<Uuid>,
    /// What became of a move that was not made; empty where none was refused.
    pub notice: String,
}

impl Shown {
    /// A view, and nothing more.
    pub const fn of(view: View) -> Self {
        Self { view, moved: None, whole: None, one: None, notice: String::new() }
    }
}

/// The page, with what became of a move, if one was refused.
pub(super) fn page(app: &App, actor: &Actor, basis: &Basis, shown: Shown, form: FormView) -> Answer {
    let view = shown.view;
    let records = basis.kept.as_ref().map(Records::of);
    html(&FindingsPage {
        frame: basis.frame(app, actor, "Findings", "/findings").troubled(!form.troubles().is_empty()),
        id: basis.id(),
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(basis.today),
        view,
        is_empty: basis.findings.all.is_empty(),
        missing: MissingView::all(basis),
        headings: basis.findings.by(view).iter().map(|heading| HeadingView::of(basis, records.as_ref(), heading, &shown)).collect(),
        notice: shown.notice,
        form,
    })
}

/// `GET /jurisdictions/{id}/findings`: with `all` the lists of one heading are shown whole.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let view = query.take("view").and_then(|view| view.parse().ok()).unwrap_or(View::Dimension);
    let moved = match (query.take("moved"), query.take("under"), query.take("to")) {
        (Some(id), Some(under), Some(to)) => id.parse().ok().zip(to.parse().ok()).map(|(id, to)| Moved { id, under, to }),
        _ => None,
    };
    let whole = query.take("all").filter(|key| !key.is_empty());
    query.end()?;
    let basis = Basis::of(&app, id).await?.with_readings(&app).await?;
    let form = blank(&app, &basis).await?;
    page(&app, &actor, &basis, Shown { moved, whole, ..Shown::of(view) }, form)
}

/// The short form as it begins: what is added under this name is a finding, unless somebody says that it is not agreed.
pub(super) async fn blank(app: &App, basis: &Basis) -> Result<FormView, Failure> {
    let mut form = form::blank(app, basis, Noun::Finding).await?;
    form.put(Fact::Stage, Stage::Finding.as_str());
    Ok(form)
}

/// `POST /jurisdictions/{id}/findings`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Finding);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match form::add(&app, &actor, &basis, &came, None).await? {
        Added::There(finding) => Ok(see_other(&format!("/jurisdictions/{id}/findings/{finding}"))),
        Added::Refused(posted) => {
            let form = form::refused(&app, &basis, &came, &posted).await?;
            let page = if came.exceeds(SHORT) {
                finding::anew(&app, &actor, &basis, ("Add a finding or an insight", ""), form)?
            } else {
                let basis = basis.with_readings(&app).await?;
                page(&app, &actor, &basis, Shown::of(View::Dimension), form)?
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
