//! The seal on the cover: taken in, shown, replaced, taken away and put back; frozen with a publication, and taken along.

use std::io::Cursor;

use axum::body::Body;
use axum::http::Request;
use image::{ImageFormat, Rgb, RgbImage};

use super::Place;
use crate::bundle::desk::{Desk, none};
use crate::person::{HOST, Page, Person};

const BLUE: [u8; 3] = [20, 80, 143];
const RED: [u8; 3] = [151, 55, 43];

/// A file of a square in one color.
fn square(color: [u8; 3]) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(120, 120, Rgb(color)).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

/// The color of a picture that came back.
#[track_caller]
fn color(page: &Page) -> [u8; 3] {
    page.expect(200);
    assert_eq!(page.headers["content-type"], "image/png");
    image::load_from_memory_with_format(&page.bytes, ImageFormat::Png).unwrap().into_rgb8().get_pixel(60, 60).0
}

impl Place {
    fn cover(&self) -> String {
        format!("{}/parts", self.document)
    }

    fn seal(&self) -> String {
        format!("{}/seal.png", self.document)
    }

    /// The revisions that the form carries.
    async fn revs(&self) -> [(&'static str, String); 2] {
        let form = self.dana.get(&self.cover()).await;
        ["seal", "seal_alt"].map(|name| (if name == "seal" { "rev-seal" } else { "rev-seal_alt" }, form.rev(name)))
    }

    /// Sends the form of the seal as somebody sees it now.
    async fn send(&self, file: &[u8], fields: &[(&str, &str)]) -> Page {
        let revs = self.revs().await;
        let seen: Vec<(&str, &str)> = revs.iter().map(|(name, value)| (*name, value.as_str())).chain(fields.iter().copied()).collect();
        sent(&self.dana, &self.cover(), file, &seen).await
    }
}

async fn sent(by: &Person, cover: &str, file: &[u8], fields: &[(&str, &str)]) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    body.extend_from_slice(b"--cut\r\nContent-Disposition: form-data; name=\"seal\"; filename=\"seal.png\"\r\n\r\n");
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post(format!("{cover}/seal")).header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    by.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_seal_is_taken_in_shown_replaced_taken_away_and_put_back() {
    let place = Place::new().await;
    place.dana.get(&place.seal()).await.expect(404);
    place.dana.get(&place.cover()).await.says("Put it on the cover").says("Leave it empty for “Seal of Wren County”.");
    place.send(&square(BLUE), &[("seal_alt", "Seal of Wren County")]).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), BLUE);
    for page in [place.page().await, place.dana.get(&place.cover()).await] {
        page.says(&place.seal()).says("alt=\"Seal of Wren County\"");
    }
    let file = place.dana.get(&format!("{}.html", place.document)).await;
    file.says("img-src data:").says("src=\"data:image/png;base64,iVBOR").says("alt=\"Seal of Wren County\"");
    for (ending, start) in [("pdf", &b"%PDF"[..]), ("docx", b"PK")] {
        let file = format!("{}.{ending}", place.document);
        let once = place.dana.get(&file).await;
        assert!(once.bytes.starts_with(start), "{ending}");
        assert_eq!(once.bytes, place.dana.get(&file).await.bytes, "{ending}: the same each time");
    }

    // Other words alone, then another picture with the same words.
    place.send(b"", &[("seal_alt", "A wren on an oak branch")]).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), BLUE);
    place.send(&square(RED), &[("seal_alt", "A wren on an oak branch")]).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), RED);
    place.page().await.says("alt=\"A wren on an oak branch\"");
    place.dana.get(&place.cover()).await.says("Put the seal before it back");
    place.send(b"", &[("do", "back")]).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), BLUE);

    place.send(b"", &[("do", "away")]).await.expect(303);
    place.dana.get(&place.seal()).await.expect(404);
    assert!(!place.page().await.text.contains("<img"));
    assert!(!place.dana.get(&format!("{}.html", place.document)).await.text.contains("img-src"));
    place.send(b"", &[("do", "back")]).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), BLUE);
    let history = place.dana.get(&format!("{}/history", place.home)).await;
    history.says("Document of the plan: Seal").says("A picture").says("A wren on an oak branch");
    assert!(!history.text.contains("iVBOR"), "nobody reads a picture by its letters");
}

#[tokio::test]
async fn what_cannot_be_taken_in_is_refused_in_a_sentence_and_the_words_are_kept() {
    let place = Place::new().await;
    let bomb = [&square(BLUE)[..16], &[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60], &square(BLUE)[24..]].concat();
    for (file, why) in [
        (&b""[..], "Choose the picture first."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "This is an SVG file"),
        (b"<html><script>alert(1)</script></html>", "This file is no picture that can be taken in."),
        (&bomb, "The picture cannot be read"),
        (&square(BLUE)[..90], "The picture cannot be read"),
        (&square([255; 3]), "On white paper, nothing of this picture can be seen."),
        (&vec![b'x'; 8_000_001], "larger than eight megabytes"),
        (&vec![b'x'; 10_000_000], "larger than eight megabytes"),
    ] {
        let page = place.send(file, &[("seal_alt", "A wren")]).await;
        page.expect(422).says(why).says("Nothing was saved yet");
        if file.len() < 10_000_000 {
            page.says("value=\"A wren\"");
        }
        assert!(!page.text.contains("alert(1)"));
    }
    let long = "x".repeat(201);
    place.send(&square(BLUE), &[("seal_alt", &long)]).await.expect(422).says("This is 201 characters").says(&long);
    place.dana.get(&place.seal()).await.expect(404);
    place.send(&square(BLUE), &[("other", "x")]).await.expect(400);
    place.send(b"", &[("do", "back")]).await.expect(422).says("There is none before this one.");
    place.dana.post(&format!("{}/seal", place.cover()), &[("do", "away")]).await.expect(415);
    // The form of the cover has no such field.
    place.dana.post(&place.cover(), &[("seal", "iVBOR")]).await.expect(400);
}

/// The revisions that a form carries, with more fields.
fn fields<'a>(revs: &'a [(&'static str, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    revs.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn of_two_who_put_one_in_the_second_sees_the_other_and_chooses() {
    let place = Place::new().await;
    let lee = place.dana.colleague();
    let blank = place.revs().await;
    place.send(&square(BLUE), &[]).await.expect(303);
    let blue = place.revs().await;
    let page = sent(&lee, &place.cover(), &square(RED), &fields(&blank, &[("seal_alt", "A red one")])).await;
    page.expect(409).says("Dana Ortiz changed the seal, ").says("yours was not saved").says("value=\"A red one\"");
    assert_eq!(color(&place.dana.get(&place.seal()).await), BLUE, "nothing is overwritten");
    assert!(!place.page().await.text.contains("A red one"), "words belong to their picture");
    let [mine, rev, rev_words] = ["mine", "rev-seal", "rev-seal_alt"].map(|name| page.after(&format!("name=\"{name}\""), "value"));
    let again = [("mine", mine.as_str()), ("rev-seal", &rev), ("rev-seal_alt", &rev_words), ("seal_alt", "A red one")];
    sent(&lee, &place.cover(), b"", &again).await.expect(303);
    assert_eq!(color(&place.dana.get(&place.seal()).await), RED);
    // Whoever takes away what is not what they saw takes nothing away; nor does anybody change its words.
    sent(&lee, &place.cover(), b"", &fields(&blue, &[("do", "away")])).await.expect(409).says("Nothing was done.");
    sent(&lee, &place.cover(), b"", &fields(&blue, &[("seal_alt", "Ours")])).await.expect(409).says("“A red one”");
    // What waits for a choice is looked at like anything else that comes.
    let forged = [("mine", "PHN2Zy8+"), ("rev-seal", rev.as_str())];
    sent(&lee, &place.cover(), b"", &forged).await.expect(422).says("no picture in the form in which Milepost keeps it");
}

#[tokio::test]
async fn a_publication_keeps_the_seal_that_it_was_frozen_with() {
    let place = Place::new().await;
    place.send(&square(BLUE), &[]).await.expect(303);
    let address = place.publish("2027 plan").await;
    place.dana.get(&address).await.says("The plan as it stands today says the same as “2027 plan”.");
    place.send(&square(RED), &[("seal_alt", "A red one")]).await.expect(303);
    place.dana.get(&address).await.says("Something else in the document differs");
    assert_eq!(color(&place.dana.get(&format!("{address}/seal.png")).await), BLUE);
    assert_eq!(color(&place.dana.get(&place.seal()).await), RED);
    let paper = place.dana.get(&format!("{address}/paper")).await;
    paper.says(&format!("{address}/seal.png")).says("alt=\"Seal of Wren County\"");
    place.send(b"", &[("do", "away")]).await.expect(303);
    let file = place.dana.get(&format!("{address}/paper.html")).await;
    file.says("src=\"data:image/png;base64,iVBOR");
    for (ending, start) in [("pdf", &b"%PDF"[..]), ("docx", b"PK")] {
        assert!(place.dana.get(&format!("{address}/paper.{ending}")).await.bytes.starts_with(start));
    }
    let without = place.publish("2028 plan").await;
    place.dana.get(&format!("{without}/seal.png")).await.expect(404);
    assert!(!place.dana.get(&format!("{without}/paper")).await.text.contains("<img"));
}

#[tokio::test]
async fn a_seal_travels_and_no_other_picture_does() {
    let place = Place::new().await;
    place.send(&square(BLUE), &[("seal_alt", "A wren")]).await.expect(303);
    place.publish("2027 plan").await;
    let bytes = place.dana.store.export(None).await.unwrap().write();
    let desk = Desk::new().await;
    desk.brings(&bytes, none()).await;
    desk.is_sound().await;
    assert_eq!(desk.store.export(None).await.unwrap().write(), bytes);
    // A picture that was not written by us, also where its history agrees.
    let kept = String::from_utf8(bytes).unwrap();
    let stored = kept.split("\"seal\": \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let forged = kept.replace(&stored, "PHN2Zy8+");
    assert!(milepost::bundle::read(forged.as_bytes()).is_err());
    let older = kept.replacen("milepost-bundle/9", "milepost-bundle/8", 1);
    assert!(milepost::bundle::read(older.as_bytes()).is_err());
}
