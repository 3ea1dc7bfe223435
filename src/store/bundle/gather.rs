//! Reads whole jurisdictions with all that belongs to them.

use std::collections::BTreeSet;

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::bundle::{
    Action, Actor, Ask, Bundle, Decision, FundingLine, Id, Jurisdiction, KeptState, Line, Meeting, Person, PopulationGroup, Record,
    RoadLine, Round, Tombstone, hex, links,
};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::store::hands::{Result, StoreError, line};
use crate::store::jurisdiction::every_id;
use crate::store::{people, things};

/// Told after each jurisdiction how many are read, and of how many.
pub type Progress = dyn Fn(usize, usize) + Send + Sync;

/// What is to be read.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Which jurisdictions; all without this.
    pub jurisdictions: Option<Vec<Uuid>>,
    /// Whether each of them must be there.
    pub is_strict: bool,
    /// Whose own records to read besides those of whoever wrote in these jurisdictions.
    pub actors: Vec<Uuid>,
    /// Whether to read every tombstone rather than those that may belong to these jurisdictions.
    pub all_tombstones: bool,
}

impl Scope {
    pub fn of(only: Option<JurisdictionId>) -> Self {
        Self { jurisdictions: only.map(|id| vec![id.0]), is_strict: true, actors: Vec::new(), all_tombstones: only.is_none() }
    }
}

/// Reads a bundle. For a sight of one moment, give a connection within a transaction.
pub(super) async fn gather(connection: &mut SqliteConnection, scope: &Scope, progress: &Progress) -> Result<Bundle> {
    let ids = match &scope.jurisdictions {
        Some(ids) => ids.clone(),
        None => every_id(&mut *connection).await?,
    };
    let mut bundle = Bundle::default();
    for (at, id) in ids.iter().enumerate() {
        let found = records::<Jurisdiction>(connection, "launch_leader_person, deleted", "id", *id, |it, row| {
            it.launch_leader_person = self::id(row, "launch_leader_person")?;
            it.deleted = row.try_get("deleted")?;
            Ok(())
        });
        match found.await?.pop() {
            Some(mut jurisdiction) => {
                fill(connection, &mut jurisdiction).await?;
                bundle.jurisdictions.push(jurisdiction);
            }
            None if scope.is_strict => return Err(StoreError::NotFound),
            None => {}
        }
        progress(at + 1, ids.len());
    }
    bundle.jurisdictions.sort_by_key(|jurisdiction| jurisdiction.id);
    let is_its_own = |tombstone: &Tombstone| match tombstone.jurisdiction {
        Some(of) => ids.contains(&of.0),
        // Earlier Mileposts did not note whose round it was.
        None => tombstone.kind == "assessment",
    };
    bundle.tombstones = tombstones(connection).await?;
    bundle.tombstones.retain(|tombstone| scope.all_tombstones || is_its_own(tombstone));
    actors(connection, &mut bundle, &scope.actors).await?;
    Ok(bundle)
}

/// The place of the last line of the history.
pub(super) async fn last_line(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM history").fetch_one(connection).await?)
}

/// Reads the records of one kind whose column `key` holds `id`.
async fn records<R: Record>(
    connection: &mut SqliteConnection,
    more: &str,
    key: &str,
    id: Uuid,
    fill: impl Fn(&mut R, &SqliteRow) -> Result<()>,
) -> Result<Vec<R>> {
    let columns = R::COLUMNS.join(", ");
    let sql = format!("SELECT id, {columns}, {more} FROM {} WHERE {key} = $1 ORDER BY id", R::TABLE);
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_all(connection).await?;
    let mut records = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut record = R::of(Id(row.try_get("id")?), |column| row.try_get::<String, _>(column))?;
        fill(&mut record, row)?;
        records.push(record);
    }
    Ok(records)
}

fn id(row: &SqliteRow, column: &str) -> Result<Option<Id>> {
    Ok(row.try_get::<Option<Uuid>, _>(column)?.map(Id))
}

fn links(row: &SqliteRow) -> Result<Vec<Id>> {
    Ok(links::written(&line::links(row.try_get("follows")?)?))
}

async fn fill(connection: &mut SqliteConnection, jurisdiction: &mut Jurisdiction) -> Result<()> {
    let of = jurisdiction.id.0;
    let people = records::<Person>(connection, "actor, same_as, deleted", "jurisdiction_id", of, |it, row| {
        it.actor = id(row, "actor")?;
        it.same_as = id(row, "same_as")?;
        it.deleted = row.try_get("deleted")?;
        Ok(())
    });
    jurisdiction.people = people.await?;
    let rounds = records::<Round>(connection, "deleted, follows", "jurisdiction_id", of, |it, row| {
        it.deleted = row.try_get("deleted")?;
        it.follows = links(row)?;
        Ok(())
    });
    jurisdiction.rounds = rounds.await?;
    for round in &mut jurisdiction.rounds {
        fill_round(connection, round).await?;
    }
    let actions = records::<Action>(connection, "assessment_id, owner, deleted", "jurisdiction_id", of, |it, row| {
        it.assessment = id(row, "assessment_id")?;
        it.owner = id(row, "owner")?;
        it.deleted = row.try_get("deleted")?;
        Ok(())
    });
    jurisdiction.actions = actions.await?;
    for action in &mut jurisdiction.actions {
        action.funding_lines = records::<FundingLine>(connection, "0", "action_id", action.id.0, |_, _| Ok(())).await?;
    }
    let groups = records::<PopulationGroup>(connection, "deleted", "jurisdiction_id", of, |it, row| {
        it.deleted = row.try_get("deleted")?;
        Ok(())
    });
    jurisdiction.population_groups = groups.await?;
    let road = records::<RoadLine>(connection, "place, owner", "jurisdiction_id", of, |it, row| {
        it.place = row.try_get("place")?;
        it.owner = id(row, "owner")?;
        Ok(())
    });
    jurisdiction.road_lines = road.await?;
    jurisdiction.things = things::gathered(connection, of).await?;
    jurisdiction.history = lines(connection, "jurisdiction_id = $1", of).await?;
    Ok(())
}

async fn fill_round(connection: &mut SqliteConnection, round: &mut Round) -> Result<()> {
    let of = round.id.0;
    let rows = sqlx::query("SELECT field, value FROM entries WHERE assessment_id = $1").bind(of).fetch_all(&mut *connection).await?;
    for row in &rows {
        round.entries.insert(row.try_get("field")?, row.try_get("value")?);
    }
    round.participants = people::participants(connection, of).await?.into_iter().map(Id).collect();
    let asks = records::<Ask>(connection, "person", "assessment_id", of, |it, row| {
        it.person = Id(row.try_get("person")?);
        Ok(())
    });
    round.asks = asks.await?;
    round.meetings = records::<Meeting>(connection, "0", "assessment_id", of, |_, _| Ok(())).await?;
    let decisions = records::<Decision>(connection, "canonical, texts, follows", "assessment_id", of, |it, row| {
        it.follows = links(row)?;
        it.canonical = row.try_get("canonical")?;
        it.texts = row.try_get("texts")?;
        Ok(())
    });
    round.decisions = decisions.await?;
    let sql = "SELECT fingerprint, kept, canonical FROM states WHERE assessment_id = $1 ORDER BY kept, fingerprint";
    for row in &sqlx::query(sql).bind(of).fetch_all(&mut *connection).await? {
        let (fingerprint, kept, canonical) = (hex(row.try_get("fingerprint")?), row.try_get("kept")?, row.try_get("canonical")?);
        round.states.push(KeptState { fingerprint, kept, canonical });
    }
    Ok(())
}

async fn tombstones(connection: &mut SqliteConnection) -> Result<Vec<Tombstone>> {
    let rows =
        sqlx::query("SELECT id, kind, at, jurisdiction_id, closes, follows FROM tombstones ORDER BY id").fetch_all(connection).await?;
    let read = |row: &SqliteRow| {
        Ok(Tombstone {
            id: Id(row.try_get("id")?),
            kind: row.try_get("kind")?,
            at: row.try_get("at")?,
            jurisdiction: id(row, "jurisdiction_id")?,
            closes: row.try_get("closes")?,
            follows: links(row)?,
        })
    };
    rows.iter().map(read).collect()
}

async fn lines(connection: &mut SqliteConnection, of: &str, whose: Uuid) -> Result<Vec<Line>> {
    let sql = format!(
        "SELECT id, at, since, person_id, person_name, subject, subject_id, field, before, after, digest, follows, edition
         FROM history WHERE {of} ORDER BY seq"
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(whose).fetch_all(connection).await?;
    let read = |row: &SqliteRow| {
        Ok(Line {
            id: Id(row.try_get("id")?),
            at: row.try_get("at")?,
            since: row.try_get("since")?,
            person: id(row, "person_id")?,
            name: row.try_get("person_name")?,
            subject: row.try_get("subject")?,
            subject_id: Id(row.try_get("subject_id")?),
            field: row.try_get("field")?,
            before: row.try_get("before")?,
            after: row.try_get("after")?,
            digest: hex(row.try_get("digest")?),
            follows: links(row)?,
            edition: row.try_get("edition")?,
        })
    };
    let lines = rows.iter().map(read).collect::<Result<Vec<Line>>>()?;
    Ok(links::in_order(&lines).into_iter().cloned().collect())
}

/// Reads whoever wrote in these jurisdictions or is linked to their people, whoever older lines name, and whoever made
/// those records.
async fn actors(connection: &mut SqliteConnection, bundle: &mut Bundle, besides: &[Uuid]) -> Result<()> {
    let mut wanted: BTreeSet<Id> = besides.iter().copied().map(Id).collect();
    for jurisdiction in &bundle.jurisdictions {
        wanted.extend(jurisdiction.history.iter().filter_map(|line| line.person));
        wanted.extend(jurisdiction.history.iter().flat_map(named));
        wanted.extend(jurisdiction.people.iter().filter_map(|person| person.actor));
    }
    let mut read = BTreeSet::new();
    let mut history: Vec<Line> = Vec::new();
    while let Some(id) = wanted.difference(&read).next().copied() {
        read.insert(id);
        let Some(actor) = records::<Actor>(connection, "0", "id", id.0, |_, _| Ok(())).await?.pop() else { continue };
        let lines = lines(connection, "subject = 'person' AND subject_id = $1", id.0).await?;
        wanted.extend(lines.iter().filter_map(|line| line.person));
        history.extend(lines);
        bundle.actors.push(actor);
    }
    bundle.actors.sort_by_key(|actor| actor.id);
    bundle.actors_history = links::in_order(&history).into_iter().cloned().collect();
    Ok(())
}

/// Whom a value in the history means by an id. Lines from before people belonged to a jurisdiction name actors.
fn named(line: &Line) -> Vec<Id> {
    if !line.field.parse::<Fact>().is_ok_and(|fact| fact.names_people() || fact == Fact::Actor) {
        return Vec::new();
    }
    [&line.before, &line.after].into_iter().flat_map(|text| text.lines()).filter_map(|id| Id::try_from(id.to_owned()).ok()).collect()
}
