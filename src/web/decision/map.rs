//! The way into the Mobility Action Plan: what comes after a decision to proceed.

use askama::Template;
use axum::extract::State;

use crate::domain::decision::Route;
use crate::domain::ids::JurisdictionId;
use crate::domain::words::dates;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::jurisdiction::place;

/// `templates/decision/map.html`
#[derive(Template)]
#[template(path = "decision/map.html")]
struct MapPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    proceeds_since: String,
    decide_at: String,
    stages: [Stage; 6],
}

/// A stage of the planning process.
struct Stage {
    name: &'static str,
    what: &'static str,
    page: u16,
}

/// What the guide's table of contents says comes after its Step 3, in our words.
const STAGES: [Stage; 6] = [
    Stage {
        name: "Bring a coalition together",
        what: "Form the team that runs the process, find partners and champions, and ask them to join.",
        page: 47,
    },
    Stage {
        name: "Understand the conditions for mobility",
        what: "Read your Mobility Metrics together, and add data of your own where they leave questions.",
        page: 69,
    },
    Stage {
        name: "See the fuller picture",
        what: "Listen to residents and partners in working groups, learn how local systems work, and share what you find.",
        page: 81,
    },
    Stage {
        name: "Choose strategic actions",
        what: "Agree on a vision, and on the actions that could change the systems behind what you found.",
        page: 114,
    },
    Stage {
        name: "Plan how to measure, and how to last",
        what: "Decide what you will measure and report, to whom, and how the work goes on when people and budgets change.",
        page: 155,
    },
    Stage { name: "Finish and release the plan", what: "Give the plan its form, publish it, and keep the momentum.", page: 170 },
];

/// `GET /jurisdictions/{id}/map`
pub async fn map(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let latest = app.store().latest_decision(id).await?;
    let newest = app.store().rounds(id).await?.into_iter().next();
    html(&MapPage {
        frame: Frame::new(&app, &actor, "The Mobility Action Plan", format!("/jurisdictions/{id}/map")).within(place(&jurisdiction)),
        id,
        name: jurisdiction.profile.name,
        proceeds_since: latest
            .filter(|decision| decision.route == Route::Proceed)
            .map_or_else(String::new, |decision| dates::long(decision.decided)),
        decide_at: newest.map_or_else(|| format!("/jurisdictions/{id}"), |round| format!("/assessments/{}/decision", round.id)),
        stages: STAGES,
    })
}
