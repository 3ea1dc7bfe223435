//! What the fields of a bundle may hold, as its schema says it: taken from the domain, so that the two cannot drift apart.

use std::collections::BTreeSet;

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::domain::decision::{Cadence, Route};
use crate::domain::guide::{ConditionKey, LineKey, RoadPlace, StepKey, Topic};
use crate::domain::jurisdiction::{Kind, STATES};
use crate::domain::readiness::{Answer, Field, Judged};
use crate::domain::road::Mark;
use crate::domain::things::Noun;
use crate::domain::work::{Effort, Status, funding};

/// A SHA-256, in hex.
pub const DIGEST: &str = "^[0-9a-f]{64}$";
/// A day, or nothing.
pub const DAY_OR_NONE: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$";
/// Cents, or nothing.
pub const CENTS_OR_NONE: &str = "^[0-9]*$";
/// A year, or nothing.
pub const YEAR_OR_NONE: &str = "^([12][0-9]{3})?$";
/// A place in a list.
pub const POSITION: &str = "^[0-9a-z]*[1-9a-z]$";
/// The limits of the bands with the reason for them, or nothing.
pub const LIMITS_OR_NONE: &str = "^([1-8]-[2-9]: [\\s\\S]+)?$";
/// Ids, a line each, or none.
pub const IDS_OR_NONE: &str = "^([0-9a-f-]{36}(\\n[0-9a-f-]{36})*)?$";
/// Keys of steps, a line each, or none.
pub const STEPS_OR_NONE: &str = "^([1-9]\\.[1-5](\\n[1-9]\\.[1-5])*)?$";

/// The words, and an empty text where nothing was said.
fn or_none<const N: usize>(words: [&str; N]) -> Value {
    std::iter::once("").chain(words).map(Value::from).collect()
}

/// Yes, or nothing.
pub fn flag() -> Value {
    or_none(["yes"])
}

/// The kinds of government.
pub fn kinds() -> Value {
    json!(Kind::ALL.map(Kind::as_str))
}

/// The postal codes of the states, or nothing.
pub fn states() -> Value {
    or_none(STATES.map(|(code, _)| code))
}

/// The papers.
pub fn papers() -> Value {
    or_none(["a4"])
}

/// The routes.
pub fn routes() -> Value {
    json!(Route::ALL.map(Route::as_str))
}

/// The routes, or nothing where none was recommended.
pub fn routes_or_none() -> Value {
    or_none(Route::ALL.map(Route::as_str))
}

/// How often to check in, or nothing.
pub fn cadences_or_none() -> Value {
    or_none(Cadence::ALL.map(Cadence::as_str))
}

/// The efforts, or nothing.
pub fn efforts_or_none() -> Value {
    or_none(Effort::ALL.map(Effort::as_str))
}

/// How money can stand, or nothing in a line that was cleared.
pub fn money_standings_or_none() -> Value {
    or_none(funding::Standing::ALL.map(funding::Standing::as_str))
}

/// How far a line of the road can be, or nothing.
pub fn marks_or_none() -> Value {
    or_none(Mark::ALL.map(Mark::as_str))
}

/// The steps and lines of the road.
pub fn road_places() -> Value {
    RoadPlace::all().map(|place| Value::from(place.to_string())).collect()
}

/// The lines of the road, or nothing.
pub fn road_lines_or_none() -> Value {
    std::iter::once(String::new()).chain(LineKey::all().map(|line| line.to_string())).map(Value::from).collect()
}

/// How far an action can be.
pub fn statuses() -> Value {
    json!(Status::ALL.map(Status::as_str))
}

/// The steps and conditions.
pub fn topics() -> Value {
    let steps = StepKey::all().map(Topic::Step);
    steps.chain(ConditionKey::ALL.map(Topic::Condition)).map(|topic| Value::from(topic.to_string())).collect()
}

/// The steps and conditions, or nothing.
pub fn topics_or_none() -> Value {
    let mut topics = topics();
    topics.as_array_mut().expect("a list of keys").insert(0, "".into());
    topics
}

/// What a line of the history can be about.
pub fn subjects() -> Value {
    let known = [
        "jurisdiction",
        "assessment",
        "person",
        "individual",
        "ask",
        "meeting",
        "decision",
        "action",
        "funding_line",
        "population_group",
        "road_line",
    ];
    known.into_iter().chain(Noun::ALL.map(Noun::as_str)).map(Value::from).collect()
}

/// The kinds of things.
pub fn nouns() -> Value {
    json!(Noun::ALL.map(Noun::as_str))
}

/// What a thing says, by the names of its parts. What says nothing is missing.
pub fn parts(_: &mut SchemaGenerator) -> Schema {
    let names: BTreeSet<&str> = Noun::ALL.iter().flat_map(|noun| noun.parts().iter().map(|part| part.fact.as_str())).collect();
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": names },
        "additionalProperties": { "type": "string", "minLength": 1 }
    })
}

/// What can be deleted for good.
pub fn buried() -> Value {
    let things = Noun::ALL.into_iter().filter(|noun| noun.can_be_binned()).map(Noun::as_str);
    ["jurisdiction", "assessment", "action", "population_group", "individual"].into_iter().chain(things).map(Value::from).collect()
}

/// Keys of conditions, a line each, or none.
pub fn conditions_or_none() -> String {
    let any = ConditionKey::ALL.map(ConditionKey::as_str).join("|");
    format!("^(({any})(\\n({any}))*)?$")
}

/// The saved fields of a round: what each may hold by the kind of its name. A blank one is missing.
pub fn entries(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<String> = Field::all().map(|field| field.to_string()).collect();
    let judged = [Judged::Met, Judged::NotMet].map(Judged::as_str).join("|");
    json_schema!({
        "type": "object",
        "propertyNames": { "enum": names },
        "patternProperties": {
            "^step-": { "enum": Answer::ALL.map(Answer::as_str) },
            "^leave-out-": { "const": "yes" },
            "^carried-": { "type": "string", "format": "date" },
            "^judgment-": { "type": "string", "pattern": format!("^({judged}): ") },
            "^(note|evidence|need)-": { "type": "string", "minLength": 1 }
        },
        "additionalProperties": false
    })
}
