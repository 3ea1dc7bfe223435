//! Serving: from the lock of the data file to the last closed connection, through restores and moves.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use milepost::store::Store;
use milepost::store::file::lock::{Asked, Holder, Lock};
use milepost::store::file::risk::{self, Folders, Risk};
use milepost::store::file::{FileProblem, Reading, backup, header, moving, opening, place, restore, too_long};
use milepost::web::{self, Ended, Surroundings};
use time::OffsetDateTime;
use tokio::sync::Notify;

use crate::console::{local, say};
use crate::{raising, window};

/// How many further ports are tried when one is taken.
const FURTHER_PORTS: u16 = 50;
/// How often the day's backup and the bin are looked after. A laptop asleep does not count the time.
const TENDING: Duration = Duration::from_mins(15);
/// How long a start waits for another one that has the file but has not said its address yet.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the end waits for a backup under way, which a later start would clear away.
const LAST_WORK: Duration = Duration::from_secs(3);

/// Serves a data file until somebody quits.
pub async fn serve(data: PathBuf, listen: SocketAddr, open: bool) -> anyhow::Result<()> {
    let mut data = followed(data);
    let mut lock = match ask(&data).await? {
        Asked::Ours(lock) => lock,
        Asked::Taken(holder) => {
            point_to(holder, open);
            return Ok(());
        }
    };
    let listener = bind(listen)?;
    let address = listener.local_addr()?;
    let quit = Arc::new(Notify::new());
    tokio::spawn(notice_end(Arc::clone(&quit)));
    let mut notice = None;
    let mut is_first = true;
    loop {
        let opened = opening::open_telling(&data, now(), &raising::told(&data)).await?;
        let store = opened.store;
        lock.announce(address).map_err(|error| FileProblem::from_write(&data, error))?;
        if std::mem::take(&mut is_first) {
            greet(&data, address, open);
        }
        let risk = risk(&data).await;
        let surroundings = Surroundings { address, risk, notice: notice.take() };
        let rest = Arc::new(Notify::new());
        let tending = tokio::spawn(tend(store.clone(), Arc::clone(&rest)));
        let folded = Arc::new(Notify::new());
        let folding = tokio::spawn(keep_folded(store.clone(), Arc::clone(&folded)));
        let listener = tokio::net::TcpListener::from_std(listener.try_clone()?)?;
        let stopped = Arc::clone(&quit);
        let ended = web::serve(listener, store.clone(), surroundings, async move { stopped.notified().await }).await;
        rest.notify_one();
        folded.notify_one();
        let last_work = async { drop((tending.await, folding.await)) };
        match ended {
            Ended::Quit => drop(tokio::time::timeout(LAST_WORK, last_work).await),
            Ended::Restore(_) | Ended::Move(_) => last_work.await,
        }
        store.close().await;
        notice = match ended {
            Ended::Quit => return Ok(()),
            Ended::Restore(backup) => Some(go_back(&data, &backup, &lock).await),
            Ended::Move(to) => match move_to(&data, &to, &lock).await {
                Ok((moved, its_lock)) => {
                    lock = its_lock;
                    data = moved;
                    Some(format!("The data file is now on this computer: {}.", data.display()))
                }
                Err(problem) => Some(problem.to_string()),
            },
        };
        if let Some(notice) = &notice {
            say(notice);
        }
    }
}

/// The data file, or where it was moved to.
fn followed(data: PathBuf) -> PathBuf {
    match moving::moved_to(&data) {
        Some(to) => {
            say(&format!("The data file was moved to {}.", to.display()));
            to
        }
        None => data,
    }
}

/// What is risky about the place of the file. That there can be no backups is worst, and also said at once.
async fn risk(data: &Path) -> Option<Risk> {
    if !too_long::for_backups(data).await {
        return risk::of(data, &Folders::of_this_computer());
    }
    say(
        "No backup can be made: the path of the data file is too long for the longer names of its backups. Move it to a folder with a shorter path, or give it a shorter name.",
    );
    Some(Risk::TooLong)
}

/// Asks for the file. What is wrong with it is said before anything is made beside it.
async fn ask(data: &Path) -> Result<Asked, FileProblem> {
    let until = tokio::time::Instant::now() + PATIENCE;
    loop {
        let asked = if let Some(holder) = Lock::holder(data)? {
            Asked::Taken(holder)
        } else {
            header::inspect(data).await?;
            Lock::take(data)?
        };
        match asked {
            Asked::Taken(Holder { address: None }) if tokio::time::Instant::now() < until => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            asked => return Ok(asked),
        }
    }
}

fn point_to(holder: Holder, open: bool) {
    if let Some(address) = holder.address {
        say(&format!("Milepost is already running with this data file at http://{address}/"));
        if open && !open_browser(address) {
            window::stay_open();
        }
    } else {
        say("Milepost is already starting or stopping with this data file. Wait a moment, then start it again.");
        window::stay_open();
    }
}

/// Listens on the address, or on the next free port.
fn bind(wanted: SocketAddr) -> anyhow::Result<TcpListener> {
    let last = wanted.port().saturating_add(FURTHER_PORTS);
    for port in wanted.port()..=last {
        let address = SocketAddr::new(wanted.ip(), port);
        match TcpListener::bind(address) {
            Ok(listener) => {
                if port != wanted.port() && wanted.port() != 0 {
                    say(&format!("Port {} is taken by another program; using {port}.", wanted.port()));
                }
                listener.set_nonblocking(true)?;
                return Ok(listener);
            }
            Err(error) if is_taken(&error) => {}
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                anyhow::bail!("Milepost may not listen on port {port}. Choose a port above 1023, for example --listen 127.0.0.1:7878.")
            }
            Err(error) => anyhow::bail!("Milepost cannot listen on {address}: {error}."),
        }
    }
    anyhow::bail!("The ports {} to {last} are all taken by other programs. Choose another one with --listen.", wanted.port())
}

/// Windows refuses a port that another program holds for itself in other words.
fn is_taken(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::AddrInUse || (cfg!(windows) && error.kind() == ErrorKind::PermissionDenied)
}

fn greet(data: &Path, address: SocketAddr, open: bool) {
    say(&format!("Milepost is running at http://{address}/ (Ctrl+C to quit)"));
    say(&format!("The data file is {}", data.display()));
    if open {
        open_browser(address);
    }
}

/// Whether a browser could be opened; if not, it is said.
fn open_browser(address: SocketAddr) -> bool {
    let address = format!("http://{address}/");
    let is_open = open::that_detached(&address).is_ok();
    if !is_open {
        say(&format!("No browser could be opened. Open {address} yourself."));
    }
    is_open
}

/// Looks after the file while it is in use: the day's backup, and what has lain in the bin long enough.
async fn tend(store: Store, rest: Arc<Notify>) {
    loop {
        match backup::make_daily(store.path(), now(), Reading::Beside).await {
            Ok(None) => {}
            Ok(Some(made)) if !made.findings.is_clean() => tracing::error!("the daily backup did not pass its check"),
            Ok(Some(made)) => {
                if let Some(Err(problem)) = made.second {
                    tracing::warn!(%problem, "the daily backup was not copied to the second folder");
                }
            }
            Err(problem) => tracing::error!(%problem, "the daily backup failed"),
        }
        if let Err(error) = store.empty_bin(now()).await {
            tracing::error!(%error, "the bin was not emptied");
        }
        tokio::select! {
            () = tokio::time::sleep(TENDING) => {}
            () = rest.notified() => return,
        }
    }
}

/// Folds the log of changes into the file while it is in use, so that a copy of the file alone holds them.
async fn keep_folded(store: Store, rest: Arc<Notify>) {
    store.keep_folded(rest.notified()).await;
}

/// Goes back to a backup between two servings, and says what came of it.
async fn go_back(data: &Path, backup: &Path, lock: &Lock) -> String {
    match restore::restore(data, backup, lock, now()).await {
        Ok(restored) => {
            let kept = restored.kept.and_then(|kept| Some(kept.file_name()?.to_string_lossy().into_owned()));
            let kept = kept.map_or_else(String::new, |kept| format!(" The file that was in use before is kept beside it as “{kept}”."));
            format!("The backup was restored.{kept}")
        }
        Err(problem) => problem.to_string(),
    }
}

/// Moves the file to this computer between two servings.
async fn move_to(data: &Path, to: &Path, lock: &Lock) -> Result<(PathBuf, Lock), FileProblem> {
    place::make_folder(to).map_err(|error| FileProblem::from_write(to, error))?;
    let Asked::Ours(its_lock) = Lock::take(to)? else {
        return Err(FileProblem::Running(to.to_owned(), None));
    };
    moving::move_to(data, to, (lock, &its_lock), now()).await?;
    Ok((to.to_owned(), its_lock))
}

/// Waits for Ctrl+C, or for the system to ask for the end.
async fn notice_end(quit: Arc<Notify>) {
    asked_to_end().await;
    quit.notify_one();
}

#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate), Ok(mut hang_up)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()), signal(SignalKind::hangup()))
    else {
        // Without them the signals end the program at once, which loses nothing that was acknowledged.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
}

#[cfg(windows)]
async fn asked_to_end() {
    use tokio::signal::windows::{ctrl_c, ctrl_close, ctrl_shutdown};
    let (Ok(mut interrupt), Ok(mut close), Ok(mut shut_down)) = (ctrl_c(), ctrl_close(), ctrl_shutdown()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = close.recv() => {}
        _ = shut_down.recv() => {}
    }
}

fn now() -> OffsetDateTime {
    local(OffsetDateTime::now_utc())
}
