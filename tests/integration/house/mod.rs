//! What the repository promises about itself.

mod asvs;
mod dependencies;
mod importers;
mod layers;
mod licenses;
mod portable;
