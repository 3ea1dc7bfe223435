//! `milepost list`: what is in the data file.

use std::path::Path;
use std::process::ExitCode;

use milepost::store::file::contents::{self, Listed};
use serde_json::json;

use super::say_json;
use crate::console::put_out;
use crate::data::{company, exists};

/// Lists the jurisdictions with their rounds.
///
/// # Errors
/// When the data file cannot be read.
pub async fn list(data: &Path, as_json: bool) -> anyhow::Result<ExitCode> {
    exists(data)?;
    let listed = contents::list(data, company(data)?).await?;
    if as_json {
        return say_json(&listed.iter().map(value).collect());
    }
    let mut told = Vec::new();
    if listed.is_empty() {
        told.push("There is no jurisdiction in the data file yet.".to_owned());
    }
    for jurisdiction in &listed {
        let marks =
            [(jurisdiction.is_example, "worked example"), (jurisdiction.is_archived, "archived"), (jurisdiction.is_binned, "in the bin")];
        let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
        let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
        told.push(format!("{}  {}{marks}", jurisdiction.id, jurisdiction.name));
        for round in &jurisdiction.rounds {
            let mark = if round.is_binned { " (in the bin)" } else { "" };
            told.push(format!("  {}  {}, begun {}{mark}", round.id, round.title, round.started));
        }
    }
    put_out(format!("{}\n", told.join("\n")).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn value(jurisdiction: &Listed) -> serde_json::Value {
    let rounds: Vec<_> = jurisdiction
        .rounds
        .iter()
        .map(|round| json!({"id": round.id.to_string(), "title": round.title, "started": round.started, "in_bin": round.is_binned}))
        .collect();
    json!({
        "id": jurisdiction.id.to_string(),
        "name": jurisdiction.name,
        "example": jurisdiction.is_example,
        "archived": jurisdiction.is_archived,
        "in_bin": jurisdiction.is_binned,
        "rounds": rounds,
    })
}
