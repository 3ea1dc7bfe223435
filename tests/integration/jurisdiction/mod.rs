//! Jurisdictions: on record, and what is due in them.

mod jurisdictions;
mod navigation;
mod outlook;
