//! The Mobility Metrics as data: metrics and their definitions, the columns of the published files, groups, releases, and
//! what became of places.

mod column;
mod definition;
mod entries;
mod group;
mod keys;
mod load;
mod place;
mod raw;
mod release;
mod tables;

pub use column::{Case, Column, Foreign, OtherColumn};
pub use definition::{Definition, DefinitionKey, Direction, METRICS, Metric, MetricKey, Unit, Zero};
pub use group::{Family, Group, GroupKey, Quality};
pub use place::{HeldBack, PlaceCode, PlaceKind, Successor};
pub use release::{Edge, Groups, Holds, Places, Release, ReleaseKey, Version};
pub use tables::Tables;
