//! A strategic action drafted from a finding that it is to answer.

use super::Status;
use super::parts::TITLE;
use crate::domain::findings::{Finding, Kind};
use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::words::shortened;

/// What a strategic action says that is drafted from a finding: a title that begins with a verb and waits for better words,
/// the finding, its predictors and its groups.
#[must_use]
pub fn drafted(finding: &Finding) -> Vec<(Fact, String)> {
    let verb = if finding.kind == Some(Kind::Asset) { "Build on this: " } else { "Change this: " };
    let statement = shortened(&finding.statement, TITLE - verb.len());
    let lines = |all: &mut dyn Iterator<Item = String>| all.collect::<Vec<_>>().join("\n");
    let mut groups: Vec<_> = finding.groups.iter().map(|group| group.0).collect();
    groups.sort_unstable();
    vec![
        (Fact::Title, format!("{verb}{statement}")),
        (Fact::Findings, finding.id.to_string()),
        (Fact::Predictors, lines(&mut PredictorKey::all().filter(|key| finding.predictors.contains(key)).map(|key| key.to_string()))),
        (Fact::Groups, lines(&mut groups.iter().map(ToString::to_string))),
        (Fact::Status, Status::Idea.to_string()),
    ]
}
