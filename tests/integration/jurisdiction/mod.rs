//! Jurisdictions: on record, what is due in them, and their population groups.

mod due;
mod example;
mod jurisdictions;
mod lately;
mod navigation;
mod outlook;
mod population_groups;
