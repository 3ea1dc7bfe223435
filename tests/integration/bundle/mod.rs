//! Whole jurisdictions, out and in.

mod copies;
mod desk;
mod pages;
mod refused;
mod united;
mod whole;
