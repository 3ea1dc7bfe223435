//! What the plan holds for the steps of one condition.

use crate::domain::guide::ConditionKey;
use crate::domain::ids::ActionId;
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::work::{self, Action};

/// An open action for a step, as the condition's page shows it.
#[derive(Debug)]
pub struct Planned {
    /// The step: "3.1".
    pub step: String,
    /// The action.
    pub id: ActionId,
    /// What is to be done.
    pub what: String,
    /// Who sees to it; empty for nobody.
    pub owner: String,
    /// By when; empty without a date.
    pub due: String,
    /// The revision of its status.
    pub rev: Revision,
}

/// The open actions for the steps of a condition.
pub fn planned(actions: &[Action], condition: ConditionKey) -> Vec<Planned> {
    let owners = work::owners(actions);
    let open = actions.iter().filter(|action| action.status.is_open());
    let planned = open.filter_map(|action| {
        let step = action.closes?.step().filter(|step| step.condition() == condition)?;
        Some(Planned {
            step: step.to_string(),
            id: action.id,
            owner: action.owner.as_ref().map_or_else(String::new, |owner| owners.name(owner)),
            due: action.due.map_or_else(String::new, dates::long),
            rev: Revision::of(action.status.as_str()),
            what: action.what.clone(),
        })
    });
    planned.collect()
}
