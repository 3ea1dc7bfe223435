//! `milepost import`: a bundle into the data file.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::ProgressBar;
use milepost::bundle::{self, Bundle, Difference, What, hex};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::bundle::{Arrival, Choice, Imported, Outcome, Taken, preview_file};
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::{FileProblem, opening};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::{LEFT, say_json};
use crate::console::say;
use crate::data::company;
use crate::raising;

/// What is to be imported, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The bundle; `-` is the standard input.
    pub file: PathBuf,
    /// Whether to take what the bundle says where the two differ.
    pub takes_theirs: bool,
    /// Whether to change nothing and only say what would be done.
    pub is_dry: bool,
    /// Whether a program reads what is said.
    pub as_json: bool,
}

impl Wish {
    /// What people call the file.
    fn name(&self) -> String {
        if self.file == Path::new("-") { "The standard input".to_owned() } else { self.file.display().to_string() }
    }
}

/// Imports a bundle, or says what that would do.
///
/// # Errors
/// When the bundle is refused, or the data file cannot be used.
pub async fn import(data: &Path, wish: &Wish) -> anyhow::Result<ExitCode> {
    let name = wish.name();
    let bar = ProgressBar::new_spinner().with_message(format!("Reading: {name}"));
    bar.enable_steady_tick(Duration::from_millis(100));
    let bytes = bytes(&wish.file)?;
    let refused = |refusal| anyhow::anyhow!("{name} was not imported. {refusal} Nothing was changed.");
    let bundle = bundle::read(&bytes).map_err(refused)?;
    bar.set_message("Importing");
    let outcome =
        if wish.is_dry { would(data, &bundle, wish).await? } else { does(data, &bundle, &hex(&Sha256::digest(&bytes)), wish).await? };
    bar.finish_and_clear();
    tell(&outcome, wish)?;
    Ok(if outcome.left.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(LEFT) })
}

/// The bytes of the bundle, one more than allowed at most.
fn bytes(file: &Path) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |error| FileProblem::from_read(file, error);
    let source: Box<dyn Read> =
        if file == Path::new("-") { Box::new(std::io::stdin().lock()) } else { Box::new(std::fs::File::open(file).map_err(unreadable)?) };
    let mut bytes = Vec::new();
    source.take(bundle::LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

async fn would(data: &Path, bundle: &Bundle, wish: &Wish) -> anyhow::Result<Outcome> {
    let preview =
        if data.exists() { preview_file(data, company(data)?, bundle).await? } else { bundle::Preview::of(&Bundle::default(), bundle) };
    let preview = preview.map_err(|refusal| anyhow::anyhow!("{} can’t be imported. {refusal}", wish.name()))?;
    let (taken, left) = if wish.takes_theirs { (preview.differences, Vec::new()) } else { (Vec::new(), preview.differences) };
    Ok(Outcome { new: preview.new, equal: preview.equal, taken, left })
}

async fn does(data: &Path, bundle: &Bundle, digest: &str, wish: &Wish) -> anyhow::Result<Outcome> {
    let lock = match Lock::take(data)? {
        Asked::Ours(lock) => lock,
        Asked::Taken(holder) => {
            let there = holder.address.map_or_else(String::new, |address| format!(" Or import the file there, at http://{address}/import"));
            anyhow::bail!("{}{there}", FileProblem::Running(data.to_owned(), holder.address));
        }
    };
    let now = OffsetDateTime::now_utc();
    let store = opening::open_telling(data, now, &raising::told(data)).await?.store;
    let is_file = wish.file != Path::new("-");
    let source = wish.file.file_name().filter(|_| is_file).map_or_else(|| wish.name(), |name| name.to_string_lossy().into_owned());
    let taken = if wish.takes_theirs { Taken::All } else { Taken::These(BTreeSet::new()) };
    let arrival = Arrival { bundle, source: &source, digest };
    let imported = store.import(arrival, &Choice { taken, mark: None }, &Actor::unnamed(), now).await;
    store.close().await;
    drop(lock);
    match imported.map_err(|error| FileProblem::from_store(data, error))? {
        Imported::Done(outcome) => Ok(outcome),
        Imported::Refused(refusal) => anyhow::bail!("{} was not imported. {refusal} Nothing was changed.", wish.name()),
        Imported::ChangedSince(_) => anyhow::bail!("The data file was changed meanwhile. Nothing was imported. Try again."),
    }
}

fn tell(outcome: &Outcome, wish: &Wish) -> anyhow::Result<()> {
    if wish.as_json {
        let value = json!({
            "imported": !wish.is_dry,
            "new": counts(outcome),
            "equal": outcome.equal,
            "taken": outcome.taken.iter().map(value).collect::<Vec<_>>(),
            "left": outcome.left.iter().map(value).collect::<Vec<_>>(),
        });
        return say_json(&value).map(drop);
    }
    if wish.is_dry {
        say("Nothing was changed. This is what an import would do:");
    }
    say(&outcome.in_words());
    for (word, differences) in [("Replaced", &outcome.taken), ("Kept as here", &outcome.left)] {
        for difference in differences {
            say(&format!("- {word}: {}{}", difference.name, in_short(difference)));
        }
    }
    if !outcome.left.is_empty() {
        say(
            "To take what came in all of these, run it again with --take-theirs. To choose one by one, import it on the page of a running Milepost.",
        );
    }
    Ok(())
}

/// What differs, without the values.
fn in_short(difference: &Difference) -> String {
    match &difference.what {
        What::Facts(changes) => {
            let labels: Vec<&str> = changes.iter().map(|change| change.label.as_str()).collect();
            format!(" ({})", labels.join("; "))
        }
        What::GoneHere(_) => " (deleted for good here)".to_owned(),
        What::GoneThere(_) => " (deleted for good there)".to_owned(),
    }
}

fn counts(outcome: &Outcome) -> Value {
    let new = &outcome.new;
    json!({
        "jurisdictions": new.jurisdictions,
        "rounds": new.rounds,
        "asks": new.asks,
        "meetings": new.meetings,
        "decisions": new.decisions,
        "actions": new.actions,
        "funding_lines": new.funding,
        "population_groups": new.groups,
        "road_lines": new.road,
        "things": Noun::ALL.iter().zip(new.things).map(|(noun, n)| (noun.to_string(), Value::from(n))).collect::<serde_json::Map<_, _>>(),
        "people": new.people,
        "states": new.states,
        "tombstones": new.tombstones,
        "lines": new.lines,
    })
}

fn value(difference: &Difference) -> Value {
    let what = match &difference.what {
        What::Facts(_) => "differs",
        What::GoneHere(_) => "deleted_here",
        What::GoneThere(_) => "deleted_there",
    };
    let changes: Vec<Value> = match &difference.what {
        What::Facts(changes) => {
            changes.iter().map(|change| json!({"field": change.field, "ours": change.ours, "theirs": change.theirs})).collect()
        }
        What::GoneHere(_) | What::GoneThere(_) => Vec::new(),
    };
    json!({"key": difference.key, "kind": difference.subject.kind(), "name": difference.name, "what": what, "changes": changes})
}
