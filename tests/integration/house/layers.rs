//! Reads the sources and holds the table of layers in `lib.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, what of ours it may use, and which crates it must not touch.
const LAYERS: [(&str, &[&str], &[&str]); 7] = [
    ("domain", &[], &["sqlx", "axum", "tokio", "std::fs", "std::net", "now_utc", "now_local", "now_v7", "SystemTime", "askama"]),
    ("report", &["domain"], &["sqlx", "axum", "tokio", "std::fs", "std::net", "now_utc", "now_local", "SystemTime", "askama"]),
    ("export", &["report"], &["sqlx", "axum", "tokio", "std::net", "now_utc", "now_local"]),
    ("bundle", &["domain"], &["sqlx", "axum", "tokio", "std::fs", "std::net", "now_utc", "now_local", "now_v7", "SystemTime", "askama"]),
    ("store", &["domain", "bundle"], &["axum", "askama", "tower_http"]),
    ("web", &["domain", "report", "export", "store", "bundle"], &["sqlx"]),
    ("command", &["domain", "report", "export", "store", "bundle", "web"], &["sqlx"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// The source without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What breaks the table in one source of a layer.
fn breaches(layer: &str, source: &str) -> Vec<String> {
    let (_, may_use, never) = LAYERS.iter().find(|(name, ..)| *name == layer).unwrap();
    let mut found = Vec::new();
    for (other, ..) in LAYERS {
        if other != layer && !may_use.contains(&other) {
            let uses = [format!("crate::{other}::"), format!("crate::{other};"), format!("crate::{{{other}")];
            found.extend(uses.into_iter().filter(|used| source.contains(used.as_str())));
        }
    }
    found.extend(never.iter().filter(|used| source.contains(*used)).map(|used| (*used).to_owned()));
    found
}

#[test]
fn every_layer_uses_only_what_it_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for (layer, ..) in LAYERS {
        let files = sources(&src.join(layer));
        assert!(!files.is_empty(), "{layer} is empty");
        for file in files {
            found.extend(breaches(layer, &code(&file)).into_iter().map(|used| format!("{} uses {used}", file.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_breach_is_seen() {
    assert_eq!(breaches("domain", "use crate::store::Store;"), ["crate::store::"]);
    assert_eq!(breaches("web", "sqlx::query(\"\")"), ["sqlx"]);
    assert_eq!(breaches("export", "use crate::domain::words;"), ["crate::domain::"]);
    assert!(breaches("web", "use crate::store::Store;").is_empty());
}

#[test]
fn every_folder_of_the_sources_is_in_the_table() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(LAYERS.iter().any(|(layer, ..)| *layer == name), "{name} is in no layer");
        }
    }
}

/// The nouns of the product. Each has a room of its own name in every layer that knows it.
const ROOMS: [&str; 28] = [
    "metrics",
    "readiness",
    "rounds",
    "conversation",
    "decision",
    "launch",
    "work",
    "road",
    "coalition",
    "findings",
    "engagement",
    "strategy",
    "measures",
    "publication",
    "outreach",
    "translation",
    "progress",
    "wording",
    "things",
    "find",
    "jurisdiction",
    "names",
    "people",
    "history",
    "drafts",
    "bin",
    "bundle",
    "file",
];

/// The layers that have rooms, with what the rooms of each share.
const ROOMY: [(&str, &[&str]); 6] = [
    ("src/domain", &["guide", "order", "words"]),
    ("src/report", &["document"]),
    ("src/store", &["hands", "level"]),
    ("src/web", &["frame", "documents"]),
    ("templates", &["frame", "documents"]),
    ("tests/integration", &["house", "words", "documents"]),
];

#[test]
fn a_noun_has_the_same_room_in_every_layer() {
    let mut found = Vec::new();
    for (layer, shared) in ROOMY {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(layer)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !ROOMS.contains(&name.as_str()) && !shared.contains(&name.as_str()) {
                found.push(format!("{layer}/{name} is no room of this house"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
