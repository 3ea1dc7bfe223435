//! What comes next for a jurisdiction and what is late, with where to see to it.

use time::Date;

use crate::domain::conversation::Ask;
use crate::domain::decision::Decision;
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::due::{Due, Matter, Open, Outlook, Several};
use crate::domain::readiness::State;
use crate::domain::road::{Ground, Said};
use crate::domain::work::Action;
use crate::store::{Overview, Round};
use crate::web::frame::{App, Failure};

/// All that is known of a jurisdiction today.
#[derive(Debug)]
pub struct Known {
    /// Whose it is.
    pub id: JurisdictionId,
    /// Its newest round with what it says.
    pub newest: Option<(Round, State)>,
    /// Who was asked in that round.
    pub asks: Vec<Ask>,
    /// Its newest decision.
    pub decision: Option<Decision>,
    /// Its actions.
    pub actions: Vec<Action>,
    /// What was said of its road.
    pub road: Vec<Said>,
    /// What stands on record beside it.
    pub ground: Ground,
    /// What is open in the parts of its plan.
    pub open: Vec<Open>,
}

/// One line of what is due.
#[derive(Debug)]
pub struct DueLine {
    /// Where to see to it.
    pub href: String,
    /// What it is.
    pub what: String,
    /// Whether a date has passed.
    pub is_late: bool,
}

impl Known {
    /// Reads it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        Ok(Self::with(id, app.store().overviews(&[id], app.now().date()).await?.pop().unwrap_or_default()))
    }

    /// The same from what was read of several at once.
    #[must_use]
    pub fn with(id: JurisdictionId, overview: Overview) -> Self {
        let Overview { newest, asks, decision, actions, road, ground, open } = overview;
        Self { id, newest, asks, decision, actions, road, ground, open }
    }

    /// The same as the domain looks at it.
    #[must_use]
    pub fn outlook(&self, today: Date) -> Outlook<'_> {
        Outlook {
            today,
            state: self.newest.as_ref().map(|(_, state)| state),
            asks: &self.asks,
            decision: self.decision.as_ref(),
            is_decided: self.is_decided(),
            actions: &self.actions,
            road: &self.road,
            ground: &self.ground,
            open: &self.open,
        }
    }

    /// Whether the newest decision was made on the newest round.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        let newest = self.newest.as_ref().map(|(round, _)| round.id);
        self.decision.as_ref().is_some_and(|decision| Some(decision.assessment) == newest)
    }

    /// What is due, in lines with links.
    #[must_use]
    pub fn due(&self, today: Date) -> Vec<DueLine> {
        let line = |due: &Due| DueLine { href: self.href(due), what: due.to_string(), is_late: due.is_late() };
        self.outlook(today).due().iter().map(line).collect()
    }

    fn href(&self, due: &Due) -> String {
        let id = self.id;
        let round = self.newest.as_ref().map_or_else(|| format!("/jurisdictions/{id}"), |(round, _)| format!("/assessments/{}", round.id));
        match due {
            Due::LateAnswers(_) | Due::Waiting(_) => format!("{round}/asks"),
            Due::ChangedSince(_) | Due::Decide => format!("{round}/decision"),
            Due::Read => format!("{round}/verdict"),
            Due::NotLookedAt(_) | Due::Unknown(_) | Due::Unconfirmed(_) => round,
            Due::SetReturn(_) => format!("/jurisdictions/{id}/plan/terms"),
            Due::LateReturn(..) | Due::Return(..) => format!("/jurisdictions/{id}/assessments"),
            Due::OnToThePlan => format!("/jurisdictions/{id}/road"),
            Due::LateLines(places) => places.first().map_or_else(String::new, |place| format!("/jurisdictions/{id}/road#line-{place}")),
            Due::NextLine(_, place, _) => format!("/jurisdictions/{id}/road/{place}"),
            Due::Late(matter, items) => self.part(*matter, items),
            Due::Silent(items) => self.part(Matter::Answer, items),
            Due::Owed(items) => self.part(Matter::Report, items),
            Due::Next(matter, item, _) => self.part(*matter, &Several { items: vec![item.clone()], n: 1 }),
            Due::WhomToAsk(_) => format!("/jurisdictions/{id}/coalition"),
            Due::LateActions(_) | Due::Stale(_) | Due::NextAction(..) => format!("/jurisdictions/{id}/plan?view=due"),
            Due::LateCheckIn(_) | Due::NextCheckIn(_) | Due::Draft | Due::Unassigned { .. } => format!("/jurisdictions/{id}/plan"),
        }
    }

    /// Where to see to what is open in the parts of the plan: on the page of one thing, or on that of its kind for several.
    fn part(&self, matter: Matter, Several { items, n }: &Several) -> String {
        let of = format!("/jurisdictions/{}", self.id);
        let part = match matter {
            Matter::Ask | Matter::Answer => "coalition",
            Matter::Source => "sources",
            Matter::Promise | Matter::Engagement | Matter::Report => "engagement",
            Matter::Value => "measures",
            Matter::Outreach => "document/publication-plan",
            Matter::Comments => "publications",
            Matter::Launch => return format!("{of}/coalition/launch"),
        };
        match &items[..] {
            [only] if *n == 1 => format!("{of}/{part}/{}", only.id),
            _ => format!("{of}/{part}"),
        }
    }
}
