//! The stylesheet, the script and the icon, embedded, under names that change with their content.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::Failure;

#[derive(RustEmbed)]
#[folder = "static/"]
#[exclude = "fonts/*"]
struct Files;

/// The hashed name of each file, and each file by its hashed name.
static NAMES: LazyLock<(HashMap<String, String>, HashMap<String, String>)> = LazyLock::new(|| {
    let mut hashed = HashMap::new();
    let mut plain = HashMap::new();
    for name in Files::iter() {
        let file = Files::get(&name).expect("a listed file is embedded");
        let hash = file.metadata.sha256_hash()[..6].iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a String succeeds");
            text
        });
        let (stem, ending) = name.rsplit_once('.').expect("an embedded file has an ending");
        let with_hash = format!("{stem}.{hash}.{ending}");
        hashed.insert(name.to_string(), with_hash.clone());
        plain.insert(with_hash, name.to_string());
    }
    (hashed, plain)
});

/// The address of an embedded file.
#[must_use]
pub fn address(name: &str) -> String {
    NAMES.0.get(name).map_or_else(String::new, |hashed| format!("/static/{hashed}"))
}

/// `GET /static/{name}`: never changes under this name, so it may be kept for good.
pub async fn show(Path(name): Path<String>) -> Result<Response, Failure> {
    let file = NAMES.1.get(&name).and_then(|plain| Files::get(plain)).ok_or(Failure::NotFound)?;
    let kind = match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], file.data).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_name_that_changes_with_it() {
        for name in ["milepost.css", "milepost.js", "icon.svg"] {
            assert!(address(name).starts_with("/static/"), "{name}");
        }
        assert_eq!(address("nothing.css"), "");
    }
}
