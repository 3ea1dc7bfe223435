//! The report as JSON, for other programs, and the schema that it keeps to: both made from the types of this folder.

mod condition;
mod round;
mod verdict;
mod words;
mod work;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::Value;

use crate::report::{Person, Report, dates};
use condition::Condition;
use round::{Decision, Round, Rounds};
use verdict::Verdict;
use words::said;
use work::Work;

/// The version of the format. A change that could break a reader gives a new number.
pub const FORMAT: &str = "milepost-report/2";

/// What a jurisdiction says of its readiness for a Mobility Action Plan in one round, at one moment.
/// What nobody said is null. Dates are of the form 2026-11-23, without a time.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Milepost report", deny_unknown_fields, extend("$id" = "urn:milepost:report:2"))]
struct Document<'a> {
    /// The version of this format.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The city, county or other local government.
    jurisdiction: Jurisdiction<'a>,
    /// The round through the nine conditions that the report is about.
    round: Round<'a>,
    /// The day of which the report speaks.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The guide that the round is read with.
    guide: Guide,
    /// Who took part.
    people: Vec<Participant<'a>>,
    /// Whether notes are in the report. Without them every note is null.
    notes: bool,
    /// The SHA-256 of all that the round says; two reports with the same one say the same.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    fingerprint: String,
    /// The count of conditions met, and what follows from it.
    verdict: Verdict<'a>,
    /// The newest decision on this round.
    decision: Option<Decision<'a>>,
    /// The nine conditions, in the guide's order.
    #[schemars(extend("minItems" = words::CONDITIONS, "maxItems" = words::CONDITIONS))]
    conditions: Vec<Condition<'a>>,
    /// The jurisdiction's plan, whatever the round its actions sprang from.
    #[serde(rename = "plan")]
    work: Work<'a>,
    /// All rounds of the jurisdiction, oldest first.
    rounds: Vec<Rounds<'a>>,
}

/// A city, county or other local government.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Jurisdiction<'a> {
    /// Its name.
    name: &'a str,
    /// What kind of government it is, in words.
    kind: Option<&'a str>,
    /// The state that it lies in.
    state: Option<&'a str>,
    /// The title of its executive.
    executive: Option<&'a str>,
    /// Whether it is the worked example, which is fictional.
    example: bool,
}

/// The guide that a round is read with.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Guide {
    /// Its title.
    title: &'static str,
    /// Who published it.
    publisher: &'static str,
    /// Which version of its steps this is.
    version: &'static str,
}

/// Somebody who took part.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Participant<'a> {
    /// The name.
    name: &'a str,
    /// The title.
    title: Option<&'a str>,
    /// The department.
    department: Option<&'a str>,
}

impl<'a> Document<'a> {
    fn of(report: &'a Report) -> Self {
        let participant =
            |person: &'a Person| Participant { name: &person.name, title: said(&person.title), department: said(&person.department) };
        Self {
            format: FORMAT,
            jurisdiction: Jurisdiction {
                name: &report.jurisdiction,
                kind: said(report.kind),
                state: said(report.state),
                executive: said(&report.executive),
                example: report.is_example,
            },
            round: Round { title: &report.round, started: dates::iso(report.started) },
            as_of: dates::iso(report.as_of.date()),
            guide: Guide { title: &report.guide.title, publisher: &report.guide.publisher, version: &report.guide.version },
            people: report.people.iter().map(participant).collect(),
            notes: report.with_notes,
            fingerprint: report.fingerprint.to_string(),
            verdict: Verdict::of(&report.verdict),
            decision: report.decision.as_ref().map(Decision::of),
            conditions: report.conditions.iter().map(Condition::of).collect(),
            work: Work::of(&report.work),
            rounds: report.rounds.iter().map(Rounds::of).collect(),
        }
    }
}

/// Writes a report. The same report always gives the same bytes.
#[must_use]
pub fn write(report: &Report) -> Vec<u8> {
    in_lines(&Document::of(report))
}

/// The JSON Schema (2020-12) that every report keeps to.
#[must_use]
pub fn schema() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(plain));
    in_lines(&settings.into_generator().into_root_schema_for::<Document<'_>>())
}

/// Takes the line ends of our sources out of a description, and the names of Rust's numbers out of the formats,
/// which strict readers refuse. How large a number may be is said by its bounds.
fn plain(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
    let is_of_rust = |format: &Value| format.as_str().is_some_and(|format| format.starts_with("uint") || format.starts_with("int"));
    if schema.get("format").is_some_and(is_of_rust) {
        schema.remove("format");
    }
}

fn in_lines(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a tree of strings and numbers is always valid JSON");
    bytes.push(b'\n');
    bytes
}
