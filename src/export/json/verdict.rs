//! The verdict in the JSON of a report.

use schemars::JsonSchema;
use serde::Serialize;

use super::words;
use crate::report::VerdictPart;

/// The count of conditions met, and what follows from it. It is a starting point for leadership, not a
/// measurement.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Verdict<'a> {
    /// The band of the floor. Fewer than half the steps looked at make it too early to say: see `sentence`.
    #[schemars(extend("enum" = words::bands()))]
    band: &'static str,
    /// Conditions that count as met today.
    #[schemars(extend("maximum" = words::CONDITIONS))]
    met: u8,
    /// The same count, as the lower end of what the answers leave open.
    #[schemars(extend("maximum" = words::CONDITIONS))]
    floor: u8,
    /// Conditions that would count if every step not looked at or not known turned out in place.
    #[schemars(extend("maximum" = words::CONDITIONS))]
    ceiling: u8,
    /// Whether floor and ceiling lie in one band.
    settled: bool,
    /// Steps in place, of 31.
    #[schemars(extend("maximum" = words::steps()))]
    steps_in_place: u8,
    /// Steps that nobody looked at.
    #[schemars(extend("maximum" = words::steps()))]
    steps_not_looked_at: u8,
    /// From how many conditions on a count is called some, or most.
    limits: Limits<'a>,
    /// The result in a sentence or two.
    sentence: &'a str,
    /// What does not change the band but should be known, a sentence each.
    warnings: &'a [String],
    /// The keys of the largest gaps, at most three.
    largest_gaps: Vec<&'static str>,
    /// The keys of the fewest steps that would lift the count to the next band.
    shortest_way_up: Vec<String>,
}

/// The limits of the bands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Limits<'a> {
    /// The least number of conditions for some.
    #[schemars(extend("minimum" = 1, "maximum" = words::CONDITIONS))]
    some: u8,
    /// The least number of conditions for most.
    #[schemars(extend("minimum" = 1, "maximum" = words::CONDITIONS))]
    most: u8,
    /// Why the jurisdiction chose other limits than 3 and 6.
    reason: Option<&'a str>,
}

impl<'a> Verdict<'a> {
    pub fn of(part: &'a VerdictPart) -> Self {
        Self {
            band: part.band.as_str(),
            met: part.floor,
            floor: part.floor,
            ceiling: part.ceiling,
            settled: part.is_settled,
            steps_in_place: part.in_place,
            steps_not_looked_at: part.blank,
            limits: Limits {
                some: part.limits.some(),
                most: part.limits.most(),
                reason: part.limits_changed.as_ref().map(|limits| limits.reason.as_str()),
            },
            sentence: &part.told.headline,
            warnings: &part.warnings,
            largest_gaps: part.gaps.iter().map(|gap| gap.key.as_str()).collect(),
            shortest_way_up: part.way_up.iter().map(|step| step.key.to_string()).collect(),
        }
    }
}
