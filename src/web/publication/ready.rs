//! Ready to publish? What a reader of the plan would miss, on one page.

use askama::Template;
use axum::extract::State;

use crate::domain::ids::JurisdictionId;
use crate::domain::words::{capital, count};
use crate::report::ReadyPart;
use crate::web::documents;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::jurisdiction::place;

/// `templates/publication/ready.html`
#[derive(Template)]
#[template(path = "publication/ready.html")]
struct ReadyPage {
    frame: Frame,
    home: String,
    ready: ReadyPart,
    /// How much is missing, in a sentence.
    told: String,
}

/// `GET /jurisdictions/{id}/document/ready`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let (jurisdiction, ready) = documents::ready(&app, id).await?;
    let home = format!("/jurisdictions/{id}");
    let all: usize = ready.groups.iter().map(|(_, remarks)| remarks.len()).sum();
    let told = if all == 0 {
        "Nothing that the program can see is missing.".to_owned()
    } else {
        format!("{} would be missed by somebody who reads the plan.", capital(&count(all, "thing", "things")))
    };
    html(&ReadyPage {
        frame: Frame::new(&app, &actor, "Ready to publish?", format!("{home}/document/ready")).within(place(&jurisdiction)),
        home,
        ready,
        told,
    })
}
