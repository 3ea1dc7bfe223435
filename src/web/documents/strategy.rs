//! The strategy: a page to print, and as files.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::coalition::Coalition;
use crate::domain::ids::JurisdictionId;
use crate::domain::strategy::Strategy;
use crate::domain::things::Noun;
use crate::report::{StrategyPart, StrategySources, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

async fn part(app: &App, id: JurisdictionId, Query(query): Query) -> Result<(Jurisdiction, StrategyPart), Failure> {
    let choices = Choices::read(query)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let people = offered(app, id).await?;
    let things = app.store().things(id, &[&Strategy::NOUNS[..], &[Noun::Organization, Noun::Member]].concat()).await?;
    let coalition = Coalition::of(&things, &people);
    let part = StrategyPart::of(&StrategySources {
        jurisdiction: &jurisdiction.profile.name,
        strategy: &Strategy::of(things),
        groups: &app.store().population_groups(id).await?,
        coalition: &coalition,
        as_of: app.now(),
        paper: paper_of(&jurisdiction, choices),
    });
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/strategy/paper`
pub async fn strategy(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}/strategy");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Strategy on paper", format!("{home}/paper")).within(place(&jurisdiction)),
        document: document::strategy(&part),
        files: vec![
            (format!("{home}/paper.pdf"), "PDF file"),
            (format!("{home}/paper.docx"), "Word file"),
            (format!("{home}/paper.html"), "Web page as a file"),
        ],
        back: (home, "Strategy"),
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/strategy/paper.pdf` and its like.
pub fn strategy_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| -> Answer {
        let (_, part) = part(&app, id, query).await?;
        let name = part.jurisdiction.clone();
        let bytes = app.bindery().make(move || format.write(&document::strategy(&part))).await??;
        Ok(attachment(format.kind(), &name, "strategy", bytes))
    })
}
