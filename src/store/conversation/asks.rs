//! Who was asked about what.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::conversation::{Ask, Asking, Outcome, is_covered};
use crate::domain::guide::{StepKey, Topic};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AskId, AssessmentId, JurisdictionId, PersonId};
use crate::domain::people::choosing::Who;
use crate::domain::people::{Actor, Person, Profile};
use crate::domain::readiness::{Field, Revision, Settlement};
use crate::domain::words::dates;
use crate::store::hands::{FactChange, Result, Scribe, StoreError, date, dialect, from_json, moment, read_as};
use crate::store::{Pressed, Store};

/// Those who were asked in round `a`, in the order of asking, as one value: a list of [`Stored`].
pub(in crate::store) static OF_ROUND: LazyLock<String> = LazyLock::new(|| {
    let [id, person] = ["x.id", "p.id"].map(dialect::id);
    let ask = dialect::object(&format!(
        "'id', {id}, 'topic', x.topic, 'person', {person}, 'asked', x.asked, 'due', x.due, 'told', x.told,
         'withdrawn', x.withdrawn, 'name', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization"
    ));
    let asks = dialect::list(&format!("{ask} ORDER BY x.id"));
    format!(
        "(SELECT {asks} FROM asks x JOIN people r ON r.id = x.person JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE x.assessment_id = a.id)"
    )
});

/// An ask with the person, as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    id: Uuid,
    topic: &'a str,
    person: Uuid,
    asked: &'a str,
    due: &'a str,
    told: &'a str,
    withdrawn: &'a str,
    name: String,
    title: String,
    department: String,
    organization: String,
}

/// Those who were asked in a round.
pub(in crate::store) fn read(asks: &str) -> Result<Vec<Ask>> {
    let asks: Vec<Stored<'_>> = from_json("the asks of a round", asks)?;
    let ask = |stored: Stored<'_>| {
        Ok(Ask {
            id: AskId(stored.id),
            topic: read_as("topic", stored.topic)?,
            person: Person {
                id: PersonId(stored.person),
                profile: Profile {
                    name: stored.name,
                    title: stored.title,
                    department: stored.department,
                    organization: stored.organization,
                },
            },
            asked: date("asked", stored.asked)?.ok_or_else(|| StoreError::Damaged("an ask has no date".to_owned()))?,
            due: date("due", stored.due)?,
            told: date("told", stored.told)?,
            is_withdrawn: stored.withdrawn == "yes",
        })
    };
    asks.into_iter().map(ask).collect()
}

async fn of_round(connection: &mut SqliteConnection, id: AssessmentId) -> Result<Vec<Ask>> {
    static SQL: LazyLock<String> = LazyLock::new(|| crate::store::hands::of_round(&OF_ROUND));
    read(&sqlx::query_scalar::<_, String>(SQL.as_str()).bind(id.0).fetch_one(connection).await?)
}

/// The round to which an ask belongs.
async fn round_of(connection: &mut SqliteConnection, id: AskId) -> Result<AssessmentId> {
    Ok(AssessmentId(sqlx::query_scalar("SELECT assessment_id FROM asks WHERE id = $1").bind(id.0).fetch_one(connection).await?))
}

impl Store {
    /// Who was asked about what in a round, in the order of asking.
    ///
    /// # Errors
    /// A failed read.
    pub async fn asks(&self, id: AssessmentId) -> Result<Vec<Ask>> {
        of_round(&mut *self.reader().await?, id).await
    }

    /// An ask with the round that it belongs to.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn ask(&self, id: AskId) -> Result<(AssessmentId, Ask)> {
        let round = round_of(&mut *self.reader().await?, id).await?;
        let found = self.asks(round).await?.into_iter().find(|ask| ask.id == id);
        found.map(|ask| (round, ask)).ok_or(StoreError::NotFound)
    }

    /// Writes down that somebody was asked. What they are still waited for is not written a second
    /// time, even when two people do it at once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn ask_someone(&self, id: AssessmentId, asking: &Asking, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.open_round(id).await?;
        let asks = of_round(&mut scribe.tx, id).await?;
        let person = scribe.whom(jurisdiction, &asking.whom).await?;
        for topic in asking.topics.iter().filter(|topic| !is_covered(**topic, person, &asks)) {
            scribe.make_ask(jurisdiction, id, (*topic, person), asking).await?;
        }
        scribe.commit().await
    }

    /// Writes down what came of an ask, unless somebody else did after it was shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::ReadOnlyRound`], or a failed write.
    pub async fn settle_ask(&self, id: AskId, outcome: Outcome, seen: Revision, actor: &Actor, now: OffsetDateTime) -> Result<Pressed> {
        let mut scribe = self.scribe(actor, now).await?;
        let of = round_of(&mut scribe.tx, id).await?;
        let (jurisdiction, round) = scribe.open_round(of).await?;
        let asks = of_round(&mut scribe.tx, round.id).await?;
        let stored = asks.iter().find(|ask| ask.id == id).ok_or(StoreError::NotFound)?;
        let settlement = stored.press(outcome, seen);
        if settlement != Settlement::Save {
            scribe.commit().await?;
            return Ok(if settlement == Settlement::Conflict { Pressed::Stale } else { Pressed::Saved });
        }
        let (told, withdrawn) = match outcome {
            Outcome::Told(day) => (dates::iso(day), String::new()),
            Outcome::Withdrawn => (String::new(), "yes".to_owned()),
        };
        let changes = [(Fact::Told, told), (Fact::Withdrawn, withdrawn)].map(|(fact, value)| FactChange { fact, value, seen: None });
        scribe.set_facts(Some(jurisdiction), Subject::Ask(id), &changes).await?;
        scribe.commit().await?;
        Ok(Pressed::Saved)
    }

    /// When the answer to each step of a round was last changed. One that was never changed is missing.
    ///
    /// # Errors
    /// A failed read.
    pub async fn answers_changed(&self, id: AssessmentId) -> Result<BTreeMap<StepKey, OffsetDateTime>> {
        // The range is that of the fields which begin with "step-"; unlike LIKE, it is looked up in the index.
        let sql = "SELECT field, at FROM history WHERE subject_id = $1 AND field >= 'step-' AND field < 'step.' ORDER BY field, seq";
        let rows = sqlx::query(sql).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        // Of a field, the last line stands at last.
        let mut changed = BTreeMap::new();
        for row in &rows {
            if let Field::Answer(step) = read_as("field", row.try_get("field")?)? {
                changed.insert(step, moment(row.try_get("at")?)?);
            }
        }
        Ok(changed)
    }
}

impl Scribe<'_> {
    /// The person who is asked; a name that is not on record becomes a record.
    async fn whom(&mut self, of: JurisdictionId, whom: &Who) -> Result<PersonId> {
        match whom {
            Who::Known(id) => self.known(of, *id).await,
            Who::Nobody => Err(StoreError::NotFound),
            Who::New { name, is_meant } => self.someone_new(of, name, *is_meant).await,
        }
    }

    /// Asks in a new round what is still waited for in an earlier one, as of the same days.
    pub(in crate::store) async fn wait_on(
        &mut self,
        jurisdiction: JurisdictionId,
        earlier: AssessmentId,
        round: AssessmentId,
    ) -> Result<()> {
        for ask in of_round(&mut self.tx, earlier).await?.into_iter().filter(Ask::is_waiting) {
            let asking = Asking { whom: Who::Known(ask.person.id), topics: vec![ask.topic], asked: ask.asked, due: ask.due };
            self.make_ask(jurisdiction, round, (ask.topic, ask.person.id), &asking).await?;
        }
        Ok(())
    }

    pub(in crate::store) async fn make_ask(
        &mut self,
        jurisdiction: JurisdictionId,
        round: AssessmentId,
        (topic, person): (Topic, PersonId),
        asking: &Asking,
    ) -> Result<()> {
        let id = AskId(crate::store::hands::fresh_id());
        let (topic, asked, due) = (topic.to_string(), dates::iso(asking.asked), asking.due.map_or_else(String::new, dates::iso));
        sqlx::query(
            "INSERT INTO asks (id, assessment_id, topic, person, asked, due, told, withdrawn) VALUES ($1, $2, $3, $4, $5, $6, '', '')",
        )
        .bind(id.0)
        .bind(round.0)
        .bind(&topic)
        .bind(person.0)
        .bind(&asked)
        .bind(&due)
        .execute(&mut *self.tx)
        .await?;
        let person = person.to_string();
        let facts = [(Fact::Person, person.as_str()), (Fact::Topic, &topic), (Fact::Asked, &asked), (Fact::Due, &due)];
        self.log_new(jurisdiction, Subject::Ask(id), &facts).await
    }
}
