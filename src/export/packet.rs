//! Several files as one zip.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use super::archive;

/// Puts the files into one zip, all with the time of which they speak. Each is named by letters, digits, hyphens and
/// dots only; other characters become hyphens, and a name that is already taken gets a number.
#[must_use]
pub fn write(files: &[(String, Vec<u8>)], as_of: OffsetDateTime) -> Vec<u8> {
    let mut taken = BTreeSet::new();
    let names: Vec<String> = files.iter().map(|(name, _)| untaken(safe(name), &mut taken)).collect();
    let parts = names.iter().zip(files).map(|(name, (_, bytes))| (name.as_str(), bytes.as_slice()));
    archive::write(parts, as_of)
}

/// The name with nothing in it that a system could take for a path, an option or a hidden file.
fn safe(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    let parts: Vec<&str> = name.split('.').map(|part| part.trim_matches('-')).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "file".to_owned() } else { parts.join(".") }
}

/// The name, or the same with the first number that nobody has: "report-2.pdf". Letters of either case count as the
/// same, as they do on most machines.
fn untaken(name: String, taken: &mut BTreeSet<String>) -> String {
    if taken.insert(name.to_lowercase()) {
        return name;
    }
    let (stem, ending) = name.rsplit_once('.').map_or((name.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    (2..=taken.len() + 2)
        .map(|n| format!("{stem}-{n}{ending}"))
        .find(|other| taken.insert(other.to_lowercase()))
        .expect("one more number than there are names")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Read};
    use time::macros::datetime;

    const AS_OF: OffsetDateTime = datetime!(2026-11-23 17:42:07 UTC);

    fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .map(|at| {
                let mut file = archive.by_index(at).unwrap();
                assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
                assert_eq!(file.last_modified().unwrap().year(), 2026);
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).unwrap();
                (file.name().unwrap().into_owned(), bytes)
            })
            .collect()
    }

    #[test]
    fn files_come_out_as_they_went_in() {
        let files = [("wren-county-brief.pdf".to_owned(), b"%PDF".to_vec()), ("report.json".to_owned(), b"{}".to_vec())];
        assert_eq!(unpacked(&write(&files, AS_OF)), files);
        assert_eq!(write(&files, AS_OF), write(&files, AS_OF));
        assert!(unpacked(&write(&[], AS_OF)).is_empty());
    }

    #[test]
    fn no_name_leads_out_of_its_folder_or_hides() {
        let names = ["../../etc/passwd", "C:\\a b.pdf", ".hidden", "-rf", "é/ü", "", "a..b.", "a--b.pdf", "A-b.PDF", "a-b.pdf"];
        let files: Vec<_> = names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect();
        let found: Vec<String> = unpacked(&write(&files, AS_OF)).into_iter().map(|(name, _)| name).collect();
        let safe = ["etc-passwd", "C-a-b.pdf", "hidden", "rf", "file", "file-2", "a.b", "a-b.pdf", "A-b-2.PDF", "a-b-3.pdf"];
        assert_eq!(found, safe);
    }

    proptest! {
        #[test]
        fn every_file_is_there_under_a_name_of_its_own(names in prop::collection::vec(any::<String>(), 0..8)) {
            let files: Vec<_> = names.into_iter().enumerate().map(|(at, name)| (name, vec![u8::try_from(at).unwrap(); at])).collect();
            let found = unpacked(&write(&files, AS_OF));
            prop_assert_eq!(found.len(), files.len());
            for ((name, bytes), (_, expected)) in found.iter().zip(&files) {
                prop_assert_eq!(bytes, expected);
                prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')) && !name.starts_with(['.', '-']));
            }
        }
    }
}
