use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;
use crate::domain::words::text::Problem;

/// A disk on a ground, as seals are.
fn disk(width: u32, height: u32, ground: [u8; 4]) -> RgbaImage {
    let (middle_x, middle_y, radius) = (width / 2, height / 2, width.min(height) / 2 - 1);
    RgbaImage::from_fn(width, height, |x, y| {
        let away = x.abs_diff(middle_x).pow(2) + y.abs_diff(middle_y).pow(2);
        if away < radius.pow(2) { Rgba([20, 80, 143, 255]) } else { Rgba(ground) }
    })
}

fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(picture).unwrap();
    file
}

/// A part of a PNG with its sum.
fn part(name: &[u8], held: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(held);
    let length = u32::try_from(held.len()).unwrap().to_be_bytes();
    [&length[..], name, held, &sum.sum().to_be_bytes()].concat()
}

fn pixels(seal: &Seal) -> RgbImage {
    image::load_from_memory_with_format(seal.png(), ImageFormat::Png).unwrap().into_rgb8()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_picture_of_each_kind_becomes_a_small_one_on_white() {
    let clear = disk(900, 600, [0, 0, 0, 0]);
    let flat = DynamicImage::from(clear.clone()).into_rgb8();
    for (taken, corner) in [
        (file(clear.clone(), ImageFormat::Png), 255),
        (file(clear.clone(), ImageFormat::Gif), 255),
        (file(clear, ImageFormat::WebP), 255),
        (file(flat.clone(), ImageFormat::Png), 0),
        (jpeg(&flat), 0),
    ] {
        let seal = Seal::take_in(&taken).unwrap();
        assert_eq!(seal.size(), (640, 427));
        let pixels = pixels(&seal);
        assert!(pixels.get_pixel(0, 0).0.iter().all(|shade| shade.abs_diff(corner) < 6), "{:?}", pixels.get_pixel(0, 0));
        assert!(pixels.get_pixel(320, 213).0[2] > 120, "the disk is there");
        assert_eq!(Seal::checked(&seal.stored()), Some(seal.clone()), "what is stored is as it was written");
        assert_eq!(Seal::take_in(seal.png()).unwrap(), seal, "taken in again, it stays as it is");
    }
}

#[test]
fn a_small_picture_stays_as_large_as_it_is_and_a_gray_one_gray() {
    let seal = Seal::take_in(&file(disk(64, 48, [90, 90, 90, 255]), ImageFormat::Png)).unwrap();
    assert_eq!(seal.size(), (64, 48));
    let gray = ImageBuffer::from_fn(300, 300, |x, _| Luma([u8::try_from(x % 200).unwrap()]));
    let gray = Seal::take_in(&file(gray, ImageFormat::Png)).unwrap();
    assert_eq!(gray.png()[25], 0, "one shade a pixel");
    // 16 bits a shade become eight.
    let deep = ImageBuffer::from_fn(40, 40, |x, y| Rgb([u16::try_from(x * 1_600).unwrap(), u16::try_from(y * 1_600).unwrap(), 40_000]));
    let deep = Seal::take_in(&file(DynamicImage::ImageRgb16(deep), ImageFormat::Png)).unwrap();
    assert_eq!((deep.size(), deep.png()[24]), ((40, 40), 8));
    // A strip keeps a pixel at least.
    let strip = ImageBuffer::from_pixel(9_000, 2, Luma([0_u8]));
    assert_eq!(Seal::take_in(&file(strip, ImageFormat::Png)).unwrap().size(), (640, 1));
}

#[test]
fn whatever_is_in_it_a_seal_is_small() {
    let mut noise = 1_u32;
    let picture = RgbImage::from_fn(1_000, 1_000, |_, _| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [red, green, blue, _] = noise.to_be_bytes();
        Rgb([red, green, blue])
    });
    let seal = Seal::take_in(&file(picture, ImageFormat::Png)).unwrap();
    assert!(seal.png().len() <= 150_000 && seal.stored().len() <= 200_000, "{seal:?}");
    assert!(seal.size().0 >= 200, "{seal:?}");
}

#[test]
fn nothing_is_kept_of_a_file_but_what_can_be_seen() {
    // Where a picture was taken, and that it is to be turned: "Exif", then one entry that says 6.
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"Courthouse Square 1");
    let plain = jpeg(&DynamicImage::from(disk(300, 200, [250, 220, 220, 255])).into_rgb8());
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let told = [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat();
    let seal = Seal::take_in(&told).unwrap();
    assert_eq!(seal.size(), (200, 300), "it stands upright");
    assert_eq!(Seal::take_in(&plain).unwrap().size(), (300, 200));
    let png = file(disk(50, 50, [250, 220, 220, 255]), ImageFormat::Png);
    let remark = part(b"tEXt", b"Comment\0Courthouse Square 1");
    let remarked = [&png[..33], &remark, &png[33..], b"<script>alert(1)</script>"].concat();
    for seal in [seal, Seal::take_in(&remarked).unwrap()] {
        let holds = |words: &[u8]| seal.png().windows(words.len()).any(|held| held == words);
        assert!(!holds(b"Courthouse") && !holds(b"Exif") && !holds(b"script"), "{seal:?}");
    }
    // And what was not written by us is not kept either.
    assert_eq!(Seal::of(&STANDARD.encode(&remarked)), None);
}

#[test]
fn a_bomb_is_refused_before_room_is_made_for_it() {
    let head = |width: u32, height: u32| {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        let head = part(b"IHDR", &[&sides[..], &[8, 6, 0, 0, 0]].concat());
        [b"\x89PNG\r\n\x1a\n", &head[..], &part(b"IDAT", &deflated(&[0; 4_000])), &part(b"IEND", b"")].concat()
    };
    for (width, height) in [(60_000, 60_000), (2_147_483_647, 1), (1, 30_000), (5_000, 5_000), (u32::MAX, u32::MAX)] {
        let problem = Seal::take_in(&head(width, height)).unwrap_err();
        assert!(matches!(problem, SealProblem::TooManyPixels | SealProblem::Broken), "{width} {height}: {problem:?}");
    }
    assert_eq!(Seal::take_in(&head(60_000, 60_000)), Err(SealProblem::TooManyPixels));
    // A frame as large as the format can say, in a few bytes.
    let gif = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;";
    assert_eq!(Seal::take_in(gif), Err(SealProblem::TooManyPixels));
    assert_eq!(Seal::take_in(&vec![0x89; Seal::LARGEST + 1]), Err(SealProblem::TooLarge));
    // A remark that grows a thousandfold is never unpacked, or in no room that matters.
    let png = file(disk(50, 50, [250, 220, 220, 255]), ImageFormat::Png);
    let profile = part(b"iCCP", &[b"p\0\0", &deflated(&vec![0; 300 << 20])[..]].concat());
    let grown = [&png[..33], &profile, &png[33..]].concat();
    assert!(matches!(Seal::take_in(&grown), Ok(_) | Err(SealProblem::TooManyPixels | SealProblem::Broken)));
}

#[test]
fn what_is_not_whole_is_refused() {
    let picture = disk(300, 200, [250, 220, 220, 255]);
    let flat = DynamicImage::from(picture.clone()).into_rgb8();
    for whole in
        [file(picture.clone(), ImageFormat::Png), jpeg(&flat), file(picture.clone(), ImageFormat::Gif), file(picture, ImageFormat::WebP)]
    {
        assert!(Seal::take_in(&whole).is_ok());
        for part in [2, 3, 8, 20] {
            let cut = &whole[..whole.len() * (part - 1) / part];
            assert_eq!(Seal::take_in(cut), Err(SealProblem::Broken), "{:?} without its last part of {part}", &whole[..4]);
        }
    }
    let mut png = file(flat, ImageFormat::Png);
    let middle = png.len() / 2;
    png[middle] ^= 0x55;
    assert_eq!(Seal::take_in(&png), Err(SealProblem::Broken));
    assert_eq!(Seal::take_in(b""), Err(SealProblem::Missing));
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_called() {
    for drawn in ["<svg xmlns='http://www.w3.org/2000/svg'/>", "\u{feff}<?xml version='1.0'?>\n<!-- a seal -->\n<svg onload='x()'/>"] {
        assert_eq!(Seal::take_in(drawn.as_bytes()), Err(SealProblem::Svg));
    }
    for other in
        [&b"<!doctype html><script>alert(1)</script>"[..], b"%PDF-1.7", b"PK\x03\x04", b"BM", b"seal", &[0xff], b"RIFF\0\0\0\0WAVE"]
    {
        assert_eq!(Seal::take_in(other), Err(SealProblem::OtherKind), "{other:?}");
    }
    for (begun, as_kind) in [(&b"\x89PNG\r\n\x1a\n<svg/>"[..], "PNG"), (b"GIF89a<script>", "GIF"), (b"\xff\xd8\xff<html>", "JPEG")] {
        assert_eq!(Seal::take_in(begun), Err(SealProblem::Broken), "{as_kind}");
    }
}

#[test]
fn white_on_white_is_told() {
    for white in [
        RgbaImage::from_pixel(80, 80, Rgba([255, 255, 255, 255])),
        RgbaImage::from_pixel(80, 80, Rgba([0, 0, 0, 0])),
        RgbaImage::from_fn(80, 80, |x, _| Rgba([255, 255, 255, u8::try_from(x).unwrap()])),
    ] {
        assert_eq!(Seal::take_in(&file(white, ImageFormat::Png)), Err(SealProblem::Blank));
    }
}

#[test]
fn of_a_picture_that_moves_the_first_one_stands() {
    let mut frames = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut frames);
        let colors = [Rgba([200, 0, 0, 255]), Rgba([0, 0, 200, 255])];
        let moving = colors.map(|color| image::Frame::new(RgbaImage::from_pixel(30, 30, color)));
        encoder.encode_frames(moving).unwrap();
    }
    let seal = Seal::take_in(&frames).unwrap();
    assert!(pixels(&seal).get_pixel(15, 15).0[0] > 150, "{:?}", pixels(&seal).get_pixel(15, 15));
    // The same as PNG: how often it moves, how long each stands, and a second one.
    let png = file(RgbImage::from_pixel(30, 30, Rgb([200, 0, 0])), ImageFormat::Png);
    let moves = part(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let stands = |number: u8| part(b"fcTL", &[0, 0, 0, number, 0, 0, 0, 30, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0]);
    let rows: Vec<u8> = (0..30).flat_map(|_| std::iter::once(0).chain([0, 0, 200].into_iter().cycle().take(90))).collect();
    let second = part(b"fdAT", &[&[0, 0, 0, 2][..], &deflated(&rows)].concat());
    let end = png.len() - 12;
    let moving = [&png[..33], &moves, &stands(0), &png[33..end], &stands(1), &second, &png[end..]].concat();
    let seal = Seal::take_in(&moving).unwrap();
    assert_eq!(pixels(&seal).get_pixel(15, 15).0, [200, 0, 0]);
}

#[test]
fn only_the_form_in_which_it_is_kept_comes_through_the_door() {
    let seal = Seal::take_in(&file(disk(50, 50, [250, 220, 220, 255]), ImageFormat::Png)).unwrap();
    let rule = crate::domain::things::Rule::Picture;
    assert_eq!(rule.clean(&seal.stored()), Ok(seal.stored()));
    assert_eq!(rule.clean(""), Ok(String::new()));
    let mut large = Vec::new();
    PngEncoder::new_with_quality(&mut large, CompressionType::Best, FilterType::Adaptive)
        .write_image(&vec![0; 700 * 10], 700, 10, ExtendedColorType::L8)
        .unwrap();
    let mut damaged = seal.png().to_vec();
    damaged[60] ^= 1;
    let behind = [seal.png(), b"more"].concat();
    let clear = file(disk(50, 50, [0, 0, 0, 0]), ImageFormat::Png);
    let jpeg = jpeg(&pixels(&seal));
    for other in [large, damaged, behind, clear, jpeg, b"<svg/>".to_vec(), Vec::new()] {
        let stored = STANDARD.encode(&other);
        assert!(stored.is_empty() || matches!(rule.clean(&stored), Err(Problem::Other(_))), "{} bytes", other.len());
        assert_eq!(Seal::checked(&stored), None);
        assert!(serde_json::from_value::<Seal>(stored.into()).is_err());
    }
    assert_eq!(Seal::checked(&format!("{}\n", seal.stored())), None);
}
