//! Whether what follows what can be: every line of the history, every round and every decision. Finds what follows
//! something that is not there or of another field, rings, two lines of which only one can hold, and derived marks that
//! the links do not call for.

use std::collections::{HashMap, HashSet};

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::agreement::Spot;
use crate::domain::order::{Claim, Follows, Linked, heads, in_order};
use crate::store::hands::StoreError;
use crate::store::hands::order::{Kind, Marked, called_for, gone};

/// The fields whose lines do not simply follow one another: those of united copies, and damaged ones. Of each, its last
/// line tells where to look.
const NOT_PLAIN: &str = "SELECT max(seq) AS seq FROM (
         SELECT seq, subject_id, field, follows, beside, lag(id) OVER (PARTITION BY subject_id, field ORDER BY seq) AS earlier FROM history
     ) told WHERE follows IS NOT coalesce(earlier, x'') OR beside <> x'' GROUP BY subject_id, field LIMIT 10000";

const LINES: &str = "SELECT h.id, h.follows, h.beside, h.after, h.subject, h.subject_id, h.field, h.at
     FROM history h JOIN history s ON s.subject_id = h.subject_id AND s.field = h.field WHERE s.seq = $1 ORDER BY h.seq";

/// What is wrong with the links, a sentence each.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    let fields: Vec<i64> = sqlx::query_scalar(NOT_PLAIN).fetch_all(&mut *connection).await?;
    for seq in fields {
        let rows = sqlx::query(LINES).bind(seq).fetch_all(&mut *connection).await?;
        if let (Some(what), Some(last)) = (of_field(&rows), rows.last()) {
            found.push(format!("{what}: {}.", Spot::read(last).in_words(connection).await));
        }
    }
    of_kind(connection, Kind::Rounds, &mut found).await?;
    of_kind(connection, Kind::Decisions, &mut found).await?;
    Ok(found)
}

/// What is wrong with the lines of one field, which come in the order of the file.
fn of_field(rows: &[SqliteRow]) -> Option<&'static str> {
    const UNREADABLE: &str = "What a line of the history follows cannot be read";
    let (mut lines, mut seen) = (Vec::new(), HashSet::new());
    for row in rows {
        let read = |column: &str| Follows::from_bytes(&row.try_get::<Vec<u8>, _>(column).ok()?);
        let (Ok(id), Some(follows), Some(beside)) = (row.try_get::<Uuid, _>("id"), read("follows"), read("beside")) else {
            return Some(UNREADABLE);
        };
        if !follows.ids().iter().all(|before| seen.contains(before)) {
            return Some("A line of the history follows one that is not there before it");
        }
        seen.insert(id);
        lines.push((id, follows, beside, row.try_get::<String, _>("after").ok()));
    }
    let linked: Vec<Linked<'_>> = lines.iter().map(|(id, follows, ..)| Linked { id: *id, follows }).collect();
    let heads: HashSet<Uuid> = heads(&linked).into_iter().collect();
    let (last, _, beside, after) = lines.last()?;
    if Follows::these(heads.iter().copied().filter(|id| id != last)) != *beside {
        return Some("Two lines of the history stand where only one can");
    }
    let differs = lines.iter().any(|(id, _, _, said)| heads.contains(id) && said != after);
    differs.then_some("Two lines of the history stand at the end, and say different things")
}

/// Holds the rounds of each jurisdiction, or the decisions on each round, to their links.
async fn of_kind(connection: &mut SqliteConnection, kind: Kind, found: &mut Vec<String>) -> sqlx::Result<()> {
    let mut buried: HashMap<Uuid, Vec<Claim>> = HashMap::new();
    if kind == Kind::Rounds {
        for (of, claim) in gone(connection, None).await.map_err(|error| told(&error))? {
            buried.entry(of.unwrap_or_default()).or_default().push(claim);
        }
    }
    let rows = sqlx::query(AssertSqlSafe(kind.all(""))).fetch_all(&mut *connection).await?;
    let all = rows.iter().map(Marked::read).collect::<Result<Vec<_>, _>>().map_err(|error| told(&error))?;
    let groups = all.chunk_by(|one, next| one.owner == next.owner);
    let wrong: Vec<(Uuid, &str)> =
        groups.flat_map(|group| of_group(group, buried.get(&group[0].owner).map_or(&[][..], Vec::as_slice))).collect();
    for (id, what) in wrong {
        let word = if kind == Kind::Rounds { "assessment" } else { "decision" };
        found.push(format!("{what}: {}.", Spot::of(word, id).name(connection).await));
    }
    Ok(())
}

fn of_group(group: &[Marked], gone: &[Claim]) -> Vec<(Uuid, &'static str)> {
    let known: HashSet<Uuid> = group.iter().map(|marked| marked.claim.id).chain(gone.iter().map(|claim| claim.id)).collect();
    let lost = group.iter().filter(|marked| !marked.claim.follows.ids().iter().all(|id| known.contains(id)));
    let mut wrong: Vec<_> = lost.map(|marked| (marked.claim.id, "Something follows what is not there")).collect();
    let claims = group.iter().map(|marked| &marked.claim).chain(gone);
    let linked: Vec<Linked<'_>> = claims.map(|claim| Linked { id: claim.id, follows: &claim.follows }).collect();
    if in_order(&linked).is_none() {
        wrong.push((group[0].claim.id, "Things follow each other in a ring"));
        return wrong;
    }
    let marks = group.iter().zip(called_for(group, gone));
    let off = marks.filter(|(marked, (place, is_newest))| (marked.place, marked.is_newest) != (*place, *is_newest));
    wrong.extend(off.map(|(marked, _)| (marked.claim.id, "What is marked as the newest is not what the links say")));
    wrong
}

/// Links that cannot be read, in the words of the check.
fn told(error: &StoreError) -> sqlx::Error {
    sqlx::Error::Decode(error.to_string().into())
}
