//! One open thing of the plan's parts, as a line tells it.

use time::Date;
use uuid::Uuid;

use super::open::Open;
use crate::domain::people::Apart;
use crate::domain::words::{inserted, shortened};

/// The longest name, in characters.
const TOLD: usize = 70;

/// One open thing in a line of what is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The member, source, engagement or launch.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its day, if it has one.
    pub day: Option<Date>,
    /// Who sees to it; empty for nobody.
    pub who: String,
}

impl Item {
    pub(super) fn of(open: &Open, names: &Apart) -> Self {
        let who = open.who.as_ref().map_or_else(String::new, |who| names.name(who));
        Self { id: open.id, name: shortened(&open.name, TOLD), day: open.day, who }
    }

    /// Its name, with who sees to it behind: "Renters speak (Lee Park)".
    pub(super) fn with_who(&self) -> String {
        if self.who.is_empty() { inserted(&self.name) } else { format!("{} ({})", inserted(&self.name), inserted(&self.who)) }
    }
}
