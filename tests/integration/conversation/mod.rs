//! What people tell each other around the answers.

mod asks;
mod case;
mod meeting;
mod present;
