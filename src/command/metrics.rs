//! `milepost metrics`: releases of the Mobility Metrics in the data file.

use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use milepost::domain::guide::metrics::ReleaseKey;
use milepost::domain::metrics::{Copied, file_name, telling};
use milepost::domain::people::Actor;
use milepost::domain::words::{count, inserted};
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::{FileProblem, contents, opening};
use milepost::store::{Incoming, Looked, MetricsImported, MetricsRemoved, Store, StoreError, Told};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::say_json;
use crate::console::{put_out, say};
use crate::data::{company, exists};
use crate::raising;

/// What is to be done with the metrics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetricsWish {
    /// Import files.
    Import {
        /// The files.
        files: Vec<PathBuf>,
        /// Whether to take the years that the publisher names where a file has none.
        takes_years: bool,
    },
    /// List what is there.
    List {
        /// Whether a program reads what is said.
        as_json: bool,
    },
    /// Remove a release.
    Remove(Uuid),
}

/// Does what is wished.
///
/// # Errors
/// When a file is refused, or the data file cannot be used.
pub async fn metrics(data: &Path, wish: &MetricsWish) -> anyhow::Result<ExitCode> {
    match wish {
        MetricsWish::Import { files, takes_years } => {
            // What is no file of metrics is told before the data file is touched.
            let looked = files.iter().map(|file| look(file, *takes_years)).collect::<anyhow::Result<Vec<_>>>()?;
            with_store(data, async |store| {
                for (file, incoming) in files.iter().zip(&looked) {
                    import(data, store, file, incoming).await?;
                }
                Ok(())
            })
            .await
        }
        MetricsWish::List { as_json } => list(data, *as_json).await,
        MetricsWish::Remove(id) => {
            exists(data)?;
            with_store(data, async |store| match store.remove_metric_release(*id, &Actor::unnamed(), OffsetDateTime::now_utc()).await {
                Ok(MetricsRemoved::Done) => {
                    say("Removed the release. What findings rest on still says what it said.");
                    Ok(())
                }
                Ok(MetricsRemoved::Busy) => anyhow::bail!("An import is under way. Wait until it is done."),
                Err(StoreError::NotFound) => {
                    anyhow::bail!("There is no release with that id. To see which there are, run: milepost metrics list")
                }
                Err(error) => Err(FileProblem::from_store(data, error).into()),
            })
            .await
        }
    }
}

fn look(path: &Path, takes_years: bool) -> anyhow::Result<Incoming> {
    let refused = |why: String| anyhow::anyhow!("{} was not imported. {why} Nothing was changed.", path.display());
    let mut file = File::open(path).map_err(|error| FileProblem::from_read(path, error))?;
    let looked = Looked::at(&mut file).map_err(|problem| refused(problem.to_string()))?;
    let years = if takes_years { looked.file.offered_years() } else { milepost::domain::metrics::Years::new() };
    if looked.file.needs_years() && years.is_empty() {
        let way = if looked.file.offered_years().is_empty() {
            "Import it on the page of a running Milepost, where you can say which year each column is of."
        } else {
            "To take those that the publisher names, run it again with --offered-years."
        };
        return Err(refused(format!("The file has no years. {way}")));
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    Ok(Incoming { name: file_name(&name), looked: Arc::new(looked), years })
}

async fn with_store(data: &Path, work: impl AsyncFnOnce(&Store) -> anyhow::Result<()>) -> anyhow::Result<ExitCode> {
    let lock = match Lock::take(data)? {
        Asked::Ours(lock) => lock,
        Asked::Taken(holder) => {
            let there = holder.address.map_or_else(String::new, |address| format!(" Or do it there, at http://{address}/metrics"));
            anyhow::bail!("{}{there}", FileProblem::Running(data.to_owned(), holder.address));
        }
    };
    let store = opening::open_telling(data, OffsetDateTime::now_utc(), &raising::told(data)).await?.store;
    let done = work(&store).await;
    store.close().await;
    drop(lock);
    done.map(|()| ExitCode::SUCCESS)
}

/// A file that is as large as a release that is here, and holds other readings, is imported by whoever saw that alone.
async fn refuse_changed_copy(data: &Path, store: &Store, path: &Path, incoming: &Incoming) -> anyhow::Result<()> {
    let releases = store.metric_releases().await.map_err(|error| FileProblem::from_store(data, error))?;
    let is_there = releases.iter().any(|release| release.edition.digest == incoming.looked.digest);
    if is_there || Copied::candidates(&releases, &incoming.looked.file).is_empty() {
        return Ok(());
    }
    let file = File::open(path).map_err(|error| FileProblem::from_read(path, error))?;
    let preview = store.preview_metrics(file, incoming, OffsetDateTime::now_utc()).await;
    // What cannot be read is refused by the import, with its reason.
    let Ok(preview) = preview.map_err(|error| FileProblem::from_store(data, error))? else { return Ok(()) };
    match preview.copies.iter().find(|copy| copy.differences() > 0) {
        Some(copy) => anyhow::bail!(
            "{} was not imported. {} To import it all the same, choose it on the page of a running Milepost.",
            incoming.name,
            inserted::parts(&copy.told()).into_iter().map(inserted::Part::words).collect::<String>()
        ),
        None => Ok(()),
    }
}

async fn import(data: &Path, store: &Store, path: &Path, incoming: &Incoming) -> anyhow::Result<()> {
    let style = ProgressStyle::with_template("{msg} {bar:40} {percent}%").expect("the template is ours");
    let bar = ProgressBar::new(1).with_style(style).with_message(incoming.name.clone());
    let shown = bar.clone();
    let told: Told = Arc::new(move |done, all| {
        shown.set_length(all);
        shown.set_position(done);
    });
    refuse_changed_copy(data, store, path, incoming).await?;
    let file = File::open(path).map_err(|error| FileProblem::from_read(path, error))?;
    let imported = store.import_metrics(file, incoming, &Actor::unnamed(), OffsetDateTime::now_utc(), told).await;
    bar.finish_and_clear();
    match imported.map_err(|error| FileProblem::from_store(data, error))? {
        MetricsImported::Done(id) => {
            let releases = store.metric_releases().await.map_err(|error| FileProblem::from_store(data, error))?;
            if let Some(release) = releases.iter().find(|release| release.id == id) {
                say(&format!("Imported {}: {}, {} readings.", incoming.name, release.title(), release.readings));
                let left_out = release.contents.remarks.iter().filter(|remark| remark.is_left_out);
                for remark in left_out {
                    let about = if remark.about.is_empty() { String::new() } else { format!("{}: ", remark.about) };
                    say(&format!(
                        "- {about}{} ({} times, first on line {})",
                        remark.what,
                        remark.count,
                        remark.lines.first().copied().unwrap_or(0)
                    ));
                }
            }
            Ok(())
        }
        MetricsImported::There(_) => {
            say(&format!("{} is there already. Nothing was changed by it.", incoming.name));
            Ok(())
        }
        MetricsImported::Busy => anyhow::bail!("Another import is under way. Wait until it is done."),
        MetricsImported::Refused(why) => anyhow::bail!("{} was not imported. {why}", incoming.name),
    }
}

async fn list(data: &Path, as_json: bool) -> anyhow::Result<ExitCode> {
    exists(data)?;
    let releases = contents::metric_releases(data, company(data)?).await?;
    if as_json {
        let value = |release: &milepost::domain::metrics::KeptRelease| {
            json!({
                "id": release.id.to_string(),
                "name": release.name,
                "release": release.edition.release.map(ReleaseKey::as_str),
                "title": release.title(),
                "published": release.edition.published,
                "sha256": release.edition.digest,
                "readings": release.readings,
                "places": release.contents.places.iter().sum::<u64>(),
                "years": release.contents.years,
            })
        };
        return say_json(&releases.iter().map(value).collect());
    }
    if releases.is_empty() {
        put_out(b"No release of the Mobility Metrics was imported yet.\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut told = String::new();
    for release in &releases {
        let published = telling::published(&release.edition.published);
        let published = if published.is_empty() { "day of publication not known".to_owned() } else { format!("published {published}") };
        let places = count(usize::try_from(release.contents.places.iter().sum::<u64>()).unwrap_or(usize::MAX), "place", "places");
        // Writing to a text cannot fail.
        let _ = writeln!(
            told,
            "{}  {}\n  {}, {published}, {} readings of {places}",
            release.id,
            release.title(),
            release.name,
            release.readings
        );
    }
    put_out(told.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
