//! The dates of a plan, of a road and of the plan's parts as the events of a calendar.

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime, UtcOffset};

use super::event::CalendarEvent;
use super::parts;
use crate::domain::decision::{Decision, Route};
use crate::domain::guide::{Framework, Guide};
use crate::domain::ids::{DecisionId, JurisdictionId, RoadLineId};
use crate::domain::people::Apart;
use crate::domain::road::{Mark, Said};
use crate::domain::things::Dated;
use crate::domain::words::{dates, inserted};
use crate::domain::work::{Action, Status};
use crate::report::FileName;

/// The dates of a jurisdiction's plan at one moment.
#[derive(Debug)]
pub struct Calendar {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in UTC.
    pub as_of: OffsetDateTime,
    /// Its number among the calendars of its jurisdiction, of which a calendar program takes the later.
    pub sequence: i64,
    /// The events, by date.
    pub events: Vec<CalendarEvent>,
}

/// What a calendar is made of.
#[derive(Debug, Clone, Copy)]
pub struct CalendarSources<'a> {
    /// The id of the jurisdiction.
    pub id: JurisdictionId,
    /// Its name.
    pub jurisdiction: &'a str,
    /// The actions of its plan.
    pub actions: &'a [Action],
    /// Those that lie in the bin.
    pub binned: &'a [Action],
    /// Those that lost their due date, each with the last one it had.
    pub undated: &'a [(Action, Date)],
    /// The places on its road, each with how far it is, all told.
    pub road: &'a [(Said, Mark)],
    /// Those that lost their date, each with the last one it had.
    pub undated_lines: &'a [(Said, Date)],
    /// What has a day, or had one, in the parts of its plan.
    pub parts: &'a [Dated],
    /// Its decisions.
    pub decisions: &'a [Decision],
    /// The one that holds. The dates of all others are off.
    pub current: Option<DecisionId>,
    /// How many check-ins each decision ever had at once, so that those which fell away are called off.
    pub most_check_ins: &'a BTreeMap<DecisionId, usize>,
    /// The guide with whose words it is read.
    pub guide: &'static Guide,
    /// The present moment.
    pub as_of: OffsetDateTime,
    /// The number of this calendar; each that follows has a higher one.
    pub sequence: i64,
}

impl Calendar {
    /// Makes the calendar.
    #[must_use]
    pub fn of(sources: CalendarSources<'_>) -> Self {
        let CalendarSources {
            id, jurisdiction, actions, binned, undated, decisions, current, most_check_ins, guide, as_of, sequence, ..
        } = sources;
        let all = actions.iter().chain(binned).chain(undated.iter().map(|(action, _)| action));
        let lines = sources.road.iter().map(|(said, _)| said).chain(sources.undated_lines.iter().map(|(said, _)| said));
        let owners = all.filter_map(|action| action.owner.as_ref()).chain(lines.filter_map(|said| said.owner.as_ref()));
        let owners = owners.chain(sources.parts.iter().filter_map(|dated| dated.owner.as_ref()));
        let names = Apart::among(owners);
        let kept = actions.iter().filter_map(|action| due(action, (action.due?, false), &names, jurisdiction, guide).into());
        let gone = binned.iter().filter_map(|action| due(action, (action.due?, true), &names, jurisdiction, guide).into());
        let lost = undated.iter().map(|(action, was)| due(action, (*was, true), &names, jurisdiction, guide));
        let road =
            sources.road.iter().filter_map(|(said, mark)| Some(on_road((id, said), (said.due?, false), *mark, (&names, jurisdiction))));
        let off_road =
            sources.undated_lines.iter().map(|(said, was)| on_road((id, said), (*was, true), Mark::NotStarted, (&names, jurisdiction)));
        let mut events: Vec<CalendarEvent> = kept.chain(gone).chain(lost).chain(road).chain(off_road).collect();
        events.extend(sources.parts.iter().flat_map(|dated| parts::events(dated, &names, jurisdiction, as_of.date())));
        for decision in decisions {
            let most = most_check_ins.get(&decision.id).copied().unwrap_or_default();
            events.extend(after(decision, (current != Some(decision.id), most), as_of.date(), jurisdiction));
        }
        events.sort_by(|a, b| (a.date, &a.uid).cmp(&(b.date, &b.uid)));
        Self { jurisdiction: jurisdiction.to_owned(), as_of: as_of.to_offset(UtcOffset::UTC), sequence, events }
    }

    /// The least number that a calendar of a moment has: the seconds since 2020, by which earlier ones were
    /// numbered. It fits the 31 bits of an integer there, with room for a million more.
    #[must_use]
    pub fn least_sequence(as_of: OffsetDateTime) -> i64 {
        const START_OF_2020: i64 = 1_577_836_800;
        (as_of.unix_timestamp() - START_OF_2020).clamp(0, i64::from(i32::MAX) - 1_000_000)
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(&self) -> FileName {
        FileName::of(&self.jurisdiction, "plan", "ics")
    }
}

fn due(action: &Action, (date, is_gone): (Date, bool), names: &Apart, jurisdiction: &str, guide: &Guide) -> CalendarEvent {
    let done = if action.status == Status::Done { "Done: " } else { "" };
    let owner = action.owner.as_ref().map_or_else(|| "No owner yet".to_owned(), |owner| format!("Owner: {}", inserted(&names.name(owner))));
    let closes = action.closes.map(|topic| format!("Closes {}", topic.named(guide)));
    let lines: Vec<String> = std::iter::once(owner).chain(closes).chain([format!("Status: {}", action.status.label())]).collect();
    CalendarEvent {
        uid: format!("action-{}@milepost", action.id),
        date,
        summary: format!("{done}{} ({})", inserted(&action.what), inserted(jurisdiction)),
        description: lines.join("\n"),
        is_cancelled: is_gone || action.status == Status::Dropped,
    }
}

fn on_road(
    (id, said): (JurisdictionId, &Said),
    (date, is_gone): (Date, bool),
    mark: Mark,
    (names, jurisdiction): (&Apart, &str),
) -> CalendarEvent {
    let done = if mark == Mark::Done { "Done: " } else { "" };
    let owner = said
        .owner
        .as_ref()
        .map_or_else(|| "No one sees to it yet".to_owned(), |owner| format!("Who sees to it: {}", inserted(&names.name(owner))));
    CalendarEvent {
        uid: format!("road-{}@milepost", RoadLineId::of(id, said.place)),
        date,
        summary: format!("{done}{} ({})", Framework::current().named(said.place), inserted(jurisdiction)),
        description: format!("{owner}\nA line of the road\nStatus: {}", mark.label()),
        is_cancelled: is_gone || mark == Mark::NotNeeded,
    }
}

/// What follows from a decision: the day to come back, and the check-ins until then.
fn after(decision: &Decision, (is_over, most): (bool, usize), today: Date, jurisdiction: &str) -> Vec<CalendarEvent> {
    let jurisdiction = inserted(jurisdiction);
    let held = |date: Date| decision.is_held(date, today);
    let decided = format!("Decided on {}: {}", dates::long(decision.decided), decision.route.label());
    let event = |uid: String, date: Date, summary: String| CalendarEvent {
        uid,
        date,
        summary,
        description: decided.clone(),
        is_cancelled: is_over,
    };
    let back = match decision.route {
        Route::Postpone => "Look again at the readiness assessment",
        Route::Proceed | Route::PreparednessPlan => "Next round of the readiness assessment",
    };
    let id = decision.id;
    let back = decision.terms.return_on.map(|date| event(format!("return-{id}@milepost"), date, format!("{back} ({jurisdiction})")));
    let check_ins = decision.check_ins().into_iter().enumerate().map(|(at, date)| {
        let done = if held(date) { "Held: " } else { "" };
        event(format!("check-in-{id}-{}@milepost", at + 1), date, format!("{done}Check-in on the plan ({jurisdiction})"))
    });
    let fell_away = (decision.check_ins().len() + 1..=most).map(|n| CalendarEvent {
        is_cancelled: true,
        ..event(format!("check-in-{id}-{n}@milepost"), decision.decided, format!("Check-in on the plan ({jurisdiction})"))
    });
    check_ins.chain(back).chain(fell_away).collect()
}
