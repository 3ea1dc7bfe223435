//! What stands on record beside a road, counted: nothing that people wrote is read for it.

use std::collections::{BTreeSet, HashSet};

use serde::Deserialize;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::domain::findings::Agreed;
use crate::domain::guide::DimensionKey;
use crate::domain::road::{CoalitionGround, EngagementGround, FindingsGround, Ground, Reviewed};
use crate::domain::things::ids;
use crate::store::hands::{Result, date, dialect, from_json, read_as, word};

/// What stands on record beside the road of jurisdiction `j`, for [`ground`].
const BESIDE: &str = "j.launch_leader, j.launch_announcement <> '' AS is_announced,
    (SELECT count(*) FROM population_groups g WHERE g.jurisdiction_id = j.id AND g.deleted IS NULL) AS groups_on_record,
    (SELECT count(DISTINCT coalesce(r.same_as, r.id)) FROM participants x JOIN people r ON r.id = x.person_id
     JOIN assessments a ON a.id = x.assessment_id WHERE a.jurisdiction_id = j.id AND a.newest = 1) AS who_take_part";

/// How many rows are so, as a part of an object.
fn many(name: &str, are_so: &str) -> String {
    format!("'{name}', count(CASE WHEN {are_so} THEN 1 END)")
}

/// The rows of jurisdiction `j` in a table, as one object of such counts.
fn counted(table: &str, counts: &[(&str, &str)], more: &str) -> String {
    let counts: Vec<String> = counts.iter().map(|(name, are_so)| many(name, are_so)).collect();
    let object = dialect::object(&format!("'all', count(*), {}{more}", counts.join(", ")));
    format!("(SELECT {object} FROM {table} t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL)")
}

/// The columns for [`ground`], of jurisdiction `j`.
pub(in crate::store) fn columns() -> String {
    let members = counted(
        "members",
        &[
            ("to_ask", "t.standing IN ('', 'to_ask')"),
            ("asked", "t.standing = 'asked'"),
            ("joined", "t.standing = 'joined'"),
            ("declined", "t.standing = 'declined'"),
            ("managers", "t.roles LIKE '%management_team%'"),
            ("partners", "t.roles LIKE '%stakeholder_partner%'"),
            ("champions", "t.roles LIKE '%champion%'"),
        ],
        "",
    );
    let groups = counted("working_groups", &[("ready", "t.owner IS NOT NULL AND t.predictors <> ''")], "");
    let sources = counted("sources", &[("ready", "t.received <> ''")], "");
    let engagements = counted(
        "engagements",
        &[
            ("planned", "t.stage IN ('', 'planned')"),
            ("held", "t.stage = 'held'"),
            ("with_groups", "t.stage = 'held' AND t.groups <> ''"),
            ("heard", "t.stage = 'held' AND t.heard <> ''"),
            ("reported", "t.stage = 'held' AND t.reported <> ''"),
            ("going_on", "t.stage = 'held' AND t.going_on <> ''"),
        ],
        "",
    );
    let is_finding = "t.stage <> 'insight'";
    let of_findings = |value: &str| format!("CASE WHEN {is_finding} THEN {value} END");
    let findings = counted(
        "findings",
        &[("insights", "t.stage = 'insight'")],
        &format!(
            ", 'ids', {}, 'dimensions', {}",
            dialect::list(&of_findings(&dialect::id("t.id"))),
            dialect::list(&format!("DISTINCT {}", of_findings("t.dimensions")))
        ),
    );
    let kinds = ["figure", "history", "narrative"].map(|kind| many(kind, &format!("s.kind = '{kind}'")));
    let supports = format!(
        "(SELECT {} FROM supports s JOIN findings f ON f.id = s.finding_id
          WHERE f.jurisdiction_id = j.id AND f.deleted IS NULL AND s.deleted IS NULL)",
        dialect::object(&format!("{}, 'supported', count(DISTINCT CASE WHEN f.stage <> 'insight' THEN f.id END)", kinds.join(", ")))
    );
    let review = format!(
        "(SELECT {} FROM reviews t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL ORDER BY t.held DESC, t.id LIMIT 1)",
        dialect::object("'held', t.held, 'agreed', t.agreed, 'findings', t.findings")
    );
    let launch = format!(
        "(SELECT {} FROM coalition_launches t WHERE t.jurisdiction_id = j.id)",
        dialect::object("'held', t.held, 'commitments', CASE WHEN t.commitments <> '' THEN 1 ELSE 0 END")
    );
    format!(
        "{BESIDE}, {members} AS members, {groups} AS working_groups, {sources} AS sources, {engagements} AS engagements,
         {findings} AS findings, {supports} AS supports, {review} AS review, {launch} AS launch"
    )
}

#[derive(Deserialize)]
struct Members {
    all: usize,
    to_ask: usize,
    asked: usize,
    joined: usize,
    declined: usize,
    managers: usize,
    partners: usize,
    champions: usize,
}

#[derive(Deserialize)]
struct Ready {
    all: usize,
    ready: usize,
}

#[derive(Deserialize)]
struct Engagements {
    planned: usize,
    held: usize,
    with_groups: usize,
    heard: usize,
    reported: usize,
    going_on: usize,
}

#[derive(Deserialize)]
struct Findings {
    insights: usize,
    ids: Vec<Option<Uuid>>,
    dimensions: Vec<Option<String>>,
}

#[derive(Deserialize)]
struct Supports {
    figure: usize,
    history: usize,
    narrative: usize,
    supported: usize,
}

#[derive(Deserialize)]
struct Review<'a> {
    held: &'a str,
    agreed: &'a str,
    findings: String,
}

#[derive(Deserialize)]
struct Launch<'a> {
    held: &'a str,
    commitments: u8,
}

/// One counted column.
fn read<'a, T: Deserialize<'a>>(row: &'a SqliteRow, column: &str) -> Result<T> {
    from_json("what stands beside the road", row.try_get(column)?)
}

/// A column that holds nothing where nothing of its kind is there.
fn read_if_there<'a, T: Deserialize<'a>>(row: &'a SqliteRow, column: &str) -> Result<Option<T>> {
    row.try_get::<Option<&str>, _>(column)?.map(|json| from_json("what stands beside the road", json)).transpose()
}

/// What stands on record beside a road, from those columns.
pub(in crate::store) fn ground(row: &SqliteRow) -> Result<Ground> {
    let count = |column: &str| Ok::<_, sqlx::Error>(usize::try_from(row.try_get::<i64, _>(column)?).unwrap_or_default());
    let ready = |column: &str| read::<Ready>(row, column).map(|counts| (counts.all, counts.ready));
    let Engagements { planned, held, with_groups, heard, reported, going_on } = read(row, "engagements")?;
    Ok(Ground {
        participants: count("who_take_part")?,
        leader: row.try_get("launch_leader")?,
        has_announcement: row.try_get("is_announced")?,
        groups: count("groups_on_record")?,
        coalition: coalition(row)?,
        working_groups: ready("working_groups")?,
        sources: ready("sources")?,
        findings: findings(row)?,
        engagement: EngagementGround { planned, held, with_groups, heard, reported, going_on },
    })
}

fn coalition(row: &SqliteRow) -> Result<CoalitionGround> {
    let Members { all, to_ask, asked, joined, declined, managers, partners, champions } = read(row, "members")?;
    let launch: Option<Launch<'_>> = read_if_there(row, "launch")?;
    Ok(CoalitionGround {
        members: all,
        to_ask,
        asked,
        joined,
        declined,
        managers,
        partners,
        champions,
        launch: launch.as_ref().map_or(Ok(None), |launch| date("held", launch.held))?,
        has_commitments: launch.is_some_and(|launch| launch.commitments > 0),
    })
}

fn findings(row: &SqliteRow) -> Result<FindingsGround> {
    let Findings { insights, ids: there, dimensions: named } = read(row, "findings")?;
    let there: HashSet<Uuid> = there.into_iter().flatten().collect();
    let mut dimensions: BTreeSet<DimensionKey> = BTreeSet::new();
    for key in named.iter().flatten().flat_map(|keys| keys.lines()) {
        dimensions.insert(read_as("dimension", key)?);
    }
    let Supports { figure, history, narrative, supported } = read(row, "supports")?;
    let review = read_if_there::<Review<'_>>(row, "review")?.map(|review| reviewed(&review, &there)).transpose()?.flatten();
    Ok(FindingsGround {
        findings: there.len(),
        insights,
        bare: there.len().saturating_sub(supported),
        dimensions,
        figures: figure,
        histories: history,
        narratives: narrative,
        review,
    })
}

fn reviewed(review: &Review<'_>, there: &HashSet<Uuid>) -> Result<Option<Reviewed>> {
    let looked_at: HashSet<Uuid> = ids(&review.findings).into_iter().collect();
    let agreed: Option<Agreed> = word("agreed", review.agreed)?;
    Ok(date("held", review.held)?.map(|on| Reviewed { on, agreed, left: there.difference(&looked_at).count() }))
}
