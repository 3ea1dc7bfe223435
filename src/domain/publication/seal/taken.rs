//! A file that somebody chose, read with care and drawn anew: bounded in bytes before it is looked at, in pixels before room is
//! made for them.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, imageops,
};

use super::SealProblem;
use super::kept::{BYTES, SIDE};

/// The largest file that is looked at, in bytes.
pub const LARGEST: usize = 8_000_000;
/// The most pixels of a picture: those of the camera of a phone.
const PIXELS: u64 = 12_500_000;
/// The longest side of a picture, in pixels.
const LONGEST: u32 = 20_000;
/// The most room that a decoder may take, in bytes: so many pixels of eight bytes each, and some.
const ROOM: u64 = 128 << 20;
/// The longest sides that are tried one after the other, until the file is small enough.
const SIDES: [u32; 7] = [SIDE, 560, 480, 400, 320, 240, 200];
/// What is as light as this, of 255, cannot be told from white paper.
const WHITE: u8 = 250;

/// The file of the seal that a file becomes.
pub fn drawn_anew(file: &[u8]) -> Result<Vec<u8>, SealProblem> {
    if file.is_empty() {
        return Err(SealProblem::Missing);
    }
    if file.len() > LARGEST {
        return Err(SealProblem::TooLarge);
    }
    let picture = on_white(decoded(file, format(file)?)?);
    if picture.as_raw().iter().all(|shade| *shade >= WHITE) {
        return Err(SealProblem::Blank);
    }
    let mut tried = SIDES.iter().map(|side| written(&fitted(&picture, *side)));
    Ok(tried.find(|png| png.len() <= BYTES).expect("200 by 200 pixels of three bytes each fit, however they are packed"))
}

/// What kind of picture a file is, by how it begins: its name counts for nothing.
fn format(file: &[u8]) -> Result<ImageFormat, SealProblem> {
    match file {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(ImageFormat::Png),
        [0xff, 0xd8, 0xff, ..] => Ok(ImageFormat::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(ImageFormat::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageFormat::WebP),
        _ if is_svg(file) => Err(SealProblem::Svg),
        _ => Err(SealProblem::OtherKind),
    }
}

fn is_svg(file: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&file[..file.len().min(4_000)]);
    start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<') && start.contains("<svg")
}

/// Its pixels, upright. Of a picture that moves it is the first one.
fn decoded(file: &[u8], format: ImageFormat) -> Result<DynamicImage, SealProblem> {
    let problem = |error: ImageError| if matches!(error, ImageError::Limits(_)) { SealProblem::TooManyPixels } else { SealProblem::Broken };
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(ROOM);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > LONGEST || u64::from(width) * u64::from(height) > PIXELS {
        return Err(SealProblem::TooManyPixels);
    }
    if width.min(height) == 0 || (format == ImageFormat::Jpeg && !is_whole(file)) {
        return Err(SealProblem::Broken);
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// Whether a JPEG has its end: the decoder makes up what is missing.
fn is_whole(jpeg: &[u8]) -> bool {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = &rest[1..],
            // The picture itself. A smaller one for lists may stand before it, with an end of its own.
            [0xff, 0xda, pixels @ ..] => return pixels.windows(2).any(|pair| pair == [0xff, 0xd9]),
            [0xff, _, high, low, ..] => {
                let Some(after) = rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..) else { return false };
                rest = after;
            }
            _ => return false,
        }
    }
}

/// The picture on white paper: what can be seen through becomes what is seen there.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, cover] = picture.get_pixel(x, y).0;
        let mixed = |shade: u8| {
            let (shade, cover) = (u16::from(shade), u16::from(cover));
            u8::try_from((shade * cover + 255 * (255 - cover)) / 255).expect("a mean of two bytes is a byte")
        };
        image::Rgb([red, green, blue].map(mixed))
    })
}

/// The picture with sides of so many pixels at most. A small one is not blown up.
fn fitted(picture: &RgbImage, side: u32) -> Cow<'_, RgbImage> {
    let (width, height) = picture.dimensions();
    let longest = width.max(height);
    if longest <= side {
        return Cow::Borrowed(picture);
    }
    // No longer than the longest, which is some thousands.
    let [width, height] = [width, height].map(|length| ((length * side + longest / 2) / longest).max(1));
    Cow::Owned(imageops::resize(picture, width, height, imageops::FilterType::Lanczos3))
}

/// Its file: one shade a pixel where it is gray.
fn written(picture: &RgbImage) -> Vec<u8> {
    let is_gray = picture.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
    let (pixels, color) = if is_gray {
        (Cow::Owned(picture.pixels().map(|pixel| pixel.0[0]).collect()), ExtendedColorType::L8)
    } else {
        (Cow::Borrowed(picture.as_raw().as_slice()), ExtendedColorType::Rgb8)
    };
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(&pixels, picture.width(), picture.height(), color)
        .expect("a room in memory takes as many pixels as there are");
    png
}
