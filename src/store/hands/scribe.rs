//! Writes the history, in the transaction of the change itself.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Departed, Result, StoreError, Turn, line, moment};
use crate::domain::history::{Edition, Event, Fact, Subject, millis};
use crate::domain::ids::{ActorId, EventId, JurisdictionId, PersonId};
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::readiness::{Revision, Settlement, settle};
use crate::store::Store;
use crate::store::find::Touched;

/// The table that holds the facts of a subject.
pub(in crate::store) const fn table(subject: Subject) -> &'static str {
    match subject {
        Subject::Jurisdiction(_) => "jurisdictions",
        Subject::Assessment(_) => "assessments",
        Subject::Actor(_) => "actors",
        Subject::Person(_) => "people",
        Subject::Ask(_) => "asks",
        Subject::Meeting(_) => "meetings",
        Subject::Decision(_) => "decisions",
        Subject::Action(_) => "actions",
        Subject::FundingLine(_) => "funding_lines",
        Subject::PopulationGroup(_) => "population_groups",
        Subject::RoadLine(_) => "road_lines",
        Subject::Release(_) => "metric_releases",
        Subject::Thing(noun, _) => noun.table(),
    }
}

/// The query for a column of the record whose id is bound.
pub(in crate::store) fn of_record(column: &str, table: &str) -> String {
    format!("SELECT {column} FROM {table} WHERE id = $1")
}

/// A write under way: its turn, who makes it, and when.
pub(in crate::store) struct Scribe<'a> {
    pub tx: Turn,
    pub actor: &'a Actor,
    pub now: OffsetDateTime,
    /// Which lines of the history are never written on.
    pub departed: Arc<Departed>,
    /// What this write made, with the last line of each of its fields.
    made: HashMap<Uuid, HashMap<String, Uuid>>,
    /// Who the actor is in the jurisdiction in which they last wrote something.
    pub me: Option<(JurisdictionId, PersonId)>,
    /// What this write touched, for the index of Find.
    pub touched: Touched,
}

impl Store {
    pub(in crate::store) async fn scribe<'a>(&self, actor: &'a Actor, now: OffsetDateTime) -> Result<Scribe<'a>> {
        let (tx, departed) = (self.turn().await?, Arc::clone(&self.departed));
        Ok(Scribe { tx, actor, now, departed, made: HashMap::new(), me: None, touched: Touched::default() })
    }
}

/// The columns of an event, in the order in which [`event`] reads them.
pub(in crate::store) const EVENT: &str =
    "id, at, since, person_id, person_name, subject, subject_id, field, before, after, digest, follows, edition";

/// Reads an event, and holds it against its digest.
pub(in crate::store) fn event(row: &sqlx::sqlite::SqliteRow) -> Result<Event> {
    let kind: String = row.try_get("subject")?;
    let subject = Subject::from_parts(&kind, row.try_get("subject_id")?)
        .ok_or_else(|| StoreError::Damaged("an unknown subject in the history".to_owned()))?;
    let event = Event {
        id: EventId(row.try_get("id")?),
        at: moment(row.try_get("at")?)?,
        since: moment(row.try_get("since")?)?,
        actor: Actor { id: row.try_get::<Option<_>, _>("person_id")?.map(ActorId), name: row.try_get("person_name")? },
        subject,
        field: row.try_get("field")?,
        before: row.try_get("before")?,
        after: row.try_get("after")?,
        follows: line::links(row.try_get("follows")?)?,
        edition: Edition::from_number(row.try_get("edition")?)
            .ok_or_else(|| StoreError::Damaged("an unknown edition in the history".to_owned()))?,
    };
    if row.try_get::<Vec<u8>, _>("digest")? == event.digest() {
        Ok(event)
    } else {
        Err(StoreError::Damaged(format!("line {} of the history does not fit its digest", event.id)))
    }
}

/// The query for the newest lines of a field, so many of them at most: subject and field are bound.
pub(in crate::store) fn newest_lines(most: i64) -> String {
    format!("SELECT {EVENT} FROM history WHERE subject_id = $1 AND field = $2 ORDER BY seq DESC LIMIT {most}")
}

/// The last line of a field, if it has one.
pub(in crate::store) async fn last_line(connection: &mut SqliteConnection, subject: Uuid, field: &str) -> Result<Option<Event>> {
    static SQL: LazyLock<String> = LazyLock::new(|| newest_lines(1));
    let row = sqlx::query(SQL.as_str()).bind(subject).bind(field).fetch_optional(connection).await?;
    row.as_ref().map(event).transpose()
}

/// Writes on in a line: when, what it holds, its digest and its id are bound.
pub(in crate::store) const WRITE_ON: &str = "UPDATE history SET at = $1, after = $2, digest = $3 WHERE id = $4";

impl Scribe<'_> {
    /// Writes one line, or takes the change into the last line of the same sitting. It follows whatever head its field has.
    /// Whoever writes in a jurisdiction for the first time becomes a person of it.
    pub async fn log(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        typed: bool,
        values: (&str, &str),
    ) -> Result<()> {
        let follows = if !typed || self.made.contains_key(&subject.id()) {
            self.follows(subject, field).await?
        } else {
            let Some(follows) = self.go_on(subject, field, values).await? else {
                self.touched.note(jurisdiction, subject, field, values);
                return Ok(());
            };
            follows
        };
        self.log_after(jurisdiction, subject, field, follows, values).await
    }

    /// Writes one line that follows these, which are all the heads of its field.
    pub async fn log_after(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        follows: Follows,
        (before, after): (&str, &str),
    ) -> Result<()> {
        let me = self.append(jurisdiction, subject, field, follows, (before, after)).await?;
        self.become_known(jurisdiction, me).await
    }

    /// Takes note of who the actor is in a jurisdiction in which a line was just written, and makes them a person of it
    /// if they are none.
    pub async fn become_known(&mut self, jurisdiction: Option<JurisdictionId>, me: Option<PersonId>) -> Result<()> {
        let (Some(of), Some(actor)) = (jurisdiction, self.actor.id) else { return Ok(()) };
        if self.me.is_none_or(|(known, _)| known != of) {
            let me = match me {
                Some(me) => me,
                None => self.join(of, actor).await?,
            };
            self.me = Some((of, me));
        }
        Ok(())
    }

    /// Writes one line, and no more: whoever becomes a person of a jurisdiction by a write is written down by this. It
    /// follows whatever head its field has. What comes back is the person that the actor is in that jurisdiction, if they
    /// are one.
    pub async fn write_line(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        values: (&str, &str),
    ) -> Result<Option<PersonId>> {
        let follows = self.follows(subject, field).await?;
        self.append(jurisdiction, subject, field, follows, values).await
    }

    /// What a new line of a field follows.
    async fn follows(&mut self, subject: Subject, field: &str) -> Result<Follows> {
        match self.made.get(&subject.id()) {
            Some(lines) => Ok(Follows::these(lines.get(field).copied())),
            None => line::follows(&mut self.tx, subject, field).await,
        }
    }

    async fn append(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        follows: Follows,
        (before, after): (&str, &str),
    ) -> Result<Option<PersonId>> {
        let event = Event {
            id: EventId(super::fresh_id()),
            at: moment(millis(self.now))?,
            since: moment(millis(self.now))?,
            actor: self.actor.clone(),
            subject,
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            follows,
            edition: Edition::WithLinks,
        };
        let me = line::insert_and_tell(&mut self.tx, jurisdiction, &event).await?;
        self.touched.note(jurisdiction, subject, field, (before, after));
        if let Some(lines) = self.made.get_mut(&subject.id()) {
            lines.insert(event.field, event.id.0);
        }
        Ok(me)
    }

    /// Takes note that this write makes a subject, so that its history begins here.
    pub fn makes(&mut self, subject: Uuid) {
        self.made.entry(subject).or_default();
    }

    /// Who the actor is in a jurisdiction in which they just wrote something; nobody, if nobody named them.
    pub fn myself(&self, of: JurisdictionId) -> Option<PersonId> {
        self.me.filter(|(known, _)| *known == of).map(|(_, me)| me)
    }

    /// Takes a change into the last line of its field, if that is of the same sitting; else tells what a new line follows.
    async fn go_on(&mut self, subject: Subject, field: &str, (before, after): (&str, &str)) -> Result<Option<Follows>> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            format!(
                "SELECT {EVENT}, seq, id AS last_line, beside AS beside_it, (SELECT exported FROM this_file WHERE one = 1) AS exported
                 FROM history WHERE subject_id = $1 AND field = $2 ORDER BY seq DESC LIMIT 1"
            )
        });
        let row = sqlx::query(SQL.as_str()).bind(subject.id()).bind(field).fetch_optional(&mut *self.tx).await?;
        let Some(row) = row else { return Ok(Some(Follows::nothing())) };
        let (mut last, follows, seq) = (event(&row)?, line::next_follows(&row)?, row.try_get("seq")?);
        // What left in a bundle is never written on, nor is one of two heads: the next line brings these together.
        let stayed = !self.departed.has(seq) && seq > row.try_get::<i64, _>("exported")? && follows.ids().len() == 1;
        if !(stayed && last.takes_in(self.actor, self.now) && last.after == before && last.before != after) {
            return Ok(Some(follows));
        }
        last.at = self.now;
        after.clone_into(&mut last.after);
        sqlx::query(WRITE_ON)
            .bind(millis(last.at))
            .bind(&last.after)
            .bind(last.digest().as_slice())
            .bind(last.id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(None)
    }

    /// Ends the write. One that changed nothing ends so too: what it found there, and answers with, may be
    /// of a turn before it that waits for the same commit.
    pub async fn commit(mut self) -> Result<()> {
        self.touched.index(&mut self.tx).await?;
        self.tx.commit().await
    }

    /// Logs the facts of something new, each with the value it begins with.
    pub async fn log_new(&mut self, jurisdiction: JurisdictionId, subject: Subject, facts: &[(Fact, &str)]) -> Result<()> {
        self.makes(subject.id());
        for (fact, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            self.log(Some(jurisdiction), subject, fact.as_str(), false, ("", value)).await?;
        }
        Ok(())
    }

    /// Sets facts of a subject, each unless somebody else changed it after
    /// it was shown, and names those that were not set. A fact's word is also the name of its column.
    pub async fn set_facts(&mut self, jurisdiction: Option<JurisdictionId>, subject: Subject, changes: &[FactChange]) -> Result<Vec<Fact>> {
        let table = table(subject);
        let (mut refused, mut saved) = (Vec::new(), Vec::new());
        for FactChange { fact, value, seen } in changes {
            let (stored, shown, follows) = self.stored_fact(table, *fact, subject).await?;
            match settle(seen.unwrap_or_else(|| Revision::of(&shown)), value, &shown) {
                Settlement::LeftAlone => {}
                Settlement::Conflict => refused.push(*fact),
                Settlement::Save => saved.push((*fact, value, stored, follows)),
            }
        }
        if saved.is_empty() {
            return Ok(refused);
        }
        // All at once, since what a row holds together fits together: it does not half-way.
        let columns: Vec<String> = saved.iter().zip(2..).map(|((fact, ..), number)| format!("{fact} = ${number}")).collect();
        let sql = format!("UPDATE {table} SET {} WHERE id = $1", columns.join(", "));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id());
        for (fact, value, ..) in &saved {
            query = if fact.is_person() { query.bind(value.parse::<Uuid>().ok()) } else { query.bind(*value) };
        }
        query.execute(&mut *self.tx).await?;
        for (fact, value, stored, follows) in saved {
            self.log_after(jurisdiction, subject, fact.as_str(), follows, (&stored, value)).await?;
            if fact == Fact::Name {
                self.sort_by_name(subject, value).await?;
            }
        }
        Ok(refused)
    }
}

impl Scribe<'_> {
    /// A fact as it is stored, as it is shown (a person by the record that stands for them), and what its next line follows.
    async fn stored_fact(&mut self, table: &str, fact: Fact, subject: Subject) -> Result<(String, String, Follows)> {
        let is_person = fact.is_person();
        let shown = if fact.names_people() && fact != Fact::SameAs && is_person {
            format!("coalesce((SELECT r.same_as FROM people r WHERE r.id = t.{fact}), t.{fact})")
        } else {
            format!("t.{fact}")
        };
        let heads = line::heads("$1", "$2");
        let sql = format!("SELECT t.{fact} AS stored, {shown} AS shown, {heads} FROM {table} t WHERE t.id = $1");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).bind(fact.as_str());
        let row = query.fetch_one(&mut *self.tx).await?;
        let follows = line::next_follows(&row)?;
        if !is_person {
            let stored: String = row.try_get("stored")?;
            return Ok((stored.clone(), stored, follows));
        }
        let id =
            |column: &str| Ok::<_, StoreError>(row.try_get::<Option<uuid::Uuid>, _>(column)?.map_or_else(String::new, |id| id.to_string()));
        Ok((id("stored")?, id("shown")?, follows))
    }
}

/// A fact as it came back from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// The fact.
    pub fact: Fact,
    /// Its new value, cleaned, in stored form.
    pub value: String,
    /// The revision that was shown, if the form carried one.
    pub seen: Option<Revision>,
}

impl FactChange {
    /// Parts the changes of a form, by what is stored, into those to be saved, in the order in which they can be, and the
    /// facts that somebody else changed after they were shown.
    pub(in crate::store) fn parted(changes: Vec<Self>, stored: impl Fn(Fact) -> String) -> (Vec<Self>, Vec<Fact>) {
        let (mut saved, mut refused) = (Vec::new(), Vec::new());
        for change in changes {
            let now = stored(change.fact);
            match settle(change.seen.unwrap_or_else(|| Revision::of(&now)), &change.value, &now) {
                Settlement::Save => saved.push(change),
                Settlement::Conflict => refused.push(change.fact),
                Settlement::LeftAlone => {}
            }
        }
        (saved, refused)
    }

    /// What a fact will hold when the changes are saved.
    pub(in crate::store) fn after(saved: &[Self], fact: Fact, stored: impl Fn(Fact) -> String) -> String {
        saved.iter().find(|change| change.fact == fact).map_or_else(|| stored(fact), |change| change.value.clone())
    }
}
