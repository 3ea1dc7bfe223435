//! People: those of a jurisdiction, who takes part in which round, who sits at a browser, and how these hang together.

mod actors;
mod added;
mod at_work;
mod deeds;
mod links;
mod owner;
mod participants;
mod same_as;

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;

pub use actors::OnRecord;
pub use at_work::AtWork;
pub(super) use deeds::{all_named, naming};
pub(super) use owner::Owning;
pub(super) use participants::{lines, participants, take_part};

use crate::domain::history::{Event, Fact, Names, Subject, millis};
use crate::domain::ids::{ActorId, JurisdictionId, PersonId};
use crate::domain::names::SortKey;
use crate::domain::people::choosing::People;
use crate::domain::people::{Actor, Apart, Gone, Naming, Person, Profile};
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, StoreError, fresh_id, word};
use crate::store::things;

/// What is read of person `p`.
const COLUMNS: &str = "p.id, p.name, p.title, p.department, p.organization";

/// What is read of person `p` to be told by name.
const TOLD: &str = "p.id, p.jurisdiction_id, p.same_as, p.name, p.title, p.department, p.organization";
/// The same of whoever sat at a browser, whom older lines of the history name.
const SITTING: &str = "SELECT id, NULL, NULL, name, '', '', '' FROM actors";

/// Reads a person from [`COLUMNS`].
fn person(row: &SqliteRow) -> Result<Person> {
    Ok(Person { id: PersonId(row.try_get("id")?), profile: profile(row)? })
}

fn profile(row: &SqliteRow) -> Result<Profile> {
    Ok(Profile {
        name: row.try_get("name")?,
        title: row.try_get("title")?,
        department: row.try_get("department")?,
        organization: row.try_get("organization")?,
    })
}

/// Somebody whom a record names, from the id as JSON holds it and from name, title, department and organization; nobody
/// where it names none.
pub(super) fn chosen(id: &str, profile: [Option<String>; 4]) -> Result<Option<Person>> {
    match (word("person", id)?, profile) {
        (None, _) => Ok(None),
        (Some(id), [Some(name), Some(title), Some(department), Some(organization)]) => {
            Ok(Some(Person { id: PersonId(id), profile: Profile { name, title, department, organization } }))
        }
        _ => Err(StoreError::Damaged("somebody whom a record names cannot be read".to_owned())),
    }
}

/// A person on the list of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub person: Person,
    /// Who that is at a browser.
    pub actor: Option<ActorId>,
    /// The record that stands for this one too.
    pub same_as: Option<PersonId>,
}

/// The people of a jurisdiction for whom no other record stands, by name.
pub(in crate::store) async fn on_list(connection: &mut SqliteConnection, of: JurisdictionId) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM people p WHERE p.jurisdiction_id = $1 AND p.deleted IS NULL AND p.same_as IS NULL ORDER BY p.sort, p.id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of.0).fetch_all(connection).await?;
    rows.iter().map(person).collect()
}

impl Store {
    /// The people of a jurisdiction who can be chosen, by name: those who do not lie in the bin and for whom no other
    /// record stands.
    ///
    /// # Errors
    /// A failed read.
    pub async fn people_of(&self, id: JurisdictionId) -> Result<Vec<Person>> {
        let listed = self.listed_people(id).await?;
        Ok(listed.into_iter().filter(|listed| listed.same_as.is_none()).map(|listed| listed.person).collect())
    }

    /// The same with those who can't be chosen any more, of whom a form that stood open may still hold the ids.
    ///
    /// # Errors
    /// A failed read.
    pub async fn people_to_choose(&self, id: JurisdictionId) -> Result<People> {
        let listed = self.listed_people(id).await?;
        let name = |id: PersonId| listed.iter().find(|other| other.person.id == id).map(|other| other.person.profile.name.clone());
        let made_one = |one: &Listed| {
            let with = one.same_as.and_then(name)?;
            Some((one.person.id, Gone::MadeOne { name: one.person.profile.name.clone(), with }))
        };
        let mut gone: Vec<(PersonId, Gone)> = listed.iter().filter_map(made_one).collect();
        let sql = "SELECT id, name FROM people WHERE jurisdiction_id = $1 AND deleted IS NOT NULL ORDER BY id";
        for row in &sqlx::query(sql).bind(id.0).fetch_all(&mut *self.reader().await?).await? {
            gone.push((PersonId(row.try_get("id")?), Gone::Binned { name: row.try_get("name")? }));
        }
        Ok(People::new(listed.into_iter().filter(|one| one.same_as.is_none()).map(|one| one.person).collect(), gone))
    }

    /// The people of a jurisdiction by name, those included for whom another record stands.
    ///
    /// # Errors
    /// A failed read.
    pub async fn listed_people(&self, id: JurisdictionId) -> Result<Vec<Listed>> {
        let sql = format!(
            "SELECT {COLUMNS}, p.actor, p.same_as FROM people p WHERE p.jurisdiction_id = $1 AND p.deleted IS NULL ORDER BY p.sort, p.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let listed = |row: &SqliteRow| {
            let (actor, same_as): (Option<Uuid>, Option<Uuid>) = (row.try_get("actor")?, row.try_get("same_as")?);
            Ok(Listed { person: person(row)?, actor: actor.map(ActorId), same_as: same_as.map(PersonId) })
        };
        rows.iter().map(listed).collect()
    }

    /// A person of a jurisdiction: the record that stands for the one that is named.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], or a failed read.
    pub async fn person_of(&self, of: JurisdictionId, id: PersonId) -> Result<Person> {
        let sql = format!(
            "SELECT {COLUMNS} FROM people r JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE r.id = $1 AND r.jurisdiction_id = $2"
        );
        person(&sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(of.0).fetch_one(&mut *self.reader().await?).await?)
    }

    /// The record of a person of a jurisdiction, also one that lies in the bin or for which another one stands.
    ///
    /// # Errors
    /// A failed read.
    pub async fn record_of(&self, of: JurisdictionId, id: PersonId) -> Result<Option<Person>> {
        let sql = format!("SELECT {COLUMNS} FROM people p WHERE p.id = $1 AND p.jurisdiction_id = $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(of.0).fetch_optional(&mut *self.reader().await?).await?;
        row.as_ref().map(person).transpose()
    }

    /// The names by which the history of a jurisdiction is read aloud: of its people, of whoever sat at a browser, and of
    /// the things that others name.
    ///
    /// # Errors
    /// A failed read.
    pub async fn names(&self, id: JurisdictionId) -> Result<Names> {
        let mut all = self.called(id).await?;
        all.extend(self.names_of_people(id).await?);
        Ok(all)
    }

    /// The names by which one line of the history is read aloud.
    ///
    /// # Errors
    /// A failed read.
    pub async fn names_of(&self, event: &Event) -> Result<Names> {
        match event.subject {
            Subject::Thing(noun, id) => {
                let of = things::whose(&mut *self.reader().await?, noun, id).await?;
                self.names(of).await
            }
            _ if event.field.parse::<Fact>().is_ok_and(Fact::names_people) => self.all_names().await,
            _ => Ok(Names::new()),
        }
    }

    async fn names_of_people(&self, id: JurisdictionId) -> Result<Names> {
        let sql = format!("SELECT {TOLD} FROM people p WHERE p.jurisdiction_id = $1 UNION ALL {SITTING}");
        names(&sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?)
    }

    /// The names of everybody in the file.
    ///
    /// # Errors
    /// A failed read.
    pub async fn all_names(&self) -> Result<Names> {
        let sql = format!("SELECT {TOLD} FROM people p UNION ALL {SITTING}");
        names(&sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *self.reader().await?).await?)
    }

    /// Changes what is known of a person, and names the facts that somebody else changed after they
    /// were shown; those stay as they are. A record for which another one stands takes no changes.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], [`super::StoreError::PersonGone`], or a failed write.
    pub async fn describe_person(&self, id: PersonId, changes: &[FactChange], actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let of = scribe.jurisdiction_of_person(id).await?;
        scribe.known(of, id).await?;
        let refused = scribe.set_facts(Some(of), Subject::Person(id), changes).await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// Puts a person into the bin, unless something names them; then nothing is saved, and that comes back.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], [`super::StoreError::PersonGone`] for a record for which another one stands, or a
    /// failed write.
    pub async fn bin_person(&self, id: PersonId, actor: &Actor, now: OffsetDateTime) -> Result<Result<JurisdictionId, Naming>> {
        let mut scribe = self.scribe(actor, now).await?;
        let of = scribe.jurisdiction_of_person(id).await?;
        scribe.known(of, id).await?;
        let naming = naming(&mut scribe.tx, of, id).await?;
        if !naming.is_nothing() {
            scribe.commit().await?;
            return Ok(Err(naming));
        }
        let at = millis(now).to_string();
        scribe.log(Some(of), Subject::Person(id), Fact::Deleted.as_str(), false, ("", &at)).await?;
        scribe.lay_in_bin(Subject::Person(id)).await?;
        scribe.commit().await?;
        Ok(Ok(of))
    }
}

/// Reads names from [`TOLD`] and [`SITTING`]. People of one name in one jurisdiction are told apart; two records of one
/// person need not be.
fn names(rows: &[SqliteRow]) -> Result<Names> {
    let mut names = Names::with_capacity(rows.len());
    let mut people: HashMap<Uuid, Vec<(Uuid, Person)>> = HashMap::new();
    for row in rows {
        let (id, of): (Uuid, Option<Uuid>) = (row.try_get("id")?, row.try_get("jurisdiction_id")?);
        let stands = row.try_get::<Option<Uuid>, _>("same_as")?.unwrap_or(id);
        match of {
            Some(of) => people.entry(of).or_default().push((id, Person { id: PersonId(stands), profile: profile(row)? })),
            None => _ = names.insert(id, row.try_get("name")?),
        }
    }
    for people in people.values() {
        let apart = Apart::among(people.iter().map(|(_, person)| person));
        names.extend(people.iter().map(|(id, person)| (*id, apart.name(person))));
    }
    Ok(names)
}

impl Scribe<'_> {
    /// Makes the record of a person of a jurisdiction.
    pub(in crate::store) async fn make_person(&mut self, of: JurisdictionId, profile: &Profile) -> Result<PersonId> {
        let id = PersonId(fresh_id());
        self.make_person_as(of, id, profile).await?;
        Ok(id)
    }

    /// The same under an id that nobody bears.
    async fn make_person_as(&mut self, of: JurisdictionId, id: PersonId, profile: &Profile) -> Result<()> {
        let me = self.insert_person(of, id, profile, None).await?;
        self.become_known(Some(of), me).await
    }

    async fn insert_person(
        &mut self,
        of: JurisdictionId,
        id: PersonId,
        profile: &Profile,
        actor: Option<ActorId>,
    ) -> Result<Option<PersonId>> {
        sqlx::query(
            "INSERT INTO people (id, jurisdiction_id, name, title, department, organization, actor, sort)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id.0)
        .bind(of.0)
        .bind(&profile.name)
        .bind(&profile.title)
        .bind(&profile.department)
        .bind(&profile.organization)
        .bind(actor.map(|id| id.0))
        .bind(SortKey::of(&profile.name).as_bytes())
        .execute(&mut *self.tx)
        .await?;
        let actor = actor.map_or_else(String::new, |id| id.to_string());
        let facts = [
            (Fact::Name, profile.name.as_str()),
            (Fact::Title, &profile.title),
            (Fact::Department, &profile.department),
            (Fact::Organization, &profile.organization),
            (Fact::Actor, &actor),
        ];
        self.makes(id.0);
        let mut me = None;
        for (fact, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
            me = self.write_line(Some(of), Subject::Person(id), fact.as_str(), ("", value)).await?;
        }
        Ok(me)
    }

    /// The jurisdiction of a person, if neither lies in the bin.
    async fn jurisdiction_of_person(&mut self, id: PersonId) -> Result<JurisdictionId> {
        let sql = "SELECT p.jurisdiction_id FROM people p JOIN jurisdictions j ON j.id = p.jurisdiction_id
                   WHERE p.id = $1 AND p.deleted IS NULL AND j.deleted IS NULL";
        Ok(JurisdictionId(sqlx::query_scalar(sql).bind(id.0).fetch_one(&mut *self.tx).await?))
    }
}
