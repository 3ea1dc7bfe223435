//! How whole jurisdictions travel from file to file: one versioned JSON text, read with care, held
//! against what is here, and united with it. Pure.
//!
//! A bundle holds every record of its jurisdictions as the data file does: texts in stored form (empty
//! where nothing was said), days as `2026-11-23`, moments as milliseconds since 1970 (UTC), money in
//! cents. The history comes in the order of its links, and where these leave a choice, as everything else, in
//! that of the ids, so that the same content gives the same bytes.
//!
//! **What follows what** stands in the bundle: every line of the history names the lines of the same subject
//! and field that it follows, every round and decision the one before. A bundle of the first version does
//! not tell; its order is that of its lines. One of the second has no road, one of the third no things, one of the fourth none
//! of the metrics, one of the fifth no strategy and no measures, one of the sixth no texts of the document, one of the seventh
//! nothing that brings the plan out.
//!
//! **What is united, and what is chosen.** Records, history and decisions have ids that no two computers
//! share. New ones are taken as they came. What a decision says never changes, so two decisions of one
//! id that say different things are a forgery, and the whole bundle is refused. A record that both sides have is merged
//! field by field, by the heads of its history ([`crate::domain::merge`]): what one of the two changed alone holds, and what
//! both changed differently, or one deleted and the other went on with, is chosen by a person.

pub(crate) mod activities;
mod before;
mod beneath;
pub mod bounds;
mod comparison;
mod door;
mod doubles;
mod id;
mod item;
mod kept;
mod line;
mod link;
pub mod links;
mod named;
mod old;
mod once;
mod parts;
mod preview;
mod read;
mod record;
mod records;
mod refusal;
mod sides;
mod thing;
pub(crate) mod things;
mod ties;
mod unite;
mod whole;
mod words;

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use doubles::Double;
pub use id::Id;
pub use item::{Item, Placed, items as items_of, placed, places_of};
pub use kept::{KeptState, Tombstone};
pub use line::{Line, hex, unhex};
pub use once::Entries;
pub use preview::{Change, Counts, Difference, Preview, What};
pub use read::{LIMIT, read};
pub use record::Record;
pub use records::{Action, Actor, Ask, Decision, FundingLine, Jurisdiction, Meeting, Person, PopulationGroup, RoadLine, Round};
pub use refusal::Refusal;
pub use sides::Wrote;
pub use thing::Thing;
pub use unite::{Place, unite};

/// The name and version of the format. A change that could break a reader gives a new number.
pub const FORMAT: &str = "milepost-bundle/8";

/// Whole jurisdictions, ready to travel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Milepost bundle", extend("$id" = "urn:milepost:bundle:8"))]
pub struct Bundle {
    /// The name and version of the format: milepost-bundle/8.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// Who wrote, in the order of their ids. The people whom the records name stand in their jurisdiction.
    #[serde(alias = "people")]
    pub actors: Vec<Actor>,
    /// The history of what is known of them, in the order of its links, then of the ids.
    #[serde(alias = "people_history")]
    pub actors_history: Vec<Line>,
    /// The jurisdictions, in the order of their ids.
    pub jurisdictions: Vec<Jurisdiction>,
    /// What was deleted for good, in the order of the ids.
    pub tombstones: Vec<Tombstone>,
}

impl Default for Bundle {
    fn default() -> Self {
        Self {
            format: FORMAT.to_owned(),
            actors: Vec::new(),
            actors_history: Vec::new(),
            jurisdictions: Vec::new(),
            tombstones: Vec::new(),
        }
    }
}

impl Bundle {
    /// The bytes of a bundle. The same bundle always gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a tree of strings and numbers is always valid JSON");
        bytes.push(b'\n');
        bytes
    }

    /// The name of each person of its jurisdictions, by id.
    #[must_use]
    pub fn names(&self) -> BTreeMap<Id, &str> {
        let people = self.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.people);
        people.map(|person| (person.id, person.name.as_str())).collect()
    }
}

/// The schema of a bundle (JSON Schema 2020-12), made from the types that are written and read.
#[must_use]
pub fn schema() -> Vec<u8> {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_format_of_numbers));
    let mut schema = settings.into_generator().into_root_schema_for::<Bundle>();
    require_all(&mut schema);
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("a schema is always valid JSON");
    bytes.push(b'\n');
    bytes
}

/// What only a bundle of the first version leaves out is there in all that are written.
fn require_all(schema: &mut Schema) {
    let parts = schema.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flat_map(|parts| parts.values_mut());
    for part in parts {
        let Some(fields) = part.get_mut("properties").and_then(Value::as_object_mut) else { continue };
        fields.values_mut().filter_map(Value::as_object_mut).for_each(|field| drop(field.remove("default")));
        let names: Vec<Value> = fields.keys().map(|name| name.as_str().into()).collect();
        part["required"] = names.into();
    }
}

/// Takes the names of Rust's numbers out of the formats, which strict readers refuse.
fn without_format_of_numbers(schema: &mut Schema) {
    let is_of_rust = |format: &Value| format.as_str().is_some_and(|format| format.starts_with("int") || format.starts_with("uint"));
    if schema.get("format").is_some_and(is_of_rust) {
        schema.remove("format");
    }
}
