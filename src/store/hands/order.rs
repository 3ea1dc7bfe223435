//! The derived marks of order, held to the links: how far a round or a decision is from the first, and which hold.

use std::collections::HashSet;

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::{Result, line};
use crate::domain::order::{Claim, Follows, Linked, heads, newest, places};

/// Rounds of one jurisdiction, or decisions on one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Rounds,
    Decisions,
}

impl Kind {
    const fn table(self) -> &'static str {
        match self {
            Self::Rounds => "assessments",
            Self::Decisions => "decisions",
        }
    }

    /// The column of what they belong to.
    const fn owner(self) -> &'static str {
        match self {
            Self::Rounds => "jurisdiction_id",
            Self::Decisions => "assessment_id",
        }
    }

    /// The query for all of them, each with its owner, in the order of the owners; `given` narrows it down.
    pub fn all(self, given: &str) -> String {
        let (table, owner) = (self.table(), self.owner());
        let counts = if self == Self::Rounds { "deleted IS NULL" } else { "place > 0" };
        format!(
            "SELECT {owner} AS owner, id, follows, holds_over, {counts} AS counts, place, newest FROM {table} {given} ORDER BY {owner}, id"
        )
    }
}

/// A round or a decision with its links and its marks.
#[derive(Debug)]
pub(in crate::store) struct Marked {
    pub owner: Uuid,
    pub claim: Claim,
    pub place: i64,
    pub is_newest: bool,
}

impl Marked {
    pub fn read(row: &SqliteRow) -> Result<Self> {
        let claim = Claim {
            id: row.try_get("id")?,
            follows: line::links(row.try_get("follows")?)?,
            holds_over: row.try_get::<&str, _>("holds_over")?.lines().filter_map(|id| Uuid::try_parse(id).ok()).collect(),
            counts: row.try_get("counts")?,
        };
        Ok(Self { owner: row.try_get("owner")?, claim, place: row.try_get("place")?, is_newest: row.try_get::<i64, _>("newest")? == 1 })
    }
}

/// The marks that the links of these call for, each with its place and whether it is a newest one; `gone` are those of
/// them that were deleted for good.
pub(in crate::store) fn called_for(all: &[Marked], gone: &[Claim]) -> Vec<(i64, bool)> {
    let claims: Vec<Claim> = all.iter().map(|marked| marked.claim.clone()).chain(gone.iter().cloned()).collect();
    let holding: HashSet<Uuid> = newest(&claims).into_iter().collect();
    let linked: Vec<Linked<'_>> = claims.iter().map(|claim| Linked { id: claim.id, follows: &claim.follows }).collect();
    // A ring, which only damage makes, has no places; the check tells of it.
    let places = places(&linked).unwrap_or_else(|| vec![1; claims.len()]);
    all.iter().zip(places).map(|(marked, place)| (place, holding.contains(&marked.claim.id))).collect()
}

/// The rounds that were deleted for good, of one jurisdiction or of all.
pub(in crate::store) async fn gone(connection: &mut SqliteConnection, of: Option<Uuid>) -> Result<Vec<(Option<Uuid>, Claim)>> {
    let sql = "SELECT id, jurisdiction_id, follows FROM tombstones WHERE kind = 'assessment' AND ($1 IS NULL OR jurisdiction_id = $1)";
    let claim = |row: &SqliteRow| {
        let follows = line::links(row.try_get("follows")?)?;
        Ok((row.try_get("jurisdiction_id")?, Claim { id: row.try_get("id")?, follows, holds_over: Vec::new(), counts: false }))
    };
    sqlx::query(sql).bind(of).fetch_all(connection).await?.iter().map(claim).collect()
}

/// Those of them that were deleted for good. Decisions go with their round.
async fn gone_of(connection: &mut SqliteConnection, kind: Kind, of: Uuid) -> Result<Vec<Claim>> {
    match kind {
        Kind::Rounds => Ok(gone(connection, Some(of)).await?.into_iter().map(|(_, claim)| claim).collect()),
        Kind::Decisions => Ok(Vec::new()),
    }
}

async fn all_of(connection: &mut SqliteConnection, kind: Kind, of: Uuid) -> Result<Vec<Marked>> {
    let sql = kind.all(&format!("WHERE {} = $1", kind.owner()));
    sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(connection).await?.iter().map(Marked::read).collect()
}

/// Sets the marks of all rounds of a jurisdiction, or of all decisions on a round, as their links call for.
pub(in crate::store) async fn settle(connection: &mut SqliteConnection, kind: Kind, of: Uuid) -> Result<()> {
    let all = all_of(connection, kind, of).await?;
    let gone = gone_of(connection, kind, of).await?;
    for (marked, (place, is_newest)) in all.iter().zip(called_for(&all, &gone)) {
        if (marked.place, marked.is_newest) != (place, is_newest) {
            let sql = format!("UPDATE {} SET place = $1, newest = $2 WHERE id = $3", kind.table());
            let query = sqlx::query(AssertSqlSafe(sql)).bind(place).bind(i64::from(is_newest)).bind(marked.claim.id);
            query.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Whether copies of the jurisdiction of this id went on apart: two of its rounds, or two decisions on a round, stand
/// beside each other.
pub(in crate::store) fn is_contested(jurisdiction: &str) -> String {
    format!(
        "((SELECT count(*) FROM assessments c WHERE c.jurisdiction_id = {jurisdiction} AND c.newest = 1) > 1
          OR EXISTS (SELECT 1 FROM assessments c JOIN decisions e ON e.assessment_id = c.id
                     WHERE c.jurisdiction_id = {jurisdiction} AND c.deleted IS NULL AND e.newest = 1
                     GROUP BY e.assessment_id HAVING count(*) > 1))"
    )
}

/// What was there before a new one is made.
#[derive(Debug)]
pub(in crate::store) struct Before {
    /// What the new one follows: whatever nothing follows yet, also if it lies in the bin or does not hold.
    pub follows: Follows,
    /// The greatest place of those.
    pub place: i64,
    /// Which were the newest.
    pub newest: Vec<Uuid>,
}

/// What is there, as whoever makes a new one finds it.
pub(in crate::store) async fn before(connection: &mut SqliteConnection, kind: Kind, of: Uuid) -> Result<Before> {
    let all = all_of(connection, kind, of).await?;
    // What was deleted for good still links: what followed it, and what it followed, are no heads beside each other.
    let gone = gone_of(connection, kind, of).await?;
    let claims: Vec<&Claim> = all.iter().map(|marked| &marked.claim).chain(&gone).collect();
    let linked: Vec<Linked<'_>> = claims.iter().map(|claim| Linked { id: claim.id, follows: &claim.follows }).collect();
    let follows = Follows::these(heads(&linked));
    let places = places(&linked).unwrap_or_else(|| vec![1; claims.len()]);
    let place = claims.iter().zip(places).filter(|(claim, _)| follows.ids().contains(&claim.id)).map(|(_, place)| place).max();
    let newest: Vec<Uuid> = all.iter().filter(|marked| marked.is_newest).map(|marked| marked.claim.id).collect();
    Ok(Before { follows, place: place.unwrap_or(0), newest })
}

/// Lets what is newest be so no longer, since a new one is made.
pub(in crate::store) async fn pass_on(connection: &mut SqliteConnection, kind: Kind, of: Uuid, before: &Before) -> Result<()> {
    if !before.newest.is_empty() {
        let sql = format!("UPDATE {} SET newest = 0 WHERE {} = $1 AND newest = 1", kind.table(), kind.owner());
        sqlx::query(AssertSqlSafe(sql)).bind(of).execute(connection).await?;
    }
    Ok(())
}
