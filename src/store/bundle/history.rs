//! Histories united in the tables.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::bundle::bounds::MOST_LAST;
use crate::bundle::{Line, Place, Refusal, links, unhex, unite};
use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::order::{Follows, Linked, heads};
use crate::store::hands::line::{self, APPEND};
use crate::store::hands::scribe::WRITE_ON;
use crate::store::hands::{Result, Scribe, StoreError};

/// A field whose history got a line.
pub(super) type Touched = BTreeSet<(Uuid, String, String)>;

/// The last of the new lines of each field, with the other heads that it leaves standing, where it leaves any. Every line
/// is looked at once.
fn beside<'a>(ours: impl Iterator<Item = &'a Line>, new: &[&'a Line]) -> Vec<(Uuid, Follows)> {
    let mut fields: BTreeMap<(Uuid, &str), Vec<(Uuid, Follows)>> = BTreeMap::new();
    for line in new {
        fields.entry((line.subject_id.0, &line.field)).or_default();
    }
    for line in ours.chain(new.iter().copied()) {
        if let Some(lines) = fields.get_mut(&(line.subject_id.0, line.field.as_str())) {
            lines.push((line.id.0, links::read(&line.follows).unwrap_or_default()));
        }
    }
    let of_field = |lines: &Vec<(Uuid, Follows)>| {
        let linked: Vec<Linked<'_>> = lines.iter().map(|(id, follows)| Linked { id: *id, follows }).collect();
        let last = lines.last()?.0;
        let beside = Follows::these(heads(&linked).into_iter().filter(|id| *id != last));
        (!beside.is_nothing()).then_some((last, beside))
    };
    fields.values().filter_map(of_field).collect()
}

impl Scribe<'_> {
    /// Unites the history that came with the one here; `of` is the jurisdiction, or none for people. What is new comes
    /// after all that is here. What comes back after a merge was undone has its lines here, and they say that it is no more.
    pub(super) async fn unite(
        &mut self,
        of: Option<Uuid>,
        ours: &[Line],
        theirs: &[Line],
        (left_out, come_back): (&HashSet<Uuid>, &HashSet<Uuid>),
    ) -> Result<Result<Touched, Refusal>> {
        let theirs: Vec<Line> = theirs.iter().filter(|line| !left_out.contains(&line.subject_id.0)).cloned().collect();
        let united = match unite(ours, &theirs) {
            Ok(united) => united,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (mut touched, mut new) = (Touched::new(), Vec::new());
        for place in united {
            let line = match place {
                Place::Here => continue,
                Place::Longer(line) => {
                    self.write_on(line).await?;
                    line
                }
                Place::New(line) => {
                    self.take_over(of, line).await?;
                    new.push(line);
                    line
                }
            };
            touched.insert((line.subject_id.0, line.subject.clone(), line.field.clone()));
        }
        let back = ours.iter().filter(|line| come_back.contains(&line.subject_id.0));
        touched.extend(back.map(|line| (line.subject_id.0, line.subject.clone(), line.field.clone())));
        self.note_heads(ours, &new).await?;
        Ok(Ok(touched))
    }

    /// Writes down beside the last line of a field which other heads it leaves standing.
    async fn note_heads(&mut self, ours: &[Line], new: &[&Line]) -> Result<()> {
        for (last, beside) in beside(ours.iter(), new) {
            let sql = "UPDATE history SET beside = $1 WHERE id = $2";
            sqlx::query(sql).bind(beside.to_bytes()).bind(last).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn write_on(&mut self, line: &Line) -> Result<()> {
        let query = sqlx::query(WRITE_ON).bind(line.at).bind(&line.after).bind(unhex(&line.digest)).bind(line.id.0);
        query.execute(&mut *self.tx).await?;
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
            .bind(links::read(&line.follows).unwrap_or_default().to_bytes())
            .bind(line.edition)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Writes down that fields were kept, where a head of one tells something else: by a line that follows all of them.
    pub(super) async fn close(&mut self, of: Option<Uuid>, touched: &Touched) -> Result<()> {
        for (id, kind, field) in touched {
            let subject = Subject::from_parts(kind, *id).ok_or_else(|| StoreError::Damaged("a line about nothing".to_owned()))?;
            let follows = line::follows(&mut self.tx, subject, field).await?;
            let stored = self.stored(subject, field).await?;
            let mut other = self.told_otherwise(&follows, &stored).await?;
            // So many that say the same are brought together too, before they are more than a bundle may hold.
            if other.is_none() && follows.ids().len() > MOST_LAST {
                other = Some(stored.clone());
            }
            if let Some(other) = other {
                self.log_after(of.map(JurisdictionId), subject, field, follows, (&other, &stored)).await?;
            }
        }
        Ok(())
    }

    /// What one of these lines tells, if that is not what is stored.
    async fn told_otherwise(&mut self, heads: &Follows, stored: &str) -> Result<Option<String>> {
        let numbers: Vec<String> = (1..=heads.ids().len()).map(|number| format!("${number}")).collect();
        let sql = format!("SELECT after FROM history WHERE id IN ({}) ORDER BY seq DESC", numbers.join(", "));
        let query = heads.ids().iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, id| query.bind(*id));
        for row in &query.fetch_all(&mut *self.tx).await? {
            let after: String = row.try_get("after")?;
            if after != stored {
                return Ok(Some(after));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Id;

    fn line(n: u128, of: u128, follows: &[u128]) -> Line {
        let id = |n| Id(Uuid::from_u128(n));
        Line {
            id: id(n),
            subject_id: id(of),
            field: "what".to_owned(),
            follows: follows.iter().copied().map(id).collect(),
            ..Line::default()
        }
    }

    #[test]
    fn the_last_line_of_a_field_has_the_other_heads_beside_it() {
        let ours = [line(1, 7, &[]), line(2, 7, &[1]), line(3, 8, &[]), line(4, 9, &[])];
        let new = [line(5, 7, &[1]), line(6, 7, &[1]), line(10, 8, &[3])];
        let found = beside(ours.iter(), &new.iter().collect::<Vec<_>>());
        assert_eq!(found, [(Uuid::from_u128(6), Follows::these([2, 5].map(Uuid::from_u128)))]);
    }
}
