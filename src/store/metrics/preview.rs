//! What an import would do, found out without writing: the second look at a file, held against all releases that are kept.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::block;
use super::packing::{Incoming, Lot, read_through};
use super::read::{of_places, reading};
use crate::domain::guide::metrics::PlaceCode;
use crate::domain::metrics::{Contents, Copied, Edition, KeptReading, KeptReadings, KeptRelease, Of, Typicals, Would};
use crate::store::Store;
use crate::store::hands::{Result, StoreError};

/// What an import would do.
#[derive(Debug)]
pub struct MetricsPreview {
    /// The release as it would be kept.
    pub release: KeptRelease,
    /// What is new, and what other releases say.
    pub would: Would,
    /// Releases that are as large as the file, with how many of its readings are other than theirs.
    pub copies: Vec<Copied>,
    /// The releases that are there, the newest edition first.
    pub releases: Vec<KeptRelease>,
    /// The release as which the very file was imported before.
    pub there: Option<Uuid>,
}

impl Store {
    /// What an import of a file would do; in words why it could not be.
    ///
    /// # Errors
    /// A failed read.
    pub async fn preview_metrics(
        &self,
        mut source: impl Read + Send + 'static,
        incoming: &Incoming,
        now: OffsetDateTime,
    ) -> Result<std::result::Result<MetricsPreview, String>> {
        let there = self.metric_release_of(&incoming.looked.digest).await?;
        let mut kept = KeptReadings { releases: self.metric_releases().await?, ..KeptReadings::default() };
        // The very file says nothing else than itself.
        kept.releases.retain(|release| Some(release.id) != there);
        let (to, mut lots) = mpsc::channel::<Lot>(1);
        let whole = incoming.clone();
        let through = tokio::task::spawn_blocking(move || read_through(&mut source, &whole, &to, &(Arc::new(|_, _| {}) as _)));
        let mut release = as_kept(incoming, now);
        let mut would = Would::default();
        let mut copies = Copied::candidates(&kept.releases, &incoming.looked.file);
        while let Some(lot) = lots.recv().await {
            release.contents.groups.clone_from(&lot.groups);
            // A file takes long to be read: nobody else waits for a reader meanwhile.
            let mut reader = self.reader().await?;
            hold_against(&mut reader, &lot, &release, &mut kept, (&mut would, &mut copies)).await?;
        }
        match through.await.map_err(|error| StoreError::Database(sqlx::Error::Io(std::io::Error::other(error))))? {
            Ok(through) => {
                release.contents = through.contents;
                release.readings = through.parsed.readings;
                Ok(Ok(MetricsPreview { release, would, copies, releases: kept.releases, there }))
            }
            Err(problem) => Ok(Err(problem.to_string())),
        }
    }
}

/// A file as the release that it would become.
fn as_kept(incoming: &Incoming, now: OffsetDateTime) -> KeptRelease {
    let recognized = incoming.looked.file.recognized();
    let edition = Edition {
        published: recognized.published().unwrap_or_default().to_owned(),
        is_exact: recognized.version.is_some(),
        digest: incoming.looked.digest.clone(),
        release: recognized.release,
    };
    KeptRelease {
        number: 0,
        id: Uuid::nil(),
        name: incoming.name.clone(),
        edition: Arc::new(edition),
        readings: 0,
        imported: now,
        importer: String::new(),
        contents: Contents { columns: super::packing::columns(&incoming.looked.file), ..Contents::default() },
        typicals: Typicals::default(),
    }
}

async fn hold_against(
    connection: &mut SqliteConnection,
    lot: &Lot,
    release: &KeptRelease,
    kept: &mut KeptReadings,
    (would, copies): (&mut Would, &mut [Copied]),
) -> Result<()> {
    let places: Vec<PlaceCode> = lot.blocks.iter().map(|packed| packed.place).collect();
    kept.readings.clear();
    kept.alike.clear();
    if !kept.releases.is_empty() {
        of_places(connection, &places, &|_| true, kept).await?;
    }
    let mut there: HashMap<Of, Vec<&KeptReading>> = HashMap::new();
    for other in &kept.readings {
        there.entry(other.fact.of).or_default().push(other);
    }
    for packed in &lot.blocks {
        let mut each = |cell| {
            if let Ok(Some(new)) = reading(release, packed.place, cell, &|_| true) {
                let there = there.get(&new.fact.of).map_or(&[][..], Vec::as_slice);
                would.take(&new, there);
                for copy in copies.iter_mut() {
                    copy.take(&new, there);
                }
            }
        };
        let _ = block::read(&packed.block, &mut each);
    }
    Ok(())
}
