//! The strategy, its measures and the accountability plan, counted for the road.

use std::collections::HashSet;

use serde::Deserialize;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::counted::{read, read_if_there};
use crate::domain::road::{AccountabilityGround, MeasuresGround, StrategyGround};
use crate::domain::things::ids;
use crate::store::hands::{Result, dialect};

/// The strategic actions `t` whose logic models and measures count.
const COUNTS: &str = "t.deleted IS NULL AND t.status IN ('chosen', 'under_way')";

/// How many rows are so.
fn many(are_so: &str) -> String {
    format!("count(CASE WHEN {are_so} THEN 1 END)")
}

/// How many of these columns say something.
fn said(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("CASE WHEN t.{column} THEN 1 ELSE 0 END")).collect::<Vec<_>>().join(" + ")
}

/// The columns for [`strategy`], [`measures`] and [`accountability`], of jurisdiction `j`. A review on a day after `today` does
/// not count.
pub(super) fn columns(today: &str) -> String {
    let texts =
        dialect::object("'vision', CASE WHEN t.vision <> '' THEN 1 ELSE 0 END, 'theory', CASE WHEN t.theory <> '' THEN 1 ELSE 0 END");
    // An activity whose action lies in the bin is not in the model.
    let action = dialect::id_of_text("e.action_id");
    let is_there = format!(
        "e.strategic_action_id = t.id AND e.deleted IS NULL
         AND (e.action_id = '' OR EXISTS (SELECT 1 FROM actions a WHERE a.id = {action} AND a.deleted IS NULL))"
    );
    let has = |kinds: &str| format!("EXISTS (SELECT 1 FROM logic_entries e WHERE {is_there} AND e.kind IN ({kinds}))");
    let whole = ["'input'", "'activity'", "'output'", "'short', 'medium', 'long'"].map(has).join(" AND ");
    let held = format!("p.strategic_action_id = t.id AND p.deleted IS NULL AND p.held <= {today}");
    let last = format!("p.held = (SELECT max(p.held) FROM approvals p WHERE {held})");
    let approved = format!(
        "EXISTS (SELECT 1 FROM approvals p WHERE {held} AND {last} AND p.agreed = 'yes')
         AND NOT EXISTS (SELECT 1 FROM approvals p WHERE {held} AND {last} AND p.agreed <> 'yes')"
    );
    let actions = dialect::object(&format!(
        "'chosen', count(*), 'begun', {}, 'modeled', {}, 'approved', {}",
        many(&format!("EXISTS (SELECT 1 FROM logic_entries e WHERE {is_there})")),
        many(&whole),
        many(&approved)
    ));
    let is_whole = "t.direction <> '' AND t.baseline <> '' AND t.baseline_at <> '' AND t.target <> '' AND t.target_at <> ''";
    let measures = dialect::object(&format!("'all', count(*), 'whole', {}, 'sees', {}", many(is_whole), dialect::list("t.sees")));
    let to_cover = dialect::list(&dialect::id("e.id"));
    let accountability = dialect::object(&format!(
        "'reporting', {}, 'strengths', {}, 'learning', {}",
        said(&["report_to <> ''", "report_how <> ''", "owner IS NOT NULL", "rhythm <> ''"]),
        said(&["governance <> ''", "capacity <> ''", "stable_funding <> ''", "adaptive <> ''"]),
        said(&["questions <> ''", "evaluation <> ''", "learning <> ''"])
    ));
    format!(
        "(SELECT {texts} FROM strategies t WHERE t.jurisdiction_id = j.id) AS strategy_texts,
         (SELECT {actions} FROM strategic_actions t WHERE t.jurisdiction_id = j.id AND {COUNTS}) AS strategic_actions_so_far,
         (SELECT {measures} FROM measures t WHERE t.jurisdiction_id = j.id AND t.deleted IS NULL) AS measures_so_far,
         (SELECT {to_cover} FROM logic_entries e JOIN strategic_actions t ON t.id = e.strategic_action_id
          WHERE t.jurisdiction_id = j.id AND {COUNTS} AND e.deleted IS NULL AND e.kind <> 'activity') AS entries_to_cover,
         (SELECT {accountability} FROM accountabilities t WHERE t.jurisdiction_id = j.id) AS accountability_so_far"
    )
}

#[derive(Deserialize)]
struct Texts {
    vision: u8,
    theory: u8,
}

#[derive(Deserialize)]
struct Actions {
    chosen: usize,
    begun: usize,
    modeled: usize,
    approved: usize,
}

#[derive(Deserialize)]
struct Measures {
    all: usize,
    whole: usize,
    sees: Vec<String>,
}

#[derive(Deserialize)]
struct Accountability {
    reporting: usize,
    strengths: usize,
    learning: usize,
}

/// The strategy.
pub(super) fn strategy(row: &SqliteRow) -> Result<StrategyGround> {
    let texts: Option<Texts> = read_if_there(row, "strategy_texts")?;
    let Actions { chosen, begun, modeled, approved } = read(row, "strategic_actions_so_far")?;
    Ok(StrategyGround {
        has_vision: texts.as_ref().is_some_and(|texts| texts.vision > 0),
        has_theory: texts.is_some_and(|texts| texts.theory > 0),
        chosen,
        begun,
        modeled,
        approved,
    })
}

/// The measures. Which entries they cover, their ids tell.
pub(super) fn measures(row: &SqliteRow) -> Result<MeasuresGround> {
    let Measures { all, whole, sees } = read(row, "measures_so_far")?;
    let to_cover: Vec<Uuid> = read(row, "entries_to_cover")?;
    let seen: HashSet<Uuid> = sees.iter().flat_map(|sees| ids(sees)).collect();
    let covered = to_cover.iter().filter(|id| seen.contains(id)).count();
    Ok(MeasuresGround { measures: all, whole, covered, to_cover: to_cover.len() })
}

/// The accountability plan.
pub(super) fn accountability(row: &SqliteRow) -> Result<AccountabilityGround> {
    let said: Option<Accountability> = read_if_there(row, "accountability_so_far")?;
    Ok(said.map_or_else(AccountabilityGround::default, |said| AccountabilityGround {
        reporting: said.reporting,
        strengths: said.strengths,
        learning: said.learning,
    }))
}
