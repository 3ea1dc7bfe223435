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
