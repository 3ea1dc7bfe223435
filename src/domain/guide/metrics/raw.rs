//! The files of the tables, as they are written.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Direction, Groups, Holds, Places, Unit, Version, Zero};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMetrics {
    pub metric: Vec<RawMetric>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMetric {
    pub key: Spanned<String>,
    pub predictor: Spanned<String>,
    pub name: Spanned<String>,
    pub what: Spanned<String>,
    #[serde(default = "yes")]
    pub ranked: bool,
    pub definition: Vec<RawDefinition>,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDefinition {
    pub key: Spanned<String>,
    pub name: Spanned<String>,
    pub unit: Unit,
    #[serde(default)]
    pub of: String,
    pub better: Direction,
    pub range: Spanned<(String, String)>,
    #[serde(default)]
    pub larger_areas: bool,
    #[serde(default)]
    pub base_differs: bool,
    #[serde(default)]
    pub zero: Zero,
    pub cap: Option<Spanned<String>>,
    #[serde(default)]
    pub past: bool,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawColumns {
    pub column: Vec<RawColumn>,
    pub other: Vec<RawOther>,
    pub foreign: Vec<RawForeign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawColumn {
    pub names: Spanned<Vec<String>>,
    #[serde(default)]
    pub quality: Vec<String>,
    pub means: Option<Spanned<String>>,
    #[serde(default)]
    pub case: Vec<RawCase>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    pub means: Spanned<String>,
    pub times: Option<Spanned<String>>,
    pub year: Option<u16>,
    #[serde(default)]
    pub releases: Vec<Spanned<String>>,
    pub places: Option<Places>,
    #[serde(default)]
    pub with: Vec<String>,
    #[serde(default)]
    pub without: Vec<String>,
    pub before: Option<String>,
    pub over: Option<Spanned<String>>,
    pub up_to: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOther {
    pub names: Vec<String>,
    pub why: Spanned<String>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForeign {
    pub columns: Vec<String>,
    pub why: Spanned<String>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroups {
    pub family: Vec<RawFamily>,
    pub group: Vec<RawGroup>,
    pub quality: Vec<RawQuality>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFamily {
    pub key: Spanned<String>,
    pub of: Spanned<String>,
    pub name: Spanned<String>,
    #[serde(default)]
    pub caution: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub key: Spanned<String>,
    pub family: Spanned<String>,
    pub name: Spanned<String>,
    pub spellings: Vec<String>,
    #[serde(default)]
    pub caution: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuality {
    pub word: Spanned<String>,
    pub spellings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReleases {
    pub release: Vec<RawRelease>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRelease {
    pub key: Spanned<String>,
    pub title: Spanned<String>,
    pub places: Places,
    pub groups: Groups,
    pub published: Spanned<String>,
    pub source: Spanned<String>,
    #[serde(default)]
    pub columns: Vec<usize>,
    #[serde(default)]
    pub with: Vec<String>,
    #[serde(default)]
    pub without: Vec<String>,
    #[serde(default)]
    pub over: Vec<RawEdge>,
    #[serde(default)]
    pub up_to: Vec<RawEdge>,
    #[serde(default)]
    pub holds: Vec<Holds>,
    pub within: Option<(u16, u16)>,
    #[serde(default)]
    pub version: Vec<Version>,
    #[serde(default)]
    pub years: HashMap<String, u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEdge {
    pub column: String,
    pub number: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlaces {
    pub successor: Vec<RawSuccessor>,
    pub held_back: Vec<RawHeldBack>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSuccessor {
    pub kind: Spanned<String>,
    pub old: Vec<Spanned<String>>,
    pub new: Vec<Spanned<String>>,
    pub year: u16,
    pub renamed: bool,
    pub sentence: Spanned<String>,
    pub source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHeldBack {
    pub kind: Spanned<String>,
    pub codes: Vec<Spanned<String>>,
    pub metrics: Vec<Spanned<String>>,
    pub before: Option<u16>,
    pub year: Option<u16>,
    pub source: Spanned<String>,
}
