//! `milepost import`: a bundle into the data file.

use std::collections::{BTreeSet, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::ProgressBar;
use milepost::bundle::{self, Bundle, Difference, Preview, Refusal, What, hex};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::bundle::{Arrival, Choice, Imported, Outcome, Taken, preview_file};
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::{FileProblem, opening};
use milepost::store::{Store, StoreError};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::{LEFT, say_json};
use crate::console::say;
use crate::data::company;
use crate::raising;

/// What is taken where both copies were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settles {
    /// What is here.
    ByOurs,
    /// What came.
    ByTheirs,
}

/// What is to be imported, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The bundle; `-` is the standard input.
    pub file: PathBuf,
    /// What to take where both copies were changed. Without it, such a bundle is not imported.
    pub settles: Option<Settles>,
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
    let is_left = match &outcome {
        Told::Open(preview) => {
            tell_open(preview, wish)?;
            true
        }
        Told::Settled(outcome) => {
            tell(outcome, wish)?;
            !outcome.left.is_empty() && wish.settles != Some(Settles::ByOurs)
        }
    };
    Ok(if is_left { ExitCode::from(LEFT) } else { ExitCode::SUCCESS })
}

/// What is to be told.
enum Told {
    /// Something has to be chosen first, and nobody said how.
    Open(Preview),
    /// What was done, or would be.
    Settled(Outcome),
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

async fn would(data: &Path, bundle: &Bundle, wish: &Wish) -> anyhow::Result<Told> {
    let preview = if data.exists() {
        preview_file(data, company(data)?, bundle).await?
    } else {
        Preview::of(&Bundle::default(), bundle, &HashSet::new())
    };
    let preview = preview.map_err(|refusal| anyhow::anyhow!("{} can’t be imported. {refusal}", wish.name()))?;
    let (taken, left) = match wish.settles {
        None if !preview.choices.is_empty() => return Ok(Told::Open(preview)),
        Some(Settles::ByTheirs) => (preview.choices, Vec::new()),
        _ => (Vec::new(), preview.choices),
    };
    Ok(Told::Settled(Outcome { new: preview.new, equal: preview.equal, merged: preview.theirs, ours: preview.ours, taken, left }))
}

async fn does(data: &Path, bundle: &Bundle, digest: &str, wish: &Wish) -> anyhow::Result<Told> {
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
    let arrival = Arrival { bundle, source: &source, digest };
    let told = settled(&store, arrival, wish, now).await;
    store.close().await;
    drop(lock);
    match told.map_err(|error| FileProblem::from_store(data, error))? {
        Ok(told) => Ok(told),
        Err(Some(refusal)) => anyhow::bail!("{} was not imported. {refusal} Nothing was changed.", wish.name()),
        Err(None) => anyhow::bail!("The data file was changed meanwhile. Nothing was imported. Try again."),
    }
}

/// Imports it, unless something has to be chosen first. What comes within otherwise is why it was refused, or nothing if
/// the file was changed meanwhile.
async fn settled(
    store: &Store,
    arrival: Arrival<'_>,
    wish: &Wish,
    now: OffsetDateTime,
) -> Result<Result<Told, Option<Refusal>>, StoreError> {
    let mut mark = None;
    if wish.settles.is_none() {
        match store.preview_import(arrival.bundle).await? {
            Ok(preview) if preview.choices.is_empty() => mark = Some(preview.mark()),
            Ok(preview) => return Ok(Ok(Told::Open(preview))),
            Err(refusal) => return Ok(Err(Some(refusal))),
        }
    }
    let taken = if wish.settles == Some(Settles::ByTheirs) { Taken::All } else { Taken::These(BTreeSet::new()) };
    Ok(match store.import(arrival, &Choice { mark, ..Choice::taking(taken) }, &Actor::unnamed(), now).await? {
        Imported::Done(outcome) => Ok(Told::Settled(outcome)),
        Imported::Refused(refusal) => Err(Some(refusal)),
        Imported::ChangedSince(_) => Err(None),
    })
}

/// Says what has to be chosen before anything is imported.
fn tell_open(preview: &Preview, wish: &Wish) -> anyhow::Result<()> {
    if wish.as_json {
        let value = json!({
            "imported": false,
            "choices": preview.choices.iter().map(value).collect::<Vec<_>>(),
            "merged": preview.theirs.iter().map(value).collect::<Vec<_>>(),
            "ours": preview.ours.iter().map(value).collect::<Vec<_>>(),
        });
        return say_json(&value).map(drop);
    }
    say("Nothing was imported. Both copies were changed here, each in its own way:");
    for choice in &preview.choices {
        say(&format!("- {}{}", choice.name, in_short(choice)));
    }
    say(
        "To choose one by one, import it on the page of a running Milepost. To take what came in all of these, run it again with --take-theirs; to keep what is here, with --keep-ours.",
    );
    Ok(())
}

fn tell(outcome: &Outcome, wish: &Wish) -> anyhow::Result<()> {
    if wish.as_json {
        let value = json!({
            "imported": !wish.is_dry,
            "new": counts(outcome),
            "equal": outcome.equal,
            "merged": outcome.merged.iter().map(value).collect::<Vec<_>>(),
            "ours": outcome.ours.iter().map(value).collect::<Vec<_>>(),
            "taken": outcome.taken.iter().map(value).collect::<Vec<_>>(),
            "left": outcome.left.iter().map(value).collect::<Vec<_>>(),
        });
        return say_json(&value).map(drop);
    }
    if wish.is_dry {
        say("Nothing was changed. This is what an import would do:");
    }
    say(&outcome.in_words());
    let lists = [("Changed there", &outcome.merged), ("Replaced", &outcome.taken), ("Kept as here", &outcome.left)];
    for (word, differences) in lists {
        for difference in differences {
            say(&format!("- {word}: {}{}", difference.name, in_short(difference)));
        }
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
