//! The table of security requirements in `docs/security.md`: whole, and true to the repository.

use std::collections::BTreeSet;
use std::path::Path;

/// How many requirements of level 1 each section of ASVS 5.0.0 has, by their numbers.
const LEVEL_1: [(&str, &[u8]); 26] = [
    ("V1.2", &[1, 2, 3, 4, 5]),
    ("V1.3", &[1, 2]),
    ("V1.5", &[1]),
    ("V2.1", &[1]),
    ("V2.2", &[1, 2]),
    ("V2.3", &[1]),
    ("V3.2", &[1, 2]),
    ("V3.3", &[1]),
    ("V3.4", &[1, 2]),
    ("V3.5", &[1, 2, 3]),
    ("V4.1", &[1]),
    ("V4.4", &[1]),
    ("V5.2", &[1, 2]),
    ("V5.3", &[1, 2]),
    ("V6.1", &[1]),
    ("V6.2", &[1, 2, 3, 4, 5, 6, 7, 8]),
    ("V6.3", &[1, 2]),
    ("V6.4", &[1, 2]),
    ("V7.2", &[1, 2, 3, 4]),
    ("V7.4", &[1, 2]),
    ("V8.1", &[1]),
    ("V8.2", &[1, 2]),
    ("V8.3", &[1]),
    ("V9.1", &[1, 2, 3]),
    ("V9.2", &[1]),
    ("V10.4", &[1, 2, 3, 4, 5]),
];

/// The rest of them, one to a section or two.
const LEVEL_1_TOO: [&str; 12] =
    ["V11.3.1", "V11.3.2", "V11.4.1", "V12.1.1", "V12.2.1", "V12.2.2", "V13.4.1", "V14.2.1", "V14.3.1", "V15.1.1", "V15.2.1", "V15.3.1"];

/// A requirement, as the table tells it.
struct Row {
    number: String,
    level: u8,
    state: String,
    shown: String,
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rows(page: &str) -> Vec<Row> {
    let lines = page.lines().filter(|line| line.starts_with("| V"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{line}");
            let level = cells[1].parse().unwrap();
            Row { number: cells[0].to_owned(), level, state: cells[3].to_owned(), shown: cells[4].to_owned() }
        })
        .collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Why a test that is named is none; nothing if it is one.
fn missing(named: &str) -> Option<String> {
    let (file, test) = named.split_once("::")?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let Ok(source) = std::fs::read_to_string(path) else { return Some(format!("there is no file {file}")) };
    let is_test = source.split("#[test]").chain(source.split("#[tokio::test]")).skip(1).any(|rest| {
        let signature = rest.split('{').next().unwrap_or_default();
        signature.contains(&format!("fn {test}("))
    });
    (!is_test).then(|| format!("there is no test {test} in {file}"))
}

#[test]
fn every_test_that_the_table_names_is_there() {
    let page = read("docs/security.md");
    let named: BTreeSet<&str> = quoted(&page).filter(|text| text.contains("::") && text.contains(".rs")).collect();
    assert!(named.len() > 40, "{}", named.len());
    let missing: Vec<String> = named.into_iter().filter_map(missing).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_requirement_of_level_1_stands_in_the_table_once_with_its_test_or_its_reason() {
    let page = read("docs/security.md");
    let rows = rows(&page);
    let wanted = LEVEL_1.iter().flat_map(|(section, numbers)| numbers.iter().map(move |number| format!("{section}.{number}")));
    let wanted: BTreeSet<String> = wanted.chain(LEVEL_1_TOO.map(str::to_owned)).collect();
    assert_eq!(wanted.len(), 70, "ASVS 5.0.0 has 70 requirements of level 1");
    let there: Vec<&String> = rows.iter().filter(|row| row.level == 1).map(|row| &row.number).collect();
    assert_eq!(there.iter().copied().cloned().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(there.len(), 70, "each once");
    assert_eq!(rows.iter().map(|row| &row.number).collect::<BTreeSet<_>>().len(), rows.len(), "each once");
    for row in rows {
        assert!(matches!(row.state.as_str(), "met" | "not met" | "n/a"), "{}: {}", row.number, row.state);
        assert!(!row.shown.is_empty(), "{} says nothing", row.number);
        let heading = row.shown.split('“').nth(1).map_or("", |rest| rest.split('”').next().unwrap_or_default());
        let is_shown =
            quoted(&row.shown).any(|text| text.contains("::")) || (!heading.is_empty() && page.contains(&format!("## {heading}\n")));
        assert!(row.level > 1 || row.state != "met" || is_shown, "{} is called met, and nothing shows it", row.number);
    }
}

#[test]
fn a_test_that_is_not_there_is_seen() {
    assert!(missing("tests/integration/house/asvs.rs::a_test_that_is_not_there_is_seen").is_none());
    assert!(missing("tests/integration/house/asvs.rs::no_such_test").is_some());
    assert!(missing("tests/integration/none.rs::no_such_test").is_some());
    assert!(missing("tests/integration/house/asvs.rs::quoted").is_some(), "a function that is no test");
}

/// All files below a folder, by their paths from the repository's root.
fn files(folder: &str, all: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&path, all);
        } else {
            all.push((path.clone(), read(&path)));
        }
    }
}

#[test]
fn the_sources_keep_to_what_the_table_says_of_them() {
    let mut sources = Vec::new();
    files("src", &mut sources);
    // The word, and the files that may hold it.
    let words: [(&str, &[&str]); 7] = [
        ("process::Command", &["src/store/file/risk.rs"]),
        ("open::that", &["src/serving.rs", "src/web/file/place.rs"]),
        ("TcpStream::connect", &["src/command/report.rs"]),
        ("UdpSocket", &[]),
        ("ToSocketAddrs", &[]),
        ("Regex", &[]),
        ("unsafe {", &[]),
    ];
    for (word, may) in words {
        let holders: Vec<&str> = sources.iter().filter(|(_, text)| text.contains(word)).map(|(path, _)| path.as_str()).collect();
        assert_eq!(holders, may, "{word}");
    }
    let script = read("static/milepost.js");
    for word in [
        "eval(",
        "Function(",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "postMessage",
        "WebSocket",
        "XMLHttpRequest",
        "http://",
        "https://",
        "import(",
        "setTimeout(\"",
        "__proto__",
    ] {
        assert!(!script.contains(word), "{word} in the script");
    }
    let mut templates = Vec::new();
    files("templates", &mut templates);
    for (path, text) in templates {
        let unescaped = text.matches("|safe").count() + text.matches("| safe").count() + text.matches("escape = \"none\"").count();
        let may = if path == "templates/documents/page.html" { 2 } else { 0 };
        assert_eq!(unescaped, may, "{path}: what is not escaped must be escaped by whoever writes it");
    }
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let own = manifest.split("[dev-dependencies]").next().unwrap();
    for word in ["reqwest", "ureq", "curl", "\"client\"", "md-5", "sha1", "native-tls", "rustls"] {
        assert!(!own.contains(word), "{word} among the dependencies");
    }
}
