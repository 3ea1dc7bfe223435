//! The form in which a seal is kept: a small PNG that holds pixels and nothing else.

use std::io::Cursor;

use image::DynamicImage;
use image::codecs::png::PngDecoder;

/// The longest side, in pixels: some 350 to the inch on a cover.
pub const SIDE: u32 = 640;
/// The largest file, in bytes.
pub const BYTES: usize = 150_000;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The width and height of a picture of this form. `None` for any other: one with remarks, with a palette, with other parts
/// than these, or with something behind its end.
pub fn size(png: &[u8]) -> Option<(u32, u32)> {
    let rest = png.strip_prefix(SIGNATURE).filter(|_| png.len() <= BYTES)?;
    let (b"IHDR", head, mut rest) = part(rest)? else { return None };
    let (sides, &[8, 0 | 2, 0, 0, 0]) = head.split_at_checked(8)? else { return None };
    let (width, height) = (number(&sides[..4])?, number(&sides[4..])?);
    loop {
        match part(rest)? {
            (b"IDAT", _, after) => rest = after,
            (b"IEND", [], []) => break,
            _ => return None,
        }
    }
    let fits = |side: u32| (1..=SIDE).contains(&side);
    (fits(width) && fits(height)).then_some((width, height))
}

/// The first part of a file: its name, what it holds, and what follows it.
fn part(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(4)?;
    let (name, rest) = rest.split_first_chunk()?;
    let (held, rest) = rest.split_at_checked(usize::try_from(number(length)?).ok()?)?;
    // Its sum is checked by whoever draws it.
    let (_, rest) = rest.split_at_checked(4)?;
    Some((name, held, rest))
}

fn number(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}

/// Whether a picture of this form has all its pixels.
pub fn can_be_drawn(png: &[u8]) -> bool {
    PngDecoder::new(Cursor::new(png)).and_then(DynamicImage::from_decoder).is_ok()
}
