//! Whole jurisdictions, out and in.

mod copies;
mod desk;
mod first;
mod pages;
mod refused;
mod united;
mod whole;
