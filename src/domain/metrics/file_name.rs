//! The name under which a file is kept.

use crate::domain::names::is_seen;
use crate::domain::words::text;

/// The longest name of a file, in characters.
const LIMIT: usize = 200;

/// The name under which a file is kept: without folders, and clean as any line that is stored.
#[must_use]
pub fn file_name(given: &str) -> String {
    let name = text::cut_line(given.rsplit(['/', '\\']).next().unwrap_or_default(), LIMIT);
    if is_seen(&name) { name } else { "a file without a name".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_clean_and_never_empty() {
        for (given, kept) in [
            ("61  copy.csv", "61 copy.csv"),
            (" C:\\files\\61.csv", "61.csv"),
            ("/home/dana/ 61.csv ", "61.csv"),
            ("cafe\u{301}.csv", "café.csv"),
            ("", "a file without a name"),
            (" \u{200b}", "a file without a name"),
        ] {
            assert_eq!(file_name(given), kept, "{given:?}");
        }
        assert_eq!(file_name(&"x".repeat(300)).chars().count(), LIMIT);
    }
}
