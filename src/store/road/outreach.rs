//! The publication plan, what was published, and the texts that keep the plan alive, counted for the road.

use serde::Deserialize;
use sqlx::sqlite::SqliteRow;

use super::counted::{read, read_if_there};
use crate::domain::road::{MomentumGround, OutreachGround};
use crate::store::hands::{Result, dialect};

/// How many rows are so.
fn many(are_so: &str) -> String {
    format!("count(CASE WHEN {are_so} THEN 1 END)")
}

/// The columns for [`outreach`] and [`momentum`], of jurisdiction `j`.
pub(super) fn columns() -> String {
    let lines = dialect::object(&format!(
        "'all', count(*), 'for_whom', {}, 'whole', {}, 'messages', {}, 'reviewed', {}",
        many("t.audience <> ''"),
        many("t.due <> '' AND t.channels <> '' AND t.owner IS NOT NULL"),
        many("t.key_messages <> ''"),
        many("t.key_messages <> '' AND t.reviewers <> ''")
    ));
    let said = |column: &str| format!("'{column}', CASE WHEN t.{column} <> '' THEN 1 ELSE 0 END");
    let texts = ["early_wins", "foundation", "political_cycles", "continuous_engagement", "funding_case"].map(said).join(", ");
    format!(
        "(SELECT {lines} FROM outreaches t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL) AS outreach_so_far,
         (SELECT {} FROM mobility_plans t WHERE t.jurisdiction_id = j.id) AS momentum_so_far,
         (SELECT {} FROM translations t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL) AS languages_so_far,
         (SELECT {} FROM publications t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL) AS publications_so_far",
        dialect::object(&texts),
        dialect::object("'all', count(DISTINCT t.language)"),
        dialect::object(&format!(
            "'drafts', {}, 'plans', {}, 'adopted', {}",
            many("t.kind = 'comment_draft'"),
            many("t.kind = 'plan'"),
            many("t.kind = 'plan' AND t.adopted_by <> ''")
        ))
    )
}

#[derive(Deserialize)]
struct Lines {
    all: usize,
    for_whom: usize,
    whole: usize,
    messages: usize,
    reviewed: usize,
}

#[derive(Deserialize)]
struct Languages {
    all: usize,
}

#[derive(Deserialize)]
struct Published {
    drafts: usize,
    plans: usize,
    adopted: usize,
}

#[derive(Deserialize)]
struct Texts {
    early_wins: u8,
    foundation: u8,
    political_cycles: u8,
    continuous_engagement: u8,
    funding_case: u8,
}

/// The publication plan.
pub(super) fn outreach(row: &SqliteRow) -> Result<OutreachGround> {
    let Lines { all, for_whom, whole, messages, reviewed } = read(row, "outreach_so_far")?;
    let Languages { all: languages } = read(row, "languages_so_far")?;
    let Published { drafts, plans, adopted } = read(row, "publications_so_far")?;
    Ok(OutreachGround { all, for_whom, whole, messages, reviewed, languages, drafts, plans, adopted })
}

/// The texts that keep the plan alive.
pub(super) fn momentum(row: &SqliteRow) -> Result<MomentumGround> {
    let said: Option<Texts> = read_if_there(row, "momentum_so_far")?;
    Ok(said.map_or_else(MomentumGround::default, |said| MomentumGround {
        wins: said.early_wins > 0,
        foundation: said.foundation > 0,
        cycles: said.political_cycles > 0,
        engagement: said.continuous_engagement > 0,
        funding: said.funding_case > 0,
    }))
}
