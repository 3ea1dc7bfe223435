//! Whole jurisdictions, out and in.

mod belongings;
mod bounds;
mod copies;
pub mod desk;
mod doubles;
mod earlier;
mod first;
mod first_version;
mod pages;
mod people;
mod refused;
mod road;
mod things;
mod three;
mod undone;
mod united;
mod whole;
