//! Languages by the tags of BCP 47, by which browsers and readers know how a text is read aloud and from which side it runs.

use std::fmt;
use std::str::FromStr;

use super::text::Problem;

/// A language: "es", or with its script and its region "zh-Hant", "es-MX".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

/// The longest tag, in characters.
pub const LONGEST: usize = 35;

/// Languages by the names that people here call them, each with its tag.
const NAMES: [(&str, &str); 56] = [
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("hy", "Armenian"),
    ("bn", "Bengali"),
    ("my", "Burmese"),
    ("chr", "Cherokee"),
    ("zh", "Chinese"),
    ("zh-Hans", "Chinese, simplified"),
    ("zh-Hant", "Chinese, traditional"),
    ("hr", "Croatian"),
    ("cs", "Czech"),
    ("nl", "Dutch"),
    ("en", "English"),
    ("fil", "Filipino"),
    ("fr", "French"),
    ("de", "German"),
    ("el", "Greek"),
    ("gu", "Gujarati"),
    ("ht", "Haitian Creole"),
    ("haw", "Hawaiian"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hmn", "Hmong"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("km", "Khmer"),
    ("rw", "Kinyarwanda"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("lo", "Lao"),
    ("mh", "Marshallese"),
    ("nv", "Navajo"),
    ("ne", "Nepali"),
    ("om", "Oromo"),
    ("ps", "Pashto"),
    ("fa", "Persian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("pa", "Punjabi"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sm", "Samoan"),
    ("so", "Somali"),
    ("es", "Spanish"),
    ("sw", "Swahili"),
    ("tl", "Tagalog"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("yi", "Yiddish"),
    ("yo", "Yoruba"),
];

/// Languages that are written from right to left unless their script says otherwise.
const FROM_RIGHT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
/// Scripts that are.
const SCRIPTS_FROM_RIGHT: [&str; 8] = ["Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

impl Language {
    /// The language of the program.
    #[must_use]
    pub fn american() -> Self {
        Self("en-US".to_owned())
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without script and region: "es".
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Its script, if the tag names one: "Hant".
    fn script(&self) -> Option<&str> {
        self.0.split('-').nth(1).filter(|part| part.len() == 4 && part.starts_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// Its region by two letters, if the tag names one: "MX".
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|part| part.len() == 2)
    }

    /// Whether it is a kind of English.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.primary() == "en"
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn runs_from_right(&self) -> bool {
        self.script().map_or_else(|| FROM_RIGHT.contains(&self.primary()), |script| SCRIPTS_FROM_RIGHT.contains(&script))
    }

    /// What people here call it: "Spanish", "Spanish (es-MX)", or its tag where it has no name here.
    #[must_use]
    pub fn name(&self) -> String {
        let named = |tag: &str| NAMES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
        match (named(&self.0), named(self.primary())) {
            (Some(name), _) => name.to_owned(),
            (None, Some(name)) => format!("{name} ({})", self.0),
            (None, None) => self.0.clone(),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = Problem;

    /// Reads a tag, or a name of the list.
    fn from_str(typed: &str) -> Result<Self, Problem> {
        let typed = typed.trim();
        if let Some((tag, _)) = NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(typed)) {
            return Ok(Self((*tag).to_owned()));
        }
        tag(typed)
            .map(Self)
            .ok_or_else(|| Problem::Other("Enter a language such as Spanish or Vietnamese, or its tag, such as es or zh-Hant.".to_owned()))
    }
}

/// A tag as it is written: language, then script, region and variants, as far as they are named.
fn tag(typed: &str) -> Option<String> {
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = typed.split('-').peekable();
    let language = parts.next().filter(|part| is_word(part) && (2..=3).contains(&part.len()))?;
    let mut tag = language.to_ascii_lowercase();
    if let Some(script) = parts.next_if(|part| is_word(part) && part.len() == 4) {
        let (first, rest) = script.split_at(1);
        tag.push('-');
        tag.push_str(&first.to_ascii_uppercase());
        tag.push_str(&rest.to_ascii_lowercase());
    }
    let is_number = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(region) = parts.next_if(|part| is_word(part) && part.len() == 2 || is_number(part)) {
        tag.push('-');
        tag.push_str(&region.to_ascii_uppercase());
    }
    for variant in parts {
        let is_plain = variant.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let begins_with_digit = variant.starts_with(|c: char| c.is_ascii_digit());
        if !is_plain || !((5..=8).contains(&variant.len()) || variant.len() == 4 && begins_with_digit) {
            return None;
        }
        tag.push('-');
        tag.push_str(&variant.to_ascii_lowercase());
    }
    (tag.len() <= LONGEST).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_by_its_name_or_by_its_tag() {
        for (typed, tag, name) in [
            ("Spanish", "es", "Spanish"),
            (" spanish ", "es", "Spanish"),
            ("ES-mx", "es-MX", "Spanish (es-MX)"),
            ("zh-hant", "zh-Hant", "Chinese, traditional"),
            ("zh-hant-tw", "zh-Hant-TW", "Chinese (zh-Hant-TW)"),
            ("es-419", "es-419", "Spanish (es-419)"),
            ("kar", "kar", "kar"),
            ("de-1996", "de-1996", "German (de-1996)"),
        ] {
            let language: Language = typed.parse().unwrap();
            assert_eq!((language.tag(), language.name().as_str()), (tag, name), "{typed}");
            assert_eq!(language.tag().parse(), Ok(language.clone()), "{typed}");
        }
        for slip in ["", "e", "english please", "es_MX", "es-", "-es", "es--MX", "x-secret", "es-MXX", "1es", "español", "en-a-bbb"] {
            assert!(slip.parse::<Language>().is_err(), "{slip}");
        }
    }

    #[test]
    fn a_language_tells_from_which_side_it_runs() {
        let of = |tag: &str| tag.parse::<Language>().unwrap();
        for tag in ["ar", "fa-IR", "ur", "ku-Arab", "he"] {
            assert!(of(tag).runs_from_right(), "{tag}");
        }
        for tag in ["es", "ku", "ar-Latn", "zh-Hant", "en-US"] {
            assert!(!of(tag).runs_from_right(), "{tag}");
        }
        assert_eq!((of("zh-Hant-TW").region(), of("es-419").region()), (Some("TW"), None));
    }

    #[test]
    fn each_name_leads_to_its_tag() {
        for (tag, name) in NAMES {
            assert_eq!(name.parse::<Language>().unwrap().tag(), tag);
            assert_eq!(tag.parse::<Language>().unwrap().name(), name);
        }
    }
}
