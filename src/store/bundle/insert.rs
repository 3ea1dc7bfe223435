//! New records of a bundle into their tables, as they came.

use std::collections::HashSet;

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::people::may_be_tied;
use crate::bundle::{Bundle, Decision, Id, Jurisdiction, KeptState, Record, Round, Thing, Tombstone, links};
use crate::domain::history::Fact;
use crate::domain::names::{self, SortKey};
use crate::domain::readiness::Fingerprint;
use crate::domain::things::Noun;
use crate::store::bin::revive;
use crate::store::hands::{Result, Turn, read_as};
use crate::store::launch::LEAD;
use crate::store::readiness::{entries, states};
use crate::store::{people, things};

/// A value of a column that holds no text fact.
enum Cell<'a> {
    Id(Option<Uuid>),
    Moment(Option<i64>),
    Text(&'a str),
    Links(&'a [Id]),
    Bytes(&'a [u8]),
}

/// Puts everything of a bundle that is not here yet into the tables, but for its history and what is left out.
pub(super) async fn insert(tx: &mut Turn, bundle: &Bundle, left_out: &HashSet<Uuid>) -> Result<()> {
    for actor in &bundle.actors {
        insert_one(tx, actor, &[]).await?;
    }
    for jurisdiction in bundle.jurisdictions.iter().filter(|jurisdiction| !left_out.contains(&jurisdiction.id.0)) {
        insert_jurisdiction(tx, jurisdiction, left_out).await?;
    }
    tombstones(tx, &bundle.tombstones).await
}

/// Takes note of what was deleted for good, unless it is here.
pub(super) async fn tombstones(tx: &mut Turn, tombstones: &[Tombstone]) -> Result<()> {
    for Tombstone { id, kind, at, jurisdiction, follows, closes } in tombstones {
        if let Ok(noun) = kind.parse::<Noun>()
            && things::owner(tx, noun, id.0).await?.is_some()
        {
            continue;
        }
        sqlx::query(
            "INSERT INTO tombstones (id, kind, at, jurisdiction_id, closes, follows) SELECT $1, $2, $3, $4, $5, $6
             WHERE NOT EXISTS (SELECT 1 FROM jurisdictions WHERE id = $1) AND NOT EXISTS (SELECT 1 FROM assessments WHERE id = $1)
               AND NOT EXISTS (SELECT 1 FROM actions WHERE id = $1) AND NOT EXISTS (SELECT 1 FROM population_groups WHERE id = $1)
               AND NOT EXISTS (SELECT 1 FROM people WHERE id = $1)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(id.0)
        .bind(kind)
        .bind(at)
        .bind(jurisdiction.map(|id| id.0))
        .bind(closes)
        .bind(links::read(follows).unwrap_or_default().to_bytes())
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

async fn insert_jurisdiction(tx: &mut Turn, jurisdiction: &Jurisdiction, left_out: &HashSet<Uuid>) -> Result<()> {
    let id = jurisdiction.id.0;
    let (search, sort) = (names::fold(&jurisdiction.name), SortKey::of(&jurisdiction.name));
    let more = [("deleted", Cell::Moment(jurisdiction.deleted)), ("search", Cell::Text(&search)), ("sort", Cell::Bytes(sort.as_bytes()))];
    revive(tx, id).await?;
    let is_new = insert_one(tx, jurisdiction, &more).await?;
    insert_people(tx, jurisdiction, left_out).await?;
    if let (true, Some(leader)) = (is_new, jurisdiction.launch_leader_person) {
        sqlx::query(LEAD).bind(leader.0).bind(id).execute(&mut **tx).await?;
    }
    for round in jurisdiction.rounds.iter().filter(|round| !left_out.contains(&round.id.0)) {
        revive(tx, round.id.0).await?;
        insert_round(tx, round, id).await?;
    }
    for action in jurisdiction.actions.iter().filter(|action| !left_out.contains(&action.id.0)) {
        revive(tx, action.id.0).await?;
        let round = action.assessment.map(|id| id.0).filter(|round| !left_out.contains(round));
        let more = [
            ("jurisdiction_id", Cell::Id(Some(id))),
            ("assessment_id", Cell::Id(round)),
            ("owner", Cell::Id(action.owner.map(|id| id.0))),
            ("deleted", Cell::Moment(action.deleted)),
        ];
        insert_one(tx, action, &more).await?;
        for line in &action.funding_lines {
            insert_one(tx, line, &[("action_id", Cell::Id(Some(action.id.0)))]).await?;
        }
    }
    for group in jurisdiction.population_groups.iter().filter(|group| !left_out.contains(&group.id.0)) {
        revive(tx, group.id.0).await?;
        insert_one(tx, group, &[("jurisdiction_id", Cell::Id(Some(id))), ("deleted", Cell::Moment(group.deleted))]).await?;
    }
    let mut all: Vec<&Thing> = jurisdiction.things.iter().filter(|thing| !left_out.contains(&thing.id.0)).collect();
    // What others are within comes before them.
    all.sort_by_key(|thing| thing.noun());
    for thing in all {
        revive(tx, thing.id.0).await?;
        things::insert(tx, id, thing).await?;
    }
    for line in &jurisdiction.road_lines {
        let more =
            [("jurisdiction_id", Cell::Id(Some(id))), ("place", Cell::Text(&line.place)), ("owner", Cell::Id(line.owner.map(|id| id.0)))];
        insert_one(tx, line, &more).await?;
    }
    Ok(())
}

/// Inserts the people of a jurisdiction: first those who stand for themselves, since the others point to them.
async fn insert_people(tx: &mut Turn, jurisdiction: &Jurisdiction, left_out: &HashSet<Uuid>) -> Result<()> {
    let mut people: Vec<_> = jurisdiction.people.iter().filter(|person| !left_out.contains(&person.id.0)).collect();
    people.sort_by_key(|person| person.same_as.is_some());
    for person in people {
        revive(tx, person.id.0).await?;
        // Here the other one may be the same as somebody itself, and whoever writes may be somebody else: no chain and no
        // second person is made of them, and the close of the import says so.
        let of = jurisdiction.id.0;
        let same_as = tied(tx, of, person.id, (Fact::SameAs, person.same_as)).await?;
        let actor = tied(tx, of, person.id, (Fact::Actor, person.actor)).await?;
        let sort = SortKey::of(&person.name);
        let more = [
            ("sort", Cell::Bytes(sort.as_bytes())),
            ("jurisdiction_id", Cell::Id(Some(jurisdiction.id.0))),
            ("actor", Cell::Id(actor)),
            ("same_as", Cell::Id(same_as)),
            ("deleted", Cell::Moment(person.deleted)),
        ];
        insert_one(tx, person, &more).await?;
    }
    Ok(())
}

async fn tied(tx: &mut Turn, of: Uuid, id: Id, (field, to): (Fact, Option<Id>)) -> Result<Option<Uuid>> {
    let Some(to) = to else { return Ok(None) };
    Ok(may_be_tied(tx, of, id.0, (field.as_str(), to.0)).await?.then_some(to.0))
}

async fn insert_round(tx: &mut Turn, round: &Round, jurisdiction: Uuid) -> Result<()> {
    let id = round.id.0;
    let more = [
        ("jurisdiction_id", Cell::Id(Some(jurisdiction))),
        ("deleted", Cell::Moment(round.deleted)),
        ("follows", Cell::Links(&round.follows)),
    ];
    let is_new = insert_one(tx, round, &more).await?;
    if is_new {
        for (field, value) in &round.entries {
            entries::write(tx, id, field, value).await?;
        }
        for person in &round.participants {
            people::take_part(tx, id, person.0).await?;
        }
    }
    let of = ("assessment_id", id);
    for ask in &round.asks {
        insert_one(tx, ask, &[(of.0, Cell::Id(Some(of.1))), ("person", Cell::Id(Some(ask.person.0)))]).await?;
    }
    for meeting in &round.meetings {
        insert_one(tx, meeting, &[(of.0, Cell::Id(Some(of.1)))]).await?;
    }
    for decision in &round.decisions {
        let Decision { canonical, texts, .. } = decision;
        let more = [
            (of.0, Cell::Id(Some(of.1))),
            ("canonical", Cell::Text(canonical)),
            ("texts", Cell::Text(texts)),
            ("follows", Cell::Links(&decision.follows)),
        ];
        insert_one(tx, decision, &more).await?;
    }
    for KeptState { fingerprint, kept, canonical } in &round.states {
        let print: Fingerprint = read_as("fingerprint", fingerprint)?;
        states::keep(tx, id, print, *kept, canonical).await?;
    }
    Ok(())
}

/// Inserts a record, unless its id is there already. Says whether it did.
async fn insert_one<R: Record>(tx: &mut Turn, record: &R, more: &[(&str, Cell<'_>)]) -> Result<bool> {
    let known = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE id = $1)", R::TABLE);
    if sqlx::query_scalar(AssertSqlSafe(known)).bind(record.id().0).fetch_one(&mut **tx).await? {
        return Ok(false);
    }
    let columns: Vec<&str> = R::COLUMNS.iter().copied().chain(more.iter().map(|(column, _)| *column)).collect();
    let marks = (1..=columns.len() + 1).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT INTO {} (id, {}) VALUES ({marks})", R::TABLE, columns.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(record.id().0);
    for text in record.texts() {
        query = query.bind(text.to_owned());
    }
    for (_, cell) in more {
        query = match cell {
            Cell::Id(id) => query.bind(*id),
            Cell::Moment(moment) => query.bind(*moment),
            Cell::Text(text) => query.bind((*text).to_owned()),
            Cell::Links(ids) => query.bind(links::read(ids).unwrap_or_default().to_bytes()),
            Cell::Bytes(bytes) => query.bind(bytes.to_vec()),
        };
    }
    query.execute(&mut **tx).await?;
    Ok(true)
}
