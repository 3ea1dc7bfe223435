//! The command line: reads the settings, does the one thing asked for, and says plainly what came of it.

mod command;
mod console;
mod data;
mod raising;
mod serving;
mod settings;
mod window;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use console::{complain, local, say};
use data::{company, exists};
use milepost::domain::words::dates;
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::offer::Offer;
use milepost::store::file::{FileProblem, Reading, backup, check, find, place, restore};
use settings::{Command, Settings};
use time::OffsetDateTime;

fn main() -> ExitCode {
    let settings = match Settings::read() {
        Ok(settings) => settings,
        Err(message) => {
            complain(&message);
            window::stay_open();
            return ExitCode::from(2);
        }
    };
    keep_log();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let done = match runtime {
        Ok(runtime) => {
            let done = runtime.block_on(async { with_way_back(run(settings).await).await });
            // Nothing that is still under way may hold up the end: all that was acknowledged is on the disk.
            runtime.shutdown_background();
            done
        }
        Err(error) => Err(error.into()),
    };
    done.unwrap_or_else(|error| {
        complain(&error.to_string());
        window::stay_open();
        ExitCode::FAILURE
    })
}

async fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let data = place::whole(&settings.data).map_err(|error| FileProblem::Unreadable(settings.data, error))?;
    match settings.command {
        Command::Serve { listen, open } => {
            if settings.is_usual_place {
                place::make_folder(&data).map_err(|error| FileProblem::from_write(&data, error))?;
            }
            serving::serve(data, listen, open).await.map(|()| ExitCode::SUCCESS)
        }
        Command::Check => check_file(&data).await,
        Command::Backup { to } => back_up(&data, to.as_deref()).await,
        Command::Restore { backup: None } => Ok(list_backups(&data)),
        Command::Restore { backup: Some(named) } => go_back(&data, &named).await,
        Command::List { json } => command::list(&data, json).await,
        Command::Report(wanted) => command::report(&data, &wanted).await,
        Command::Export { only, output } => command::export(&data, only, output.as_deref()).await,
        Command::Import(wish) => {
            if settings.is_usual_place && !wish.is_dry {
                place::make_folder(&data).map_err(|error| FileProblem::from_write(&data, error))?;
            }
            command::import(&data, &wish).await
        }
        Command::Metrics(wish) => {
            if settings.is_usual_place && matches!(wish, command::MetricsWish::Import { .. }) {
                place::make_folder(&data).map_err(|error| FileProblem::from_write(&data, error))?;
            }
            command::metrics(&data, &wish).await
        }
        Command::Completions(shell) => {
            console::put_out(&settings::completions(shell))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// What is said of a damaged file names the way back.
async fn with_way_back<T>(done: anyhow::Result<T>) -> anyhow::Result<T> {
    match done {
        Ok(done) => Ok(done),
        Err(error) => Err(match error.downcast::<FileProblem>() {
            Ok(problem) => problem.with_way_back(OffsetDateTime::now_utc()).await.into(),
            Err(error) => error,
        }),
    }
}

async fn check_file(data: &Path) -> anyhow::Result<ExitCode> {
    exists(data)?;
    let reading = company(data)?;
    let mut findings = check::check(data, reading).await?;
    if reading != company(data)? {
        // Milepost was started or quit meanwhile, so what was read may be half old and half new.
        findings = check::check(data, company(data)?).await?;
    }
    say(&findings.summary());
    if let Some(words) = findings.of_find().filter(|_| findings.is_clean()) {
        find::rebuild(data).await?;
        say(&format!("{words} It was made anew."));
    }
    for problem in &findings.problems {
        say(&format!("- {problem}"));
    }
    if findings.more > 0 {
        say(&format!("- And {} more.", findings.more));
    }
    if findings.is_clean() {
        return Ok(ExitCode::SUCCESS);
    }
    match Offer::newest(data, reading, OffsetDateTime::now_utc()).await {
        Some(offer) => say(&format!("{} {}", offer.in_words(|at| dates::moment(local(at))), offer.command(data))),
        None => say("There is no good backup beside it."),
    }
    Ok(ExitCode::FAILURE)
}

async fn back_up(data: &Path, to: Option<&Path>) -> anyhow::Result<ExitCode> {
    exists(data)?;
    let reading = company(data)?;
    if reading == Reading::Alone {
        milepost::store::file::header::look(data).await?;
    }
    let now = OffsetDateTime::now_utc();
    let made = match to {
        None => backup::make(data, backup::Why::ByHand, now, reading).await?,
        Some(to) => backup::make_at(data, &place::whole(to)?, now, reading).await?,
    };
    if !made.findings.is_clean() {
        anyhow::bail!(
            "The backup was made, but it did not pass its check, so do not rely on it. It is {}. To see what is wrong, run: milepost check",
            made.backup.path.display()
        );
    }
    say(&format!("Made and checked the backup {} ({}).", made.backup.path.display(), made.backup.size()));
    match made.second {
        None => {}
        Some(Ok(second)) => say(&format!("Copied it to {}.", second.display())),
        Some(Err(problem)) => anyhow::bail!("The backup could not be copied to the second folder. {problem}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn list_backups(data: &Path) -> ExitCode {
    let now = OffsetDateTime::now_utc();
    let backups = backup::list(data, now);
    if backups.is_empty() {
        say(&format!("There are no backups of {} yet. They would be in {}.", data.display(), backup::folder(data).display()));
        return ExitCode::SUCCESS;
    }
    say(&format!("Backups of {}, newest first:", data.display()));
    for backup in &backups {
        say(&format!("  {:<33} {:>9}  {:<14} {}", dates::moment(local(backup.at)), backup.size(), backup.why.as_str(), backup.name()));
    }
    if backups.iter().any(|backup| backup.is_ahead(now)) {
        say("A date that is still ahead means that this computer's clock was wrong when the backup was made, or is wrong now.");
    }
    say(&format!("To go back to one, run: milepost --data \"{}\" restore \"NAME\"", data.display()));
    ExitCode::SUCCESS
}

async fn go_back(data: &Path, named: &Path) -> anyhow::Result<ExitCode> {
    let backup = restore::find(data, named)?;
    let lock = match Lock::take(data)? {
        Asked::Ours(lock) => lock,
        Asked::Taken(holder) => return Err(FileProblem::Running(data.to_owned(), holder.address).into()),
    };
    let restored = restore::restore(data, &backup, &lock, OffsetDateTime::now_utc()).await?;
    say(&format!("Restored {}.", backup.display()));
    if let Some(kept) = restored.kept {
        say(&format!("The file that was in use before is kept as {}.", kept.display()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The log goes to the standard error. It names faults, never what a field holds.
fn keep_log() {
    let wanted = ["MILEPOST_LOG", "RUST_LOG"].into_iter().find_map(|name| std::env::var(name).ok());
    // sqlx reports slow statements as warnings, and a backup of a large file is one.
    let wanted = wanted.unwrap_or_else(|| "warn,sqlx=error".to_owned());
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,sqlx=error"));
    let is_terminal = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(is_terminal).init();
}
