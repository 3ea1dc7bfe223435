//! The launch kit: its facts, and its two texts as far as somebody wrote their own.

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::{Event, Fact, Subject};
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::launch::{Detail, Facts, Handout};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::store::Store;
use crate::store::hands::scribe::{event, newest_lines};
use crate::store::hands::{FactChange, Result, StoreError};
use crate::store::jurisdiction::jurisdictions;

/// Puts the person beside the name of who leads the launch: the person's id, then the jurisdiction's.
pub(in crate::store) const LEAD: &str = "UPDATE jurisdictions SET launch_leader_person = $1 WHERE id = $2";

/// A jurisdiction's launch kit as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaunchKit {
    /// What is known of the planning process.
    pub facts: Facts,
    /// Who of the jurisdiction's people leads the work, where the leader is one of them.
    pub leader: Option<PersonId>,
    /// The announcement in words of one's own; empty while nobody wrote it.
    pub announcement: String,
    /// The talking points in words of one's own; empty while nobody wrote them.
    pub points: String,
}

impl LaunchKit {
    /// A text in words of one's own; empty while nobody wrote it.
    #[must_use]
    pub fn text(&self, handout: Handout) -> &str {
        match handout {
            Handout::Announcement => &self.announcement,
            Handout::TalkingPoints => &self.points,
        }
    }
}

/// How many versions of a text are listed; older ones are in the history.
const VERSIONS: i64 = 30;

impl Store {
    /// The launch kit of a jurisdiction.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn launch_kit(&self, id: JurisdictionId) -> Result<LaunchKit> {
        let columns: Vec<&str> =
            Detail::ALL.into_iter().filter_map(Detail::fact).chain(Handout::ALL.map(Handout::fact)).map(Fact::as_str).collect();
        let leader = "(SELECT coalesce(p.same_as, p.id) FROM people p WHERE p.id = launch_leader_person) AS leader";
        let sql = jurisdictions::of_one(&format!("{}, {leader}", columns.join(", ")));
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        let mut failed = None;
        let groups = self.population_groups(id).await?.into_iter().map(|group| group.name).collect::<Vec<_>>().join("\n");
        let facts = Facts::from_stored(|detail| {
            let Some(fact) = detail.fact() else { return groups.clone() };
            row.try_get(fact.as_str()).unwrap_or_else(|error| {
                failed = Some(error);
                String::new()
            })
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
        Ok(LaunchKit {
            leader: row.try_get::<Option<Uuid>, _>("leader")?.map(PersonId),
            facts: facts.ok_or_else(|| StoreError::Damaged("a launch budget cannot be read".to_owned()))?,
            announcement: row.try_get(Handout::Announcement.fact().as_str())?,
            points: row.try_get(Handout::TalkingPoints.fact().as_str())?,
        })
    }

    /// Changes facts or texts of a launch kit, and names those that somebody else changed after they were
    /// shown; those stay as they are. Whom the leader's name means changes with the name alone. Groups of the names
    /// are added, where there are none yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::PersonGone`] when the leader left the list meanwhile, or a failed write.
    pub async fn write_launch(
        &self,
        id: JurisdictionId,
        changes: &[FactChange],
        groups: &[String],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let is_touched = |change: &&FactChange| change.seen != Some(Revision::of(&change.value));
        for change in changes.iter().filter(|change| change.fact == Fact::LaunchLeaderPerson).filter(is_touched) {
            if let Ok(person) = change.value.parse() {
                scribe.known(id, person).await?;
            }
        }
        let (whom, changes): (Vec<_>, Vec<_>) = changes.iter().cloned().partition(|change| change.fact == Fact::LaunchLeaderPerson);
        let mut refused = scribe.set_facts(Some(id), Subject::Jurisdiction(id), &changes).await?;
        if !refused.contains(&Fact::LaunchLeader) {
            refused.extend(scribe.set_facts(Some(id), Subject::Jurisdiction(id), &whom).await?);
        }
        scribe.add_population_groups(id, groups).await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// The last changes of a fact, newest first, at most thirty. What each holds after it is a version.
    ///
    /// # Errors
    /// A failed read, or a line that does not fit its digest.
    pub async fn versions(&self, subject: Subject, fact: Fact) -> Result<Vec<Event>> {
        let query = sqlx::query(sqlx::AssertSqlSafe(newest_lines(VERSIONS))).bind(subject.id()).bind(fact.as_str());
        let rows = query.fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(event).collect()
    }
}
