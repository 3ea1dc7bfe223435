//! All tables of the metrics together.

use super::{Column, Definition, Family, Foreign, Group, HeldBack, Metric, OtherColumn, Quality, Release, Successor};

/// All that is known of metrics, columns, groups, releases and places before any file is read.
#[derive(Debug)]
pub struct Tables {
    /// The 26 metrics, in the order of the predictors.
    pub metrics: Vec<Metric>,
    /// All definitions, in the order of their metrics.
    pub definitions: Vec<Definition>,
    /// Columns that hold readings.
    pub columns: Vec<Column>,
    /// Columns that hold none.
    pub others: Vec<OtherColumn>,
    /// Files that hold none.
    pub foreign: Vec<Foreign>,
    /// Families of groups.
    pub families: Vec<Family>,
    /// Groups.
    pub groups: Vec<Group>,
    /// What a quality cell may say.
    pub qualities: Vec<(String, Quality)>,
    /// Known releases.
    pub releases: Vec<Release>,
    /// Renamed and redrawn places.
    pub successors: Vec<Successor>,
    /// Values that are held back.
    pub held_back: Vec<HeldBack>,
}
