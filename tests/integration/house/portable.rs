//! Reads the sources and holds that the store's SQL is what other engines take too, and that each query is written once.
//!
//! Left out are SQLite's own room, `file`, and the one file of the words in which engines differ, `dialect`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What only SQLite says, and what is said instead.
const WORDS: &[(&str, &str)] = &[
    ("GLOB", "LIKE, or a range of the texts"),
    ("hex(", "bytes, which Rust writes as digits"),
    ("json_", "the words of the dialect"),
    ("instr(", "LIKE, or the dialect"),
    ("MATCH", "the dialect"),
    ("rowid", "a column of the table"),
    ("INSERT OR", "ON CONFLICT with the columns it is about"),
    ("REPLACE INTO", "ON CONFLICT with the columns it is about"),
    ("LIMIT -1", "a great number"),
    ("LIMIT $", "a number: a query whose limit is bound is planned anew each time"),
    (" IS $", "IS NOT DISTINCT FROM"),
    (" IS NOT $", "IS DISTINCT FROM"),
    ("ifnull(", "coalesce"),
    ("group_concat(", "the dialect"),
    ("strftime(", "moments, which Rust reads"),
    ("datetime(", "moments, which Rust reads"),
    ("NOCASE", "a column that is folded"),
];

/// The words that may follow a subquery which has no name.
const NO_NAME: [&str; 10] = ["WHERE", "ORDER", "GROUP", "LIMIT", "UNION", "JOIN", "LEFT", "ON", "HAVING", ""];

/// The sources of the store that must be portable.
fn sources() -> Vec<PathBuf> {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let (mut files, mut folders) = (Vec::new(), vec![store.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_own = path == store.join("file") || path.file_stem().is_some_and(|name| name == "dialect" || name == "tests");
            if path.is_dir() && !is_own {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_own {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 20, "the sources were read");
    files
}

/// A source without its tests.
fn code(path: &Path) -> String {
    let source = fs::read_to_string(path).unwrap();
    source.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned()
}

/// The texts in double quotes, with their words one space apart; comments are passed over.
fn texts(source: &str) -> Vec<String> {
    let (mut texts, mut rest) = (Vec::new(), source);
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let found = &rest[at..];
        rest = if found.starts_with("//") {
            found.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(after) = found.strip_prefix("'\"'") {
            after
        } else if let Some(text) = found.strip_prefix('"') {
            let mut is_escaped = false;
            let end = text.find(|c| {
                let is_end = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                is_end
            });
            let (text, after) = text.split_at(end.unwrap());
            texts.push(text.replace("\\\n", " ").split_whitespace().collect::<Vec<_>>().join(" "));
            &after[1..]
        } else {
            &found[1..]
        };
    }
    texts
}

/// A text in which what is put in at run time stands as `{}`.
fn with_gaps(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + "{}" + part.split_once('}').map_or(part, |(_, after)| after))
}

/// The ends of a text that begin after each of these words.
fn after<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).map(move |(at, _)| &text[at + word.len()..])
}

/// Whether the subquery that begins a text ends in it without a name.
fn is_nameless(subquery: &str) -> bool {
    let mut depth = 1;
    let end = subquery.find(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    let Some(end) = end else { return false };
    let next = subquery[end + 1..].trim_start().split(|c: char| !c.is_alphanumeric() && c != '_' && c != '{').next().unwrap();
    NO_NAME.contains(&next)
}

/// Whether a text asks for the largest or smallest of ids, which have no such order elsewhere.
fn ranks_ids(text: &str) -> bool {
    let of = ["max(", "min("].into_iter().flat_map(|word| after(text, word)).filter_map(|rest| rest.split_once(')'));
    of.into_iter().map(|(column, _)| column.rsplit('.').next().unwrap()).any(|column| column == "id" || column.ends_with("_id"))
}

/// What of a text another engine would not take.
fn breaches(text: &str) -> Vec<String> {
    let text = &with_gaps(text);
    let mut found = Vec::new();
    if text.contains('?') {
        found.push("says ?, not $1".to_owned());
    }
    for (word, instead) in WORDS {
        if text.contains(word) {
            found.push(format!("says {word}, not {instead}"));
        }
    }
    if ranks_ids(text) {
        found.push("ranks ids, which ORDER BY with LIMIT 1 does everywhere".to_owned());
    }
    if after(text, "ON CONFLICT").any(|rest| !rest.starts_with(" (")) {
        found.push("does not name the columns of its ON CONFLICT".to_owned());
    }
    if after(text, "FROM (").any(is_nameless) {
        found.push("gives a subquery no name".to_owned());
    }
    found
}

/// Whether a text begins as a query does, and holds more than the words of SQL.
fn is_query(text: &str) -> bool {
    let starts = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH ", "(SELECT "];
    starts.iter().any(|start| text.starts_with(start)) && text.contains(|c: char| c.is_ascii_lowercase())
}

/// The form in which a query is compared with others: without its values' numbers, what is put in, and how many rows it wants.
fn form(text: &str) -> String {
    let text = with_gaps(text).replace('?', "$");
    let form = text.split('$').map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit())).collect::<Vec<_>>().join("$");
    match form.rsplit_once(" LIMIT ") {
        Some((all, many)) if !many.contains([' ', ')']) => all.to_owned(),
        _ => form,
    }
}

/// The queries that stand at more than one place, with the places.
fn repeated(texts: impl IntoIterator<Item = (String, String)>) -> Vec<String> {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (place, text) in texts {
        let form = form(&text);
        if is_query(&form) {
            known.entry(form).or_default().push(place);
        }
    }
    let twice = known.into_iter().filter(|(_, places)| places.len() > 1);
    twice.map(|(form, places)| format!("{} all ask: {form}", places.join(", "))).collect()
}

#[test]
fn the_sql_of_the_store_is_portable() {
    let mut found = Vec::new();
    for path in sources() {
        let (name, code) = (path.display(), code(&path));
        for text in texts(&code) {
            found.extend(breaches(&text).into_iter().map(|breach| format!("{name} {breach}: {text}")));
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        if code.contains("sqlx::query") && code.split(|c| !is_word(c)).any(|word| word == "u32") {
            found.push(format!("{name} counts in u32, which not every engine has: i64"));
        }
    }
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

#[test]
fn each_query_is_written_once() {
    let of = |path: PathBuf| texts(&code(&path)).into_iter().map(move |text| (path.file_stem().unwrap().display().to_string(), text));
    let found = repeated(sources().into_iter().flat_map(of));
    assert!(found.is_empty(), "{} queries:\n{}", found.len(), found.join("\n"));
}

#[test]
fn what_another_engine_would_not_take_is_seen() {
    for bad in [
        "SELECT a FROM t WHERE id = ?",
        "SELECT a FROM t WHERE id = ?2",
        "SELECT a FROM t WHERE f GLOB 'a*'",
        "SELECT lower(hex(a)) FROM t",
        "SELECT max(b.id) FROM t b",
        "SELECT min(owner_id) FROM t",
        "INSERT OR IGNORE INTO t (a) VALUES ($1)",
        "INSERT INTO t (a) VALUES ($1) ON CONFLICT DO NOTHING",
        "SELECT value FROM json_each($1)",
        "SELECT a FROM (SELECT 1 AS a FROM t WHERE (b)) WHERE a = $1",
        "SELECT count(*) FROM (SELECT 1 {from} LIMIT 26)",
        "SELECT a FROM t WHERE b IS $1",
    ] {
        assert_eq!(breaches(bad).len(), 1, "{bad}: {:?}", breaches(bad));
    }
    for good in [
        "SELECT a, max(seq) FROM t WHERE id = $1 AND b IS NOT NULL AND c LIKE 'a-%'",
        "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING",
        "SELECT a FROM (SELECT 1 AS a FROM t) AS s WHERE a = $1",
        "SELECT w.a FROM (VALUES ($1), ($2)) w",
        "SELECT a FROM {SOME} s WHERE {:?} = $1",
    ] {
        assert!(breaches(good).is_empty(), "{good}: {:?}", breaches(good));
    }
}

#[test]
fn a_query_that_is_written_twice_is_seen() {
    let source = "// \"SELECT\nquery(\"SELECT {} FROM t\n  WHERE id = $1\"); '\"'; format!(\"SELECT {a} FROM t WHERE id = $2 LIMIT 1\"); \"no sql\"; \"SELECT {} FROM {}\"; \"SELECT {} FROM {}\"";
    let texts = texts(source);
    assert_eq!(texts.len(), 5, "{texts:?}");
    let found = repeated(texts.into_iter().map(|text| ("here".to_owned(), text)));
    assert_eq!(found, ["here, here all ask: SELECT {} FROM t WHERE id = $"]);
}
