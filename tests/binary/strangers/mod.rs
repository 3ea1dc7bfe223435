//! Strangers: other sites, other programs, and whoever writes what we read.

mod browser;
mod formulas;
mod lines;
mod log;
mod measured;
mod paths;
mod planned;
mod rooms;
mod script;
mod sites;
mod size;
mod slow;
mod town;
mod walk;
