//! The HTML file, read as the XML that it also is.

use milepost::export;
use milepost::report::document::{Document, Paper};
use roxmltree::{Document as Tree, Node, ParsingOptions};

use crate::sample;

fn tree(html: &str) -> Tree<'_> {
    Tree::parse_with_options(html, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

/// All words of a page, those for people who cannot see its pictures included.
pub fn words(html: &str) -> String {
    let tree = tree(html);
    let body = tree.descendants().find(|node| node.has_tag_name("body")).unwrap();
    let labels = body
        .descendants()
        .flat_map(|node| node.attributes())
        .filter(|part| matches!(part.name(), "aria-label" | "alt"))
        .map(|part| part.value());
    let texts = body.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.chain(labels).collect::<Vec<_>>().join("\n")
}

/// What holds for every page, whatever stands in it.
pub fn check(document: &Document) {
    let html = export::html::write(document);
    let tree = tree(&html);
    let names: Vec<&str> = tree.descendants().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    for never in ["script", "link", "iframe", "form", "input", "object", "base"] {
        assert!(!names.contains(&never), "{never}");
    }
    for once in ["h1", "main", "title", "style"] {
        assert_eq!(names.iter().filter(|name| **name == once).count(), 1, "{once}");
    }
    let ids: Vec<&str> = tree.descendants().filter_map(|node| node.attribute("id")).collect();
    for node in tree.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && name != "style", "{name}");
            assert!(name != "src" || (node.has_tag_name("img") && value.starts_with("data:image/png;base64,")), "{value}");
            let is_here = value.strip_prefix('#').is_some_and(|id| ids.contains(&id));
            let is_link = is_here || ["https://", "http://", "mailto:"].iter().any(|start| value.starts_with(start));
            assert!(name != "href" || is_link, "{value}");
        }
        if node.has_tag_name("th") {
            assert!(matches!(node.attribute("scope"), Some("row" | "col")));
        }
        if node.has_tag_name("table") {
            assert!(node.first_element_child().unwrap().has_tag_name("caption"));
        }
    }
    let pictures: Vec<Node> = tree.descendants().filter(|node| node.has_tag_name("img")).collect();
    assert_eq!(pictures.len(), usize::from(document.seal().is_some()), "the seal alone is a picture in pixels");
    assert!(pictures.iter().all(|picture| picture.attribute("alt").is_some_and(|alt| !alt.is_empty())));
    headings_skip_none(names.iter().filter_map(|name| name.strip_prefix('h')?.parse().ok()));
}

/// The first heading is of level 1, and each goes at most one level deeper than the one before.
pub fn headings_skip_none(levels: impl Iterator<Item = u8>) {
    let mut before = 0;
    for level in levels {
        assert!(level <= before + 1, "level {level} after {before}");
        before = level;
    }
}

#[test]
fn a_page_needs_nothing_else_and_is_built_for_everyone() {
    for document in sample::all() {
        check(&document);
    }
}

#[test]
fn a_page_names_itself_and_its_paper() {
    let html = export::html::write(&sample::rich());
    for part in [
        "<!DOCTYPE html>\n<html lang=\"en-US\">",
        "content=\"default-src 'none'; style-src 'unsafe-inline'\"",
        "<title>Wren County: Readiness report</title>",
        "size: letter;",
        "<a href=\"https://wren.example/minutes/2026-06?a=1&amp;b=2\" rel=\"noreferrer\">",
        "@top-left { content: \"Wren County \\b7  Fall 2026\";",
        "content=\"2026-11-23\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert_eq!(sample::sheet().paper, Paper::A4);
    assert!(export::html::write(&sample::sheet()).contains("size: A4;"));
}

#[test]
fn the_seal_stands_in_the_page_itself() {
    let html = export::html::write(&sample::fronted());
    assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    let tree = tree(&html);
    let seal = tree.descendants().find(|node| node.has_tag_name("img")).unwrap();
    assert_eq!(seal.attribute("alt"), Some(sample::SEAL));
    // 3.4 inches wide at most: 96 pixels to the inch.
    assert_eq!((seal.attribute("width"), seal.attribute("height")), (Some("327"), Some("164")));
    let title = tree.descendants().find(|node| node.has_tag_name("h1")).unwrap();
    assert!(seal.range().start < title.range().start);
}

#[test]
fn what_to_write_on_empty_lines_can_be_read() {
    let html = export::html::write(&crate::reports::worksheet());
    let tree = tree(&html);
    let asked = tree.descendants().filter(|node| node.is_text() && node.text() == Some("Notes, and where the evidence is")).count();
    assert_eq!(asked, 9);
}
