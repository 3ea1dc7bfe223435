//! The seal on a cover.

use serde::{Deserialize, Serialize};

use crate::domain::publication::Seal;

/// A seal on a cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealPart {
    /// The same in words.
    pub alt: String,
    /// The picture.
    pub picture: Seal,
}

impl SealPart {
    /// How high it is at most, in 12,700ths of a point: 1.7 inches.
    const HIGHEST: u32 = 1_554_480;
    /// How wide it is at most: twice that, since some are long.
    const WIDEST: u32 = 2 * Self::HIGHEST;
    /// How large a pixel is at most: a 96th of an inch. A small picture is not blown up.
    pub const PIXEL: u32 = 9_525;

    /// Its width and height on paper, in 12,700ths of a point.
    #[must_use]
    pub fn on_paper(&self) -> (u32, u32) {
        let (width, height) = self.picture.size();
        let pixel = Self::PIXEL.min(Self::HIGHEST / height.max(1)).min(Self::WIDEST / width.max(1));
        (width * pixel, height * pixel)
    }

    /// The same in the pixels of a page.
    #[must_use]
    pub fn on_screen(&self) -> (u32, u32) {
        let (width, height) = self.on_paper();
        (width.div_ceil(Self::PIXEL), height.div_ceil(Self::PIXEL))
    }
}
