//! What a bundle keeps beside its records: states that were shown for print, and what was deleted for good.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, link, words};

/// A state of a round that was shown for print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptState {
    /// The SHA-256 of the state, in hex.
    #[schemars(extend("pattern" = words::DIGEST))]
    pub fingerprint: String,
    /// When it was first kept.
    pub kept: i64,
    /// The state, as canonical JSON (RFC 8785).
    pub canonical: String,
}

/// What was deleted for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// The id that it had.
    pub id: Id,
    /// What it was: jurisdiction, assessment, action or individual (a person).
    #[schemars(extend("enum" = words::buried()))]
    pub kind: String,
    /// When it was deleted.
    pub at: i64,
    /// The jurisdiction that it belonged to, where that is known.
    pub jurisdiction: Option<Id>,
    /// The rounds that a round followed, in the order of their ids.
    #[serde(default = "link::missing")]
    pub follows: Vec<Id>,
    /// What an action was to close.
    #[schemars(extend("enum" = words::topics_or_none()))]
    pub closes: String,
}
