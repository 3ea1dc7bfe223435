//! The data file as a whole: whose it is, who holds it, its backups, its check, and the way back.

mod agreement;
pub mod backup;
pub mod check;
pub mod contents;
mod copying;
pub mod device;
pub mod find;
mod frozen;
pub mod header;
#[cfg(test)]
mod held;
mod links;
pub mod lock;
mod metrics;
pub mod moving;
mod neighbor;
pub mod offer;
pub mod opening;
mod order;
mod patience;
pub mod place;
mod problem;
pub(super) mod reading;
pub mod restore;
pub mod risk;
mod road;
mod rows;
pub mod second;
mod shelf;
mod since;
#[cfg(test)]
mod tests;
pub mod too_long;

pub use problem::FileProblem;
pub use reading::Reading;

use std::path::Path;

/// Makes sure that a file and its entry in the folder survive a power cut.
async fn settle(path: &Path) -> std::io::Result<()> {
    patience::patiently(path, || std::fs::OpenOptions::new().read(true).write(true).open(path)?.sync_all()).await?;
    settle_folder(path)
}

/// Gives an unfinished copy its name, once it is safe on the disk.
async fn finish(part: &Path, target: &Path) -> std::io::Result<u64> {
    settle(part).await?;
    patience::rename(part, target).await?;
    settle_folder(target)?;
    Ok(target.metadata()?.len())
}

/// Removes what is unfinished, with what SQLite put beside it. What cannot be removed now is removed before the next try.
async fn discard(path: &Path) {
    for file in [path.to_owned(), neighbor::wal(path), neighbor::shm(path)] {
        let _ = patience::remove(&file).await;
    }
}

/// Makes sure that the names in a file's folder survive a power cut.
#[cfg(unix)]
fn settle_folder(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(neighbor::folder(path))?.sync_all()
}

/// Windows offers no such call for folders; its file systems journal their names themselves.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the twin for Unix can fail")]
fn settle_folder(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
