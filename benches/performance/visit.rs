//! What goes over the wire: on a first visit, and on the next.

use crate::page::Row;
use crate::program::{Program, fresh};

const FIRST: usize = 40_000;
const NEXT: usize = 8_000;

/// The rows.
pub fn rows() -> Vec<Row> {
    let folder = fresh();
    let mut program = Program::start(&folder.path().join("milepost.db"));
    let blank = program.found("Wren County");
    let round = program.post("/example", "").header("location").to_owned();
    let home = program.get(&round).text();
    let home = home.split("class=\"where\"").nth(1).and_then(|rest| rest.split("href=\"").nth(1)).and_then(|rest| rest.split('"').next());
    let pages = [
        ("first page", "/".to_owned()),
        ("home", home.unwrap().to_owned()),
        ("round", round.clone()),
        ("a condition not yet begun", format!("{blank}/conditions/leadership-commitment")),
        ("a condition with its notes", format!("{round}/conditions/racial-equity")),
        ("verdict", format!("{round}/verdict")),
    ];
    let sizes = pages.map(|(name, path)| {
        let page = program.get_zipped(&path);
        assert_eq!((page.status, page.header("content-encoding")), (200, "gzip"), "{path}");
        (name, page.body.len(), assets(&program, &path))
    });
    let told = |work: &str, limit: usize, size: fn(usize, usize) -> usize| {
        let (name, most) = sizes.iter().map(|(name, page, assets)| (name, size(*page, *assets))).max_by_key(|(_, most)| *most).unwrap();
        let all: Vec<String> = sizes.iter().map(|(name, page, assets)| format!("{name} {}", kilobytes(size(*page, *assets)))).collect();
        Row {
            work: work.to_owned(),
            floor: "–".to_owned(),
            measured: format!("{} at most ({name}); {}", kilobytes(most), all.join(", ")),
            ratio: "–".to_owned(),
            aim: format!("< {} KB", limit / 1000),
            is_met: Some(most < limit),
        }
    };
    vec![told("first visit", FIRST, |page, assets| page + assets), told("next visit", NEXT, |page, _| page)]
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

/// What a page fetches beside itself, each once.
fn assets(program: &Program, path: &str) -> usize {
    let page = program.get(path).text();
    let mut names: Vec<&str> = page.split("\"/static/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    names.sort_unstable();
    names.dedup();
    assert!(!names.is_empty(), "a page has a stylesheet");
    names
        .into_iter()
        .map(|name| {
            let asset = program.get_zipped(&format!("/static/{name}"));
            assert_eq!(asset.status, 200);
            assert!(asset.header("cache-control").contains("immutable"), "{name} is kept for good");
            asset.body.len()
        })
        .sum()
}
