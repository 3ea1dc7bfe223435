//! The table of contents in every form: the chapters, each leading to its place.

use std::io::{Cursor, Read};

use super::Place;

/// The text of a Word file, as it is written.
fn body(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_table_of_contents_claims_no_page_that_nobody_counted() {
    let place = Place::new().await;
    let file = place.dana.get(&format!("{}.docx", place.document)).await;
    let text = body(&file.bytes);
    let contents = text.split("<w:sdt>").nth(1).unwrap().split("</w:sdt>").next().unwrap();
    assert!(contents.contains(" TOC \\o ") && !contents.contains("PAGEREF") && !contents.contains("<w:tab/>"), "{contents}");
    let links: Vec<&str> = contents.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.len() > 2, "{contents}");
    for link in links {
        assert_eq!(text.matches(&format!("w:name=\"{link}\"")).count(), 1, "{link}");
    }
}

#[tokio::test]
async fn each_chapter_of_the_web_page_is_led_to() {
    let place = Place::new().await;
    let text = place.dana.get(&format!("{}.html", place.document)).await.text;
    let nav = text.split("<nav").nth(1).unwrap().split("</nav>").next().unwrap();
    let links: Vec<&str> = nav.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links.len(), text.matches("<h2").count() - 1, "{nav}");
    assert!(links.iter().all(|link| text.matches(&format!("id=\"{link}\"")).count() == 1), "{links:?}");
}
