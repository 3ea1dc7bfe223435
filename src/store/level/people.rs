//! Level 7: people belong to a jurisdiction. Everybody whom a jurisdiction names, and whoever wrote there, becomes a person
//! of it; what named them names that person; and names that stand in texts get the person whom they mean beside them,
//! where they fit one alone.
//!
//! A bundle of the first version goes the same way (`bundle/before.rs`): what is done here and there must give the same
//! ids and lines.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Backfill, Stage};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, ActorId, AskId, AssessmentId, DecisionId, JurisdictionId, MeetingId, PersonId};
use crate::domain::people::beside::{ByName, stored};
use crate::store::hands::Result;
use crate::store::launch::LEAD;
use crate::store::people::lines;

/// Whom each jurisdiction names, and who wrote there.
const FOUND: &str = "
    SELECT a.jurisdiction_id AS jurisdiction_id, x.person_id AS actor FROM participants_before x JOIN assessments a ON a.id = x.assessment_id
    UNION SELECT a.jurisdiction_id, x.person FROM asks_before x JOIN assessments a ON a.id = x.assessment_id
    UNION SELECT jurisdiction_id, owner FROM actions_before WHERE owner IS NOT NULL
    UNION SELECT jurisdiction_id, person_id FROM history WHERE jurisdiction_id IS NOT NULL AND person_id IS NOT NULL
    ORDER BY 1, 2";

/// How many steps the filling has, for the one who waits.
const STEPS: u64 = 5;

/// Fills what the migration left empty.
pub(super) async fn fill(backfill: &mut Backfill<'_>) -> Result<()> {
    // Where only the number of the level was set back, nothing was set aside, and nothing is to be filled.
    let is_set_aside = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'actions_before')";
    if !sqlx::query_scalar::<_, bool>(is_set_aside).fetch_one(&mut *backfill.connection).await? {
        return Ok(());
    }
    make_people(backfill).await?;
    backfill.tell(Stage::People { done: 1, all: STEPS });
    move_participants(backfill).await?;
    backfill.tell(Stage::People { done: 2, all: STEPS });
    move_asks(backfill).await?;
    backfill.tell(Stage::People { done: 3, all: STEPS });
    move_actions(backfill).await?;
    backfill.tell(Stage::People { done: 4, all: STEPS });
    find_names(backfill).await?;
    backfill.tell(Stage::People { done: STEPS, all: STEPS });
    Ok(())
}

async fn make_people(backfill: &mut Backfill<'_>) -> Result<()> {
    let profiles: Vec<(Uuid, String, String, String)> =
        sqlx::query_as("SELECT id, name, title, department FROM actors").fetch_all(&mut *backfill.connection).await?;
    let profiles: HashMap<Uuid, (String, String, String)> =
        profiles.into_iter().map(|(id, name, title, department)| (id, (name, title, department))).collect();
    let found: Vec<(Uuid, Uuid)> = sqlx::query_as(FOUND).fetch_all(&mut *backfill.connection).await?;
    for (of, actor) in found {
        // Whoever is named is there: the tables hold that.
        let Some((name, title, department)) = profiles.get(&actor) else { continue };
        let (of, actor) = (JurisdictionId(of), ActorId(actor));
        let id = PersonId::of_actor(actor, of);
        sqlx::query(
            "INSERT INTO people (id, jurisdiction_id, name, title, department, organization, actor) VALUES ($1, $2, $3, $4, $5, '', $6)",
        )
        .bind(id.0)
        .bind(of.0)
        .bind(name)
        .bind(title)
        .bind(department)
        .bind(actor.0)
        .execute(&mut *backfill.connection)
        .await?;
        let actor = actor.to_string();
        for (fact, value) in [(Fact::Name, name), (Fact::Title, title), (Fact::Department, department), (Fact::Actor, &actor)] {
            backfill.log_new(Some(of), Subject::Person(id), fact.as_str(), value).await?;
        }
    }
    Ok(())
}

async fn run(backfill: &mut Backfill<'_>, sql: &'static str) -> Result<()> {
    sqlx::query(sql).execute(&mut *backfill.connection).await?;
    Ok(())
}

async fn move_participants(backfill: &mut Backfill<'_>) -> Result<()> {
    run(
        backfill,
        "INSERT INTO participants (assessment_id, person_id)
         SELECT x.assessment_id, p.id FROM participants_before x JOIN assessments a ON a.id = x.assessment_id
         JOIN people p ON p.actor = x.person_id AND p.jurisdiction_id = a.jurisdiction_id",
    )
    .await?;
    let rows: Vec<(Uuid, Uuid, Uuid)> = sqlx::query_as(
        "SELECT a.jurisdiction_id, a.id, x.person_id FROM participants_before x JOIN assessments a ON a.id = x.assessment_id
         ORDER BY a.jurisdiction_id, a.id, x.person_id",
    )
    .fetch_all(&mut *backfill.connection)
    .await?;
    for round in rows.chunk_by(|(_, one, _), (_, next, _)| one == next) {
        let (of, id) = (JurisdictionId(round[0].0), AssessmentId(round[0].1));
        let before: Vec<PersonId> = round.iter().map(|(.., person)| PersonId(*person)).collect();
        let mut after: Vec<PersonId> = before.iter().map(|person| PersonId::of_actor(ActorId(person.0), of)).collect();
        after.sort_unstable();
        backfill.log(Some(of), Subject::Assessment(id), Fact::Participants.as_str(), (&lines(&before), &lines(&after))).await?;
    }
    run(backfill, "DROP TABLE participants_before").await
}

async fn move_asks(backfill: &mut Backfill<'_>) -> Result<()> {
    run(
        backfill,
        "INSERT INTO asks (id, assessment_id, topic, person, asked, due, told, withdrawn)
         SELECT x.id, x.assessment_id, x.topic, p.id, x.asked, x.due, x.told, x.withdrawn
         FROM asks_before x JOIN assessments a ON a.id = x.assessment_id
         JOIN people p ON p.actor = x.person AND p.jurisdiction_id = a.jurisdiction_id",
    )
    .await?;
    let rows: Vec<(Uuid, Uuid, Uuid)> = sqlx::query_as(
        "SELECT a.jurisdiction_id, x.id, x.person FROM asks_before x JOIN assessments a ON a.id = x.assessment_id
         ORDER BY a.jurisdiction_id, x.id",
    )
    .fetch_all(&mut *backfill.connection)
    .await?;
    for (of, id, person) in rows {
        move_one(backfill, of, Subject::Ask(AskId(id)), Fact::Person, person).await?;
    }
    run(backfill, "DROP TABLE asks_before").await
}

async fn move_actions(backfill: &mut Backfill<'_>) -> Result<()> {
    run(
        backfill,
        "INSERT INTO actions (id, jurisdiction_id, assessment_id, closes, what, owner, helpers, due, effort, status, reason, notes, cost,
             funding, updated, deleted, deleted_on)
         SELECT x.id, x.jurisdiction_id, x.assessment_id, x.closes, x.what, p.id, x.helpers, x.due, x.effort, x.status, x.reason, x.notes,
             x.cost, x.funding, x.updated, x.deleted, x.deleted_on
         FROM actions_before x LEFT JOIN people p ON p.actor = x.owner AND p.jurisdiction_id = x.jurisdiction_id",
    )
    .await?;
    let rows: Vec<(Uuid, Uuid, Uuid)> =
        sqlx::query_as("SELECT jurisdiction_id, id, owner FROM actions_before WHERE owner IS NOT NULL ORDER BY jurisdiction_id, id")
            .fetch_all(&mut *backfill.connection)
            .await?;
    for (of, id, owner) in rows {
        move_one(backfill, of, Subject::Action(ActionId(id)), Fact::Owner, owner).await?;
    }
    run(backfill, "DROP TABLE actions_before").await
}

/// Writes down that a record names the person of the jurisdiction where it named somebody of the file.
async fn move_one(backfill: &mut Backfill<'_>, of: Uuid, subject: Subject, fact: Fact, before: Uuid) -> Result<()> {
    let of = JurisdictionId(of);
    let after = PersonId::of_actor(ActorId(before), of);
    backfill.log(Some(of), subject, fact.as_str(), (&before.to_string(), &after.to_string())).await
}

/// Puts the people whom names mean beside these names.
async fn find_names(backfill: &mut Backfill<'_>) -> Result<()> {
    let people: Vec<(Uuid, Uuid, String)> =
        sqlx::query_as("SELECT jurisdiction_id, id, name FROM people").fetch_all(&mut *backfill.connection).await?;
    let mut by_name: HashMap<Uuid, ByName> = HashMap::new();
    for (of, id, name) in people {
        by_name.entry(of).or_default().add(PersonId(id), &name);
    }
    let leaders: Vec<(Uuid, String)> = sqlx::query_as("SELECT id, launch_leader FROM jurisdictions WHERE launch_leader <> '' ORDER BY id")
        .fetch_all(&mut *backfill.connection)
        .await?;
    for (of, leader) in leaders {
        let Some(person) = by_name.get(&of).and_then(|names| names.find(&leader)) else { continue };
        sqlx::query(LEAD).bind(person.0).bind(of).execute(&mut *backfill.connection).await?;
        let of = JurisdictionId(of);
        backfill.log_new(Some(of), Subject::Jurisdiction(of), Fact::LaunchLeaderPerson.as_str(), &person.to_string()).await?;
    }
    let meetings: Vec<(Uuid, Uuid, String)> = sqlx::query_as(
        "SELECT a.jurisdiction_id, x.id, x.present FROM meetings x JOIN assessments a ON a.id = x.assessment_id
         WHERE x.present <> '' ORDER BY a.jurisdiction_id, x.id",
    )
    .fetch_all(&mut *backfill.connection)
    .await?;
    for (of, id, present) in meetings {
        let sql = "UPDATE meetings SET present_people = $1 WHERE id = $2";
        put_beside(backfill, by_name.get(&of), of, (Subject::Meeting(MeetingId(id)), Fact::PresentPeople), (sql, &present)).await?;
    }
    let decisions: Vec<(Uuid, Uuid, String)> = sqlx::query_as(
        "SELECT a.jurisdiction_id, x.id, x.deciders FROM decisions x JOIN assessments a ON a.id = x.assessment_id
         ORDER BY a.jurisdiction_id, x.id",
    )
    .fetch_all(&mut *backfill.connection)
    .await?;
    for (of, id, deciders) in decisions {
        let sql = "UPDATE decisions SET deciders_people = $1 WHERE id = $2";
        put_beside(backfill, by_name.get(&of), of, (Subject::Decision(DecisionId(id)), Fact::DecidersPeople), (sql, &deciders)).await?;
    }
    Ok(())
}

async fn put_beside(
    backfill: &mut Backfill<'_>,
    names: Option<&ByName>,
    of: Uuid,
    (subject, fact): (Subject, Fact),
    (sql, lines): (&'static str, &str),
) -> Result<()> {
    let people = names.map_or_else(String::new, |names| stored(&names.beside(lines)));
    if people.is_empty() {
        return Ok(());
    }
    sqlx::query(sql).bind(&people).bind(subject.id()).execute(&mut *backfill.connection).await?;
    backfill.log_new(Some(JurisdictionId(of)), subject, fact.as_str(), &people).await
}
