//! The licenses of all dependencies suit a public body.

use std::process::Command;

/// Licenses under which a public body can use and pass on the program.
const SUITABLE: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "Unicode-3.0",
    "MPL-2.0",
];

/// Whether an SPDX expression can be met with suitable licenses alone.
fn is_suitable(expression: &str) -> bool {
    // "(A OR B) AND C": every part joined by AND must offer a suitable choice.
    let flat = expression.replace('/', " OR ").replace(['(', ')'], "");
    flat.split(" AND ").all(|part| part.split(" OR ").any(|license| SUITABLE.contains(&license.trim())))
}

#[test]
fn every_dependency_has_a_license_that_suits_a_public_body() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "only {} packages were listed", packages.len());
    let unsuitable: Vec<String> = packages
        .iter()
        .filter(|package| !is_suitable(package["license"].as_str().unwrap_or("none")))
        .map(|package| format!("{} {}", package["name"], package["license"]))
        .collect();
    assert!(unsuitable.is_empty(), "{}", unsuitable.join("\n"));
}

#[test]
fn the_license_texts_that_travel_with_the_program_can_be_gathered() {
    let output = Command::new("python3").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/notices.py")).output();
    let output = output.expect("python3, which gathers the texts of a release, is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let texts = String::from_utf8(output.stdout).unwrap();
    let parts = ["axum", "libsqlite3-sys", "sqlx", "typst", "the Rust standard library", "font SourceSans3", "syntax definition"];
    let words =
        ["Copyright (c) 2019", "Apache License", "SIL OPEN FONT LICENSE", "Mozilla Public License", "Redistributions in binary form"];
    for needed in parts.into_iter().chain(words) {
        assert!(texts.contains(needed), "{needed} is not among the license texts");
    }
    assert!(!texts.contains("proptest"), "what only tests use does not travel");
}

#[test]
fn an_unsuitable_license_is_seen() {
    assert!(is_suitable("MIT OR Apache-2.0"));
    assert!(is_suitable("MIT/Apache-2.0"));
    assert!(is_suitable("(MIT OR Apache-2.0) AND Unicode-3.0"));
    for unsuitable in ["GPL-3.0", "AGPL-3.0-only", "none", "MIT AND GPL-2.0", ""] {
        assert!(!is_suitable(unsuitable), "{unsuitable}");
    }
}
