//! A review or an approval of a logic model: by whom, when, what it came to, and what stood there.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use super::FrozenModel;
use crate::domain::findings::Agreed;
use crate::domain::history::Fact;
use crate::domain::order::{self, Follows, Linked, heads};
use crate::domain::readiness::Fingerprint;
use crate::domain::things::Thing;
use crate::domain::words::dates;

/// A review of a logic model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Its id.
    pub id: Uuid,
    /// Its day.
    pub held: Date,
    /// The members who took part.
    pub members: Vec<Uuid>,
    /// Who else took part.
    pub present: String,
    /// What it came to, if somebody said so.
    pub agreed: Option<Agreed>,
    /// Notes on it.
    pub notes: String,
    /// What tells the state that was reviewed.
    pub fingerprint: Option<Fingerprint>,
    /// The state that was reviewed.
    pub frozen: Option<FrozenModel>,
    /// Those that it follows.
    pub follows: Follows,
}

impl Approval {
    /// An approval as it is stored; nothing if its day cannot be read.
    #[must_use]
    pub fn of(thing: &Thing) -> Option<Self> {
        Some(Self {
            id: thing.id,
            held: dates::parse_iso(thing.get(Fact::Held))?,
            members: thing.named(Fact::Members),
            present: thing.get(Fact::Present).to_owned(),
            agreed: thing.read(Fact::Agreed),
            notes: thing.get(Fact::Notes).to_owned(),
            fingerprint: thing.read(Fact::Fingerprint),
            frozen: FrozenModel::from_canonical(thing.get(Fact::Frozen)),
            follows: Follows::these(thing.named(Fact::HoldsOver)),
        })
    }

    /// These, each following past what lies in the bin and what is gone for good: instead of one of `binned` or `buried` it follows
    /// what that one followed.
    #[must_use]
    pub fn past(here: Vec<Self>, binned: &[Self], buried: &HashMap<Uuid, Follows>) -> Vec<Self> {
        let gone = binned.iter().map(|approval| (approval.id, &approval.follows));
        let gone: HashMap<Uuid, &Follows> = gone.chain(buried.iter().map(|(id, follows)| (*id, follows))).collect();
        here.into_iter().map(|approval| Self { follows: order::past(&approval.follows, &gone), ..approval }).collect()
    }

    /// Whether the model was approved, and not only looked at: agreed to as it stood, or once something is changed.
    #[must_use]
    pub const fn is_approved(&self) -> bool {
        matches!(self.agreed, Some(Agreed::Yes | Agreed::WithChanges))
    }

    /// What it is, within a sentence: an approval only where it was agreed to.
    #[must_use]
    pub const fn noun(&self) -> &'static str {
        if self.is_approved() { "approval" } else { "review" }
    }

    /// What it came to, in words.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match self.agreed {
            Some(Agreed::Yes) => "Approved",
            Some(Agreed::WithChanges) => "Approved with changes",
            Some(Agreed::No) => "Not approved",
            None => "Reviewed, with nothing said yet of what it came to,",
        }
    }
}

/// The reviews in the order in which they follow each other.
#[must_use]
pub fn in_order(approvals: &[Approval]) -> Vec<&Approval> {
    let linked: Vec<Linked<'_>> = approvals.iter().map(|approval| Linked { id: approval.id, follows: &approval.follows }).collect();
    let places = order::in_order(&linked).unwrap_or_else(|| (0..linked.len()).collect());
    places.into_iter().map(|at| &approvals[at]).collect()
}

/// What a model stands on: its last approval, and after it the last review where that is another one. Without an
/// approval the last review alone.
#[must_use]
pub fn standing(approvals: &[Approval]) -> Vec<&Approval> {
    let all = in_order(approvals);
    let approved = all.iter().rposition(|approval| approval.is_approved());
    let last = all.len().checked_sub(1).filter(|last| approved != Some(*last));
    approved.into_iter().chain(last).map(|at| all[at]).collect()
}

/// The ids of those that hold: no other one that is here follows them. One as a rule; several where two copies went on
/// apart and came together.
#[must_use]
pub fn holding(approvals: &[Approval]) -> Vec<Uuid> {
    heads(&approvals.iter().map(|approval| Linked { id: approval.id, follows: &approval.follows }).collect::<Vec<_>>())
}
