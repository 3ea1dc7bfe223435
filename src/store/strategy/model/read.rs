//! A logic model as it is stored.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::Revision;
use crate::domain::strategy::model::{Approval, FrozenModel, Model};
use crate::domain::things::{Noun, Thing};
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError};
use crate::store::things;
use crate::store::work::actions;

/// The logic model of a strategic action, with what it was read from.
#[derive(Debug, Clone)]
pub struct LogicModel {
    /// Whose it is.
    pub jurisdiction: JurisdictionId,
    /// The strategic action.
    pub of: Thing,
    /// Its entries as they are stored, without what lies in the bin.
    pub entries: Vec<Thing>,
    /// The model that they make.
    pub model: Model,
}

impl LogicModel {
    /// What will change: the title of its strategic action.
    #[must_use]
    pub fn title(&self) -> &str {
        self.of.get(Fact::Title)
    }

    /// The state that an approval would freeze.
    #[must_use]
    pub fn frozen(&self) -> FrozenModel {
        FrozenModel::of(self.title(), &self.model)
    }

    /// The revision of its order and its links: what *Tidy* goes by.
    #[must_use]
    pub fn revision(&self) -> Revision {
        let line = |thing: &Thing| [Fact::Kind, Fact::Position, Fact::LeadsTo].map(|fact| thing.get(fact).to_owned()).join(" ");
        Revision::of(&self.entries.iter().map(|thing| format!("{} {}", thing.id, line(thing))).collect::<Vec<_>>().join("\n"))
    }

    /// An entry as it is stored, which the model shows.
    pub(super) fn stored(&self, entry: Uuid) -> Result<&Thing> {
        let shown = self.entries.iter().find(|thing| thing.id == entry && self.model.get(entry).is_some());
        shown.ok_or(StoreError::NotFound)
    }
}

/// Reads the model of a strategic action that does not lie in the bin.
pub(super) async fn model(connection: &mut SqliteConnection, of: Uuid) -> Result<LogicModel> {
    let (jurisdiction, strategic_action) = things::one(connection, Noun::StrategicAction, of).await?;
    let entries = things::within(connection, Noun::LogicEntry, of).await?;
    let sql = format!("SELECT {}", actions::of_model("$1"));
    let actions: String = sqlx::query_scalar(AssertSqlSafe(sql)).bind(of).fetch_one(connection).await?;
    let model = Model::of(&entries, &actions::read(&actions)?);
    Ok(LogicModel { jurisdiction, of: strategic_action, entries, model })
}

/// The approvals of the model of a strategic action, each following past those that lie in the bin or are gone for good.
pub(super) async fn approvals(connection: &mut SqliteConnection, of: Uuid) -> Result<Vec<Approval>> {
    let read = |things: Vec<Thing>| things.iter().filter_map(Approval::of).collect::<Vec<_>>();
    let here = read(things::within(&mut *connection, Noun::Approval, of).await?);
    let binned = read(things::within_in_bin(&mut *connection, Noun::Approval, of).await?);
    let jurisdiction = things::whose(&mut *connection, Noun::StrategicAction, of).await?;
    let buried = things::gone(connection, Noun::Approval, jurisdiction).await?;
    Ok(Approval::past(here, &binned, &buried))
}

impl Store {
    /// The logic model of a strategic action, if neither it nor its jurisdiction lies in the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn logic_model(&self, of: Uuid) -> Result<LogicModel> {
        model(&mut *self.reader().await?, of).await
    }

    /// The approvals of the logic model of a strategic action, without those in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn approvals(&self, of: Uuid) -> Result<Vec<Approval>> {
        approvals(&mut *self.reader().await?, of).await
    }

    /// The actions of the work plan that are an entry of any logic model, those in the bin left out.
    ///
    /// # Errors
    /// A failed read.
    pub async fn actions_in_models(&self, of: JurisdictionId) -> Result<Vec<Uuid>> {
        let sql = "SELECT t.action_id FROM logic_entries t JOIN strategic_actions f ON f.id = t.strategic_action_id
                   WHERE f.jurisdiction_id = $1 AND t.action_id <> '' AND t.deleted IS NULL AND f.deleted IS NULL";
        let named: Vec<String> = sqlx::query_scalar(sql).bind(of.0).fetch_all(&mut *self.reader().await?).await?;
        Ok(named.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect())
    }
}

impl Scribe<'_> {
    /// The logic model of a strategic action, within the write.
    pub(in crate::store) async fn model(&mut self, of: Uuid) -> Result<LogicModel> {
        model(&mut self.tx, of).await
    }
}
