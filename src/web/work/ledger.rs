//! What the pages of a plan are made from.

use time::Date;

use crate::domain::decision::Decision;
use crate::domain::guide::Guide;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Apart;
use crate::domain::readiness::State;
use crate::domain::road::{Ground, Known, Said};
use crate::domain::rounds::Heading;
use crate::domain::work::{self, Action, Around, Only, Serving};
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure};

/// A jurisdiction's plan with what stands around it.
#[derive(Debug)]
pub struct Ledger {
    /// Whose plan it is.
    pub jurisdiction: Jurisdiction,
    /// All actions that do not lie in the bin.
    pub actions: Vec<Action>,
    /// Their owners, told apart.
    pub owners: Apart,
    /// Which strategic actions they serve.
    pub serving: Serving,
    /// What was said of its road.
    pub road: Vec<Said>,
    /// What stands on record beside the road.
    pub ground: Ground,
    /// Whether the parts of the plan have dates of their own.
    pub has_dates: bool,
    /// The newest round, if there is one.
    pub latest: Option<Latest>,
    /// The decision that holds: the newest one on the newest round. A newer round is the return that an
    /// earlier decision named.
    pub decision: Option<Decision>,
    /// The newest decision where that was made on an earlier round and none holds.
    pub earlier: Option<Decision>,
    /// The guide with whose words it is read.
    pub guide: &'static Guide,
    /// Today.
    pub today: Date,
}

/// The newest round.
#[derive(Debug)]
pub struct Latest {
    /// Its id.
    pub id: AssessmentId,
    /// Title and start.
    pub heading: Heading,
    /// What it says.
    pub state: State,
}

impl Ledger {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let serving = app.store().serving(id).await?;
        let known = Box::pin(app.store().overviews(&[id], app.now().date())).await?.pop().unwrap_or_default();
        let latest = known.newest.map(|(round, state)| Latest { id: round.id, heading: round.heading, state });
        let newest = latest.as_ref().map(|latest| latest.id);
        let guide = latest.as_ref().and_then(|latest| Guide::version(latest.state.guide_version())).unwrap_or_else(Guide::current);
        let last = known.decision;
        let holds = last.as_ref().is_some_and(|decision| Some(decision.assessment) == newest);
        let (decision, earlier) = if holds { (last, None) } else { (None, last) };
        let (owners, actions, road, ground) = (work::owners(&known.actions), known.actions, known.road, known.ground);
        let has_dates = known.open.iter().any(|open| open.day.is_some());
        let today = app.now().date();
        Ok(Self { jurisdiction, actions, owners, serving, road, ground, has_dates, latest, decision, earlier, guide, today })
    }

    /// What is known on the road.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known::of(self.latest.as_ref().map(|latest| &latest.state), self.decision.as_ref(), &self.actions, &self.ground)
    }

    /// What the actions are put in order by.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        Around { guide: self.guide, names: &self.owners, serving: &self.serving, today: self.today }
    }

    /// Those of the actions that are meant.
    pub fn those(&self, only: Only) -> impl Iterator<Item = &Action> + Clone {
        self.actions.iter().filter(move |action| only.holds(action, &self.serving))
    }

    /// Which actions an address means: all, those of the rounds, or those that serve a strategic action that is here.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is nothing of the kind.
    pub fn only(&self, word: Option<&str>) -> Result<Only, Failure> {
        self.serving.only(word.unwrap_or_default()).ok_or(Failure::NotFound)
    }

    /// The open actions.
    pub fn open(&self) -> impl Iterator<Item = &Action> + Clone {
        self.actions.iter().filter(|action| action.status.is_open())
    }
}
