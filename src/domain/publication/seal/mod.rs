//! The seal on the cover: a picture that somebody brought along, decoded, made small and written anew, so that nothing is kept
//! of the file but what can be seen.

mod kept;
mod problem;
mod taken;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use problem::SealProblem;

/// A seal: a PNG of our own writing.
#[derive(Clone, PartialEq, Eq)]
pub struct Seal {
    png: Arc<[u8]>,
    width: u32,
    height: u32,
}

impl Seal {
    /// The largest file that is looked at, in bytes.
    pub const LARGEST: usize = taken::LARGEST;

    /// Makes one of a file that somebody chose.
    ///
    /// # Errors
    /// The [`SealProblem`] that stands beside the field.
    pub fn take_in(file: &[u8]) -> Result<Self, SealProblem> {
        let png = taken::drawn_anew(file)?;
        Ok(Self::held(png.into()).expect("what is written anew has the form in which it is kept"))
    }

    /// The seal that is stored; nothing where none is.
    #[must_use]
    pub fn of(stored: &str) -> Option<Self> {
        Self::held(STANDARD.decode(stored).ok()?.into())
    }

    /// The same of what comes from outside, looked at to the last pixel.
    #[must_use]
    pub fn checked(stored: &str) -> Option<Self> {
        Self::of(stored).filter(|seal| kept::can_be_drawn(&seal.png))
    }

    fn held(png: Arc<[u8]>) -> Option<Self> {
        let (width, height) = kept::size(&png)?;
        Some(Self { png, width, height })
    }

    /// What it shows, where nobody said it in other words.
    #[must_use]
    pub fn shows(jurisdiction: &str) -> String {
        format!("Seal of {jurisdiction}")
    }

    /// The form in which it is stored.
    #[must_use]
    pub fn stored(&self) -> String {
        STANDARD.encode(&self.png)
    }

    /// Its file.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// Its width and height, in pixels.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seal({} by {}, {} bytes)", self.width, self.height, self.png.len())
    }
}

impl Serialize for Seal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.stored())
    }
}

impl<'de> Deserialize<'de> for Seal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = String::deserialize(deserializer)?;
        Self::checked(&stored).ok_or_else(|| serde::de::Error::custom("a seal that is no picture in the form in which it is kept"))
    }
}
