//! A merge undone, as a whole: every field says again what it said before, and what came in new is no more. The history
//! keeps the merge and tells of the undo.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sqlx::{AssertSqlSafe, Row};
use time::OffsetDateTime;
use uuid::Uuid;

use super::before::Before;
use super::gather::{self, Scope};
use super::journal;
use super::people::InTurn;
use crate::bundle::{Bundle, Change, Difference, Item, What, items_of, places_of};
use crate::domain::history::{Subject, millis};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::store::Store;
use crate::store::drafts::forget_drafts;
use crate::store::hands::order::{self, Kind};
use crate::store::hands::scribe::table;
use crate::store::hands::{Result, Scribe, StoreError};

/// What became of an undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// It is as it was.
    Done,
    /// Something was changed on top. Nothing was changed now.
    ChangedSince,
}

impl Store {
    /// Undoes a merge, all of it or nothing, while nothing was changed on top of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an import that is none that can be undone, or a failed write.
    pub async fn undo_import(&self, id: Uuid, actor: &Actor, now: OffsetDateTime) -> Result<Undone> {
        let mut scribe = self.scribe(actor, now).await?;
        let sql = "SELECT before, last_line FROM imports WHERE id = $1 AND before IS NOT NULL AND undone IS NULL";
        let row = sqlx::query(sql).bind(id).fetch_optional(&mut *scribe.tx).await?.ok_or(StoreError::NotFound)?;
        let before = Before::read(&row.try_get::<Vec<u8>, _>("before")?)?;
        scribe.undo(id, &before, row.try_get("last_line")?).await
    }
}

/// The records of a bundle by their keys.
fn by_key(bundle: &Bundle) -> HashMap<String, Item> {
    items_of(bundle).into_iter().map(|item| (item.key.clone(), item)).collect()
}

/// Where each field that says something else by now goes back to.
fn ways_back(now: &[Item], before: &HashMap<String, Item>) -> Vec<Difference> {
    let way_back = |item: &Item| {
        let then = before.get(&item.key)?;
        let facts = item.facts.iter().zip(&then.facts).filter(|((_, now), (_, then))| now != then);
        let change = |((field, now), (_, then)): (&(String, String), &(String, String))| Change {
            field: field.clone(),
            label: String::new(),
            ours: now.clone(),
            theirs: then.clone(),
            ours_by: None,
            theirs_by: None,
        };
        let changes: Vec<Change> = facts.map(change).collect();
        let key = item.key.clone();
        (!changes.is_empty()).then(|| Difference {
            record: key.clone(),
            key,
            subject: item.subject,
            name: String::new(),
            what: What::Facts(changes),
        })
    };
    now.iter().filter_map(way_back).collect()
}

impl Scribe<'_> {
    async fn undo(mut self, id: Uuid, before: &Before, last: i64) -> Result<Undone> {
        let ids = before.ids();
        if journal::is_changed_since(&mut self.tx, &ids, last).await? {
            return Ok(Undone::ChangedSince);
        }
        let scope = Scope { jurisdictions: Some(ids.clone()), is_strict: false, actors: Vec::new(), all_tombstones: false };
        let now = gather::gather(&mut self.tx, &scope, &|_, _| {}).await?;
        let (then, items) = (by_key(&before.bundle), of_jurisdictions(&now));
        let here: HashSet<&str> = items.iter().map(|item| item.key.as_str()).collect();
        if then.keys().any(|key| !here.contains(key.as_str())) {
            // What was deleted for good since does not come back.
            return Ok(Undone::ChangedSince);
        }
        let start = gather::last_line(&mut self.tx).await?;
        let places: HashMap<Uuid, JurisdictionId> = places_of(&now).into_iter().collect();
        // What ends a tie between records goes before what makes one.
        for difference in InTurn::of(&ways_back(&items, &then)).all() {
            let of = places.get(&difference.subject.id()).copied();
            self.adopt(of, &difference, false).await?;
            let What::Facts(changes) = &difference.what else { continue };
            for change in changes {
                self.write_line(of, difference.subject, &change.field, (&change.ours, &change.theirs)).await?;
            }
        }
        let new: Vec<&Item> = items.iter().filter(|item| !then.contains_key(&item.key)).collect();
        for item in &new {
            let of = places.get(&item.subject.id()).copied();
            for (field, value) in item.facts.iter().filter(|(_, value)| !value.is_empty()) {
                self.write_line(of, item.subject, field, (value, "")).await?;
            }
        }
        self.take_out(&new.iter().map(|item| item.subject).collect::<HashSet<Subject>>()).await?;
        self.restore_beside(before, &now).await?;
        for of in &ids {
            order::settle(&mut self.tx, Kind::Rounds, *of).await?;
            self.touched.note_whole(*of);
        }
        for round in before.bundle.jurisdictions.iter().flat_map(|it| &it.rounds) {
            order::settle(&mut self.tx, Kind::Decisions, round.id.0).await?;
        }
        let end = gather::last_line(&mut self.tx).await?;
        let sql = "UPDATE imports SET before = NULL, undone = $1, undone_after = $2, undone_to = $3 WHERE id = $4";
        let query = sqlx::query(sql).bind(millis(self.now)).bind(start).bind(end).bind(id);
        query.execute(&mut *self.tx).await?;
        let departed = Arc::clone(&self.departed);
        self.commit().await?;
        departed.left(end);
        Ok(Undone::Done)
    }

    /// Takes records out of their tables; what is within others goes before these. Their lines stay.
    async fn take_out(&mut self, gone: &HashSet<Subject>) -> Result<()> {
        for of_round in ["entries", "participants", "states"] {
            let sql = format!("DELETE FROM {of_round} WHERE assessment_id = $1");
            for subject in gone.iter().filter(|subject| matches!(subject, Subject::Assessment(_))) {
                sqlx::query(AssertSqlSafe(sql.as_str())).bind(subject.id()).execute(&mut *self.tx).await?;
            }
        }
        let mut all: Vec<Subject> = gone.iter().copied().collect();
        all.sort_by_key(|subject| (turn(*subject), subject.id()));
        for subject in &all {
            if matches!(subject, Subject::Person(_)) {
                let sql = "UPDATE people SET same_as = NULL WHERE id = $1";
                sqlx::query(sql).bind(subject.id()).execute(&mut *self.tx).await?;
            }
        }
        for subject in all {
            forget_drafts(&mut self.tx, subject.id()).await?;
            let sql = format!("DELETE FROM {} WHERE id = $1", table(subject));
            sqlx::query(AssertSqlSafe(sql)).bind(subject.id()).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// What no line of the history tells: states kept for print, and what was deleted for good.
    async fn restore_beside(&mut self, before: &Before, now: &Bundle) -> Result<()> {
        for (round, print) in &before.states {
            let sql = "DELETE FROM states WHERE assessment_id = $1 AND fingerprint = $2";
            sqlx::query(sql).bind(round.0).bind(crate::bundle::unhex(print)).execute(&mut *self.tx).await?;
        }
        let known: HashSet<_> = before.bundle.tombstones.iter().map(|stone| stone.id).collect();
        for stone in now.tombstones.iter().filter(|stone| stone.jurisdiction.is_some() && !known.contains(&stone.id)) {
            sqlx::query("DELETE FROM tombstones WHERE id = $1").bind(stone.id.0).execute(&mut *self.tx).await?;
        }
        super::insert::tombstones(&mut self.tx, &before.bundle.tombstones).await
    }
}

/// The records of all jurisdictions.
fn of_jurisdictions(bundle: &Bundle) -> Vec<Item> {
    items_of(&Bundle { actors: Vec::new(), ..bundle.clone() })
}

/// In which turn a record is taken out.
fn turn(subject: Subject) -> usize {
    match subject {
        Subject::Ask(_) | Subject::Meeting(_) | Subject::Decision(_) | Subject::FundingLine(_) => 0,
        // What is within others comes after them in the list.
        Subject::Thing(noun, _) => 1 + Noun::ALL.iter().rev().position(|other| *other == noun).unwrap_or(0),
        Subject::Action(_) | Subject::PopulationGroup(_) | Subject::RoadLine(_) => 100,
        Subject::Person(_) => 101,
        _ => 102,
    }
}
