//! An insight written down from what was heard: a finding that is not agreed yet, resting on the engagement.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::anew::{binned_insight, no_insight};
use super::one::{page, stored_form};
use super::room::Room;
use crate::domain::findings::{Stage, SupportKind};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::store::NewThing;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, see_other};
use crate::web::things::{Added, Came, add_with};

/// `POST /jurisdictions/{id}/engagement/{engagement}/insights`
pub async fn write_insight(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, engagement): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let mut came = Came::take(&mut form, Noun::Finding);
    form.end()?;
    came.set(Fact::Stage, Stage::Insight.as_str());
    let room = Room::of(&app, id).await?;
    let stored = match room.engagement(&app, engagement).await {
        Err(Failure::NotFound) => return binned_insight(&app, &actor, &room, engagement, &came).await,
        stored => stored?,
    };
    let facts = vec![(Fact::Kind, SupportKind::Engagement.as_str().to_owned()), (Fact::FromEngagement, engagement.to_string())];
    let support = NewThing { facts, ..NewThing::of(Noun::Support) };
    match add_with(&app, &actor, id, &came, (|new| new, &[support])).await? {
        Added::There(_) => Ok(see_other(&format!("/jurisdictions/{id}/engagement/{engagement}#insights"))),
        // It went into the bin between the look and the write.
        Added::Refused(posted) if posted.problems.iter().any(|(fact, _)| *fact == Fact::FromEngagement) => {
            binned_insight(&app, &actor, &room, engagement, &came).await
        }
        Added::Refused(posted) => {
            let mut insight = no_insight(&room);
            insight.refuse(&came, &posted);
            let forms = (stored_form(&room, &stored), insight);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, &stored, forms).await?).into_response())
        }
    }
}
