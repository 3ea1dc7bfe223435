//! Why a file does not become a seal, as the sentence beside the field.

/// Why a file does not become a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealProblem {
    /// No file came.
    #[error("Choose the picture first.")]
    Missing,
    /// The file is too large to be looked at.
    #[error("The file is larger than eight megabytes. Save the picture smaller, then choose it again.")]
    TooLarge,
    /// It is drawn in SVG, which may hold programs and lead elsewhere.
    #[error("This is an SVG file, which can hold more than a picture. Save it as a PNG file, and choose that one.")]
    Svg,
    /// It is no picture, or one of another kind.
    #[error("This file is no picture that can be taken in. Choose a PNG, JPEG, GIF or WebP file.")]
    OtherKind,
    /// It has more pixels than there may be.
    #[error("The picture has too many pixels: more than 12 million, or more than 20,000 in a row. Save it smaller, then choose it again.")]
    TooManyPixels,
    /// It breaks off, or contradicts itself.
    #[error("The picture cannot be read: its file is damaged or not whole. Save it anew, then choose it again.")]
    Broken,
    /// It is white on white.
    #[error("On white paper, nothing of this picture can be seen. Choose the one that is made for white paper.")]
    Blank,
}
