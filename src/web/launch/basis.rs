//! What the pages of the launch kit are made of.

use crate::domain::decision::Route;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::launch::{Decided, Detail, Early, Gap, Handout, Known, Origin, Spending, parse, reviews};
use crate::domain::words;
use crate::store::{Jurisdiction, LaunchKit};
use crate::web::frame::{App, Failure};

/// A jurisdiction with its launch kit, and what else the texts are filled from.
pub(super) struct Basis {
    pub jurisdiction: Jurisdiction,
    pub kit: LaunchKit,
    pub decision: Option<Decided>,
    pub work: Spending,
    /// The newest round, on which a decision is recorded.
    round: Option<AssessmentId>,
}

/// Something that a text lacks, as its page shows it.
pub(super) struct GapLine {
    /// What the blank says.
    pub blank: String,
    /// Where it is entered.
    pub href: String,
    /// What stands there, for one that was entered after somebody wrote their own text.
    pub known: String,
}

/// How a text stands.
pub(super) struct Standing {
    /// Whether somebody wrote it in their own words.
    pub is_own: bool,
    /// What it lacks.
    pub gaps: Vec<GapLine>,
    /// How many lines are marked for review.
    pub reviews: usize,
}

impl Basis {
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        Ok(Self {
            jurisdiction,
            kit: app.store().launch_kit(id).await?,
            decision: app.store().latest_decision(id).await?.as_ref().map(Decided::from),
            work: Spending::of(&app.store().actions(id).await?),
            round: app.store().rounds(id).await?.first().map(|round| round.id),
        })
    }

    pub fn known(&self) -> Known<'_> {
        Known { profile: &self.jurisdiction.profile, facts: &self.kit.facts, decision: self.decision.as_ref(), work: &self.work }
    }

    /// A text as it stands: as somebody wrote it, else as it is filled.
    pub fn text(&self, handout: Handout) -> String {
        let own = self.kit.text(handout);
        if own.is_empty() { handout.filled(&self.known()) } else { own.to_owned() }
    }

    /// Why a text should not go out yet; empty when nothing speaks against it. The talking points are open from the start.
    pub fn warning(&self, handout: Handout) -> String {
        let early = self.known().early().filter(|_| handout == Handout::Announcement);
        early.map_or_else(String::new, Early::telling)
    }

    /// Where the decision is recorded, or can be read.
    pub fn decide_at(&self) -> String {
        match self.round {
            Some(round) => format!("/assessments/{round}/decision"),
            None => format!("/jurisdictions/{}", self.jurisdiction.id),
        }
    }

    /// Whether the newest decision is to proceed.
    pub fn is_launched(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.route == Route::Proceed)
    }

    pub fn standing(&self, handout: Handout) -> Standing {
        let is_own = !self.kit.text(handout).is_empty();
        let blocks = parse(&self.text(handout));
        let gaps = Gap::all(&blocks, is_own).into_iter().map(|gap| self.line(handout, gap)).collect();
        Standing { is_own, gaps, reviews: reviews(&blocks) }
    }

    fn line(&self, handout: Handout, gap: Gap) -> GapLine {
        let id = self.jurisdiction.id;
        let href = match gap.origin {
            Origin::Launch(detail) => format!("/jurisdictions/{id}/launch#{}", detail.as_str()),
            Origin::Decision => self.decide_at(),
            Origin::Executive => format!("/jurisdictions/{id}/settings#executive"),
            Origin::Text => format!("/jurisdictions/{id}/launch/{}?edit=yes", handout.as_str()),
        };
        let entered = Detail::ALL.into_iter().find(|detail| gap.origin == Origin::Text && detail.blank() == gap.blank);
        let known = entered.map_or_else(String::new, |detail| match detail {
            Detail::Budget => self.known().budget().map_or_else(String::new, |budget| budget.to_string()),
            _ => self.kit.facts.typed(detail).lines().collect::<Vec<_>>().join("; "),
        });
        GapLine { blank: gap.blank, href, known }
    }
}

impl Standing {
    /// The standing in one line.
    pub fn telling(&self) -> String {
        let whose = if self.is_own { "In your own words." } else { "As Milepost fills it." };
        let gaps = match self.gaps.len() {
            0 => "No blanks left.".to_owned(),
            n => format!("{} left.", words::capital(&words::count(n, "blank", "blanks"))),
        };
        let reviews = match self.reviews {
            0 => String::new(),
            n => format!(" {} for review by leadership and counsel.", words::capital(&words::count(n, "line", "lines"))),
        };
        format!("{whose} {gaps}{reviews}")
    }
}

/// The address of a text.
pub(super) fn address(id: JurisdictionId, handout: Handout) -> String {
    format!("/jurisdictions/{id}/launch/{}", handout.as_str())
}
