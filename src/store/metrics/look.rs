//! The first look at a file that is to be imported, from wherever it is read.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::bundle::hex;
use crate::domain::metrics::{File, FileProblem, Survey};

/// How much is read at once.
pub(super) const PIECE: usize = 64 * 1024;

/// A file that was looked at, and the digest by which it is known again.
#[derive(Debug)]
pub struct Looked {
    /// What it is.
    pub file: File,
    /// Its SHA-256, as hexadecimal digits.
    pub digest: String,
}

/// Why a file could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum LookProblem {
    /// It is no file of metrics.
    #[error("{0}")]
    File(#[from] FileProblem),
    /// It cannot be read.
    #[error("The file cannot be read: {0}.")]
    Unreadable(#[from] io::Error),
}

impl Looked {
    /// Looks at a file. What is read of it is at most one piece more than a file may have.
    ///
    /// # Errors
    /// [`LookProblem`].
    pub fn at(source: &mut impl Read) -> Result<Self, LookProblem> {
        let (mut survey, mut digest) = (Survey::default(), Sha256::new());
        pieces(source, |piece| {
            digest.update(piece);
            survey.push(piece).map_err(LookProblem::from)
        })?;
        Ok(Self { file: survey.finish()?.into(), digest: hex(&digest.finalize()) })
    }
}

/// Gives a file piece by piece.
pub(super) fn pieces<E: From<io::Error>>(source: &mut impl Read, mut each: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => each(&piece[..length])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}
