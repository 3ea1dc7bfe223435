//! The plan itself as the handover tells it: strategy, measures, document, publications with their comments, translations,
//! publication plan and progress, a line each.

use super::handed::Line;
use super::outlook::Known;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::progress::Stretch;
use crate::domain::publication::{PlanPart, Publication, PublicationKind};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, count, inserted, number};
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
    let published = published(&app.store().publications(id).await?);
    let things = app.store().things(id, &[Noun::Comment, Noun::Translation]).await?;
    let (comments, translations): (Vec<Thing>, Vec<Thing>) = things.into_iter().partition(|thing| thing.noun == Noun::Comment);
    let outlook = known.outlook(today);
    let line = |path: &str, what: &str, stands: String| Line { href: format!("/jurisdictions/{id}/{path}"), what: what.to_owned(), stands };
    Ok(vec![
        line("strategy", "Strategy", outlook.strategy()),
        line("measures", "Measures", outlook.measures()),
        line("document", "Document", document),
        line("publications", "Publications", published),
        line("publications", "Comments on drafts", commented(&comments)),
        line("document/translations", "Texts in other languages", translated(translations.len())),
        line("document/publication-plan", "Publication plan", outreach),
        line("progress", "Progress in the last six months", progress),
    ])
}

/// What holds of each kind of publication, and how far it came.
fn published(all: &[Publication]) -> String {
    let holding = [PublicationKind::Plan, PublicationKind::CommentDraft, PublicationKind::Progress]
        .into_iter()
        .flat_map(|kind| Publication::holding(all, kind));
    let found = holding.filter_map(|id| all.iter().find(|one| one.id == id));
    let told: Vec<String> = found.map(|one| format!("“{}”: {}.", inserted(&one.title), one.standing().join(". "))).collect();
    if told.is_empty() { "Nothing has been published yet.".to_owned() } else { told.join(" ") }
}

fn commented(comments: &[Thing]) -> String {
    let open = comments.iter().filter(|comment| comment.get(Fact::Outcome).is_empty()).count();
    let all = capital(&count(comments.len(), "comment", "comments"));
    match (comments.len(), open) {
        (0, _) => "No comment is written down yet.".to_owned(),
        (_, 0) => format!("{all}, and what became of each is noted."),
        _ => format!("{all}. What became of {} is not noted yet.", number(open)),
    }
}

fn translated(n: usize) -> String {
    match n {
        0 => "There is none yet.".to_owned(),
        n => format!("{}.", capital(&count(n, "text", "texts"))),
    }
}
