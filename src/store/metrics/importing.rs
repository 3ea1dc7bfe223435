//! An import: the blocks of a file go into the data file in small turns, under a mark that says "not ready". The last turn
//! takes the mark away, and only then the release is there.

use std::io::Read;

use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::kept;
use super::left::NO_WORK;
use super::look::LookProblem;
use super::packing::{Incoming, Lot, Through, Told, read_through};
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::metrics::FileProblem;
use crate::domain::people::Actor;
use crate::store::Store;
use crate::store::hands::{Result, StoreError, fresh_id};

/// How an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetricsImported {
    /// The release is there.
    Done(Uuid),
    /// The very file was imported before, as this release.
    There(Uuid),
    /// Another import or removal is under way.
    Busy,
    /// The file holds no readings, cannot be read, or is another one by now.
    Refused(String),
}

impl Store {
    /// Imports a file that was looked at: all of it or nothing.
    ///
    /// # Errors
    /// A failed write. Nothing of the file is there then, and what was left is taken away by the next import or start.
    pub async fn import_metrics(
        &self,
        source: impl Read + Send + 'static,
        incoming: &Incoming,
        actor: &Actor,
        now: OffsetDateTime,
        told: Told,
    ) -> Result<MetricsImported> {
        let Some(_alone) = self.metrics_at_work.alone() else { return Ok(MetricsImported::Busy) };
        self.clear_metric_works().await?;
        if let Some(there) = self.metric_release_of(&incoming.looked.digest).await? {
            return Ok(MetricsImported::There(there));
        }
        let number = self.begin_metric_work().await?;
        let imported = self.take_in(source, incoming, number, actor, now, told).await;
        if !matches!(imported, Ok(MetricsImported::Done(_))) {
            // Where it fails too, the next import or start does it.
            let _ = self.clear_metric_works().await;
        }
        imported
    }

    /// The release that a file was imported as.
    ///
    /// # Errors
    /// A failed read.
    pub async fn metric_release_of(&self, digest: &str) -> Result<Option<Uuid>> {
        let sql = "SELECT id FROM metric_releases WHERE digest = $1";
        Ok(sqlx::query_scalar(sql).bind(digest).fetch_optional(&mut *self.reader().await?).await?)
    }

    async fn take_in(
        &self,
        mut source: impl Read + Send + 'static,
        incoming: &Incoming,
        number: i64,
        actor: &Actor,
        now: OffsetDateTime,
        told: Told,
    ) -> Result<MetricsImported> {
        let (to, mut lots) = mpsc::channel::<Lot>(1);
        let (whole, tell) = (incoming.clone(), told.clone());
        let reading = tokio::task::spawn_blocking(move || read_through(&mut source, &whole, &to, &tell));
        let (mut sum, mut places) = (Sha256::new(), 0_u64);
        let (bytes, all) = (incoming.looked.file.bytes(), incoming.looked.file.places().len().max(1) as u64);
        while let Some(lot) = lots.recv().await {
            places += lot.blocks.len() as u64;
            // Dropped on failure, the channel tells the reader to stop.
            self.write_lot(number, &lot, &mut sum).await?;
            told(bytes + bytes * places.min(all) / all, bytes * 2);
        }
        let through = match reading.await.map_err(|error| StoreError::Database(sqlx::Error::Io(std::io::Error::other(error))))? {
            Ok(through) => through,
            Err(LookProblem::File(problem)) => return Ok(MetricsImported::Refused(problem.to_string())),
            Err(problem @ LookProblem::Unreadable(_)) => return Ok(MetricsImported::Refused(problem.to_string())),
        };
        if through.parsed.readings == 0 {
            return Ok(MetricsImported::Refused(FileProblem::NoReadings.to_string()));
        }
        let id = self.make_ready(number, incoming, &through, &sum.finalize(), actor, now).await?;
        Ok(MetricsImported::Done(id))
    }

    async fn write_lot(&self, number: i64, lot: &Lot, sum: &mut Sha256) -> Result<()> {
        let mut turn = self.turn().await?;
        for packed in &lot.blocks {
            let place = i64::from(packed.place.number());
            add(sum, place, &packed.alike, &packed.block);
            sqlx::query("INSERT INTO metric_blocks (release, place, alike, block) VALUES ($1, $2, $3, $4)")
                .bind(number)
                .bind(place)
                .bind(&packed.alike)
                .bind(&packed.block)
                .execute(&mut *turn)
                .await?;
        }
        turn.commit().await
    }

    async fn make_ready(
        &self,
        number: i64,
        incoming: &Incoming,
        through: &Through,
        sum: &[u8],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Uuid> {
        let (id, recognized) = (fresh_id(), incoming.looked.file.recognized());
        let release = recognized.release.map_or("", |key| key.as_str());
        let readings = through.parsed.readings.to_string();
        let facts = [
            (Fact::Name, incoming.name.as_str()),
            (Fact::Digest, incoming.looked.digest.as_str()),
            (Fact::Release, release),
            (Fact::PublishedOn, recognized.published().unwrap_or_default()),
            (Fact::Readings, readings.as_str()),
        ];
        let mut scribe = self.scribe(actor, now).await?;
        sqlx::query(
            "INSERT INTO metric_releases
                 (number, id, name, digest, release, published, readings, imported, importer, contents, typicals, sum)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(number)
        .bind(id)
        .bind(facts[0].1)
        .bind(facts[1].1)
        .bind(facts[2].1)
        .bind(facts[3].1)
        .bind(facts[4].1)
        .bind(millis(now))
        .bind(&actor.name)
        .bind(kept::contents(&through.contents))
        .bind(kept::typicals(&through.typicals))
        .bind(sum)
        .execute(&mut *scribe.tx)
        .await?;
        scribe.makes(id);
        for (fact, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            scribe.log(None, Subject::Release(id), fact.as_str(), false, ("", value)).await?;
        }
        sqlx::query(NO_WORK).bind(number).execute(&mut *scribe.tx).await?;
        scribe.commit().await?;
        Ok(id)
    }
}

/// Takes a block into the sum over all blocks of a release.
pub(in crate::store) fn add(sum: &mut Sha256, place: i64, alike: &str, block: &[u8]) {
    sum.update(place.to_be_bytes());
    for part in [alike.as_bytes(), block] {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part);
    }
}
