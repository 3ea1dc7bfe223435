//! The commands for scripts, one file each. What programs read goes to the standard output, what people
//! read while they wait and what went wrong to the standard error.

mod export;
mod import;
mod list;
mod metrics;
mod report;

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use milepost::store::file::{FileProblem, device, place};
use serde_json::Value;

pub use export::export;
pub use import::{Settles, Wish, import};
pub use list::list;
pub use metrics::{MetricsWish, metrics};
pub use report::{Face, Format, Sheet, Wanted, report};

use crate::console::{put_out, say};

/// The exit code of a command that did its work and left something for a person to decide.
pub const LEFT: u8 = 3;

/// Says something that a program reads, on one line.
///
/// # Errors
/// A failed write.
fn say_json(value: &Value) -> anyhow::Result<ExitCode> {
    put_out(format!("{value}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Hands over what was made: to a new file, of which it then says what it is, or to the standard output.
fn hand_over(bytes: &[u8], output: Option<&Path>, made: &str) -> anyhow::Result<ExitCode> {
    match output {
        None => put_out(bytes)?,
        Some(output) => {
            let output = place::whole(output)?;
            if is_a_sink(&output) {
                OpenOptions::new().write(true).open(&output).and_then(|mut sink| sink.write_all(bytes)).map_err(in_words(&output))?;
                return Ok(ExitCode::SUCCESS);
            }
            write_new(&output, bytes)?;
            say(&format!("{made} {}.", output.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses at once what could not be handed over in the end, before anything is made or kept.
fn has_room(output: Option<&Path>) -> anyhow::Result<()> {
    let Some(output) = output.map(place::whole).transpose()? else { return Ok(()) };
    if device::is_one(&output) {
        return Err(FileProblem::Device(output).into());
    }
    match output.metadata() {
        Ok(there) if there.is_dir() => return Err(FileProblem::IsAFolder(output).into()),
        Ok(there) if !there.is_file() => return Ok(()),
        _ => {}
    }
    if output.symlink_metadata().is_ok() {
        return Err(FileProblem::InTheWay(output).into());
    }
    match output.parent() {
        Some(folder) if !folder.is_dir() => Err(FileProblem::NoFolderFor(folder.to_owned()).into()),
        _ => Ok(()),
    }
}

/// Whether a path names what takes bytes and is no file: `/dev/null`, a pipe. Nothing is written over there.
fn is_a_sink(path: &Path) -> bool {
    path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// A failed write in plain words.
fn in_words(path: &Path) -> impl Fn(std::io::Error) -> FileProblem + '_ {
    move |error| FileProblem::from_write(path, error).of_another_file()
}

/// Writes a new file, or none at all.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileProblem> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = opened.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => FileProblem::InTheWay(path.to_owned()),
        // Windows says of a name beyond its limit that it does not exist.
        ErrorKind::NotFound if path.parent().is_some_and(Path::is_dir) => FileProblem::TooLongFor(path.to_owned()),
        ErrorKind::NotFound => FileProblem::NoFolderFor(path.parent().unwrap_or(path).to_owned()),
        _ => in_words(path)(error),
    })?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a file would only be taken for a whole one.
        let _ = std::fs::remove_file(path);
        in_words(path)(error)
    })
}
