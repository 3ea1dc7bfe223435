//! The door for values: each must be what the domain would have stored.

use super::bounds::MOST_HELD_OVER;
use super::{Bundle, Decision, Id, Jurisdiction, KeptState, Refusal, RoadLine, Round, item};
use crate::domain::decision::{Cadence, Route, Texts};
use crate::domain::guide::{ConditionKey, Guide, LineKey, RoadPlace, StepKey, Topic};
use crate::domain::history::{Fact, Subject, from_millis};
use crate::domain::ids::{JurisdictionId, RoadLineId};
use crate::domain::jurisdiction::population_group::{self, KEPT_LIMIT};
use crate::domain::jurisdiction::{self, Kind};
use crate::domain::people::person;
use crate::domain::readiness::{Field, Fingerprint, LimitsChange, State};
use crate::domain::road::Mark;
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::domain::words::position::Position;
use crate::domain::words::text::{self, NAME_LIMIT, NOTE_LIMIT, Problem, REASON_LIMIT};
use crate::domain::work::funding::{self, FiscalYear, SOURCE_LIMIT};
use crate::domain::work::{Effort, HELPERS_LIMIT, Money, Status, WHAT_LIMIT};

/// The longest part of the case, of the launch's facts, and of its two texts, in characters.
const CASE: usize = 1_200;
const LAUNCH_LINE: usize = 60;
const LAUNCH_PART: usize = 1_000;
const LAUNCH_TEXT: usize = 20_000;
/// The longest list of names, in characters.
const NAMES: usize = 4_000;

/// Holds every value against the rule of its field, and every frozen state against its fingerprint.
///
/// # Errors
/// The first [`Refusal`].
pub fn values(bundle: &Bundle) -> Result<(), Refusal> {
    for jurisdiction in &bundle.jurisdictions {
        for round in &jurisdiction.rounds {
            let what = format!("{}, {}", jurisdiction.name, round.title);
            if Guide::version(&round.guide).is_none() {
                return Err(Refusal::Guide { what, version: round.guide.clone() });
            }
            super::door::round(round, &what)?;
        }
        jurisdiction.road_lines.iter().try_for_each(|line| road_line(line, jurisdiction))?;
    }
    for item in item::items(bundle) {
        for (field, value) in &item.facts {
            let fits = text::is_kept(value, |value| clean(item.subject, field, value)).and_then(|is_kept| {
                let other_form = || Problem::Other("It is not in the form in which Milepost keeps it.".to_owned());
                if is_kept { Ok(()) } else { Err(other_form()) }
            });
            fits.map_err(|problem| Refusal::Value { what: format!("{} ({})", item.name, item::label_of(item.subject, field)), problem })?;
        }
    }
    for tombstone in &bundle.tombstones {
        let is_thing = tombstone.kind.parse::<Noun>().is_ok_and(Noun::can_be_binned);
        let is_known =
            is_thing || matches!(tombstone.kind.as_str(), "jurisdiction" | "assessment" | "action" | "population_group" | "individual");
        let fits =
            is_known && (tombstone.closes.is_empty() || tombstone.closes.parse::<Topic>().is_ok()) && from_millis(tombstone.at).is_some();
        if !fits {
            return Err(Refusal::Value { what: "What was deleted for good".to_owned(), problem: Problem::NotAChoice });
        }
    }
    Ok(())
}

fn round(round: &Round, what: &str) -> Result<(), Refusal> {
    for (name, value) in &round.entries {
        let problem = match name.parse::<Field>() {
            Ok(_) if value.is_empty() => Problem::Missing("A blank field must be left out."),
            Ok(_) => continue,
            Err(_) => Problem::Other("No step or condition has such a field.".to_owned()),
        };
        return Err(Refusal::Value { what: what.to_owned(), problem });
    }
    for KeptState { fingerprint, kept, canonical } in &round.states {
        let fits = State::from_canonical(canonical).is_some_and(|state| state.fingerprint().to_string() == *fingerprint);
        if !fits || from_millis(*kept).is_none() {
            return Err(Refusal::State(format!("A state of {what} that was kept for print")));
        }
    }
    for Decision { canonical, fingerprint, texts, .. } in &round.decisions {
        let state = State::from_canonical(canonical);
        if state.is_none_or(|state| state.fingerprint().to_string() != *fingerprint) || Texts::from_canonical(texts).is_none() {
            return Err(Refusal::State(format!("A decision of {what}")));
        }
    }
    Ok(())
}

/// A place on the road has the id that is made of it, and of a step it is only said that it is not needed.
fn road_line(line: &RoadLine, of: &Jurisdiction) -> Result<(), Refusal> {
    let fits = line.place.parse::<RoadPlace>().is_ok_and(|place| {
        let is_its_own = RoadLineId::of(JurisdictionId(of.id.0), place).0 == line.id.0;
        let is_whole = line.status != Mark::NotNeeded.as_str() || !line.reason.is_empty();
        let is_spare = place.line().is_some() || (line.owner.is_none() && line.due.is_empty());
        is_its_own && is_whole && is_spare && place.mark(&line.status).is_ok()
    });
    let what = || format!("{}: {} on the road", of.name, line.place);
    if fits { Ok(()) } else { Err(Refusal::Value { what: what(), problem: Problem::NotAChoice }) }
}

/// A value as the domain would store it.
fn clean(subject: Subject, field: &str, value: &str) -> Result<String, Problem> {
    match (subject, field) {
        (_, "holds_over") if value.lines().count() > MOST_HELD_OVER => {
            Err(Problem::Other(format!("It can be said to hold in place of {MOST_HELD_OVER} others at most.")))
        }
        (_, "holds_over") => choice(value, |text| text.lines().all(|id| Id::try_from(id.to_owned()).is_ok())),
        (_, "deleted") => optional(value, |text| text.parse().ok().and_then(from_millis).is_some()),
        (Subject::Thing(noun, _), _) => match field.parse::<Fact>().ok().and_then(|fact| noun.part(fact)) {
            Some(part) => part.rule.clean(value),
            None => Err(Problem::NotAChoice),
        },
        // A release belongs to a data file and does not travel.
        (Subject::Release(_), _) => Err(Problem::NotAChoice),
        (Subject::Jurisdiction(_), _) => of_jurisdiction(field, value),
        (Subject::Assessment(_), _) => of_round(field, value),
        (_, "position") => choice(value, |text| text.parse::<Position>().is_ok()),
        (Subject::PopulationGroup(_), "name") => choice(&text::lines(value, KEPT_LIMIT)?, |text| !text.is_empty()),
        (Subject::PopulationGroup(_), _) => population_group::note(value),
        (Subject::FundingLine(_), _) => of_funding(field, value),
        (Subject::RoadLine(_), _) => of_road(field, value),
        (Subject::Actor(_) | Subject::Person(_), "name") => text::kept_name(value, NAME_LIMIT),
        (Subject::Person(_), "actor" | "same_as") | (Subject::Meeting(_), "present_people") | (Subject::Ask(_), "person") => {
            Ok(value.to_owned())
        }
        (Subject::Actor(_) | Subject::Person(_), _) => person::detail(value),
        (Subject::Ask(_), "topic") => choice(value, |text| text.parse::<Topic>().is_ok()),
        (Subject::Ask(_), "asked")
        | (Subject::Meeting(_), "held")
        | (Subject::Decision(_), "decided")
        | (Subject::Action(_), "updated") => day(value),
        (Subject::Ask(_), "withdrawn") | (Subject::Decision(_), "interested") => flag(value),
        (Subject::Ask(_), _) => optional_day(value),
        (Subject::Meeting(_), _) => text::lines(value, NAMES),
        (Subject::Decision(_), _) => of_decision(field, value),
        (Subject::Action(_), _) => of_action(field, value),
    }
}

fn of_jurisdiction(field: &str, value: &str) -> Result<String, Problem> {
    match field {
        "name" => text::kept_name(value, NAME_LIMIT),
        "kind" => value.parse::<Kind>().map(|kind| kind.as_str().to_owned()),
        "state" => jurisdiction::state(value),
        "executive" => jurisdiction::executive(value),
        "example" | "archived" => flag(value),
        "case_what" | "case_why" | "case_ask" => text::lines(value, CASE),
        "paper" => optional(value, |text| text == "a4"),
        "launch_leader_person" => Ok(value.to_owned()),
        "launch_department" | "launch_leader" => text::lines(value, NAME_LIMIT),
        "launch_budget" => optional(value, is_money),
        "launch_published" | "launch_length" => text::lines(value, LAUNCH_LINE),
        "launch_announcement" | "launch_points" => text::lines(value, LAUNCH_TEXT),
        _ => text::lines(value, LAUNCH_PART),
    }
}

fn of_round(field: &str, value: &str) -> Result<String, Problem> {
    match field {
        "guide" | "participants" => Ok(value.to_owned()),
        "title" => text::kept_name(value, NAME_LIMIT),
        "started" => day(value),
        "limits" => LimitsChange::from_stored(value).map(|limits| limits.stored()).ok_or(Problem::NotAChoice),
        "reopened" | "shared" | "completed" => flag(value),
        name => match name.parse::<Field>() {
            Ok(field) => field.clean(value),
            Err(_) => Err(Problem::NotAChoice),
        },
    }
}

fn of_decision(field: &str, value: &str) -> Result<String, Problem> {
    let each = |is_key: fn(&str) -> bool| choice(value, |text| text.lines().all(is_key));
    match field {
        "route" => choice(value, |text| text.parse::<Route>().is_ok()),
        "recommended" => optional(value, |text| text.parse::<Route>().is_ok()),
        "deciders" => choice(&text::lines(value, NAMES)?, |text| !text.is_empty()),
        "reason" => text::lines(value, REASON_LIMIT),
        "fingerprint" => choice(value, |text| text.parse::<Fingerprint>().is_ok()),
        "check_ins" => optional(value, |text| text.parse::<Cadence>().is_ok()),
        "goals" => each(|key| key.parse::<StepKey>().is_ok()),
        "start_with" => each(|key| key.parse::<ConditionKey>().is_ok()),
        "deciders_people" => Ok(value.to_owned()),
        _ => optional_day(value),
    }
}

fn of_action(field: &str, value: &str) -> Result<String, Problem> {
    match field {
        "closes" => optional(value, |text| text.parse::<Topic>().is_ok()),
        "road_line" => optional(value, |text| text.parse::<LineKey>().is_ok()),
        "what" => choice(&text::lines(value, WHAT_LIMIT)?, |text| !text.is_empty()),
        "owner" => Ok(value.to_owned()),
        "helpers" => text::lines(value, HELPERS_LIMIT),
        "due" => optional_day(value),
        "effort" => optional(value, |text| text.parse::<Effort>().is_ok()),
        "status" => choice(value, |text| text.parse::<Status>().is_ok()),
        "reason" => text::lines(value, REASON_LIMIT),
        "notes" => text::lines(value, NOTE_LIMIT),
        _ => Err(Problem::NotAChoice),
    }
}

fn of_road(field: &str, value: &str) -> Result<String, Problem> {
    match field {
        "status" => optional(value, |text| text.parse::<Mark>().is_ok()),
        "reason" => text::lines(value, REASON_LIMIT),
        "owner" => Ok(value.to_owned()),
        _ => optional_day(value),
    }
}

fn of_funding(field: &str, value: &str) -> Result<String, Problem> {
    match field {
        "amount" => optional(value, is_money),
        "fiscal_year" => optional(value, |text| FiscalYear::from_stored(text).is_some()),
        "standing" => optional(value, |text| text.parse::<funding::Standing>().is_ok()),
        _ => text::lines(value, SOURCE_LIMIT),
    }
}

fn choice(value: &str, fits: impl Fn(&str) -> bool) -> Result<String, Problem> {
    if fits(value) { Ok(value.to_owned()) } else { Err(Problem::NotAChoice) }
}

fn optional(value: &str, fits: impl Fn(&str) -> bool) -> Result<String, Problem> {
    choice(value, |text| text.is_empty() || fits(text))
}

fn flag(value: &str) -> Result<String, Problem> {
    optional(value, |text| text == "yes")
}

fn day(value: &str) -> Result<String, Problem> {
    dates::parse_iso(value).map(dates::iso).ok_or(Problem::NotADate)
}

fn optional_day(value: &str) -> Result<String, Problem> {
    if value.is_empty() { Ok(String::new()) } else { day(value) }
}

fn is_money(text: &str) -> bool {
    Money::from_stored(text).is_some_and(|money| money.stored() == text)
}
