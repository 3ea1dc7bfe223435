//! Whole jurisdictions, out and in.

mod belongings;
mod bounds;
mod copies;
pub mod desk;
mod fifth_version;
mod first;
mod first_version;
mod fourth_version;
mod pages;
mod people;
mod refused;
mod road;
mod second_version;
mod things;
mod third_version;
mod united;
mod whole;
