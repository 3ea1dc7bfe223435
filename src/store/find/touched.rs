//! What a write touched: noted with each line of the history, indexed again before the commit.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::index;
use super::rebuilt::of_jurisdiction;
use super::sources::is_typed;
use super::texts::of_record;
use crate::domain::find::Kind;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, JurisdictionId, PersonId};
use crate::domain::readiness::{Field, Judgment};
use crate::domain::things::Noun;
use crate::store::hands::Result;
use crate::store::things;

/// What a write touched.
#[derive(Debug, Default)]
pub(in crate::store) struct Touched {
    /// What was said in rounds.
    said: BTreeMap<(Uuid, String), Said>,
    /// Other records, in the order in which they were touched.
    records: Vec<Subject>,
    known: HashSet<Subject>,
    /// What went into the bin or came out of it, with all that is within.
    moved: Vec<Subject>,
    /// Jurisdictions of which so much changed that they are indexed as a whole.
    whole: BTreeSet<Uuid>,
}

/// What a field of a round says.
#[derive(Debug)]
struct Said {
    /// Whose round it is.
    of: Uuid,
    kind: Kind,
    /// Whether it said nothing before this write.
    is_new: bool,
    text: String,
}

impl Touched {
    /// Takes note of a line of the history.
    pub fn note(&mut self, of: Option<JurisdictionId>, subject: Subject, field: &str, (before, after): (&str, &str)) {
        let fact = field.parse::<Fact>().ok();
        if fact == Some(Fact::Deleted) {
            self.moved.push(subject);
        }
        match subject {
            Subject::Assessment(id) => {
                let (Some(of), Ok(field)) = (of, field.parse::<Field>()) else { return };
                let Some(kind) = said(field) else { return };
                let text = match field {
                    Field::Judgment(_) => Judgment::from_stored(after).map_or_else(String::new, |judgment| judgment.reason),
                    _ => after.to_owned(),
                };
                let key = (id.0, field.to_string());
                let is_new = self.said.get(&key).map_or(before.is_empty(), |said| said.is_new);
                self.said.insert(key, Said { of: of.0, kind, is_new, text });
            }
            Subject::Person(_) if fact == Some(Fact::SameAs) => {
                self.add(subject);
                for other in [before, after].into_iter().filter_map(|id| id.parse().ok()) {
                    self.add(Subject::Person(PersonId(other)));
                }
            }
            Subject::Thing(noun, _) => {
                if fact.is_some_and(|fact| is_typed(noun, fact) || matches!(fact, Fact::Deleted | Fact::Person | Fact::BelongsTo)) {
                    self.add(subject);
                }
            }
            Subject::Action(_) if matches!(fact, Some(Fact::Position | Fact::Due | Fact::Owner | Fact::Status | Fact::Updated)) => {}
            Subject::Jurisdiction(_)
            | Subject::Person(_)
            | Subject::Decision(_)
            | Subject::Action(_)
            | Subject::FundingLine(_)
            | Subject::PopulationGroup(_)
            | Subject::RoadLine(_) => self.add(subject),
            Subject::Actor(_) | Subject::Ask(_) | Subject::Meeting(_) | Subject::Release(_) => {}
        }
    }

    /// Takes note that a whole jurisdiction was written by this write, and nothing outside of it or others noted so.
    pub fn note_whole(&mut self, of: Uuid) {
        self.whole.insert(of);
    }

    fn add(&mut self, subject: Subject) {
        if self.known.insert(subject) {
            self.records.push(subject);
        }
    }

    /// Indexes again what was touched.
    pub async fn index(self, connection: &mut SqliteConnection) -> Result<()> {
        if !self.whole.is_empty() {
            for of in self.whole {
                of_jurisdiction(&mut *connection, of).await?;
            }
            return Ok(());
        }
        for ((record, field), Said { of, kind, is_new, text }) in self.said {
            if text.is_empty() {
                index::take_out_field(&mut *connection, record, &field).await?;
            } else if is_new {
                index::put_new(&mut *connection, of, kind, (record, &field), &text).await?;
            } else {
                index::put_again(&mut *connection, of, kind, (record, &field), &text).await?;
            }
        }
        for subject in self.records {
            record(&mut *connection, subject).await?;
        }
        for subject in self.moved {
            within(&mut *connection, subject).await?;
        }
        Ok(())
    }
}

/// The kind of text that a field of a round holds, if it holds one.
fn said(field: Field) -> Option<Kind> {
    match field {
        Field::Note(_) => Some(Kind::Note),
        Field::Evidence(_) => Some(Kind::Evidence),
        Field::Need(_) => Some(Kind::Need),
        Field::Judgment(_) => Some(Kind::Judgment),
        _ => None,
    }
}

/// Indexes the texts of these kinds in one record again.
async fn again(connection: &mut SqliteConnection, kinds: &[Kind], id: Uuid) -> Result<()> {
    let mut gone = index::known(&mut *connection, id).await?;
    for kind in kinds {
        for text in of_record(&mut *connection, *kind, id).await? {
            match gone.iter().position(|(_, field)| *field == text.field) {
                Some(at) => index::learn(&mut *connection, gone.swap_remove(at).0, &text.joined()).await?,
                None => index::put_new(&mut *connection, text.of, *kind, (id, &text.field), &text.joined()).await?,
            }
        }
    }
    for (number, _) in gone {
        index::take_out(&mut *connection, number).await?;
    }
    Ok(())
}

/// Indexes the texts of a record again, and those of whatever bears its name.
async fn record(connection: &mut SqliteConnection, subject: Subject) -> Result<()> {
    let id = subject.id();
    match subject {
        Subject::Jurisdiction(_) => again(connection, &[Kind::Case, Kind::LaunchKit, Kind::Announcement, Kind::TalkingPoints], id).await,
        Subject::Decision(_) => again(connection, &[Kind::Decision], id).await,
        Subject::Action(_) => again(connection, &[Kind::Action], id).await,
        Subject::PopulationGroup(_) => again(connection, &[Kind::PopulationGroup], id).await,
        Subject::RoadLine(_) => again(connection, &[Kind::RoadLine], id).await,
        Subject::FundingLine(_) => {
            let sql = "SELECT action_id FROM funding_lines WHERE id = $1";
            match sqlx::query_scalar(sql).bind(id).fetch_optional(&mut *connection).await? {
                Some(action) => again(connection, &[Kind::Action], ActionId(action).0).await,
                None => Ok(()),
            }
        }
        Subject::Person(_) => {
            let sql = "SELECT same_as FROM people WHERE id = $1 AND same_as IS NOT NULL";
            let standing: Option<Uuid> = sqlx::query_scalar(sql).bind(id).fetch_optional(&mut *connection).await?;
            let sql = "SELECT id FROM members WHERE person = $1 OR person IN (SELECT id FROM people WHERE same_as = $1) ORDER BY id";
            let members: Vec<Uuid> = sqlx::query_scalar(sql).bind(id).fetch_all(&mut *connection).await?;
            for person in [id].into_iter().chain(standing) {
                again(&mut *connection, &[Kind::Person], person).await?;
            }
            for member in members {
                again(&mut *connection, &[Kind::Member], member).await?;
            }
            Ok(())
        }
        Subject::Thing(noun, _) => {
            again(&mut *connection, &[Kind::of_noun(noun)], id).await?;
            if noun == Noun::Organization {
                // As the index says that finds them, which holds no member without an organization.
                let sql = "SELECT id FROM members WHERE belongs_to = $1 AND belongs_to <> '' ORDER BY id";
                let members: Vec<Uuid> = sqlx::query_scalar(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
                for member in members {
                    again(&mut *connection, &[Kind::Member], member).await?;
                }
            }
            Ok(())
        }
        Subject::Assessment(_) | Subject::Actor(_) | Subject::Ask(_) | Subject::Meeting(_) | Subject::Release(_) => Ok(()),
    }
}

/// Indexes again what is within something that went into the bin or came out of it.
async fn within(connection: &mut SqliteConnection, subject: Subject) -> Result<()> {
    let id = subject.id();
    match subject {
        Subject::Assessment(_) => {
            again(&mut *connection, &[Kind::Note, Kind::Evidence, Kind::Need, Kind::Judgment], id).await?;
            let sql = "SELECT id FROM decisions WHERE assessment_id = $1 ORDER BY id";
            let decisions: Vec<Uuid> = sqlx::query_scalar(sql).bind(id).fetch_all(&mut *connection).await?;
            for decision in decisions {
                again(&mut *connection, &[Kind::Decision], decision).await?;
            }
        }
        Subject::Thing(noun, _) => {
            for inner in Noun::ALL.into_iter().filter(|inner| inner.within() == Some(noun)) {
                for one in things::ids_within(&mut *connection, inner, id).await? {
                    again(&mut *connection, &[Kind::of_noun(inner)], one).await?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}
