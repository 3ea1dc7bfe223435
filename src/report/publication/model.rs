//! The logic models of the strategic actions: picture, table, and whether they were approved.

use time::Date;
use uuid::Uuid;

use super::sources::MobilityPlanSources;
use crate::domain::strategy::model::{Approval, FrozenModel, Model, Since, standing};
use crate::domain::strategy::{EntryKind, StrategicAction, Strategy};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, dates, inserted};
use crate::report::figure::{self, Figure};

/// A logic model.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelPart {
    /// Which strategic action it is of.
    pub of: Uuid,
    /// What will change: the title of its strategic action.
    pub title: String,
    /// How much of it there is, in a sentence.
    pub told: String,
    /// Its picture.
    pub figure: Option<Figure>,
    /// Its entries, column after column.
    pub rows: Vec<ModelRow>,
    /// When it was approved or last reviewed, and what changed since; empty where nobody did.
    pub reviewed: String,
}

/// An entry of a logic model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelRow {
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub what: String,
    /// What it leads to.
    pub leads_to: Vec<String>,
    /// Whether it is an activity that is not done any more.
    pub is_dropped: bool,
}

/// The models that hold something, in the order in which the strategy tells its strategic actions.
pub(super) fn all(sources: &MobilityPlanSources<'_>, strategy: &Strategy) -> Vec<ModelPart> {
    strategy.in_a_meeting().into_iter().filter_map(|action| one(sources, action)).collect()
}

/// What belongs to a strategic action.
fn within(sources: &MobilityPlanSources<'_>, action: &StrategicAction, noun: Noun) -> Vec<Thing> {
    sources.of_kind(noun).filter(|thing| thing.within == Some(action.id)).cloned().collect()
}

/// The logic model of a strategic action.
pub(super) fn of(sources: &MobilityPlanSources<'_>, action: &StrategicAction) -> Model {
    Model::of(&within(sources, action, Noun::LogicEntry), sources.actions)
}

fn one(sources: &MobilityPlanSources<'_>, action: &StrategicAction) -> Option<ModelPart> {
    let model = of(sources, action);
    if model.entries.is_empty() {
        return None;
    }
    let row = |at: usize| {
        let entry = &model.entries[at];
        ModelRow {
            kind: entry.kind,
            what: inserted(&entry.what),
            leads_to: model.after(at).map(|to| inserted(&model.entries[to].what)).collect(),
            is_dropped: entry.is_dropped(),
        }
    };
    let approvals: Vec<Approval> = within(sources, action, Noun::Approval).iter().filter_map(Approval::of).collect();
    Some(ModelPart {
        of: action.id,
        title: action.title.clone(),
        told: format!("{}.", capital(&model.counted())),
        figure: figure::model(&model).map(|figure| Figure { alt: format!("{}: {}", inserted(&action.title), figure.alt), ..figure }),
        rows: (0..model.entries.len()).map(row).collect(),
        reviewed: reviewed(&approvals, &FrozenModel::of(&action.title, &model), sources.as_of.date()),
    })
}

/// "Approved on July 31, 2026. Changed since then: one entry."
fn reviewed(approvals: &[Approval], now: &FrozenModel, today: Date) -> String {
    let held: Vec<Approval> = approvals.iter().filter(|approval| approval.held <= today).cloned().collect();
    let told = |approval: &Approval| {
        let changed = approval.frozen.as_ref().map(|then| Since::between(then, now).words()).unwrap_or_default();
        let since = if changed.is_empty() { String::new() } else { format!(" Changed since then: {changed}.") };
        format!("{} on {}.{since}", approval.outcome().trim_end_matches(','), dates::long(approval.held))
    };
    standing(&held).into_iter().map(told).collect::<Vec<_>>().join(" ")
}
