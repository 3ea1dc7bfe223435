//! What is open in the parts of a plan: only the rows that say so, of those that stand alike the first and how many there
//! are, and of each only what a line of it needs.

use serde::Deserialize;
use uuid::Uuid;

use super::called::called_within;
use crate::domain::jurisdiction::due::{Matter, Open};
use crate::domain::measures::Rhythm;
use crate::domain::things::Noun;
use crate::store::hands::{Result, date, dialect, from_json, read_as};
use crate::store::measures::last_known;
use crate::store::people;

/// Open rows of one kind of thing: of which matter each is, and which column holds its day, the first that fits.
fn rows(noun: Noun, jurisdiction: &str, matters: &[(Matter, &str, &str)]) -> String {
    let is_there = if noun.can_be_binned() { " AND t.deleted IS NULL" } else { "" };
    let case = |value: &dyn Fn(Matter, &str) -> String| {
        let when = |(matter, day, is_open): &(Matter, &str, &str)| format!(" WHEN {is_open} THEN {}", value(*matter, day));
        format!("CASE{} END", matters.iter().map(when).collect::<String>())
    };
    let is_open: Vec<String> = matters.iter().map(|(_, _, is_open)| format!("({is_open})")).collect();
    format!(
        "SELECT {} AS matter, t.id, {} AS day FROM {} t
         WHERE t.jurisdiction_id = {jurisdiction}{is_there} AND ({})",
        case(&|matter, _| format!("'{}'", matter.as_str())),
        case(&|_, day| format!("t.{day}")),
        noun.table(),
        is_open.join(" OR ")
    )
}

/// The measures that have a rhythm, each with the last day of which something is known: `Rhythm::next` tells from it when the
/// next value is due.
fn values(jurisdiction: &str, today: &str) -> String {
    let known = last_known(jurisdiction, today);
    format!(
        "SELECT '{}' AS matter, m.id, m.last_day AS day, 1 AS among, m.rhythm FROM ({known}) m
         WHERE m.deleted IS NULL AND m.rhythm <> '' AND m.last_day <> ''",
        Matter::Value.as_str()
    )
}

/// A column of the thing that an open row is, told by its kind; `otherwise` for the launch, which has none such.
fn column(value: impl Fn(Noun) -> String, otherwise: &str) -> String {
    let of = |(noun, matters): (Noun, &[Matter])| {
        let matters: Vec<String> = matters.iter().map(|matter| format!("'{}'", matter.as_str())).collect();
        format!(" WHEN told.matter IN ({}) THEN (SELECT {} FROM {} t WHERE t.id = told.id)", matters.join(", "), value(noun), noun.table())
    };
    let all: [(Noun, &[Matter]); 5] = [
        (Noun::Member, &[Matter::Ask, Matter::Answer]),
        (Noun::Source, &[Matter::Source]),
        (Noun::Engagement, &[Matter::Promise, Matter::Engagement, Matter::Report]),
        (Noun::Measure, &[Matter::Value]),
        (Noun::Outreach, &[Matter::Outreach]),
    ];
    format!("CASE{} ELSE {otherwise} END", all.into_iter().map(of).collect::<String>())
}

/// Of the open rows `all` those that a line can name: of those that stand alike, as `Open` says it, the first ones, each
/// with how many there are. What is sorted is kept narrow: names and owners are looked up for what is told.
fn told(all: &str, [today, long_ago]: [&str; 2]) -> String {
    let answer = Matter::Answer.as_str();
    format!(
        "SELECT matter, id, day, among, '' AS rhythm FROM (
            SELECT parted.matter, parted.id, parted.day, row_number() OVER (PARTITION BY parted.alike ORDER BY parted.day, parted.id) AS at,
                count(*) OVER (PARTITION BY parted.alike) AS among
            FROM (SELECT opened.*, opened.matter || CASE WHEN opened.day = '' THEN ' undated'
                    WHEN opened.matter = '{answer}' AND opened.day <= {long_ago} THEN ' silent'
                    WHEN opened.matter = '{answer}' THEN ' asked' WHEN opened.day < {today} THEN ' late' ELSE ' ahead' END AS alike
                FROM ({all}) opened) parted) kept
         WHERE at <= {}",
        Open::TOLD
    )
}

/// What is open in the parts of the plan of the jurisdiction `jurisdiction`, as one value. `long_ago` is
/// `Open::asked_long_ago`. When a value is due only its rhythm tells, so of these all are read. What is said of a day after
/// `today` is still to come, as `Engagement::took_place`, `Engagement::is_reported` and `Source::is_here` say it.
pub(in crate::store) fn of(jurisdiction: &str, [today, long_ago]: [&str; 2]) -> String {
    let members = [
        (Matter::Ask, "due", "t.standing IN ('', 'to_ask') AND t.due <> ''"),
        (Matter::Answer, "asked", "t.standing = 'asked' AND t.asked <> ''"),
    ];
    let is_ahead = format!("(t.stage IN ('', 'planned') OR t.stage = 'held' AND t.held > {today}) AND t.held <> ''");
    let [not_reported, not_here] = ["t.reported", "t.received"].map(|day| format!("({day} = '' OR {day} > {today})"));
    let is_promised = format!("{is_ahead} AND t.groups <> ''");
    let is_owed = format!("t.stage = 'held' AND t.held <= {today} AND {not_reported} AND (t.heard <> '' OR t.due <> '')");
    let is_awaited = format!("{not_here} AND t.due <> ''");
    let engagements = [
        (Matter::Promise, "held", is_promised.as_str()),
        (Matter::Engagement, "held", is_ahead.as_str()),
        (Matter::Report, "due", is_owed.as_str()),
    ];
    // What is said to be done on a day to come is still to be done, as `Outreach::standing` says it.
    let is_to_do = format!("(t.done = '' OR t.done > {today}) AND t.due <> ''");
    let all = [
        rows(Noun::Member, jurisdiction, &members),
        rows(Noun::Source, jurisdiction, &[(Matter::Source, "due", is_awaited.as_str())]),
        rows(Noun::Engagement, jurisdiction, &engagements),
        rows(Noun::CoalitionLaunch, jurisdiction, &[(Matter::Launch, "held", "t.held <> ''")]),
        rows(Noun::Outreach, jurisdiction, &[(Matter::Outreach, "due", is_to_do.as_str())]),
    ];
    let [id, owner] = ["found.id", "p.id"].map(dialect::id);
    let one = dialect::object(&format!(
        "'matter', found.matter, 'id', {id}, 'name', found.name, 'day', found.day, 'owner', {owner}, 'rhythm', found.rhythm,
         'among', found.among,
         'person', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization"
    ));
    format!(
        "(SELECT {} FROM (SELECT told.*, {} AS name, {} AS owner FROM ({} UNION ALL {}) told) found
          LEFT JOIN people r ON r.id = found.owner LEFT JOIN people p ON p.id = coalesce(r.same_as, r.id))",
        dialect::list(&one),
        column(called_within, "''"),
        column(|_| "t.owner".to_owned(), "NULL"),
        told(&all.join(" UNION ALL "), [today, long_ago]),
        values(jurisdiction, today)
    )
}

/// Something open, as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    matter: &'a str,
    id: Uuid,
    name: String,
    day: &'a str,
    owner: &'a str,
    rhythm: &'a str,
    among: usize,
    person: Option<String>,
    title: Option<String>,
    department: Option<String>,
    organization: Option<String>,
}

/// What is open.
pub(in crate::store) fn read(open: &str) -> Result<Vec<Open>> {
    let one = |stored: Stored<'_>| {
        let day = date("day", stored.day)?;
        let rhythm: Option<Rhythm> = (!stored.rhythm.is_empty()).then(|| read_as("rhythm", stored.rhythm)).transpose()?;
        Ok(Open {
            matter: read_as("matter", stored.matter)?,
            id: stored.id,
            name: stored.name,
            day: day.map(|day| rhythm.map_or(day, |rhythm| rhythm.next(day))),
            among: stored.among,
            who: people::chosen(stored.owner, [stored.person, stored.title, stored.department, stored.organization])?,
        })
    };
    from_json::<Vec<Stored<'_>>>("what is open", open)?.into_iter().map(one).collect()
}
