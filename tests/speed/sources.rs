//! The SQL that stands in the sources of the store.

use std::path::Path;

use crate::asked::spaced;

/// A text of SQL in the sources, as the pieces between what is put in at run time.
#[derive(Debug)]
pub struct Written {
    pub file: String,
    pub pieces: Vec<String>,
}

impl Written {
    /// Whether a statement that was asked holds it.
    pub fn is_in(&self, asked: &str) -> bool {
        let mut rest = asked;
        self.pieces.iter().all(|piece| match rest.find(piece) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        })
    }
}

/// Every text of SQL in `src/store`, tests aside.
pub fn written() -> Vec<Written> {
    let mut all = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"), &mut all);
    assert!(all.len() > 100, "the sources were read");
    all
}

fn read(folder: &Path, all: &mut Vec<Written>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().unwrap() == "tests" {
            continue;
        }
        if path.is_dir() {
            read(&path, all);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let file = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
        all.extend(texts(source).into_iter().filter(|text| is_sql(text)).map(|text| Written { file: file.clone(), pieces: pieces(&text) }));
    }
}

fn is_sql(text: &str) -> bool {
    ["SELECT ", "INSERT ", "REPLACE ", "UPDATE ", "DELETE ", "WITH "].iter().any(|start| spaced(text).starts_with(start))
}

/// The texts in double quotes of a source.
fn texts(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for line in source.split_inclusive('\n') {
        // A comment may hold a lone quote.
        let line = line.trim_start();
        texts.push(if line.starts_with("//") { "\n" } else { line });
    }
    let source = texts.concat().replace("'\"'", "' '").replace("\\\"", "\u{1}");
    source.split('"').skip(1).step_by(2).map(|text| text.replace('\u{1}', "\"")).collect()
}

/// The pieces between `{…}`.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for part in text.split('{') {
        let fixed = part.split_once('}').map_or(part, |(_, after)| after);
        pieces.push(spaced(fixed));
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[test]
fn sql_is_found_in_a_source() {
    let source =
        "let a = format!(\"SELECT {X} FROM t\n   WHERE {fact} = ?\"); // it \"is\"\nlet b = \"no sql\";\n// \"SELECT\nlet c = '\"';";
    let found: Vec<_> = texts(source).into_iter().filter(|text| is_sql(text)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let written = Written { file: String::new(), pieces: pieces(&found[0]) };
    assert!(written.is_in("SELECT a, b FROM t WHERE name = ?"));
    assert!(!written.is_in("SELECT a, b FROM t2 WHERE name = ?"));
}
