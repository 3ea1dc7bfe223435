//! A city, county or other local government: what it is, what comes next for it, and the worked example.

pub mod due;
pub mod example;
pub mod population_group;
mod profile;

pub use profile::{Kind, Paper, Profile, STATES, executive, name, state};
