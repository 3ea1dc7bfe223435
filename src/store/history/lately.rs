//! The newest lines of a jurisdiction's history at a glance, to be told in a few words.

use std::sync::LazyLock;

use serde::Deserialize;
use uuid::Uuid;

use super::TOLD;
use crate::domain::history::{Edition, Event, Subject};
use crate::domain::ids::{ActorId, EventId, JurisdictionId};
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::store::Store;
use crate::store::hands::{Result, StoreError, dialect, from_json, moment};

/// How many lines are read.
const LINES: usize = 50;

/// As one value, since a row of its own for each line takes longer to read than all else of them. A long text is cut.
static SQL: LazyLock<String> = LazyLock::new(|| {
    let [id, person, subject] = ["id", "person_id", "subject_id"].map(dialect::id);
    let line =
        dialect::array(&format!("{id}, at, {person}, person_name, subject, {subject}, field, substr(before, 1, 1), substr(after, 1, 200)"));
    let lines = dialect::list(&format!("{line} ORDER BY seq DESC"));
    let is_filled_in = dialect::is_derived("id");
    format!(
        "SELECT {lines} FROM (
             SELECT * FROM history WHERE jurisdiction_id = $1 AND {TOLD} AND NOT {is_filled_in}
             ORDER BY seq DESC LIMIT $2
         ) AS newest"
    )
});

/// A line as it is read: its id, when, who by id and name, of what kind and which, the field, before, after.
#[derive(Deserialize)]
struct Stored<'a>(Uuid, i64, &'a str, String, &'a str, Uuid, String, String, String);

fn glimpse(Stored(id, at, person, name, kind, subject, field, before, after): Stored<'_>) -> Result<Event> {
    let subject = Subject::from_parts(kind, subject).ok_or_else(|| StoreError::Damaged("an unknown subject in the history".to_owned()))?;
    let at = moment(at)?;
    Ok(Event {
        id: EventId(id),
        at,
        since: at,
        actor: Actor { id: Uuid::try_parse(person).ok().map(ActorId), name },
        subject,
        field,
        before,
        after,
        follows: Follows::nothing(),
        edition: Edition::WithLinks,
    })
}

impl Store {
    /// The newest fifty lines, newest first, leaving out what a newer version brought along, and whether these are all. They are glimpses: what stood
    /// before is its first letter alone, what stands since its first 200, there are no links, and nothing is held
    /// against a digest, as the history itself does.
    ///
    /// # Errors
    /// A failed read.
    pub async fn lately(&self, id: JurisdictionId) -> Result<(Vec<Event>, bool)> {
        let most = i64::try_from(LINES + 1).expect("it is small");
        let query = sqlx::query_scalar(SQL.as_str()).bind(id.0).bind(most);
        let lines: String = query.fetch_one(&mut *self.reader().await?).await?;
        let lines: Vec<Stored<'_>> = from_json("the newest lines of the history", &lines)?;
        let is_whole = lines.len() <= LINES;
        Ok((lines.into_iter().take(LINES).map(glimpse).collect::<Result<_>>()?, is_whole))
    }
}
