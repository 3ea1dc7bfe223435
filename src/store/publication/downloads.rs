//! Drafts that somebody downloaded, each state once, so that what was printed is found again.

use sqlx::sqlite::SqliteConnection;
use time::{Date, OffsetDateTime};

use super::publishing::LONGEST;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::publication::{Publication, PublicationKind};
use crate::domain::readiness::Fingerprint;
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::store::hands::{Result, StoreError};
use crate::store::{NewThing, Store};

/// The most downloaded drafts that are kept of a jurisdiction, without those in the bin.
const MOST: i64 = 200;
/// How long all of them may be together as they are kept, in bytes, so that a bundle with their history goes through an upload.
const ROOM: i64 = 16_000_000;

/// Whether a state stands in a publication that does not lie in the bin.
async fn is_on_record(connection: &mut SqliteConnection, of: JurisdictionId, print: Fingerprint) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM publications WHERE jurisdiction_id = $1 AND fingerprint = $2 AND deleted IS NULL)";
    Ok(sqlx::query_scalar(sql).bind(of.0).bind(print.to_string()).fetch_one(connection).await?)
}

/// What of the room for downloaded drafts is taken.
struct Taken {
    /// How many there are.
    drafts: i64,
    /// How long they are together, and the longest of them, in bytes as they are kept.
    together: i64,
    longest: i64,
}

impl Taken {
    /// Whether there is room for one more of a length.
    const fn has_room(&self, length: i64) -> bool {
        self.drafts < MOST && self.together.saturating_add(length) <= ROOM
    }
}

async fn taken(connection: &mut SqliteConnection, of: JurisdictionId) -> Result<Taken> {
    let sql = "SELECT count(*), coalesce(sum(octet_length(frozen)), 0), coalesce(max(octet_length(frozen)), 0) FROM publications
         WHERE jurisdiction_id = $1 AND deleted IS NULL AND kind = 'download'";
    let (drafts, together, longest) = sqlx::query_as(sql).bind(of.0).fetch_one(connection).await?;
    Ok(Taken { drafts, together, longest })
}

impl Store {
    /// Whether there is room for one more downloaded draft, as long as the longest so far.
    ///
    /// # Errors
    /// A failed read.
    pub async fn has_room_for_downloads(&self, of: JurisdictionId) -> Result<bool> {
        let taken = taken(&mut *self.reader().await?, of).await?;
        Ok(taken.has_room(taken.longest))
    }

    /// Whether a state of the plan is kept, as a downloaded draft or with a publication.
    ///
    /// # Errors
    /// A failed read.
    pub async fn is_on_record(&self, of: JurisdictionId, print: Fingerprint) -> Result<bool> {
        is_on_record(&mut *self.reader().await?, of, print).await
    }

    /// Keeps the state of a plan whose draft is downloaded on a day, unless it is on record already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the jurisdiction is gone, [`StoreError::Full`] when there is no room for it, or a failed write.
    pub async fn keep_download(
        &self,
        of: JurisdictionId,
        (print, packed): (Fingerprint, String),
        day: Date,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        if is_on_record(&mut scribe.tx, of, print).await? {
            return Ok(());
        }
        let length = i64::try_from(packed.len()).unwrap_or(i64::MAX);
        if packed.len() > LONGEST || !taken(&mut scribe.tx, of).await?.has_room(length) {
            return Err(StoreError::Full);
        }
        let facts = vec![
            (Fact::Kind, PublicationKind::Download.to_string()),
            (Fact::Title, Publication::titled_draft(day, print)),
            (Fact::Held, dates::iso(day)),
            (Fact::Fingerprint, print.to_string()),
            (Fact::Frozen, packed),
        ];
        scribe.make_thing(of, &NewThing { facts, ..NewThing::of(Noun::Publication) }).await?;
        scribe.commit().await
    }
}
