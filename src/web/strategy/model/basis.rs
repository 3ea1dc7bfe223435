//! What the pages of a logic model are made from.

use std::collections::HashMap;

use uuid::Uuid;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::{Approval, Entry, Model, holding};
use crate::domain::things::Thing;
use crate::domain::words::{count, inserted, list, shortened};
use crate::store::{Jurisdiction, LogicModel};
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;

/// How much of a title tells which is meant, in characters.
const NAMED: usize = 160;

/// How many of those who took part in a review a line names.
const TOLD: usize = 4;

/// What the pages of a logic model are made from.
pub struct Basis {
    pub jurisdiction: Jurisdiction,
    pub held: LogicModel,
    pub approvals: Vec<Approval>,
    /// What those who reviewed it are called, by their ids.
    names: HashMap<Uuid, String>,
}

impl Basis {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the strategic action is another jurisdiction's or lies in the bin, or a failed read.
    pub async fn of(app: &App, id: JurisdictionId, strategic_action: Uuid) -> Result<Self, Failure> {
        let store = app.store();
        let jurisdiction = store.jurisdiction(id).await?;
        let held = store.logic_model(strategic_action).await?;
        if held.jurisdiction != id {
            return Err(Failure::NotFound);
        }
        let approvals = store.approvals(strategic_action).await?;
        let is_reviewed_by_members = approvals.iter().any(|approval| !approval.members.is_empty());
        let names = if is_reviewed_by_members { store.called(id).await? } else { HashMap::new() };
        Ok(Self { jurisdiction, held, approvals, names })
    }

    /// The jurisdiction's id.
    pub fn id(&self) -> JurisdictionId {
        self.jurisdiction.id
    }

    /// The strategic action's id.
    pub fn of_action(&self) -> Uuid {
        self.held.of.id
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.held.model
    }

    /// What will change, as far as it takes to tell it from others.
    pub fn title(&self) -> String {
        shortened(self.held.title(), NAMED)
    }

    /// An entry as it is stored, which the model shows.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where it shows no such entry.
    pub fn stored(&self, entry: Uuid) -> Result<&Thing, Failure> {
        let shown = self.held.entries.iter().find(|thing| thing.id == entry && self.model().get(entry).is_some());
        shown.ok_or(Failure::NotFound)
    }

    /// Where the strategic action has its page.
    pub fn action_address(&self) -> String {
        format!("/jurisdictions/{}/strategy/{}", self.id(), self.of_action())
    }

    /// Where the model has its page.
    pub fn address(&self) -> String {
        format!("{}/model", self.action_address())
    }

    /// Where an entry has its page.
    pub fn entry_address(&self, entry: Uuid) -> String {
        format!("{}/entries/{entry}", self.address())
    }

    /// The frame of a page here.
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.address())).within(place(&self.jurisdiction))
    }

    /// The approvals that hold: one as a rule.
    pub fn holding(&self) -> Vec<&Approval> {
        let holding = holding(&self.approvals);
        self.approvals.iter().filter(|approval| holding.contains(&approval.id)).collect()
    }

    /// Who took part in a review: members, and others after them.
    fn present(&self, approval: &Approval) -> Vec<String> {
        let gone = || "somebody who is no member any more".to_owned();
        let members = approval.members.iter().map(|id| self.names.get(id).map_or_else(gone, |name| inserted(name)));
        members.chain(approval.present.lines().filter(|line| !line.is_empty()).map(inserted)).collect()
    }

    /// All who took part in a review, in words; empty for nobody.
    pub fn all_present(&self, approval: &Approval) -> String {
        together(&self.present(approval))
    }

    /// Who reviewed it, as a sentence, as far as a line tells it; empty for nobody.
    pub fn reviewed_by(&self, approval: &Approval) -> String {
        let mut present = self.present(approval);
        if present.len() > TOLD + 1 {
            let others = present.split_off(TOLD).len();
            present.push(count(others, "other", "others"));
        }
        if present.is_empty() { String::new() } else { format!("Reviewed by {}.", together(&present)) }
    }

    /// The entries that can lead to one of a kind, or that one can lead to, by their kinds.
    pub fn linkable(&self, kind: EntryKind, leads_on: bool) -> Vec<Choices> {
        let fits = |other: EntryKind| if leads_on { kind.can_lead_to(other) } else { other.can_lead_to(kind) };
        self.choices(|entry| fits(entry.kind))
    }

    /// The entries that are asked for, by their kinds.
    pub fn choices(&self, is_asked: impl Fn(&Entry) -> bool) -> Vec<Choices> {
        let of_kind = |kind: &EntryKind| Choices {
            heading: kind.heading(),
            entries: self
                .model()
                .of_kind(*kind)
                .filter(|entry| is_asked(entry))
                .map(|entry| (entry.id.to_string(), entry.name()))
                .collect(),
        };
        EntryKind::ALL.iter().map(of_kind).filter(|choices| !choices.entries.is_empty()).collect()
    }
}

/// Names in a row. One that says for whom somebody came has a comma within, and a semicolon sets such names apart.
fn together(names: &[String]) -> String {
    if names.iter().any(|name| name.contains(',')) { names.join("; ") } else { list(names) }
}

/// Entries of one kind to choose from.
pub struct Choices {
    pub heading: &'static str,
    /// Each with its id and what it says.
    pub entries: Vec<(String, String)>,
}
