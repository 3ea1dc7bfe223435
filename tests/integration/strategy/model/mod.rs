//! The logic model of a strategic action: entries, links, order, copies, approvals.

mod approvals;
mod chance;
mod copies;
mod entries;
mod links;
mod order;
mod printed;
mod travel;
mod work;

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::strategy::EntryKind;
use milepost::domain::things::Noun;
use milepost::store::file::{Reading, check};
use milepost::store::{LogicModel, NewEntry, NewThing};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::person::Person;

pub const NOON: OffsetDateTime = datetime!(2026-11-27 12:00 UTC);

/// A person with a strategic action.
pub struct Place {
    pub dana: Person,
    pub id: JurisdictionId,
    /// The strategic action.
    pub of: Uuid,
    /// Where its model is.
    pub model: String,
}

impl Place {
    pub async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        let id: JurisdictionId = home.rsplit('/').next().unwrap().parse().unwrap();
        let of = strategic_action(&dana, id, "Keep renters in their homes").await;
        Self { model: format!("{home}/strategy/{of}/model"), dana, id, of }
    }

    /// Adds an entry by the short form of its column, and tells its id.
    pub async fn adds(&self, kind: EntryKind, what: &str) -> Uuid {
        let before: Vec<Uuid> = self.held().await.entries.iter().map(|entry| entry.id).collect();
        self.dana.post(&self.model, &[("kind", kind.as_str()), ("what", what)]).await.expect(303);
        let after = self.held().await;
        after.entries.iter().map(|entry| entry.id).find(|id| !before.contains(id)).unwrap()
    }

    pub async fn links(&self, from: Uuid, to: Uuid) -> crate::person::Page {
        self.dana.post(&format!("{}/links", self.model), &[("from", &from.to_string()), ("to", &to.to_string())]).await
    }

    pub async fn held(&self) -> LogicModel {
        self.dana.store.logic_model(self.of).await.unwrap()
    }

    /// What the entries of a kind say, in their order.
    pub async fn column(&self, kind: EntryKind) -> Vec<String> {
        self.held().await.model.of_kind(kind).map(|entry| entry.what.clone()).collect()
    }

    /// The links, by what their ends say.
    pub async fn linked(&self) -> Vec<(String, String)> {
        let model = self.held().await.model;
        let what = |at: usize| model.entries[at].what.clone();
        model.links.iter().map(|(from, to)| (what(*from), what(*to))).collect()
    }

    pub fn entry(&self, id: Uuid) -> String {
        format!("{}/entries/{id}", self.model)
    }

    /// Adds an entry with its links.
    pub async fn with(&self, kind: EntryKind, what: &str, before: &[Uuid], after: &[Uuid]) -> Uuid {
        let new = NewEntry { before: before.to_vec(), after: after.to_vec(), ..NewEntry::of(kind, what.to_owned()) };
        self.dana.store.add_entry(self.of, &new, &Actor::unnamed(), NOON).await.unwrap().unwrap()
    }

    /// Holds the file against its history.
    pub async fn is_sound(&self) {
        let findings = check::check(self.dana.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "{findings:?}");
    }
}

pub async fn strategic_action(dana: &Person, id: JurisdictionId, title: &str) -> Uuid {
    let new = NewThing { facts: vec![(Fact::Title, title.to_owned())], ..NewThing::of(Noun::StrategicAction) };
    dana.store.add_thing(id, &new, &Actor::unnamed(), NOON).await.unwrap()
}
