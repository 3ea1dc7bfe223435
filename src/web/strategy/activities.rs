//! What the work plan and the engagements hold for one strategic action, beside its form.

use uuid::Uuid;

use crate::domain::engagement::{Engagement, Engagements};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::words::{dates, inserted};
use crate::domain::work::{self, Action, Serving, Sums};
use crate::web::frame::{App, Failure};
use crate::web::measures::Seeing;

/// The work for a strategic action.
pub struct Work {
    /// Its activities in the work plan.
    pub activities: Vec<Line>,
    /// What they cost, in a sentence; empty while no amount is named.
    pub money: String,
    /// The measures that see what it puts in, brings about and changes.
    pub measures: Vec<Seeing>,
    /// The engagements that go back to the community with it.
    pub engagements: Vec<Line>,
}

/// One line.
pub struct Line {
    /// Where its page is.
    pub href: String,
    /// What it is called.
    pub what: String,
    /// How it stands.
    pub stands: String,
    /// What changed because of it, as it was typed.
    pub changed: String,
    /// Whether it is not done any more.
    pub is_off: bool,
}

impl Work {
    /// Reads it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, of: JurisdictionId, strategic_action: Uuid) -> Result<Self, Failure> {
        let actions = app.store().activities(strategic_action).await?;
        let owners = work::owners(&actions);
        let activity = |action: &Action| {
            let owner = action.owner.as_ref().map_or_else(|| "No owner".to_owned(), |owner| inserted(&owners.name(owner)));
            let due = action.due.map_or_else(|| "No date".to_owned(), |due| format!("Due {}", dates::long(due)));
            Line {
                href: format!("/actions/{}", action.id),
                what: action.what.clone(),
                stands: format!("{}. {owner}. {due}.", action.status.label()),
                changed: String::new(),
                is_off: action.status == work::Status::Dropped,
            }
        };
        let engagements = app.store().things(of, &[Noun::Engagement]).await?;
        let went_back = |one: Engagement<'_>| Line {
            href: format!("/jurisdictions/{of}/engagement/{}", one.id()),
            what: one.title().to_owned(),
            stands: one.standing(app.now().date()).to_string(),
            changed: one.thing.get(Fact::Changed).to_owned(),
            is_off: false,
        };
        let measures = app.store().measures_of_action(strategic_action).await?;
        Ok(Self {
            measures: Seeing::all(of, &measures, app.now().date()),
            activities: actions.iter().map(activity).collect(),
            money: money(&Sums::of(&actions, &Serving::default())),
            engagements: Engagements::of(&engagements).about(strategic_action).into_iter().map(went_back).collect(),
        })
    }
}

/// "$3,000 in all: $1,000 needed, $2,000 secured."
fn money(sums: &Sums) -> String {
    if sums.by_standing.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = sums.by_standing.iter().map(|(standing, sum)| format!("{sum} {}", standing.word())).collect();
    format!("{} in all: {}.", sums.total, parts.join(", "))
}
