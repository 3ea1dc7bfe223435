//! A bundle read from bytes, with care: bounded, whole, of our version, and true to its own history.

use serde::Deserialize;
use serde_json::error::Category;

use super::{Bundle, FORMAT, Refusal, door, whole};

/// The largest bundle that is read, in bytes: 256 MiB.
pub const LIMIT: u64 = 256 << 20;

/// The first thing that is read of a bundle.
#[derive(Deserialize)]
struct Mark {
    format: Option<String>,
}

/// Reads a bundle. What comes back can be trusted as much as the data file itself.
///
/// # Errors
/// [`Refusal`] says why not.
pub fn read(bytes: &[u8]) -> Result<Bundle, Refusal> {
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::TooLarge(LIMIT >> 20));
    }
    // Some programs put a mark of its encoding before a text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mark: Mark = serde_json::from_slice(bytes).map_err(|error| misread(&error, Refusal::Foreign))?;
    let format = mark.format.ok_or(Refusal::Foreign)?;
    let (name, version) = FORMAT.split_once('/').expect("our format has a version");
    let came = format.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.parse::<u64>().ok());
    match came {
        None => return Err(Refusal::Foreign),
        Some(came) if came.to_string() != version => return Err(Refusal::Newer { version: came }),
        Some(_) if format != FORMAT => return Err(Refusal::Foreign),
        Some(_) => {}
    }
    let bundle: Bundle = serde_json::from_slice(bytes).map_err(|error| {
        let form = Refusal::Form { line: error.line(), column: error.column() };
        misread(&error, form)
    })?;
    whole::ids(&bundle)?;
    door::values(&bundle)?;
    whole::history(&bundle)?;
    Ok(bundle)
}

fn misread(error: &serde_json::Error, data: Refusal) -> Refusal {
    match error.classify() {
        Category::Eof => Refusal::CutShort,
        Category::Data => data,
        Category::Syntax | Category::Io => Refusal::NotJson { line: error.line(), column: error.column() },
    }
}
