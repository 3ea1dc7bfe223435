//! The newest lines of a jurisdiction's history at a glance, to be told in a few words.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use uuid::Uuid;

use crate::domain::history::{Edition, Event, Subject};
use crate::domain::ids::{ActorId, EventId};
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::store::hands::{Result, StoreError, dialect, from_json, moment};
use crate::store::things::{as_told, called};

/// Lines that tell a reader something. Where in a list something new stands at first, nobody decided.
pub(super) const TOLD: &str = "(field <> 'position' OR before <> '')";

/// How many lines are told from.
const LINES: usize = 50;
/// One more is read, to see whether there are older ones.
const READ: usize = LINES + 1;

/// What the thing is called that a line is about; blank where it has no name.
const NAMES: &str = "CASE subject
    WHEN 'assessment' THEN (SELECT title FROM assessments a WHERE a.id = subject_id)
    WHEN 'action' THEN (SELECT what FROM actions a WHERE a.id = subject_id)
    WHEN 'funding_line' THEN (SELECT a.what FROM funding_lines f JOIN actions a ON a.id = f.action_id WHERE f.id = subject_id)
    WHEN 'ask' THEN (SELECT p.name FROM asks x JOIN people r ON r.id = x.person JOIN people p ON p.id = coalesce(r.same_as, r.id) WHERE x.id = subject_id)
    WHEN 'individual' THEN (SELECT name FROM people p WHERE p.id = subject_id)
    WHEN 'population_group' THEN (SELECT name FROM population_groups g WHERE g.id = subject_id)
    WHEN 'road_line' THEN (SELECT place FROM road_lines l WHERE l.id = subject_id)
    ";

/// As one value, since a row of its own for each line takes longer to read than all else of them. A long text is cut.
pub(super) static SQL: LazyLock<String> = LazyLock::new(|| {
    let thing = |noun: Noun| format!("WHEN '{noun}' THEN (SELECT {} FROM {} t WHERE t.id = subject_id)", called(noun), noun.table());
    let name = format!("{NAMES}{} END", Noun::ALL.map(thing).join(" "));
    let [person, subject] = ["person_id", "subject_id"].map(dialect::id);
    let line = dialect::array(&format!("seq, at, {person}, person_name, subject, {subject}, field, was, holds, called"));
    let lines = dialect::list(&line);
    let is_filled_in = dialect::is_derived("id");
    format!(
        "SELECT {lines} FROM (
             SELECT seq, at, person_id, person_name, subject, subject_id, field, substr(before, 1, 1) AS was, substr(after, 1, 200) AS holds,
                 coalesce({name}, '') AS called
             FROM history WHERE jurisdiction_id = $1 AND {TOLD} AND NOT {is_filled_in} ORDER BY seq DESC LIMIT {READ}
         ) AS newest"
    )
});

/// A line as it is read: its place, when, who by id and name, of what kind and which, the field, before, after,
/// and what it is about.
#[derive(Deserialize)]
struct Stored<'a>(i64, i64, &'a str, String, &'a str, Uuid, String, String, String, String);

/// What changed lately.
#[derive(Debug, PartialEq, Eq)]
pub struct Lately {
    /// The newest lines, newest first. They are glimpses: what stood before is its first letter alone, what stands since
    /// its first 200, there are no ids and no links, and nothing is held against a digest, as the history itself does.
    pub lines: Vec<Event>,
    /// What the things that they are about are called, where they have a name.
    pub names: HashMap<Subject, String>,
    /// Whether there are no older lines.
    pub is_whole: bool,
}

impl Lately {
    /// Reads them as [`SQL`] gives them.
    pub(super) fn read(text: &str) -> Result<Self> {
        let mut read: Vec<Stored<'_>> = from_json("the newest lines of the history", text)?;
        read.sort_unstable_by_key(|line| Reverse(line.0));
        let mut lately = Self { lines: Vec::new(), names: HashMap::new(), is_whole: read.len() <= LINES };
        for line in read.into_iter().take(LINES) {
            lately.add(line)?;
        }
        Ok(lately)
    }

    fn add(&mut self, stored: Stored<'_>) -> Result<()> {
        let Stored(_, at, person, name, kind, subject, field, before, after, called) = stored;
        let subject =
            Subject::from_parts(kind, subject).ok_or_else(|| StoreError::Damaged("an unknown subject in the history".to_owned()))?;
        let at = moment(at)?;
        self.lines.push(Event {
            id: EventId(Uuid::nil()),
            at,
            since: at,
            actor: Actor { id: Uuid::try_parse(person).ok().map(ActorId), name },
            subject,
            field,
            before,
            after,
            follows: Follows::nothing(),
            edition: Edition::WithLinks,
        });
        let called = if let Subject::Thing(noun, _) = subject { as_told(noun, called) } else { called };
        self.names.insert(subject, called);
        Ok(())
    }
}
