//! The progress report as a page, with the period that is asked for and the ways to where its parts are written.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::ids::JurisdictionId;
use crate::domain::progress::{Section, Stretch};
use crate::domain::things::Noun;
use crate::domain::wording::Holds;
use crate::domain::words::dates;
use crate::report::ProgressPart;
use crate::report::document::{Block, progress_section};
use crate::web::documents::{Choices, progress_of};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::jurisdiction::place;
use crate::web::things::only_one;

/// `templates/progress/show.html`
#[derive(Template)]
#[template(path = "progress/show.html")]
struct ProgressPage {
    frame: Frame,
    home: String,
    name: String,
    /// The period in words, and as the end of the address of a file.
    stretch: String,
    asked: String,
    /// Where the report of it is kept.
    keep: String,
    /// What stands in the two fields.
    from: String,
    to: String,
    /// Which of them is wrong, and what is wrong with it.
    problem: Option<(&'static str, String)>,
    told: String,
    sections: Vec<SectionView>,
    /// Sections of which nothing is there to tell, each with where that is changed.
    untold: Vec<(Section, String)>,
}

/// A section on the page.
struct SectionView {
    section: Section,
    blocks: Vec<Block>,
    /// Where it is written, and what to call the way there.
    at: (String, &'static str),
    /// How its text stands to what the program drafts, if it drafts one.
    holds: Option<Holds>,
}

/// `GET /jurisdictions/{id}/progress`: with `from` and `to` the period; without, the last six months.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let [from, to] = ["from", "to"].map(|name| query.text(name));
    let choices = Choices::read(query)?;
    let today = app.now().date();
    let read = Stretch::read(&from, &to, today);
    let problem = read.as_ref().err().map(|(field, problem)| (*field, problem.to_string()));
    let stretch = read.unwrap_or_else(|_| Stretch::until(today));
    let (jurisdiction, (part, drafts)) = progress_of(&app, id, choices, stretch, |sources| {
        let drafted = |section: &Section| section.wording().and_then(|wording| Some((wording, sources.now.drafted(wording)?)));
        (ProgressPart::of(sources), Section::ALL.iter().filter_map(drafted).collect::<Vec<_>>())
    })
    .await?;
    let stored = only_one(&app, id, Noun::MobilityPlan).await?;
    let home = format!("/jurisdictions/{id}");
    let view = |section: &Section| {
        let wording = section.wording();
        let draft = drafts.iter().find(|(drafted, _)| Some(*drafted) == wording);
        SectionView {
            section: *section,
            blocks: progress_section(*section, &part),
            at: section.edited_at(),
            holds: draft.map(|(wording, draft)| Holds::of(*wording, &stored, draft)),
        }
    };
    let status = if problem.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (typed_from, typed_to) = if problem.is_none() { (dates::iso(stretch.from), dates::iso(stretch.to)) } else { (from, to) };
    let page = html(&ProgressPage {
        frame: Frame::new(&app, &actor, "Progress", format!("{home}/progress{}", stretch.asked()))
            .within(place(&jurisdiction))
            .troubled(problem.is_some()),
        name: jurisdiction.profile.name.clone(),
        stretch: stretch.in_words(),
        asked: stretch.asked(),
        keep: format!("{home}/publications/new?kind=progress&{}", stretch.asked().trim_start_matches('?')),
        from: typed_from,
        to: typed_to,
        problem,
        told: part.told.clone(),
        sections: Section::ALL.iter().filter(|section| part.tells(**section)).map(view).collect(),
        untold: Section::ALL.iter().filter(|section| !part.tells(**section)).map(|section| (*section, section.edited_at().0)).collect(),
        home,
    })?;
    Ok((status, page).into_response())
}
