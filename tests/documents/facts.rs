//! Whether every word of a document is in every file made of it.

use proptest::prelude::*;

use crate::sample::{self, clean, texts};
use crate::{page, reports, word};
use milepost::export;
use milepost::report::document::{Document, full};

/// What ends a stretch of words that stand together in a file: what is inserted into a sentence is a run of its own.
pub const PARTS: [char; 4] = ['\n', '\t', '\u{2068}', '\u{2069}'];

/// The first line of the document that is not among these words.
fn lost(document: &Document, held: &str) -> Option<String> {
    let lines = |text: String| text.split(PARTS).map(str::to_owned).collect::<Vec<_>>();
    texts(document).into_iter().flat_map(lines).find(|line| !held.contains(line.as_str()))
}

pub fn check(document: &Document) {
    let docx = export::docx::write(document);
    assert_eq!(lost(document, &word::words(&docx)), None, "in Word");
    assert_eq!(docx, export::docx::write(document));
    let html = export::html::write(document);
    assert_eq!(lost(document, &page::words(&html)), None, "in HTML");
    assert_eq!(html, export::html::write(document));
    let text = export::text::write(document);
    assert_eq!(text, clean(&text));
}

#[test]
fn every_word_is_in_every_file() {
    for document in sample::all() {
        check(&document);
    }
}

#[test]
fn plain_text_reads_well() {
    let text = export::text::write(&sample::rich());
    for part in [
        "Readiness report\nWren County\n===========\n\nFour of nine conditions are met. Start smaller, and build the rest on the way.\n",
        "\nRound: Fall 2026, November 23, 2026\n",
        "\nThe nine conditions\n-------------------\n\nCondition: 1  Leadership support\nSteps: 0 of 4 in place\nResult: Not met  by the steps\n\nCondition: 2",
        "\nAnswer: [x] In place  [ ] Under way  [ ] Not yet\n",
        "\nNote:\nThe board voted 5–0 in June.\n\nWhat still",
        "\n1. Name a lead.\n2. Ask the county board to set aside $42,000.\n",
        "\n- the worksheet\n- the budget\n",
        "\nFor review: Past decisions",
        "\nTWO BLANKS ARE LEFT\n[ ] lead department\n[x] date\n",
        "\n- 3 to 5: Some, a smaller start, here\n",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
    assert!(!text.contains("\n\n\n") && text.ends_with("--\nRecord 4f9c 21ab\n"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_are_in_every_file(words in sample::any_words()) {
        let document = sample::of_words(&words);
        check(&document);
        word::check(&document);
        page::check(&document);
        let text = export::text::write(&document);
        prop_assert_eq!(clean(&text), text);
    }
}

/// Every text that a reader of the JSON finds in a report.
fn facts(json: &serde_json::Value) -> Vec<String> {
    let mut facts: Vec<String> = ["jurisdiction/name", "round/title", "verdict/sentence"]
        .iter()
        .filter_map(|path| json.pointer(&format!("/{path}")).and_then(|text| text.as_str()).map(str::to_owned))
        .collect();
    for part in json["conditions"].as_array().expect("conditions") {
        facts.extend(["name", "need", "judgment_reason"].iter().filter_map(|name| part[name].as_str().map(str::to_owned)));
        for step in part["steps"].as_array().expect("steps") {
            facts.extend(["text", "note", "evidence"].iter().filter_map(|name| step[name].as_str().map(str::to_owned)));
        }
    }
    facts
}

#[test]
fn word_and_the_web_page_hold_the_facts_of_the_json() {
    for (name, report) in [("empty", reports::empty()), ("typical", reports::typical()), ("worst", reports::worst())] {
        let json: serde_json::Value = serde_json::from_slice(&export::json::write(&report)).unwrap();
        let document = full(&report);
        let files = [word::words(&export::docx::write(&document)), page::words(&export::html::write(&document))];
        let facts = facts(&json);
        assert!(facts.len() > 40, "{name}: {}", facts.len());
        for held in &files {
            for line in facts.iter().flat_map(|fact| fact.split(PARTS)) {
                assert!(held.contains(clean(line).as_str()), "{name}: {line}");
            }
        }
    }
}

#[test]
fn a_condition_that_is_met_has_no_line_for_what_is_not_needed() {
    let report = reports::typical();
    let text = export::text::write(&full(&report));
    let parts: Vec<&str> = text.split("\n\n").collect();
    let empty = parts.iter().filter(|part| part.contains("Nothing is written down yet.")).count();
    let unmet = report.conditions.iter().filter(|part| part.need.is_empty() && !part.counts_as_met()).count();
    let met = report.conditions.iter().filter(|part| part.need.is_empty() && part.counts_as_met()).count();
    assert!(met > 0);
    assert_eq!(empty, unmet);
}
