//! What is open in the parts of a plan: only the rows that say so, and of each only what a line of it needs.

use serde::Deserialize;
use uuid::Uuid;

use super::called::called;
use crate::domain::jurisdiction::due::{Matter, Open};
use crate::domain::things::Noun;
use crate::store::hands::{Result, date, dialect, from_json, read_as};
use crate::store::people;

/// Rows of one matter: of which kind of thing, which column holds the day, who sees to it, and which rows are open.
fn rows((matter, noun): (Matter, Noun), jurisdiction: &str, (day, who, is_open): (&str, &str, &str)) -> String {
    let name = if noun == Noun::CoalitionLaunch { "''".to_owned() } else { called(noun) };
    let is_there = if noun.can_be_binned() { " AND t.deleted IS NULL" } else { "" };
    format!(
        "SELECT '{}' AS matter, t.id, {name} AS name, t.{day} AS day, {who} AS owner FROM {} t
         WHERE t.jurisdiction_id = {jurisdiction}{is_there} AND {is_open}",
        matter.as_str(),
        noun.table()
    )
}

/// What is open in the parts of the plan of the jurisdiction `jurisdiction`, as one value.
pub(in crate::store) fn of(jurisdiction: &str) -> String {
    let planned = "t.stage IN ('', 'planned') AND t.held <> '' AND t.groups";
    let all = [
        rows((Matter::Ask, Noun::Member), jurisdiction, ("due", "t.owner", "t.standing IN ('', 'to_ask') AND t.due <> ''")),
        rows((Matter::Answer, Noun::Member), jurisdiction, ("asked", "t.owner", "t.standing = 'asked' AND t.asked <> ''")),
        rows((Matter::Source, Noun::Source), jurisdiction, ("due", "t.owner", "t.received = '' AND t.due <> ''")),
        rows((Matter::Promise, Noun::Engagement), jurisdiction, ("held", "t.owner", &format!("{planned} <> ''"))),
        rows((Matter::Engagement, Noun::Engagement), jurisdiction, ("held", "t.owner", &format!("{planned} = ''"))),
        rows(
            (Matter::Report, Noun::Engagement),
            jurisdiction,
            ("due", "t.owner", "t.stage = 'held' AND t.reported = '' AND (t.heard <> '' OR t.due <> '')"),
        ),
        rows((Matter::Launch, Noun::CoalitionLaunch), jurisdiction, ("held", "NULL", "t.held <> ''")),
    ];
    let [id, owner] = ["o.id", "p.id"].map(dialect::id);
    let one = dialect::object(&format!(
        "'matter', o.matter, 'id', {id}, 'name', o.name, 'day', o.day, 'owner', {owner},
         'person', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization"
    ));
    format!(
        "(SELECT {} FROM ({}) o LEFT JOIN people r ON r.id = o.owner LEFT JOIN people p ON p.id = coalesce(r.same_as, r.id))",
        dialect::list(&one),
        all.join(" UNION ALL ")
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
    person: Option<String>,
    title: Option<String>,
    department: Option<String>,
    organization: Option<String>,
}

/// What is open.
pub(in crate::store) fn read(open: &str) -> Result<Vec<Open>> {
    let one = |stored: Stored<'_>| {
        Ok(Open {
            matter: read_as("matter", stored.matter)?,
            id: stored.id,
            name: stored.name,
            day: date("day", stored.day)?,
            who: people::chosen(stored.owner, [stored.person, stored.title, stored.department, stored.organization])?,
        })
    };
    from_json::<Vec<Stored<'_>>>("what is open", open)?.into_iter().map(one).collect()
}
