//! The coalition's reviews of the findings: what the last one left out, and the form for a new one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::finding;
use super::form;
use super::view::Link;
use crate::domain::findings::{Agreed, Finding, Review, Stage};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, ids};
use crate::domain::words::{count, dates, shortened};
use crate::store::{Along, FactChange, ThingChange};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};
use crate::web::things::{Added, Came, FormView};

/// `templates/findings/reviews.html`
#[derive(Template)]
#[template(path = "findings/reviews.html")]
struct ReviewsPage {
    frame: Frame,
    id: JurisdictionId,
    reviews: Vec<ReviewView>,
    /// That the reviews of the latest day came to different ends; empty otherwise.
    apart: String,
    /// The day of the last review; empty while there was none.
    last: String,
    /// What no review went through yet.
    new: Vec<Link>,
    /// What an earlier review went through, and the last one did not.
    passed_over: Vec<Link>,
    has_findings: bool,
    become_findings: bool,
    form: FormView,
}

/// A review in the list.
struct ReviewView {
    id: Uuid,
    address: String,
    day: String,
    outcome: &'static str,
    /// How many it went through, and who took part, in words.
    told: String,
    notes: String,
}

impl ReviewView {
    fn of(id: JurisdictionId, review: &Review) -> Self {
        let (findings, members) = (review.findings.len(), review.members.len());
        let went = format!("Went through {}", count(findings, "finding or insight", "findings and insights"));
        let others = if review.present.is_empty() { "" } else { " and others" };
        let took = match members {
            0 => String::new(),
            some => format!("; {}{others} took part", count(some, "member", "members")),
        };
        Self {
            id: review.id,
            address: format!("/jurisdictions/{id}/findings/review/{}", review.id),
            day: dates::long(review.held),
            outcome: review.outcome(),
            told: format!("{went}{took}."),
            notes: review.notes.clone(),
        }
    }
}

fn page(app: &App, actor: &Actor, basis: &Basis, form: FormView, become_findings: bool) -> Answer {
    let id = basis.id();
    let link = |finding: &&Finding| Link { href: finding::address(id, finding.id), label: shortened(&finding.statement, 160) };
    let reviewed = basis.findings.reviewed(basis.today);
    let links = |of: Option<&Vec<&Finding>>| of.map_or_else(Vec::new, |findings| findings.iter().map(link).collect());
    html(&ReviewsPage {
        frame: basis.frame(app, actor, "Review of the findings", "/findings/review").troubled(!form.troubles().is_empty()),
        id,
        reviews: basis.findings.reviews.iter().map(|review| ReviewView::of(id, review)).collect(),
        apart: reviewed.as_ref().map_or_else(String::new, |reviewed| reviewed.last.end().told_apart(reviewed.last.on)),
        last: reviewed.as_ref().map_or_else(String::new, |reviewed| dates::long(reviewed.last.on)),
        new: links(reviewed.as_ref().map(|reviewed| &reviewed.new)),
        passed_over: links(reviewed.as_ref().map(|reviewed| &reviewed.passed_over)),
        has_findings: !basis.findings.all.is_empty(),
        become_findings,
        form,
    })
}

/// `GET /jurisdictions/{id}/findings/review`: the form begins with all findings ticked, and no insight.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let mut form = form::blank(&app, &basis, Noun::Review).await?;
    let all: Vec<String> = basis.findings.agreed().map(|finding| finding.id.to_string()).collect();
    form.put(Fact::Findings, &all.join("\n"));
    page(&app, &actor, &basis, form, true)
}

/// `POST /jurisdictions/{id}/findings/review`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let become_findings = form.take("become").as_deref() == Some("yes");
    let came = Came::take(&mut form, Noun::Review);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let along = if become_findings { agreed_insights(&basis, &came) } else { Vec::new() };
    match form::add_along(&app, &actor, &basis, &came, (None, &along)).await? {
        Added::There(review) => Ok(see_other(&format!("/jurisdictions/{id}/findings/review#review-{review}"))),
        Added::Refused(posted) => {
            let form = form::refused(&app, &basis, &came, &posted).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, form, become_findings)?).into_response())
        }
    }
}

/// The insights that a review went through, each to become a finding, if they were agreed to.
pub(super) fn agreed_insights(basis: &Basis, came: &Came) -> Vec<Along> {
    if came.typed(Fact::Agreed) != Some(Agreed::Yes.as_str()) {
        return Vec::new();
    }
    let chosen = ids(came.typed(Fact::Findings).unwrap_or_default());
    let becomes = |insight: &Finding| {
        let facts = vec![FactChange { fact: Fact::Stage, value: Stage::Finding.to_string(), seen: None }];
        Along { noun: Noun::Finding, id: insight.id, change: ThingChange { facts, ..ThingChange::default() } }
    };
    basis.findings.insights().filter(|insight| chosen.contains(&insight.id)).map(becomes).collect()
}
