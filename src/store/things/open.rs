//! What is open in the parts of a plan: only the rows that say so, and of those that stand alike only the first are named.
//! A file may hold many of them, so what is read of each is its matter and its day, in any order; sorted and counted here,
//! that takes a third of the time that the engine takes for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::called::called_within;
use crate::domain::history::Fact;
use crate::domain::jurisdiction::due::{Matter, Open};
use crate::domain::measures::Rhythm;
use crate::domain::things::Noun;
use crate::store::hands::{Result, date, dialect, from_json, read_as};
use crate::store::measures::last_known;
use crate::store::people;

/// Open rows of one kind of thing, as one value: of which matter each is, its id, and its day, of which the first that fits
/// tells the column.
fn rows(noun: Noun, jurisdiction: &str, matters: &[(Matter, &str, &str)]) -> String {
    let is_there = if noun.can_be_binned() { " AND t.deleted IS NULL" } else { "" };
    let case = |value: &dyn Fn(Matter, &str) -> String| {
        let Some(((matter, day, _), others)) = matters.split_last() else { return String::new() };
        let when = |(matter, day, is_open): &(Matter, &str, &str)| format!("WHEN {is_open} THEN {} ", value(*matter, day));
        let (last, whens) = (value(*matter, day), others.iter().map(when).collect::<String>());
        if others.is_empty() { last } else { format!("CASE {whens}ELSE {last} END") }
    };
    let is_open: Vec<String> = matters.iter().map(|(_, _, is_open)| format!("({is_open})")).collect();
    let [matter, day] = [case(&|matter, _| format!("'{}'", matter.as_str())), case(&|_, day| format!("t.{day}"))];
    format!(
        "(SELECT {} FROM {} t WHERE t.jurisdiction_id = {jurisdiction}{is_there} AND ({}))",
        dialect::list(&dialect::array(&format!("{matter}, {day}, {}", dialect::id("t.id")))),
        noun.table(),
        is_open.join(" OR ")
    )
}

/// What the rows `found` are called and who sees to each, as one value: a list of [`Called`].
fn called(more: &str, found: &str) -> String {
    let [id, owner] = ["found.id", "p.id"].map(dialect::id);
    let one = dialect::object(&format!(
        "'id', {id}, 'name', found.name, 'owner', {owner},
         'person', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization{more}"
    ));
    format!(
        "SELECT {} FROM ({found}) found LEFT JOIN people r ON r.id = found.owner LEFT JOIN people p ON p.id = coalesce(r.same_as, r.id)",
        dialect::list(&one)
    )
}

/// The measures that have a rhythm, each with the last day of which something is known: `Rhythm::next` tells from it when the
/// next value is due.
fn values(jurisdiction: &str, today: &str) -> String {
    let known =
        format!("SELECT * FROM ({}) m WHERE m.deleted IS NULL AND m.rhythm <> '' AND m.last_day <> ''", last_known(jurisdiction, today));
    format!("({})", called(", 'day', found.last_day, 'rhythm', found.rhythm", &known))
}

/// What is open in the parts of the plan of the jurisdiction `jurisdiction`, as one value. When a value is due only its rhythm
/// tells, so of these all are read. What is said of a day after `today` is still to come, as `Engagement::took_place`,
/// `Engagement::is_reported` and `Source::is_here` say it.
pub(in crate::store) fn of(jurisdiction: &str, today: &str) -> String {
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
    // Of comments that are not taken any more, those still matter of which nobody has said what became of them.
    let is_undecided = "EXISTS (SELECT 1 FROM comments c WHERE c.publication_id = t.id AND c.deleted IS NULL AND c.outcome = '')";
    let is_open = format!("t.kind = 'comment_draft' AND t.comments_until <> '' AND (t.comments_until >= {today} OR {is_undecided})");
    let all = [
        rows(Noun::Member, jurisdiction, &members),
        rows(Noun::Source, jurisdiction, &[(Matter::Source, "due", is_awaited.as_str())]),
        rows(Noun::Engagement, jurisdiction, &engagements),
        rows(Noun::CoalitionLaunch, jurisdiction, &[(Matter::Launch, "held", "t.held <> ''")]),
        rows(Noun::Outreach, jurisdiction, &[(Matter::Outreach, "due", is_to_do.as_str())]),
        rows(Noun::Publication, jurisdiction, &[(Matter::Comments, "comments_until", is_open.as_str())]),
    ];
    dialect::object(&format!("'rows', {}, 'values', {}", dialect::array(&all.join(", ")), values(jurisdiction, today)))
}

/// The open things whose ids are bound, each with what it is called and who sees to it.
static CALLED: LazyLock<String> = LazyLock::new(|| {
    let of = |noun: Noun| {
        let (name, table, ids) = (called_within(noun), noun.table(), dialect::ids_in("$1"));
        let owner = if noun.part(Fact::Owner).is_some() { "t.owner" } else { "NULL" };
        format!("SELECT t.id, {name} AS name, {owner} AS owner FROM {table} t WHERE t.id IN ({ids})")
    };
    called("", &[Noun::Member, Noun::Source, Noun::Engagement, Noun::Outreach, Noun::Publication].map(of).join(" UNION ALL "))
});

/// Something open, as it is stored: its matter, its day and its id. Days are compared as they are written.
#[derive(Deserialize)]
struct Row<'a>(&'a str, &'a str, &'a str);

impl Row<'_> {
    /// How it stands: of those that stand alike, as `Open` says it, a line tells the first.
    fn stands(&self, [today, long_ago]: [&str; 2]) -> &'static str {
        let Self(matter, day, _) = self;
        match (*matter == Matter::Answer.as_str(), *day) {
            (_, "") => "undated",
            (true, day) if day <= long_ago => "silent",
            (true, _) => "asked",
            (false, day) if day < today => "late",
            (false, _) => "ahead",
        }
    }
}

/// What a thing is called and who sees to it, as it is stored; of a measure also the last day of which something is known.
#[derive(Deserialize)]
struct Called<'a> {
    id: Uuid,
    name: String,
    owner: &'a str,
    person: Option<String>,
    title: Option<String>,
    department: Option<String>,
    organization: Option<String>,
    #[serde(default)]
    day: &'a str,
    #[serde(default)]
    rhythm: &'a str,
}

/// What is open, as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    rows: Vec<Vec<Row<'a>>>,
    #[serde(borrow)]
    values: Vec<Called<'a>>,
}

impl Called<'_> {
    /// Says it of what is open.
    fn tell(self, open: &mut Open) -> Result<()> {
        open.who = people::chosen(self.owner, [self.person, self.title, self.department, self.organization])?;
        open.name = self.name;
        Ok(())
    }
}

/// What is open: of those that stand alike the first ones, each with how many there are. `days` are today and
/// `Open::asked_long_ago`. Nothing but the values has its name yet; see [`name`].
pub(in crate::store) fn read(open: &str, days: [&str; 2]) -> Result<Vec<Open>> {
    let Stored { rows, values } = from_json("what is open", open)?;
    let mut rows: Vec<_> = rows.into_iter().flatten().map(|row| (row.0, row.stands(days), row.1, row.2)).collect();
    rows.sort_unstable();
    let mut all = Vec::new();
    for alike in rows.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        for (matter, _, day, id) in alike.iter().take(Open::TOLD) {
            let (matter, id, day) = (read_as("matter", matter)?, read_as("id", id)?, date("day", day)?);
            all.push(Open { matter, id, name: String::new(), day, who: None, among: alike.len() });
        }
    }
    for value in values {
        let (rhythm, last): (Rhythm, _) = (read_as("rhythm", value.rhythm)?, date("day", value.day)?);
        let day = last.map(|day| rhythm.next(day));
        let mut open = Open { matter: Matter::Value, id: value.id, name: String::new(), day, who: None, among: 1 };
        value.tell(&mut open)?;
        all.push(open);
    }
    Ok(all)
}

/// Names what was read: what each is called, and who sees to it.
pub(in crate::store) async fn name(connection: &mut SqliteConnection, all: impl Iterator<Item = &mut Open>) -> Result<()> {
    let is_named = |open: &&mut Open| !matches!(open.matter, Matter::Value | Matter::Launch);
    let mut open: HashMap<Uuid, &mut Open> = all.filter(is_named).map(|open| (open.id, open)).collect();
    if open.is_empty() {
        return Ok(());
    }
    let ids = dialect::ids(open.keys().copied());
    let called: String = sqlx::query_scalar(CALLED.as_str()).bind(ids).fetch_one(connection).await?;
    for called in from_json::<Vec<Called<'_>>>("what is open", &called)? {
        if let Some(open) = open.get_mut(&called.id) {
            called.tell(open)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn of_those_that_stand_alike_the_first_are_told_and_all_are_counted() {
        let row = |matter: &str, day: &str, n: u128| format!("[\"{matter}\",\"{day}\",\"{}\"]", Uuid::from_u128(n).simple());
        let asked = [(4, "2026-11-02"), (3, "2026-11-02"), (2, "2026-11-01"), (1, "2026-11-03"), (9, "2026-12-01")];
        let silent = asked.map(|(n, day)| row("answer", day, n)).join(",");
        let (late, today) = (row("ask", "2026-11-22", 5), row("ask", "2026-11-23", 6));
        let reports = [row("report", "", 7), row("report", "2026-11-22", 8)].join(",");
        let value = format!(
            "{{\"id\":\"{}\",\"name\":\"Rent\",\"owner\":\"\",\"day\":\"2026-10-31\",\"rhythm\":\"monthly\"}}",
            Uuid::from_u128(10)
        );
        let open = format!("{{\"rows\":[[{silent},{late},{today}],[],[{reports}]],\"values\":[{value}]}}");
        let told = read(&open, ["2026-11-23", "2026-11-02"]).unwrap();
        let told: Vec<_> = told.iter().map(|open| (open.matter, open.id.as_u128(), open.day, open.among)).collect();
        let expected = [
            (Matter::Answer, 1, Some(date!(2026 - 11 - 03)), 2),
            (Matter::Answer, 9, Some(date!(2026 - 12 - 01)), 2),
            (Matter::Answer, 2, Some(date!(2026 - 11 - 01)), 3),
            (Matter::Answer, 3, Some(date!(2026 - 11 - 02)), 3),
            (Matter::Answer, 4, Some(date!(2026 - 11 - 02)), 3),
            (Matter::Ask, 6, Some(date!(2026 - 11 - 23)), 1),
            (Matter::Ask, 5, Some(date!(2026 - 11 - 22)), 1),
            (Matter::Report, 8, Some(date!(2026 - 11 - 22)), 1),
            (Matter::Report, 7, None, 1),
            (Matter::Value, 10, Some(date!(2026 - 11 - 30)), 1),
        ];
        assert_eq!(told, expected);
    }
}
