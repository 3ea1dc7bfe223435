//! How far the raising of a file has come, for the one who waits.

use std::fmt;

/// Told at each stage of the work, and on the way through the long ones.
pub type Progress = dyn Fn(Stage) + Send + Sync;

/// A stage of the work, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The file is looked through before anything is done.
    Checking,
    /// The copy is made that the work is done on.
    Copying,
    /// The level's SQL runs, which builds tables anew.
    Building,
    /// Lines of the history are linked.
    Linking {
        /// How many are.
        done: u64,
        /// How many there are.
        all: u64,
    },
    /// People, owners and whom names mean are carried over.
    People {
        /// How many steps of it are done.
        done: u64,
        /// How many it has.
        all: u64,
    },
    /// Texts are indexed, jurisdiction by jurisdiction.
    Indexing {
        /// How many are done.
        done: u64,
        /// How many there are.
        all: u64,
    },
    /// Actions get their places.
    Actions {
        /// How many have one.
        done: u64,
        /// How many there are.
        all: u64,
    },
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checking => f.write_str("looking through it first"),
            Self::Copying => f.write_str("making a copy to work on"),
            Self::Building => f.write_str("building its tables anew"),
            Self::Linking { done, all } => write!(f, "lines of its history, {done} of {all}"),
            Self::People { done, all } => write!(f, "people, step {done} of {all}"),
            Self::Indexing { done, all } => write!(f, "what Find looks through, {done} of {all}"),
            Self::Actions { done, all } => write!(f, "actions, {done} of {all}"),
        }
    }
}
