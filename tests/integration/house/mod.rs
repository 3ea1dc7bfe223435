//! What the repository promises about itself.

mod asvs;
mod dependencies;
mod layers;
mod licenses;
mod portable;
