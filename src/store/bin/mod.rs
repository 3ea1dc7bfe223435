//! The bin: what was deleted lies there for 30 days of use, can be put back, and is then gone for good.

mod binned;

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

pub use binned::Binned;

use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::population_group;
use crate::domain::names::same;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::store::Store;
use crate::store::drafts::forget_drafts;
use crate::store::find;
use crate::store::hands::order::{self, Kind};
use crate::store::hands::scribe::{of_record, table};
use crate::store::hands::{Result, Scribe, StoreError, Turn};
use crate::store::jurisdiction::population_groups;
use crate::store::people::naming;
use crate::store::things;

/// On how many further days the file is used before a deleted thing leaves the bin. Counted are the days
/// that were seen, not the time that the clock says has passed.
pub const BIN_DAYS: i64 = 30;

impl Store {
    /// Puts something back from the bin. What comes back is the jurisdiction that it is or belongs to.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it does not lie there, [`StoreError::NameTaken`] and [`StoreError::Full`] for a
    /// population group that has no place any more, or a failed write.
    pub async fn put_back(&self, subject: Subject, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        let mut scribe = self.scribe(actor, now).await?;
        let of = match subject {
            Subject::Jurisdiction(id) => {
                let since: i64 = sqlx::query_scalar("SELECT deleted FROM jurisdictions WHERE id = $1 AND deleted IS NOT NULL")
                    .bind(id.0)
                    .fetch_one(&mut *scribe.tx)
                    .await?;
                scribe.log_fact(id, Fact::Deleted, &since.to_string(), "").await?;
                id
            }
            Subject::Assessment(id) => {
                let row = sqlx::query("SELECT deleted, jurisdiction_id FROM assessments WHERE id = $1 AND deleted IS NOT NULL")
                    .bind(id.0)
                    .fetch_one(&mut *scribe.tx)
                    .await?;
                let jurisdiction = JurisdictionId(row.try_get("jurisdiction_id")?);
                scribe.log_round(jurisdiction, id, Fact::Deleted, &row.try_get::<i64, _>("deleted")?.to_string(), "").await?;
                jurisdiction
            }
            Subject::Thing(noun, id) => {
                let (of, since) = things::in_bin(&mut scribe.tx, noun, id).await?;
                scribe.hold_return(of, noun, id).await?;
                scribe.log(Some(of), subject, Fact::Deleted.as_str(), false, (&since, "")).await?;
                of
            }
            Subject::Action(_) | Subject::Person(_) => {
                let table = table(subject);
                let sql = format!(
                    "SELECT a.deleted, a.jurisdiction_id FROM {table} a JOIN jurisdictions j ON j.id = a.jurisdiction_id
                     WHERE a.id = $1 AND a.deleted IS NOT NULL AND j.deleted IS NULL"
                );
                let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).fetch_one(&mut *scribe.tx).await?;
                let jurisdiction = JurisdictionId(row.try_get("jurisdiction_id")?);
                let since = row.try_get::<i64, _>("deleted")?.to_string();
                scribe.log(Some(jurisdiction), subject, Fact::Deleted.as_str(), false, (&since, "")).await?;
                jurisdiction
            }
            Subject::PopulationGroup(id) => {
                let row = sqlx::query(
                    "SELECT g.deleted, g.jurisdiction_id, g.name FROM population_groups g JOIN jurisdictions j ON j.id = g.jurisdiction_id
                     WHERE g.id = $1 AND g.deleted IS NOT NULL AND j.deleted IS NULL",
                )
                .bind(id.0)
                .fetch_one(&mut *scribe.tx)
                .await?;
                let jurisdiction = JurisdictionId(row.try_get("jurisdiction_id")?);
                let name: String = row.try_get("name")?;
                let others = population_groups::of(&mut scribe.tx, jurisdiction).await?;
                if others.iter().any(|other| same(&other.name, &name)) {
                    return Err(StoreError::NameTaken(name));
                }
                if others.len() >= population_group::MOST {
                    return Err(StoreError::Full);
                }
                let since = row.try_get::<i64, _>("deleted")?.to_string();
                scribe.log(Some(jurisdiction), subject, Fact::Deleted.as_str(), false, (&since, "")).await?;
                jurisdiction
            }
            Subject::Actor(_)
            | Subject::Ask(_)
            | Subject::Meeting(_)
            | Subject::Decision(_)
            | Subject::FundingLine(_)
            | Subject::RoadLine(_)
            | Subject::Release(_) => {
                return Err(StoreError::NotFound);
            }
        };
        scribe.take_out_of_bin(subject).await?;
        if matches!(subject, Subject::Assessment(_)) {
            // A round that is back may be the newest again.
            order::settle(&mut scribe.tx, Kind::Rounds, of.0).await?;
        }
        scribe.commit().await?;
        Ok(of)
    }

    /// Deletes for good what a person throws out of the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it does not lie there, [`StoreError::StillNamed`] for a person whom something
    /// names, or a failed write.
    pub async fn throw_out(&self, subject: Subject, now: OffsetDateTime) -> Result<()> {
        let mut tx = self.turn().await?;
        if !matches!(
            subject,
            Subject::Jurisdiction(_)
                | Subject::Assessment(_)
                | Subject::Action(_)
                | Subject::PopulationGroup(_)
                | Subject::Person(_)
                | Subject::Thing(..)
        ) || matches!(subject, Subject::Thing(noun, _) if !noun.can_be_binned())
        {
            return Err(StoreError::NotFound);
        }
        let sql = format!("SELECT 1 FROM {} WHERE id = $1 AND deleted IS NOT NULL", table(subject));
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).fetch_one(&mut *tx).await?;
        if let Subject::Person(id) = subject {
            let sql = sqlx::AssertSqlSafe(of_record("jurisdiction_id", table(subject)));
            let of = JurisdictionId(sqlx::query_scalar(sql).bind(id.0).fetch_one(&mut *tx).await?);
            let naming = naming(&mut tx, of, id).await?;
            if !naming.is_nothing() {
                return Err(StoreError::StillNamed(Box::new(naming)));
            }
        }
        forget(&mut tx, subject, now).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes note of the day, and deletes for good what has lain in the bin on 30 further days of use. Says how
    /// many things that were.
    ///
    /// # Errors
    /// A failed write.
    pub async fn empty_bin(&self, now: OffsetDateTime) -> Result<usize> {
        let newest = self.see_day(now).await?;
        self.count_from(newest).await?;
        let due: Vec<Subject> =
            self.binned().await?.into_iter().filter(|binned| binned.days_left <= 0).map(|binned| binned.subject).collect();
        let mut count = 0;
        for subject in &due {
            match self.throw_out(*subject, now).await {
                Ok(()) => count += 1,
                // Nothing may be named that is not there: they stay in the bin until nothing names them.
                Err(StoreError::StillNamed(naming)) => tracing::info!(?subject, "this person {naming}, and stays in the bin"),
                // What cannot leave keeps nothing else from leaving.
                Err(error) => tracing::error!(%error, ?subject, "something did not leave the bin"),
            }
        }
        Ok(count)
    }

    /// What came into the bin with a bundle begins to count on the day on which it is first seen here.
    async fn count_from(&self, newest: i64) -> Result<()> {
        let tables = || {
            let things = Noun::ALL.into_iter().filter(|noun| noun.can_be_binned()).map(Noun::table);
            ["jurisdictions", "assessments", "actions", "population_groups", "people"].into_iter().chain(things)
        };
        let uncounted: Vec<String> =
            tables().map(|table| format!("EXISTS (SELECT 1 FROM {table} WHERE deleted IS NOT NULL AND deleted_on IS NULL)")).collect();
        let uncounted = sqlx::AssertSqlSafe(format!("SELECT {}", uncounted.join(" OR ")));
        if !sqlx::query_scalar(uncounted).fetch_one(&mut *self.reader().await?).await? {
            return Ok(());
        }
        let mut turn = self.turn().await?;
        for table in tables() {
            let sql = format!("UPDATE {table} SET deleted_on = $1 WHERE deleted IS NOT NULL AND deleted_on IS NULL");
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(newest).execute(&mut *turn).await?;
        }
        turn.commit().await
    }
}

impl Scribe<'_> {
    /// Takes something out of the bin; the line of that is the caller's.
    pub(in crate::store) async fn take_out_of_bin(&mut self, subject: Subject) -> Result<()> {
        let sql = format!("UPDATE {} SET deleted = NULL, deleted_on = NULL WHERE id = $1", table(subject));
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).execute(&mut *self.tx).await?;
        Ok(())
    }
}

/// What is there again has no tombstone.
pub(in crate::store) async fn revive(tx: &mut Turn, id: Uuid) -> Result<()> {
    sqlx::query("DELETE FROM tombstones WHERE id = $1").bind(id).execute(&mut **tx).await?;
    Ok(())
}

/// Deletes a subject with all that hangs on it, and leaves a tombstone.
async fn forget(tx: &mut Turn, subject: Subject, now: OffsetDateTime) -> Result<()> {
    match subject {
        Subject::Action(id) => forget_action(tx, id.0, now).await,
        Subject::Assessment(id) => forget_round(tx, id.0, now).await,
        Subject::PopulationGroup(id) => forget_group(tx, id.0, now).await,
        Subject::Person(id) => forget_person(tx, id.0, now).await,
        Subject::Thing(noun, id) => forget_thing(tx, noun, id, now).await,
        _ => {
            let id = subject.id();
            let rounds: Vec<Uuid> =
                sqlx::query_scalar("SELECT id FROM assessments WHERE jurisdiction_id = $1").bind(id).fetch_all(&mut **tx).await?;
            let actions: Vec<Uuid> =
                sqlx::query_scalar("SELECT id FROM actions WHERE jurisdiction_id = $1").bind(id).fetch_all(&mut **tx).await?;
            for action in actions {
                forget_action(tx, action, now).await?;
            }
            let groups: Vec<Uuid> =
                sqlx::query_scalar("SELECT id FROM population_groups WHERE jurisdiction_id = $1").bind(id).fetch_all(&mut **tx).await?;
            for group in groups {
                forget_group(tx, group, now).await?;
            }
            for round in rounds {
                forget_round(tx, round, now).await?;
            }
            // What is within others comes after them in the list, and goes first.
            for noun in Noun::ALL.into_iter().rev() {
                for thing in things::all_ids(tx, noun, id).await? {
                    forget_thing(tx, noun, thing, now).await?;
                }
            }
            delete(tx, "DELETE FROM road_lines WHERE jurisdiction_id = $1", id).await?;
            delete(tx, "UPDATE jurisdictions SET launch_leader_person = NULL WHERE id = $1", id).await?;
            delete(tx, "DELETE FROM people WHERE jurisdiction_id = $1", id).await?;
            delete(tx, "DELETE FROM history WHERE jurisdiction_id = $1", id).await?;
            find::forget_jurisdiction(tx, id).await?;
            delete(tx, "DELETE FROM jurisdictions WHERE id = $1", id).await?;
            bury(tx, "jurisdiction", id, (None, String::new()), now).await
        }
    }
}

async fn forget_action(tx: &mut Turn, id: Uuid, now: OffsetDateTime) -> Result<()> {
    let row = sqlx::query("SELECT jurisdiction_id, closes FROM actions WHERE id = $1").bind(id).fetch_one(&mut **tx).await?;
    let of = (Some(row.try_get("jurisdiction_id")?), row.try_get("closes")?);
    // An activity has no words but those of its action.
    let entries = "SELECT id FROM logic_entries WHERE action_id = $1 AND action_id <> ''";
    let entries: Vec<Uuid> = sqlx::query_scalar(entries).bind(id.to_string()).fetch_all(&mut **tx).await?;
    for entry in entries {
        forget_thing(tx, Noun::LogicEntry, entry, now).await?;
    }
    delete(tx, "DELETE FROM history WHERE subject_id IN (SELECT id FROM funding_lines WHERE action_id = $1)", id).await?;
    delete(tx, "DELETE FROM funding_lines WHERE action_id = $1", id).await?;
    forget_lines(tx, id).await?;
    delete(tx, "DELETE FROM actions WHERE id = $1", id).await?;
    bury(tx, "action", id, of, now).await
}

async fn forget_group(tx: &mut Turn, id: Uuid, now: OffsetDateTime) -> Result<()> {
    let sql = "SELECT jurisdiction_id FROM population_groups WHERE id = $1";
    let of = sqlx::query_scalar(sql).bind(id).fetch_one(&mut **tx).await?;
    forget_lines(tx, id).await?;
    delete(tx, "DELETE FROM population_groups WHERE id = $1", id).await?;
    bury(tx, "population_group", id, (Some(of), String::new()), now).await
}

/// Deletes a person, whom nothing names.
async fn forget_person(tx: &mut Turn, id: Uuid, now: OffsetDateTime) -> Result<()> {
    let of = sqlx::query_scalar("SELECT jurisdiction_id FROM people WHERE id = $1").bind(id).fetch_one(&mut **tx).await?;
    forget_lines(tx, id).await?;
    delete(tx, "DELETE FROM people WHERE id = $1", id).await?;
    bury(tx, "individual", id, (Some(of), String::new()), now).await
}

/// Deletes a thing, and what the history tells of it.
async fn delete_thing(tx: &mut Turn, noun: Noun, id: Uuid) -> Result<()> {
    forget_lines(tx, id).await?;
    delete(tx, format!("DELETE FROM {} WHERE id = $1", noun.table()), id).await
}

/// Deletes a thing with all that is within it. One that a jurisdiction has only once leaves no tombstone: it may begin anew.
async fn forget_thing(tx: &mut Turn, noun: Noun, id: Uuid, now: OffsetDateTime) -> Result<()> {
    let of = things::whose(tx, noun, id).await?;
    for within in Noun::ALL.into_iter().filter(|within| within.within() == Some(noun)) {
        for thing in things::ids_within(tx, within, id).await? {
            delete_thing(tx, within, thing).await?;
            bury(tx, within.as_str(), thing, (Some(of.0), String::new()), now).await?;
        }
    }
    let follows = things::follows(tx, noun, id).await?;
    delete_thing(tx, noun, id).await?;
    if noun.can_be_binned() {
        bury(tx, noun.as_str(), id, (Some(of.0), String::new()), now).await?;
        keep_links(tx, id, follows.to_bytes()).await?;
    }
    Ok(())
}

/// What follows something that is gone for good still follows what came before it.
async fn keep_links(tx: &mut Turn, id: Uuid, follows: Vec<u8>) -> Result<()> {
    sqlx::query("UPDATE tombstones SET follows = $1 WHERE id = $2").bind(follows).bind(id).execute(&mut **tx).await?;
    Ok(())
}

/// Deletes a round. The actions that sprang from it stay: they are the jurisdiction's.
async fn forget_round(tx: &mut Turn, round: Uuid, now: OffsetDateTime) -> Result<()> {
    for table in ["asks", "meetings", "decisions"] {
        let sql = format!("DELETE FROM history WHERE subject_id IN (SELECT id FROM {table} WHERE assessment_id = $1)");
        delete(tx, sql, round).await?;
    }
    for table in ["asks", "meetings", "decisions", "entries", "participants", "states"] {
        delete(tx, format!("DELETE FROM {table} WHERE assessment_id = $1"), round).await?;
    }
    delete(tx, "UPDATE actions SET assessment_id = NULL WHERE assessment_id = $1", round).await?;
    forget_lines(tx, round).await?;
    let row = sqlx::query("SELECT jurisdiction_id, follows FROM assessments WHERE id = $1").bind(round).fetch_one(&mut **tx).await?;
    let (of, follows) = (row.try_get("jurisdiction_id")?, row.try_get::<Vec<u8>, _>("follows")?);
    delete(tx, "DELETE FROM assessments WHERE id = $1", round).await?;
    bury(tx, "assessment", round, (Some(of), String::new()), now).await?;
    keep_links(tx, round, follows).await?;
    order::settle(tx, Kind::Rounds, of).await
}

/// Deletes what the history tells of a subject.
async fn forget_lines(tx: &mut Turn, id: Uuid) -> Result<()> {
    delete(tx, "DELETE FROM history WHERE subject_id = $1", id).await
}

async fn delete(tx: &mut Turn, sql: impl Into<String>, id: Uuid) -> Result<()> {
    sqlx::query(sqlx::AssertSqlSafe(sql.into())).bind(id).execute(&mut **tx).await?;
    Ok(())
}

async fn bury(tx: &mut Turn, kind: &str, id: Uuid, (of, closes): (Option<Uuid>, String), now: OffsetDateTime) -> Result<()> {
    forget_drafts(tx, id).await?;
    sqlx::query("INSERT INTO tombstones (id, kind, at, jurisdiction_id, closes) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(kind)
        .bind(millis(now))
        .bind(of)
        .bind(closes)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
