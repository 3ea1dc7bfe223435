//! Which value belongs to which last line of the history, as SQL that finds where the two disagree.

use std::fmt::Write;

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use crate::domain::history::{Fact, from_millis};
use crate::domain::readiness::Field;
use crate::domain::things::{Noun, Part};
use crate::domain::words::{self, dates};
use crate::store::things;

/// Who takes part in a round, as the history writes it: the ids in order, one per line.
const PARTICIPANTS: &str = "(SELECT coalesce(group_concat(id, char(10)), '') FROM (
    SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) AS id
    FROM (SELECT hex(person_id) AS x FROM participants WHERE assessment_id = t.id ORDER BY person_id)))";
/// The columns that hold the id of a person, as the history writes it.
const PERSON: &str = "coalesce((SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(t.person) AS x WHERE t.person IS NOT NULL)), '')";
const OWNER: &str = "coalesce((SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(t.owner) AS x WHERE t.owner IS NOT NULL)), '')";
const LEADER: &str = "coalesce((SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(t.launch_leader_person) AS x WHERE t.launch_leader_person IS NOT NULL)), '')";
const ACTOR: &str = "coalesce((SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(t.actor) AS x WHERE t.actor IS NOT NULL)), '')";
const SAME_AS: &str = "coalesce((SELECT lower(substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-' || substr(x, 13, 4) || '-' || substr(x, 17, 4) || '-' || substr(x, 21)) FROM (SELECT hex(t.same_as) AS x WHERE t.same_as IS NOT NULL)), '')";
const FITS: &str = "a string takes whatever is written to it";
const DELETED: &str = "coalesce(CAST(t.deleted AS TEXT), '')";

/// A subject's word in the history, its table, and the column of each of its facts.
type Subject = (&'static str, &'static str, &'static [(Fact, &'static str)]);

/// The subjects of the history, their tables, and the columns that hold their facts.
const SUBJECTS: [Subject; 12] = [
    (
        "jurisdiction",
        "jurisdictions",
        &[
            (Fact::Name, "t.name"),
            (Fact::Kind, "t.kind"),
            (Fact::State, "t.state"),
            (Fact::Executive, "t.executive"),
            (Fact::Example, "t.example"),
            (Fact::Archived, "t.archived"),
            (Fact::CaseWhat, "t.case_what"),
            (Fact::CaseWhy, "t.case_why"),
            (Fact::CaseAsk, "t.case_ask"),
            (Fact::Paper, "t.paper"),
            (Fact::LaunchDepartment, "t.launch_department"),
            (Fact::LaunchLeader, "t.launch_leader"),
            (Fact::LaunchLeaderPerson, LEADER),
            (Fact::LaunchBudget, "t.launch_budget"),
            (Fact::LaunchPaysFor, "t.launch_pays_for"),
            (Fact::LaunchPublished, "t.launch_published"),
            (Fact::LaunchLength, "t.launch_length"),
            (Fact::LaunchRelated, "t.launch_related"),
            (Fact::LaunchEarlier, "t.launch_earlier"),
            (Fact::LaunchAnnouncement, "t.launch_announcement"),
            (Fact::LaunchPoints, "t.launch_points"),
            (Fact::Deleted, DELETED),
        ],
    ),
    (
        "assessment",
        "assessments",
        &[
            (Fact::Guide, "t.guide"),
            (Fact::Title, "t.title"),
            (Fact::Started, "t.started"),
            (Fact::Limits, "t.limits"),
            (Fact::Reopened, "t.reopened"),
            (Fact::HoldsOver, "t.holds_over"),
            (Fact::Shared, "t.shared"),
            (Fact::Completed, "t.completed"),
            (Fact::Deleted, DELETED),
            (Fact::Participants, PARTICIPANTS),
        ],
    ),
    ("person", "actors", &[(Fact::Name, "t.name"), (Fact::Title, "t.title"), (Fact::Department, "t.department")]),
    (
        "individual",
        "people",
        &[
            (Fact::Name, "t.name"),
            (Fact::Title, "t.title"),
            (Fact::Department, "t.department"),
            (Fact::Organization, "t.organization"),
            (Fact::Actor, ACTOR),
            (Fact::SameAs, SAME_AS),
            (Fact::Deleted, DELETED),
        ],
    ),
    (
        "ask",
        "asks",
        &[
            (Fact::Topic, "t.topic"),
            (Fact::Person, PERSON),
            (Fact::Asked, "t.asked"),
            (Fact::Due, "t.due"),
            (Fact::Told, "t.told"),
            (Fact::Withdrawn, "t.withdrawn"),
        ],
    ),
    ("meeting", "meetings", &[(Fact::Held, "t.held"), (Fact::Present, "t.present"), (Fact::PresentPeople, "t.present_people")]),
    (
        "decision",
        "decisions",
        &[
            (Fact::Route, "t.route"),
            (Fact::Recommended, "t.recommended"),
            (Fact::Deciders, "t.deciders"),
            (Fact::DecidersPeople, "t.deciders_people"),
            (Fact::Decided, "t.decided"),
            (Fact::Reason, "t.reason"),
            (Fact::Interested, "t.interested"),
            (Fact::Fingerprint, "t.fingerprint"),
            (Fact::ReturnOn, "t.return_on"),
            (Fact::CheckIns, "t.check_ins"),
            (Fact::CheckedIn, "t.checked_in"),
            (Fact::ReturnGoals, "t.goals"),
            (Fact::StartWith, "t.start_with"),
            (Fact::HoldsOver, "t.holds_over"),
        ],
    ),
    (
        "action",
        "actions",
        &[
            (Fact::Closes, "t.closes"),
            (Fact::RoadLine, "t.road_line"),
            (Fact::What, "t.what"),
            (Fact::Owner, OWNER),
            (Fact::Helpers, "t.helpers"),
            (Fact::Due, "t.due"),
            (Fact::Effort, "t.effort"),
            (Fact::Status, "t.status"),
            (Fact::Reason, "t.reason"),
            (Fact::Notes, "t.notes"),
            (Fact::Updated, "t.updated"),
            (Fact::Position, "t.position"),
            (Fact::Deleted, DELETED),
        ],
    ),
    (
        "funding_line",
        "funding_lines",
        &[
            (Fact::Source, "t.source"),
            (Fact::Amount, "t.amount"),
            (Fact::FiscalYear, "t.fiscal_year"),
            (Fact::Standing, "t.standing"),
            (Fact::Position, "t.position"),
        ],
    ),
    (
        "population_group",
        "population_groups",
        &[(Fact::Name, "t.name"), (Fact::Note, "t.note"), (Fact::Position, "t.position"), (Fact::Deleted, DELETED)],
    ),
    ("road_line", "road_lines", &[(Fact::Status, "t.status"), (Fact::Reason, "t.reason"), (Fact::Owner, OWNER), (Fact::Due, "t.due")]),
    (
        RELEASE,
        "metric_releases",
        &[
            (Fact::Name, "t.name"),
            (Fact::Digest, "t.digest"),
            (Fact::Release, "t.\"release\""),
            (Fact::PublishedOn, "t.published"),
            (Fact::Readings, "t.readings"),
        ],
    ),
];

/// A release of the metrics. One that was removed says nothing of anything, and its lines end so.
const RELEASE: &str = "metric_release";

/// A subject as it is read here: its word, its table, and the column of each of its facts.
type Subjected = (String, String, Vec<(Fact, String)>);

/// All subjects, things among them.
fn subjects() -> Vec<Subjected> {
    let known = SUBJECTS.into_iter().map(|(subject, table, facts)| {
        let facts = facts.iter().map(|(fact, column)| (*fact, (*column).to_owned())).collect();
        (subject.to_owned(), table.to_owned(), facts)
    });
    known.chain(Noun::ALL.map(of_thing)).collect()
}

fn of_thing(noun: Noun) -> Subjected {
    let column = |part: &Part| match part.fact {
        Fact::Person => PERSON.to_owned(),
        Fact::Owner => OWNER.to_owned(),
        fact => format!("t.{fact}"),
    };
    let mut facts: Vec<(Fact, String)> = noun.parts().iter().map(|part| (part.fact, column(part))).collect();
    if noun.can_be_binned() {
        facts.push((Fact::Deleted, DELETED.to_owned()));
    }
    (noun.to_string(), noun.table().to_owned(), facts)
}

/// The facts that earlier versions alone kept. Their lines end with an empty value.
const RETIRED: [(&str, Fact); 3] = [("jurisdiction", Fact::LaunchGroups), ("action", Fact::Cost), ("action", Fact::Funding)];

/// Selects the last lines whose value is another by now. What was deleted for good has none.
pub(super) fn values_that_differ() -> String {
    let mut now = "CASE h.subject".to_owned();
    for (subject, table, facts) in &subjects() {
        write!(now, " WHEN '{subject}' THEN CASE h.field").expect(FITS);
        for (fact, column) in facts {
            let value = format!("(SELECT {column} FROM {table} t WHERE t.id = h.subject_id)");
            // A release that was removed, and what came with a merge that was undone, say nothing of anything.
            write!(now, " WHEN '{fact}' THEN coalesce({value}, '')").expect(FITS);
        }
        for (_, fact) in RETIRED.into_iter().filter(|(of, _)| of == subject) {
            write!(now, " WHEN '{fact}' THEN ''").expect(FITS);
        }
        if subject == "assessment" {
            now += " ELSE coalesce((SELECT value FROM entries WHERE assessment_id = h.subject_id AND field = h.field), '')";
        }
        now += " END";
    }
    now += " END";
    format!(
        "SELECT h.subject, h.subject_id, h.field, h.at
         FROM (SELECT max(seq) AS seq FROM history GROUP BY subject_id, field) last JOIN history h ON h.seq = last.seq
         WHERE h.after IS NOT {now} AND NOT EXISTS (SELECT 1 FROM tombstones WHERE id = h.subject_id)
         LIMIT 10000"
    )
}

/// Selects the values of which the history has no line at all.
pub(super) fn values_without_a_line() -> String {
    format!(
        "SELECT v.subject, v.subject_id, v.field, NULL AS at FROM ({}) v
         WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.subject_id = v.subject_id AND h.field = v.field)
         LIMIT 10000",
        all_values()
    )
}

/// Counts the values.
pub(super) fn count_of_values() -> String {
    format!("SELECT count(*) FROM ({})", all_values())
}

/// Every value that is not blank.
fn all_values() -> String {
    let mut parts = vec!["SELECT 'assessment' AS subject, assessment_id AS subject_id, field FROM entries".to_owned()];
    for (subject, table, facts) in &subjects() {
        for (fact, column) in facts {
            parts.push(format!("SELECT '{subject}', t.id, '{fact}' FROM {table} t WHERE {column} <> ''"));
        }
    }
    parts.join(" UNION ALL ")
}

/// What a finding is about, read so that nothing in a damaged row can stop the check.
pub(super) struct Spot {
    subject: String,
    id: Vec<u8>,
    field: String,
    at: Option<i64>,
}

impl Spot {
    pub fn read(row: &SqliteRow) -> Self {
        let bytes = |column: &str| row.try_get_unchecked::<Vec<u8>, _>(column).unwrap_or_default();
        let text = |column: &str| String::from_utf8_lossy(&bytes(column)).into_owned();
        Self { subject: text("subject"), id: bytes("subject_id"), field: text("field"), at: row.try_get_unchecked("at").ok().flatten() }
    }

    /// A record as a whole.
    pub fn of(subject: &str, id: Uuid) -> Self {
        Self { subject: subject.to_owned(), id: id.into_bytes().to_vec(), field: String::new(), at: None }
    }

    /// "Wren County, Fall 2026: 3a, the answer (November 23, 2026, 5:00 p.m. UTC)". No value is told.
    pub async fn in_words(&self, connection: &mut SqliteConnection) -> String {
        let name = self.name(connection).await;
        let field = self.field.parse::<Field>().map(Field::label).ok();
        let field = field.or_else(|| self.field.parse::<Fact>().ok().map(|fact| fact.label().to_owned()));
        let field = field.unwrap_or_else(|| "a field that Milepost does not know".to_owned());
        let at = self.at.and_then(from_millis).map_or_else(String::new, |at| format!(" ({} UTC)", dates::moment(at)));
        format!("{name}: {field}{at}")
    }

    pub async fn name(&self, connection: &mut SqliteConnection) -> String {
        let sql = match self.subject.as_str() {
            "jurisdiction" => "SELECT CAST(name AS BLOB) FROM jurisdictions WHERE id = ?",
            "assessment" => {
                "SELECT CAST(j.name || ', ' || a.title AS BLOB) FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.id = ?"
            }
            "person" => "SELECT CAST(name AS BLOB) FROM actors WHERE id = ?",
            "individual" => {
                "SELECT CAST(j.name || ', ' || p.name AS BLOB) FROM people p JOIN jurisdictions j ON j.id = p.jurisdiction_id WHERE p.id = ?"
            }
            "ask" => {
                "SELECT CAST(j.name || ', ' || a.title || ', ' || p.name || ' asked' AS BLOB) FROM asks x JOIN people p ON p.id = x.person
                 JOIN assessments a ON a.id = x.assessment_id JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE x.id = ?"
            }
            "meeting" => {
                "SELECT CAST(j.name || ', ' || a.title || ', a meeting' AS BLOB) FROM meetings x
                 JOIN assessments a ON a.id = x.assessment_id JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE x.id = ?"
            }
            "decision" => {
                "SELECT CAST(j.name || ', ' || a.title || ', a decision' AS BLOB) FROM decisions x
                 JOIN assessments a ON a.id = x.assessment_id JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE x.id = ?"
            }
            "action" => {
                "SELECT CAST(j.name || ', an action' AS BLOB) FROM actions x JOIN jurisdictions j ON j.id = x.jurisdiction_id WHERE x.id = ?"
            }
            "funding_line" => {
                "SELECT CAST(j.name || ', the money for an action' AS BLOB) FROM funding_lines x JOIN actions a ON a.id = x.action_id
                 JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE x.id = ?"
            }
            "population_group" => {
                "SELECT CAST(j.name || ', a population group' AS BLOB) FROM population_groups x
                 JOIN jurisdictions j ON j.id = x.jurisdiction_id WHERE x.id = ?"
            }
            "road_line" => {
                "SELECT CAST(j.name || ', ' || x.place || ' on the road' AS BLOB) FROM road_lines x
                 JOIN jurisdictions j ON j.id = x.jurisdiction_id WHERE x.id = ?"
            }
            "metric_release" => "SELECT CAST('the release “' || name || '”' AS BLOB) FROM metric_releases WHERE id = ?",
            _ => "",
        };
        let thing = self.subject.parse::<Noun>().ok().map(thing_named);
        let sql = match thing {
            Some(sql) => sql,
            None if sql.is_empty() => return "something that Milepost does not know".to_owned(),
            None => sql.to_owned(),
        };
        let name: Option<Vec<u8>> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(self.id.as_slice()).fetch_optional(connection).await.ok().flatten();
        match (name, Uuid::from_slice(&self.id)) {
            (Some(name), _) => words::shortened(&String::from_utf8_lossy(&name), 100),
            (None, Ok(id)) => format!("the {} {id}, which is not in the file", self.subject),
            (None, Err(_)) => format!("a {} without an id", self.subject),
        }
    }
}

/// Selects what a thing is called among people: whose it is, and what kind of thing. No value is told.
fn thing_named(noun: Noun) -> String {
    let (from, of) = things::of_thing(noun);
    format!("SELECT CAST(j.name || ', {}' AS BLOB) FROM {from} JOIN jurisdictions j ON j.id = {of} WHERE t.id = ?", noun.called().0)
}
