//! What a file is called that somebody downloads: in plain letters that every header and disk takes, and as people write it.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest stem in plain letters.
const STEM: usize = 60;
/// The longest real name, in bytes: a disk takes 255 for the name of a file, and ours says more than whose it is.
const REAL: usize = 180;

/// The name of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    /// In lower-case letters of ASCII, digits, hyphens and dots: `dona-ana-county-plan.csv`.
    pub plain: String,
    /// As people write it, when that has other letters: "Doña Ana County plan.csv".
    pub real: Option<String>,
}

impl FileName {
    /// The name of a jurisdiction's file. `what` says what it is, in the form of a stem; nothing when `ending` says it.
    #[must_use]
    pub fn of(jurisdiction: &str, what: &str, ending: &str) -> Self {
        Self::named(&[(jurisdiction, "place")], what, ending)
    }

    /// The name of a round's file: the same document of two rounds is two files.
    #[must_use]
    pub fn of_round(jurisdiction: &str, round: &str, what: &str, ending: &str) -> Self {
        Self::named(&[(jurisdiction, "place"), (round, "round")], what, ending)
    }

    /// The names, each with the word for one that has no plain letters, and what it is.
    fn named(names: &[(&str, &str)], what: &str, ending: &str) -> Self {
        let joined = |parts: Vec<String>, what: &str, between: &str| {
            let stem = parts.into_iter().chain([what.to_owned()]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between);
            format!("{stem}.{ending}")
        };
        let plain = names.iter().map(|(name, word)| stem(name, word)).collect();
        let real: Vec<String> = names.iter().map(|(name, _)| shown(name, REAL / names.len())).collect();
        let has_other_letters = names.iter().any(|(name, _)| !name.is_ascii()) && real.iter().all(|name| !name.is_empty());
        Self { plain: joined(plain, what, "-"), real: has_other_letters.then(|| joined(real, &what.replace('-', " "), " ")) }
    }
}

/// A name as part of a file's name: lower-case letters of ASCII, digits and hyphens only, at most 60 of them. Accents
/// go and their letters stay. Where letters are lost, since they are not Latin or too many, a few digits that come
/// from the whole name keep it apart from others: no two places may overwrite each other's files. Of an empty name
/// nothing comes.
#[must_use]
pub fn file_stem(name: &str) -> String {
    stem(name, "place")
}

fn stem(name: &str, word: &str) -> String {
    let (plain, is_whole) = folded(name);
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let stem = words.join("-");
    if name.is_empty() || (is_whole && !stem.is_empty() && stem.len() <= STEM) {
        return stem;
    }
    let suffix = told_apart(name);
    let stem = &stem[..stem.len().min(STEM - suffix.len() - 1)];
    let stem = if stem.is_empty() { word } else { stem.trim_end_matches('-') };
    format!("{stem}-{suffix}")
}

/// The name in lower-case letters of ASCII, with hyphens for all else, and whether no letter was lost.
fn folded(name: &str) -> (String, bool) {
    let mut plain = String::with_capacity(name.len());
    let mut is_whole = true;
    for c in name.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c)) {
        match c {
            c if c.is_ascii_alphanumeric() => plain.push(c),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ħ' => plain.push('h'),
            'ŋ' => plain.push('n'),
            'ŧ' => plain.push('t'),
            'ı' => plain.push('i'),
            c => {
                is_whole &= !c.is_alphanumeric();
                plain.push('-');
            }
        }
    }
    (plain, is_whole)
}

/// Whether it joins letters rather than parting them: "Prince George’s", "Hawaiʻi".
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{2BB}' | '\u{2BC}' | '`')
}

/// Six digits that are the same for the same name.
fn told_apart(name: &str) -> String {
    let name: String = name.nfc().collect();
    Sha256::digest(name.as_bytes())[..3].iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes whatever is written to it");
        digits
    })
}

/// The name as people write it, without what a disk takes for something else or what hides how a name really ends.
fn shown(name: &str, limit: usize) -> String {
    let is_silent = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
    };
    let spared = |c: char| match c {
        '"' => '\'',
        '/' | '\\' | ':' | '*' | '?' | '<' | '>' | '|' => '-',
        c => c,
    };
    let safe: String = name.chars().filter(|c| !is_silent(*c)).map(spared).collect();
    let safe = safe.trim_matches(|c: char| c.is_whitespace() || c == '.');
    if safe.len() <= limit {
        return safe.to_owned();
    }
    // The digits that tell it apart have their room within the limit.
    let mut room = limit.saturating_sub(7);
    let fits = |c: &char| {
        let has_room = c.len_utf8() <= room;
        room = room.saturating_sub(c.len_utf8());
        has_room
    };
    let start: String = safe.chars().take_while(fits).collect();
    format!("{} {}", start.trim_end(), told_apart(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_named_after_its_jurisdiction() {
        for (name, stem) in [
            ("Wren County", "wren-county"),
            ("Doña Ana County", "dona-ana-county"),
            ("Cañon  City", "canon-city"),
            ("Prince George’s County", "prince-georges-county"),
            ("Hawaiʻi County", "hawaii-county"),
            ("Åre, Łódź & Straße", "are-lodz-strasse"),
            ("Ｗｒｅｎ", "wren"),
            ("\"x\"; filename=y\r\n../Z", "x-filename-y-z"),
            ("", ""),
        ] {
            assert_eq!(file_stem(name), stem, "{name}");
        }
        assert_eq!(FileName::of("Wren County", "plan", "csv"), FileName { plain: "wren-county-plan.csv".to_owned(), real: None });
        let dona = FileName::of("Doña Ana County", "readiness-report", "pdf");
        assert_eq!(dona.plain, "dona-ana-county-readiness-report.pdf");
        assert_eq!(dona.real.as_deref(), Some("Doña Ana County readiness report.pdf"));
        let fall = FileName::of_round("Wren County", "Fall 2026", "plan", "csv");
        assert_eq!(fall, FileName { plain: "wren-county-fall-2026-plan.csv".to_owned(), real: None });
        let herbst = FileName::of_round("Wren County", "סתיו", "plan", "csv");
        assert!(herbst.plain.starts_with("wren-county-round-"), "{herbst:?}");
        assert_eq!(herbst.real.as_deref(), Some("Wren County סתיו plan.csv"));
        assert_eq!(FileName::of("Doña Ana", "", "milepost.json").real.as_deref(), Some("Doña Ana.milepost.json"));
    }

    #[test]
    fn what_loses_letters_is_still_told_apart() {
        let long = |last: &str| format!("{}{last}", "Wren ".repeat(23));
        for (one, other) in [("東京", "京都"), ("東京 County", "京都 County"), ("🏁", "!!!"), (&long("1"), &long("2"))] {
            let (one, other) = (file_stem(one), file_stem(other));
            assert!(one != other && one.len() <= STEM && !one.is_empty(), "{one} {other}");
        }
        assert_eq!(file_stem("東京"), "place-130016");
        assert_eq!(file_stem("cafe\u{301} 東"), file_stem("café 東"));
    }

    #[test]
    fn a_real_name_leads_nowhere_and_hides_nothing() {
        let real = |name: &str| FileName::of(name, "plan", "csv").real;
        assert_eq!(real("../é/\u{202e}x:\r\n"), Some("-é-x- plan.csv".to_owned()));
        assert_eq!(real("\u{202e}"), None);
        let long = real(&"漢".repeat(120)).unwrap();
        assert!(long.len() < 255 && long != real(&"漢".repeat(119)).unwrap(), "{long}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_name_is_safe_on_every_disk(name in any::<String>()) {
            let FileName { plain, real } = FileName::of(&name, "plan", "csv");
            prop_assert!(plain.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.')), "{}", plain);
            prop_assert!(plain.ends_with("plan.csv") && plain.len() < 80 && !plain.starts_with(['-', '.']), "{}", plain);
            let real = real.unwrap_or_default();
            prop_assert!(real.len() < 255 && !real.contains(['/', '\\', '\n', '"']) && !real.starts_with(['.', ' ']), "{}", real);
            let FileName { plain, real } = FileName::of_round(&name, &name, "launch-announcement", "docx");
            prop_assert!(plain.len() < 160 && real.unwrap_or_default().len() < 255, "{}", plain);
        }
    }
}
