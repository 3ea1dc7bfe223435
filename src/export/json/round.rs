//! Rounds and decisions in the JSON of a report.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::{self, said};
use crate::report::{Band, DecisionPart, RoundPart, Route, dates};

/// The round that a report is about.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Round<'a> {
    /// Its title.
    pub title: &'a str,
    /// The day it began.
    #[schemars(extend("format" = "date"))]
    pub started: String,
}

/// A round beside the others.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "RoundAmongAll")]
pub struct Rounds<'a> {
    /// Its title.
    title: &'a str,
    /// The day it began.
    #[schemars(extend("format" = "date"))]
    started: String,
    /// Conditions that count as met.
    #[schemars(extend("maximum" = words::CONDITIONS))]
    met: u8,
    /// Steps in place, of 31.
    #[schemars(extend("maximum" = words::steps()))]
    steps_in_place: u8,
    /// Steps that nobody looked at.
    #[schemars(extend("maximum" = words::steps()))]
    steps_not_looked_at: u8,
    /// The band of the count; null while it is too early to say.
    #[schemars(extend("enum" = words::bands_or_none()))]
    band: Option<&'static str>,
    /// The newest decision on it, in words.
    decision: Option<&'a str>,
    /// Whether it is the one that the report is about.
    this: bool,
}

/// What leadership decided.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Decision<'a> {
    /// The route chosen.
    #[schemars(extend("enum" = words::routes()))]
    route: &'static str,
    /// The route that was recommended then.
    #[schemars(extend("enum" = words::routes_or_none()))]
    recommended: Option<&'static str>,
    /// When it was made.
    #[schemars(extend("format" = "date"))]
    decided: String,
    /// Who decided: name and title each.
    deciders: &'a [String],
    /// Why.
    reason: Option<&'a str>,
    /// The fingerprint of what the round said then.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    fingerprint: String,
    /// Whether what the round says has changed since.
    changed_since: bool,
}

impl<'a> Rounds<'a> {
    pub fn of(part: &'a RoundPart) -> Self {
        Self {
            title: &part.title,
            started: dates::iso(part.started),
            met: part.met,
            steps_in_place: part.in_place,
            steps_not_looked_at: part.blank,
            band: part.band.map(Band::as_str),
            decision: said(&part.decision),
            this: part.is_this,
        }
    }
}

impl<'a> Decision<'a> {
    pub fn of(part: &'a DecisionPart) -> Self {
        Self {
            route: part.route.as_str(),
            recommended: part.recommended.map(Route::as_str),
            decided: dates::iso(part.decided),
            deciders: &part.deciders,
            reason: said(&part.reason),
            fingerprint: part.fingerprint.to_string(),
            changed_since: !part.since.is_empty(),
        }
    }
}
