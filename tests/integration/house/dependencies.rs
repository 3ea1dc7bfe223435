//! Each dependency and each feature of one is used, and every build follows the lock file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

/// Where each feature that `Cargo.toml` asks for shows in the sources. Whoever adds a feature names
/// it here; whoever takes its use away is told to take the feature away too.
const SHOWN_BY: [(&str, &[(&str, &str)]); 20] = [
    ("axum", &[("multipart", "Multipart")]),
    ("clap", &[("derive", "#[derive(Debug, Parser)]"), ("env", "env = \"MILEPOST_DATA\"")]),
    ("hyper", &[("client", "hyper_util::client"), ("http1", "hyper::server::conn::http1"), ("server", "hyper::server")]),
    (
        "hyper-util",
        &[("client-legacy", "client::legacy"), ("http1", "client::legacy"), ("service", "TowerToHyperService"), ("tokio", "TokioTimer")],
    ),
    ("image", &[("gif", "ImageFormat::Gif"), ("jpeg", "ImageFormat::Jpeg"), ("png", "PngEncoder"), ("webp", "ImageFormat::WebP")]),
    ("open", &[("shellexecute-on-windows", "open::that_detached")]),
    ("proptest", &[("std", "proptest!")]),
    ("resvg", &[("text", "font_family: ")]),
    ("rust-embed", &[("debug-embed", "RustEmbed"), ("deterministic-timestamps", "RustEmbed"), ("include-exclude", "#[exclude = ")]),
    ("serde", &[("derive", "Deserialize)]")]),
    (
        "sqlx",
        &[
            ("migrate", "sqlx::migrate::"),
            ("runtime-tokio", "sqlx::"),
            ("sqlite-bundled", "sqlx::sqlite::"),
            ("uuid", "Uuid = row.try_get"),
        ],
    ),
    (
        "time",
        &[
            ("formatting", ".format(&"),
            ("local-offset", "local_offset_at"),
            ("macros", "format_description!"),
            ("parsing", "PrimitiveDateTime::parse"),
        ],
    ),
    (
        "tokio",
        &[
            ("macros", "tokio::select!"),
            ("net", "tokio::net"),
            ("rt-multi-thread", "new_multi_thread"),
            ("signal", "tokio::signal"),
            ("sync", "tokio::sync"),
            ("time", "tokio::time"),
        ],
    ),
    ("toml", &[("parse", "toml::from_str"), ("serde", "toml::from_str"), ("std", "toml::from_str")]),
    ("tower", &[("util", "tower::ServiceExt")]),
    (
        "tower-http",
        &[
            ("catch-panic", "CatchPanicLayer"),
            ("compression-gzip", "CompressionLayer"),
            ("csrf", "CsrfLayer"),
            ("limit", "RequestBodyLimitLayer"),
            ("set-header", "SetResponseHeaderLayer"),
            ("timeout", "TimeoutLayer"),
        ],
    ),
    ("tracing-subscriber", &[("ansi", "with_ansi"), ("env-filter", "EnvFilter"), ("fmt", "tracing_subscriber::fmt")]),
    ("typst-kit", &[("scan-fonts", "typst_kit::fonts::system")]),
    ("uuid", &[("serde", "id: Uuid,"), ("v7", "now_v7")]),
    ("zip", &[("deflate", "CompressionMethod::Deflated")]),
];

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a path, or the path itself; none if it is not there.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).into_iter().flatten().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

/// All Rust code below some folders but this file, which names everything.
fn code(folders: &[&str]) -> String {
    let sources = folders.iter().flat_map(|folder| files(&home().join(folder)));
    let sources = sources.filter(|path| path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with(file!()));
    sources.map(|path| fs::read_to_string(path).unwrap() + "\n").collect()
}

fn manifest() -> Table {
    fs::read_to_string(home().join("Cargo.toml")).unwrap().parse().unwrap()
}

/// Whether the code begins a path with the crate's name: `time::`, but not `tokio::time::`.
fn is_used(krate: &str, code: &str) -> bool {
    let path = format!("{}::", krate.replace('-', "_"));
    code.match_indices(&path)
        .any(|(at, _)| !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':'))
}

#[test]
fn every_dependency_is_used_where_it_is_declared() {
    let manifest = manifest();
    for (section, folders, least) in [
        ("dependencies", &["src"][..], 6),
        ("dev-dependencies", &["tests", "benches"], 6),
        ("build-dependencies", &[".windows/build.rs"], 1),
    ] {
        let code = code(folders);
        let crates = manifest[section].as_table().unwrap();
        assert!(crates.len() >= least, "only {} crates were read", crates.len());
        let unused: Vec<_> = crates.keys().filter(|krate| !is_used(krate, &code)).collect();
        assert!(unused.is_empty(), "{section} that no code in {folders:?} uses: {unused:?}");
    }
}

#[test]
fn every_feature_of_a_dependency_is_used() {
    let manifest = manifest();
    let code = code(&["src", "tests", "benches"]);
    let declared = ["dependencies", "dev-dependencies"].into_iter().flat_map(|section| manifest[section].as_table().unwrap());
    let declared: BTreeSet<_> = declared
        .flat_map(|(krate, entry)| {
            let features = entry.get("features").and_then(toml::Value::as_array).into_iter().flatten();
            features.map(|feature| (krate.as_str(), feature.as_str().unwrap()))
        })
        .collect();
    let shown: BTreeSet<_> = SHOWN_BY.iter().flat_map(|(krate, features)| features.iter().map(|(feature, _)| (*krate, *feature))).collect();
    assert_eq!(declared, shown, "Cargo.toml and the table in this file differ");
    for (krate, features) in SHOWN_BY {
        for (feature, by) in features {
            assert!(code.contains(by), "nothing uses the feature {feature} of {krate}: no code has {by}");
        }
    }
}

/// The calls of cargo in a text that build or resolve something, and do not follow the lock file.
fn loose_calls(text: &str) -> Vec<String> {
    const BUILDING: [&str; 13] =
        ["bench", "build", "check", "clippy", "deny", "doc", "fetch", "install", "metadata", "run", "rustc", "test", "tree"];
    let is_loose = |line: &&str| {
        // A script in Python writes the words one by one: "cargo", "build".
        let plain = line.replace(['"', '\'', ',', '`', '('], " ");
        let words: Vec<_> = plain.split_whitespace().collect();
        let calls = words.windows(2).filter(|pair| pair[0] == "cargo" && BUILDING.contains(&pair[1])).count();
        calls > words.iter().filter(|word| **word == "--locked").count()
    };
    text.lines().filter(is_loose).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn every_build_follows_the_lock_file() {
    let read: Vec<_> = ["tests/run", "tests/windows", ".ci", ".github", "README.md", "docs/release.md"]
        .into_iter()
        .flat_map(|path| files(&home().join(path)))
        .collect();
    assert!(read.len() > 4, "only {read:?} were read");
    for path in read {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let loose = loose_calls(&text);
        assert!(loose.is_empty(), "{} calls cargo without --locked:\n{}", path.display(), loose.join("\n"));
    }
}

/// A migration whose line ends were changed on the way would not know the files that it has made.
#[test]
fn every_system_builds_from_the_same_bytes() {
    let attributes = fs::read_to_string(home().join(".gitattributes")).unwrap();
    assert!(attributes.lines().any(|line| line == "* -text"), "git may change line ends: {attributes}");
}

#[test]
fn what_is_unused_or_loose_is_seen() {
    assert!(is_used("time", "use time::Duration;"));
    assert!(is_used("tower-http", "    tower_http::csrf::CsrfLayer::new()"));
    for elsewhere in ["tokio::time::sleep()", "use std::time;", "overtime::pay()", "// time flies"] {
        assert!(!is_used("time", elsewhere), "{elsewhere}");
    }
    for loose in ["cargo build --release", "part \"Tests\" cargo test", "run(\"cargo\", \"build\")", "cargo(\"metadata\")", "`cargo run`"] {
        assert_eq!(loose_calls(loose).len(), 1, "{loose}");
    }
    for sound in ["cargo build --locked", "run(\"cargo\", \"build\", \"--locked\")", "cargo fmt --all", "the cargo is built"] {
        assert!(loose_calls(sound).is_empty(), "{sound}");
    }
}
