//! What stands on record beside a road, counted: nothing that people wrote is read for it.

use std::collections::{BTreeSet, HashSet};

use serde::Deserialize;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::counted::{read, read_if_there};
use super::{outreach, strategy};
use crate::domain::coalition::{Asking, Role};
use crate::domain::findings::{Agreed, End};
use crate::domain::guide::DimensionKey;
use crate::domain::road::{CoalitionGround, EngagementGround, FindingsGround, Ground, MetricsGround, Reviewed};
use crate::domain::things::ids;
use crate::store::hands::{Result, date, dialect, read_as, word};

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

/// Whether a group is named of which somebody came, or of which nobody said how many: not each line ends in a zero.
fn names_somebody(groups: &str) -> String {
    let lines = format!("({groups} || '\n')");
    let without = |what: &str| format!("length(replace({lines}, '{what}', ''))");
    format!("{groups} <> '' AND length({lines}) - {} > (length({lines}) - {}) / 3", without("\n"), without(" 0\n"))
}

/// Whether a support `s` holds, as `Findings::holds` says it: unless all on record that it comes from is gone.
fn holds() -> String {
    let is_here = |table: &str, from: &str| {
        format!(
            "EXISTS (SELECT 1 FROM {table} h WHERE h.id = {} AND h.jurisdiction_id = j.id AND h.deleted IS NULL)",
            dialect::id_of_text(from)
        )
    };
    let (source, engagement) = (is_here("sources", "s.from_source"), is_here("engagements", "s.from_engagement"));
    format!(
        "(s.from_source = '' AND s.from_engagement = '' OR s.from_source <> '' AND {source} OR s.from_engagement <> '' AND {engagement})"
    )
}

/// The columns for [`ground`], of jurisdiction `j`. What is said of a day after `today` does not count.
pub(in crate::store) fn columns(today: &str) -> String {
    let members = format!(
        "(SELECT {} FROM members t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL)",
        dialect::list("CASE WHEN t.roles = '' THEN t.standing ELSE t.standing || '\n' || t.roles END")
    );
    let groups = counted("working_groups", &[("ready", "t.owner IS NOT NULL AND t.predictors <> ''")], "");
    let sources = counted("sources", &[("ready", &format!("t.received <> '' AND t.received <= {today}"))], "");
    let held = format!("t.stage = 'held' AND t.held <= {today}");
    // What few say comes first: where it does not hold, nothing else is looked at.
    let with = |what: &str| format!("{what} AND {held}");
    let engagements = counted(
        "engagements",
        &[
            ("planned", "t.stage IN ('', 'planned')"),
            ("held", &held),
            ("with_groups", &with(&names_somebody("t.groups"))),
            ("heard", &with("t.heard <> ''")),
            ("reported", &with(&format!("t.reported <> '' AND t.reported <= {today}"))),
            ("going_on", &with("t.going_on <> ''")),
            ("back", &with("(t.strategic_actions <> '' OR t.measures <> '')")),
            ("changed", &with("t.changed <> '' AND (t.strategic_actions <> '' OR t.measures <> '')")),
        ],
        "",
    );
    // What nobody said to be a finding is an insight.
    let of_findings = dialect::list("DISTINCT CASE WHEN t.stage = 'finding' AND t.dimensions <> '' THEN t.dimensions END");
    let findings = counted("findings", &[("insights", "t.stage <> 'finding'")], &format!(", 'dimensions', {of_findings}"));
    let counts = format!("f.stage = 'finding' AND {}", holds());
    let kinds = ["figure", "history", "narrative"].map(|kind| many(kind, &format!("s.kind = '{kind}' AND {counts}")));
    let of_those = |are_so: &str| format!("count(DISTINCT CASE WHEN {are_so} THEN f.id END)");
    let supports = format!(
        "(SELECT {} FROM supports s JOIN findings f ON f.id = s.finding_id
          WHERE f.jurisdiction_id = j.id AND f.deleted IS NULL AND s.deleted IS NULL)",
        dialect::object(&format!(
            "{}, 'supported', {}, 'noted', {}, 'reviewed', {}",
            kinds.join(", "),
            of_those(&counts),
            of_those("s.kind = 'reading'"),
            of_those("s.kind = 'reading' AND f.notes LIKE 'Data review: %'")
        ))
    );
    let is_there = "jurisdiction_id = j.id AND t.deleted IS NULL";
    let reviews = format!(
        "(SELECT {} FROM reviews t WHERE t.{is_there}
          AND t.held = (SELECT max(t.held) FROM reviews t WHERE t.{is_there} AND t.held <= {today}))",
        dialect::list(&dialect::object("'held', t.held, 'agreed', t.agreed, 'findings', t.findings"))
    );
    // Which findings there are is asked only where a review can have gone through them.
    let to_review = format!(
        "CASE WHEN EXISTS (SELECT 1 FROM reviews t WHERE t.{is_there})
         THEN (SELECT {} FROM findings t WHERE t.{is_there} AND t.stage = 'finding') END",
        dialect::list(&dialect::id("t.id"))
    );
    let launch = format!(
        "(SELECT {} FROM coalition_launches t WHERE t.jurisdiction_id = j.id)",
        dialect::object("'held', t.held, 'commitments', CASE WHEN t.commitments <> '' THEN 1 ELSE 0 END")
    );
    let metrics = dialect::object(&format!(
        "'releases', (SELECT count(*) FROM metric_releases),
         'places', (SELECT count(*) FROM places t WHERE t.{is_there}), 'peers', (SELECT count(*) FROM peers t WHERE t.{is_there})"
    ));
    format!(
        "{metrics} AS metrics, {BESIDE}, {members} AS members, {groups} AS working_groups, {sources} AS sources, {engagements} AS engagements,
         {findings} AS findings, {supports} AS supports, {reviews} AS reviews, {to_review} AS to_review, {launch} AS launch, {}, {}",
         strategy::columns(today),
         outreach::columns()
    )
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
    back: usize,
    changed: usize,
}

#[derive(Deserialize)]
struct Findings {
    all: usize,
    insights: usize,
    dimensions: Vec<Option<String>>,
}

#[derive(Deserialize)]
struct Supports {
    figure: usize,
    history: usize,
    narrative: usize,
    supported: usize,
    /// Findings and insights that rest on a reading, and those of them that a data review went through.
    noted: usize,
    reviewed: usize,
}

#[derive(Deserialize)]
struct Review<'a> {
    held: &'a str,
    agreed: &'a str,
    findings: String,
}

#[derive(Deserialize)]
struct Metrics {
    releases: usize,
    places: usize,
    peers: usize,
}

#[derive(Deserialize)]
struct Launch<'a> {
    held: &'a str,
    commitments: u8,
}

/// What stands on record beside a road, from those columns.
pub(in crate::store) fn ground(row: &SqliteRow) -> Result<Ground> {
    let count = |column: &str| Ok::<_, sqlx::Error>(usize::try_from(row.try_get::<i64, _>(column)?).unwrap_or_default());
    let ready = |column: &str| read::<Ready>(row, column).map(|counts| (counts.all, counts.ready));
    let Engagements { planned, held, with_groups, heard, reported, going_on, back, changed } = read(row, "engagements")?;
    let supports: Supports = read(row, "supports")?;
    Ok(Ground {
        participants: count("who_take_part")?,
        leader: row.try_get("launch_leader")?,
        has_announcement: row.try_get("is_announced")?,
        groups: count("groups_on_record")?,
        coalition: coalition(row)?,
        working_groups: ready("working_groups")?,
        sources: ready("sources")?,
        findings: findings(row, &supports)?,
        metrics: metrics(row, &supports)?,
        engagement: EngagementGround { planned, held, with_groups, heard, reported, going_on, back, changed },
        strategy: strategy::strategy(row)?,
        measures: strategy::measures(row)?,
        accountability: strategy::accountability(row)?,
        outreach: outreach::outreach(row)?,
        momentum: outreach::momentum(row)?,
    })
}

fn coalition(row: &SqliteRow) -> Result<CoalitionGround> {
    let mut ground = CoalitionGround::default();
    // Each how it stands, then its roles, line by line.
    for member in &read::<Vec<String>>(row, "members")? {
        let (standing, roles) = member.split_once('\n').unwrap_or((member, ""));
        let standing = word("standing", standing)?.unwrap_or(Asking::ToAsk);
        ground.members += 1;
        *match standing {
            Asking::ToAsk => &mut ground.to_ask,
            Asking::Asked => &mut ground.asked,
            Asking::Joined => &mut ground.joined,
            Asking::Declined => &mut ground.declined,
        } += 1;
        let roles = if standing == Asking::Declined { "" } else { roles };
        for role in roles.lines().filter_map(|role| role.parse().ok()) {
            *match role {
                Role::ManagementTeam => &mut ground.managers,
                Role::StakeholderPartner => &mut ground.partners,
                Role::Champion => &mut ground.champions,
            } += 1;
        }
    }
    let launch: Option<Launch<'_>> = read_if_there(row, "launch")?;
    ground.launch = launch.as_ref().map_or(Ok(None), |launch| date("held", launch.held))?;
    ground.has_commitments = launch.is_some_and(|launch| launch.commitments > 0);
    Ok(ground)
}

fn metrics(row: &SqliteRow, Supports { noted, reviewed, .. }: &Supports) -> Result<MetricsGround> {
    let Metrics { releases, places, peers } = read(row, "metrics")?;
    Ok(MetricsGround { releases, places, peers, noted: *noted, reviewed: *reviewed })
}

fn findings(row: &SqliteRow, supports: &Supports) -> Result<FindingsGround> {
    let Findings { all, insights, dimensions: named } = read(row, "findings")?;
    let findings = all.saturating_sub(insights);
    let mut dimensions: BTreeSet<DimensionKey> = BTreeSet::new();
    for key in named.iter().flatten().flat_map(|keys| keys.lines()) {
        dimensions.insert(read_as("dimension", key)?);
    }
    let review = reviewed(&read::<Vec<Review<'_>>>(row, "reviews")?, &read_if_there(row, "to_review")?.unwrap_or_default())?;
    Ok(FindingsGround {
        findings,
        insights,
        bare: findings.saturating_sub(supports.supported),
        dimensions,
        figures: supports.figure,
        histories: supports.history,
        narratives: supports.narrative,
        review,
    })
}

/// The last review: those of one day, and what none of them went through, as `Last` says it.
fn reviewed(reviews: &[Review<'_>], there: &HashSet<Uuid>) -> Result<Option<Reviewed>> {
    let Some(first) = reviews.first() else { return Ok(None) };
    let mut came = Vec::new();
    for review in reviews {
        came.push((word::<Agreed>("agreed", review.agreed)?, ids(&review.findings)));
    }
    let end = End::of(came.iter().map(|(agreed, _)| *agreed));
    let looked_at: HashSet<Uuid> = came.iter().flat_map(|(_, findings)| findings).copied().collect();
    Ok(date("held", first.held)?.map(|on| Reviewed { on, end, left: there.difference(&looked_at).count() }))
}
