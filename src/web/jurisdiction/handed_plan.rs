//! The plan itself as the handover tells it: strategy, measures, document, publication plan and progress, a line each.

use super::handed::Line;
use super::outlook::Known;
use crate::domain::ids::JurisdictionId;
use crate::domain::progress::Stretch;
use crate::domain::publication::PlanPart;
use crate::domain::things::Noun;
use crate::domain::words::number;
use crate::report::{OutreachPart, ProgressPart};
use crate::web::documents::{Choices, progress_of};
use crate::web::frame::{App, Failure};

/// The lines.
///
/// # Errors
/// A failed read.
pub(super) async fn plan(app: &App, id: JurisdictionId, known: &Known) -> Result<Vec<Line>, Failure> {
    let today = app.now().date();
    let choices = Choices { with_notes: false, paper: None };
    let (_, (progress, document, outreach)) = progress_of(app, id, choices, Stretch::until(today), |sources| {
        let told = PlanPart::ALL.iter().filter(|part| sources.now.is_told(**part)).count();
        let lines: Vec<_> = sources.plan.things.iter().filter(|thing| thing.noun == Noun::Outreach).cloned().collect();
        let plan = sources.plan;
        let outreach = OutreachPart::of(&lines, plan.people, &plan.jurisdiction.name, plan.as_of, plan.paper);
        let document = match told {
            0 => "Nothing is there to tell of yet.".to_owned(),
            told => format!("Of its {} parts, {} hold something.", PlanPart::ALL.len(), number(told)),
        };
        (ProgressPart::of(sources).told, document, outreach.told)
    })
    .await?;
    let outlook = known.outlook(today);
    let line = |path: &str, what: &str, stands: String| Line { href: format!("/jurisdictions/{id}/{path}"), what: what.to_owned(), stands };
    Ok(vec![
        line("strategy", "Strategy", outlook.strategy()),
        line("measures", "Measures", outlook.measures()),
        line("document", "Document", document),
        line("document/publication-plan", "Publication plan", outreach),
        line("progress", "Progress in the last six months", progress),
    ])
}
