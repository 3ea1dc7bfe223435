//! The order in which the backups of a folder were made, written down beside them: the moments in their
//! names are those of a clock, which can be wrong.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use tokio::sync::Mutex;

use super::neighbor::PART;
use super::{discard, neighbor, patience, settle};

const NAME: &str = "backups-in-order.txt";
/// For whoever opens it.
const HEAD: &str = "# The backups in the order in which they were made. Milepost goes by this, since a clock can be wrong.";

fn note(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// The place of each backup in the order, by name. Without the note there is none, and their names have to do.
pub(super) fn places(folder: &Path) -> HashMap<String, usize> {
    let text = std::fs::read_to_string(note(folder)).unwrap_or_default();
    text.lines().enumerate().map(|(place, name)| (name.to_owned(), place)).collect()
}

/// Writes down that this one was made last, and forgets those that are gone.
///
/// # Errors
/// A failed write.
pub(super) async fn add(folder: &Path, name: &str) -> io::Result<()> {
    // The daily backup and one made by hand may be finished at the same moment.
    static TURN: Mutex<()> = Mutex::const_new(());
    let _turn = TURN.lock().await;
    let before = std::fs::read_to_string(note(folder)).unwrap_or_default();
    let known = before.lines().filter(|line| !line.starts_with('#') && *line != name && folder.join(line).is_file());
    let lines: Vec<&str> = std::iter::once(HEAD).chain(known).chain([name]).collect();
    let part = neighbor::with_suffix(&note(folder), PART);
    let done = write(&part, &(lines.join("\n") + "\n"), &note(folder)).await;
    if done.is_err() {
        discard(&part).await;
    }
    done
}

async fn write(part: &Path, text: &str, note: &Path) -> io::Result<()> {
    patience::patiently(part, || std::fs::write(part, text)).await?;
    settle(part).await?;
    patience::rename(part, note).await
}
