//! A line of the road as its pages show it.

use super::basis::Basis;
use crate::domain::guide::{Framework, LineKey, RoadLine, RoadPlace};
use crate::domain::ids::{ActionId, RoadLineId};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::road::{By, Mark, Road};
use crate::domain::words::{dates, inserted};
use crate::web::frame::local;

/// A line of the road.
pub struct LineView {
    /// The line in the guide, in our words.
    pub line: &'static RoadLine,
    /// How far it is.
    pub mark: Mark,
    /// The mark that somebody set; empty while nobody did.
    pub said: &'static str,
    /// What the program sees of it, and why; empty where it sees nothing.
    pub seen: String,
    /// Whether it ticked itself.
    pub ticks_itself: bool,
    /// Who said how far it is, and when; empty while nobody did.
    pub by: String,
    /// Why it is not needed; empty while it is.
    pub reason: String,
    /// Who sees to it; empty for nobody.
    pub owner: String,
    /// By when; empty without a date.
    pub due: String,
    /// Whether that day has passed and something is still to be done.
    pub is_late: bool,
    /// The revision of what was said of how far it is.
    pub rev: Revision,
    /// Where it is worked on here.
    pub places: Vec<Link>,
    /// The actions of the work plan that are for it.
    pub actions: Vec<ActionLink>,
}

/// A link to a page.
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// An action that is for a line.
pub struct ActionLink {
    /// Which.
    pub id: ActionId,
    /// What is to be done.
    pub what: String,
    /// How far it is.
    pub status: &'static str,
}

/// The shape that stands for a mark: one of those for answers.
#[must_use]
pub const fn pip(mark: Mark) -> &'static str {
    match mark {
        Mark::NotStarted => "not_yet",
        Mark::UnderWay => "under_way",
        Mark::Done => "in_place",
        Mark::NotNeeded => "blank",
    }
}

/// Who said how far a place is, and when: "Ticked by Dana Ortiz, November 23, 2026".
#[must_use]
pub fn said_by(basis: &Basis, place: RoadPlace) -> String {
    let said = basis.said(place);
    let event = basis.marked.get(&RoadLineId::of(basis.jurisdiction.id, place));
    let (Some(mark), Some(event)) = (said.mark, event) else { return String::new() };
    if event.actor == Actor::program() {
        // Nobody sat there: the example came with it.
        return format!("Set by hand in the worked example, {}", dates::long(local(event.at).date()));
    }
    let verb = if mark == Mark::Done { "Ticked" } else { "Set" };
    format!("{verb} by {}, {}", inserted(&event.actor.name), dates::long(local(event.at).date()))
}

/// Where a line is worked on here.
fn places(basis: &Basis, line: &RoadLine) -> Vec<Link> {
    let id = basis.jurisdiction.id;
    let to = |path: &str, label: &str| {
        let href = match (path, line.key.condition(), basis.round()) {
            ("/readiness", Some(condition), Some(round)) => format!("/assessments/{round}/conditions/{condition}"),
            _ => format!("/jurisdictions/{id}{path}"),
        };
        Link { href, label: label.to_owned() }
    };
    // What is read on the road itself stands right there.
    line.here.iter().filter(|here| here.path != "/road").map(|here| to(&here.path, &here.label)).collect()
}

impl LineView {
    /// A line as it stands.
    #[must_use]
    pub fn of(basis: &Basis, road: Road<'_, '_>, key: LineKey) -> Self {
        let place = RoadPlace::Line(key);
        let (said, standing, line) = (basis.said(place), road.line(key), Framework::current().line(key));
        let for_it = basis.overview.actions.iter().filter(|action| action.road_line == Some(key));
        Self {
            line,
            mark: standing.mark,
            said: said.mark.map_or("", Mark::as_str),
            ticks_itself: standing.by == By::Program && standing.mark == Mark::Done,
            seen: standing.seen.map_or_else(String::new, |seen| seen.why),
            by: said_by(basis, place),
            reason: if standing.mark == Mark::NotNeeded { said.reason.clone() } else { String::new() },
            owner: said.owner.as_ref().map_or_else(String::new, |owner| basis.owners.name(owner)),
            due: said.due.map_or_else(String::new, dates::long),
            is_late: said.due.is_some_and(|due| due < basis.today) && road.mark(place).is_open(),
            rev: Revision::of(said.mark.map_or("", Mark::as_str)),
            places: places(basis, line),
            actions: for_it.map(|action| ActionLink { id: action.id, what: action.what.clone(), status: action.status.label() }).collect(),
        }
    }

    /// The shape that stands for how far it is.
    #[must_use]
    pub const fn pip(&self) -> &'static str {
        pip(self.mark)
    }

    /// Whether there is something to read about it here.
    #[must_use]
    pub fn is_read_here(&self) -> bool {
        self.line.here.iter().any(|here| here.path == "/road")
    }
}
