use super::*;
use crate::report::document::{Block, Paper, Setting};
use time::macros::datetime;

fn page(text: &str) -> Document {
    Document {
        title: text.to_owned(),
        kind: "Trial".to_owned(),
        running: text.to_owned(),
        foot: String::new(),
        as_of: datetime!(2026-11-23 10:00 UTC),
        paper: Paper::A4,
        setting: Setting::Pages,
        language: crate::report::Language::american(),
        front: None,
        blocks: vec![Block::Typed { label: "Note".to_owned(), text: text.to_owned() }],
    }
}

#[test]
fn no_text_stops_a_document() {
    let texts = [
        "",
        "\u{0}\u{7}\u{1b}[31m\u{85}\u{ffff}\u{fffe}",
        "\u{10FFFD}\u{E000}\u{200D}\u{FE0F}",
        "#panic() $x$ *a* _b_ `c` @d <e> \\ // /* */ [f] #include \"x\"",
        "שלום، עולם؛ مرحبا कर्म 漢字かな 🏁👩🏽‍🚀🇺🇸 e\u{301}\u{323}",
        "\n\n\n\t\t a",
    ];
    for text in texts {
        let set = typeset(&page(text)).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(set.warnings, Vec::<String>::new(), "{text:?}");
    }
    typeset(&page(&"W".repeat(10_000))).unwrap();
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = write(&page("one")).unwrap();
    write(&page("two")).unwrap();
    assert_eq!(write(&page("one")).unwrap(), once);
}

#[test]
fn what_no_font_has_is_printed_as_its_number() {
    let data = legible::plain(&serde_json::json!({ "a": ["x\u{10FFFD}y", 1, null] }), Fonts::own());
    assert_eq!(data, serde_json::json!({ "a": ["x[U+10FFFD]y", 1, null] }));
}

fn broken(data: &serde_json::Value) -> serde_json::Value {
    let data = legible::plain(data, Fonts::own());
    serde_json::from_str(&data.to_string().replace('\u{200B}', "|")).unwrap()
}

#[test]
fn a_word_longer_than_a_line_may_break() {
    let long = "w".repeat(26);
    assert_eq!(broken(&serde_json::json!(format!("a {long} b"))), format!("a {0}|{0}|{0}|{0}|ww b", "wwwwww"));
    assert_eq!(broken(&serde_json::json!("https://example.org/a-b?c=1")), "https://|example.|org/|a-|b?|c=|1");
    assert_eq!(broken(&serde_json::json!("\u{10FFFD}\u{10FFFD}\u{10FFFD}")), "[U+10FFFD]|[U+10FFFD]|[U+10FFFD]", "not within a number");
    let short = "a word of usual length";
    assert_eq!(broken(&serde_json::json!(short)), short);
}

#[test]
fn a_word_longer_than_its_column_may_break() {
    let table = |text: &str| serde_json::json!({ "columns": [{ "share": 14 }, { "share": 3 }], "rows": [{ "cells": [[text], [text]] }] });
    let name = "Papadimitrakopoulou";
    assert_eq!(broken(&table(name))["rows"][0]["cells"], serde_json::json!([[name], ["Papadi|mitrak|opoulo|u"]]));
}

#[test]
fn an_address_and_the_title_of_the_file_stay_as_they_are() {
    let data = serde_json::json!({ "href": "https://example.org/\u{10FFFD}/wren-county", "file_title": "\u{6F22}: Report\u{7}" });
    // An address in a file is of ASCII.
    let kept = serde_json::json!({ "href": "https://example.org/%F4%8F%BF%BD/wren-county", "file_title": "\u{6F22}: Report" });
    assert_eq!(broken(&data), kept);
}

#[test]
fn each_line_bears_the_mark_of_its_side_and_what_is_no_text_bears_none() {
    let data = serde_json::json!({
        "has_sides": true, "faces": ["noto sans hebrew"], "lang": "ar", "region": null, "is": "typed", "look": "plain", "href": "https://a.org", "text": "one\n\u{200F}two\n12"
    });
    let marked = serde_json::json!({
        "has_sides": true, "faces": ["noto sans hebrew"], "lang": "ar", "region": null, "is": "typed", "look": "plain", "href": "https://a.org", "text": "\u{200E}one\n\u{200F}two\n12"
    });
    assert_eq!(legible::plain(&data, Fonts::own()), marked);
}

/// Where the words that stand alone in a run of text begin and end on the first page, in points.
fn edges(data: &Value, words: &str) -> Vec<(f64, f64)> {
    use typst::layout::{Frame, FrameItem, Point};
    fn walk(frame: &Frame, at: Point, words: &str, found: &mut Vec<(f64, f64)>) {
        for (place, item) in frame.items() {
            let at = at + *place;
            match item {
                FrameItem::Group(group) => walk(&group.frame, at, words, found),
                FrameItem::Text(run) if run.text.trim() == words => found.push((at.x.to_pt(), (at.x + run.width()).to_pt())),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&pages(data).pages()[0].frame, Point::zero(), words, &mut found);
    found
}

fn pages(data: &Value) -> PagedDocument {
    let mut data = data.clone();
    data["size"] = SIZES[0].into();
    typst::compile::<PagedDocument>(&Page::new(&data, Fonts::own(), None)).output.unwrap()
}

/// On which page these words stand first, counted from 0.
fn page_of(data: &Value, words: &str) -> Option<usize> {
    use typst::layout::{Frame, FrameItem};
    fn holds(frame: &Frame, words: &str) -> bool {
        frame.items().any(|(_, item)| match item {
            FrameItem::Group(group) => holds(&group.frame, words),
            FrameItem::Text(run) => run.text.trim() == words,
            _ => false,
        })
    }
    pages(data).pages().iter().position(|page| holds(&page.frame, words))
}

#[test]
fn a_line_stands_on_the_side_from_which_it_runs() {
    use crate::report::document::{Fact, Table, Text};
    let mut document = page("Title");
    let from_right = || Text::from("\u{200F}Right");
    let mut table = Table::new("Caption", &[("Column", 1), ("Other", 1)]);
    table.row(["Left".into(), from_right()]);
    document.blocks = vec![
        Block::Heading { level: 2, text: "\u{200F}Right".to_owned() },
        Block::Paragraph { text: from_right() },
        Block::Paragraph { text: "Left".into() },
        Block::Typed { label: "Note".to_owned(), text: "Left\n\u{200F}Right\n\nLeft".to_owned() },
        Block::List { is_numbered: false, items: vec![from_right()] },
        Block::Facts { facts: vec![Fact { name: "Fact".to_owned(), text: from_right() }] },
        Block::Table(table),
        Block::Notice { heading: "\u{200F}Right".to_owned(), lines: vec![from_right()] },
        Block::Aside { text: from_right() },
        Block::Lead { text: from_right() },
    ];
    let mut data = data(&document);
    let plain = legible::plain(&data, Fonts::own());
    data["has_sides"] = true.into();
    let sided = legible::plain(&data, Fonts::own());
    // A4 with margins of an inch.
    let (left, right) = (72.0, 595.28 - 72.0);
    let is_left = |(start, _): &(f64, f64)| *start < left + 20.0;
    let is_right = |(_, end): &(f64, f64)| *end > right - 20.0;
    let found = edges(&sided, "Right");
    assert_eq!(found.len(), 10);
    assert!(found.iter().all(is_right), "{found:?}");
    let found = edges(&sided, "Left");
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(is_left), "{found:?}");
    assert!(!edges(&plain, "Right").iter().any(is_right));
    let found = edges(&sided, "•");
    assert!(found.len() == 1 && found.iter().all(is_right), "the mark of a line stands on its side: {found:?}");
}

#[test]
fn each_line_of_a_list_has_its_mark_on_its_own_side() {
    use crate::report::document::Text;
    let right = || Text::from("\u{200F}Right");
    let mut document = page("Title");
    document.blocks = vec![Block::List { is_numbered: true, items: vec![right(), "Left".into(), right()] }];
    let mut data = data(&document);
    data["has_sides"] = true.into();
    let sided = legible::plain(&data, Fonts::own());
    let middle = 595.28 / 2.0;
    // What runs from the right parts a number from its point.
    let stands = |number: &str| [edges(&sided, number), edges(&sided, number.trim_end_matches('.'))].concat();
    for (number, is_right) in [("1.", true), ("2.", false), ("3.", true)] {
        let found = stands(number);
        assert!(!found.is_empty() && found.iter().all(|(start, _)| (*start > middle) == is_right), "{number} {found:?}");
    }
}

#[test]
fn a_figure_stays_with_the_table_below_it_and_a_small_table_is_not_torn() {
    use crate::report::document::{Table, Text};
    use crate::report::figure::Figure;
    let mut table = Table::new("News", &[("As of", 1), ("Value", 1)]);
    for row in 1..=4 {
        table.row([Text::from(format!("Day {row}")), Text::from("12")]);
    }
    // Whatever stands above, title and chart stand on the page of the whole table.
    for lines in [18, 22, 26, 30, 34, 38] {
        let mut document = page("Title");
        document.blocks = vec![
            Block::Ruled { lines, label: String::new() },
            Block::Heading { level: 3, text: "Families housed".to_owned() },
            Block::Paragraph { text: "It is on track.".into() },
            Block::Figure(Figure { alt: "Chart: one.".to_owned(), width: 400, height: 200, marks: Vec::new() }),
            Block::Table(table.clone()),
        ];
        let data = legible::plain(&data(&document), Fonts::own());
        let pages = ["Families housed", "It is on track.", "Day 1", "Day 4"].map(|words| page_of(&data, words));
        assert!(pages[0].is_some() && pages.iter().all(|page| *page == pages[0]), "{lines}: {pages:?}");
    }
}
