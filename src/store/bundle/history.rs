//! Histories united in the tables.

use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use crate::bundle::{Line, Place, Refusal, unhex, unite};
use crate::domain::history::Subject;
use crate::store::hands::scribe::{APPEND, WRITE_ON};
use crate::store::hands::{Result, Scribe, StoreError};

/// A field whose history got a line.
pub(super) type Touched = BTreeSet<(Uuid, String, String)>;

impl Scribe<'_> {
    /// Unites the history that came with the one here; `of` is the jurisdiction, or none for people.
    pub(super) async fn unite(
        &mut self,
        of: Option<Uuid>,
        ours: &[Line],
        theirs: &[Line],
        left_out: &HashSet<Uuid>,
    ) -> Result<Result<Touched, Refusal>> {
        let theirs: Vec<Line> = theirs.iter().filter(|line| !left_out.contains(&line.subject_id.0)).cloned().collect();
        let united = match unite(ours, &theirs) {
            Ok(united) => united,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let first_new = united.iter().position(|place| matches!(place, Place::New(_))).unwrap_or(united.len());
        let mut touched = Touched::new();
        for (at, place) in united.into_iter().enumerate() {
            match place {
                Place::Here(line) if at > first_new => self.move_to_end(line).await?,
                Place::Here(_) => continue,
                Place::Longer(line) => {
                    self.write_on(line).await?;
                    if at > first_new {
                        self.move_to_end(line).await?;
                    }
                }
                Place::New(line) => self.take_over(of, line).await?,
            }
            let line = place.line();
            touched.insert((line.subject_id.0, line.subject.clone(), line.field.clone()));
        }
        Ok(Ok(touched))
    }

    /// Puts a line after all others. What it says stays as it is.
    async fn move_to_end(&mut self, line: &Line) -> Result<()> {
        let sql = "UPDATE history SET seq = (SELECT max(seq) + 1 FROM history) WHERE id = $1";
        sqlx::query(sql).bind(line.id.0).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn write_on(&mut self, line: &Line) -> Result<()> {
        sqlx::query(WRITE_ON).bind(line.at).bind(&line.after).bind(unhex(&line.digest)).bind(line.id.0).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn take_over(&mut self, of: Option<Uuid>, line: &Line) -> Result<()> {
        sqlx::query(APPEND)
            .bind(line.id.0)
            .bind(line.at)
            .bind(line.since)
            .bind(line.person.map(|id| id.0))
            .bind(&line.name)
            .bind(of)
            .bind(&line.subject)
            .bind(line.subject_id.0)
            .bind(&line.field)
            .bind(&line.before)
            .bind(&line.after)
            .bind(unhex(&line.digest))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Writes down that fields were kept, where the last line of one tells something else.
    pub(super) async fn close(&mut self, of: Option<Uuid>, touched: &Touched) -> Result<()> {
        for (id, kind, field) in touched {
            let subject = Subject::from_parts(kind, *id).ok_or_else(|| StoreError::Damaged("a line about nothing".to_owned()))?;
            let last = "SELECT after FROM history WHERE subject_id = $1 AND field = $2 ORDER BY seq DESC LIMIT 1";
            let last: String = sqlx::query_scalar(last).bind(id).bind(field).fetch_one(&mut *self.tx).await?;
            let stored = self.stored(subject, field).await?;
            if last != stored {
                let of = of.map(crate::domain::ids::JurisdictionId);
                self.log(of, subject, field, false, (&last, &stored)).await?;
            }
        }
        Ok(())
    }
}
