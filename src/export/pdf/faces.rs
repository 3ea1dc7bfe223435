//! The plainest face on the machine for each script that our own faces lack.
//!
//! Left to itself the engine takes the face whose name is most like ours, be it one for commentaries: Noto Rashi for
//! Hebrew. So every script that people may write in has a list of plain faces, those of Windows, macOS and Linux alike.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

/// The families in which these letters are set, one for each script: the first of its list that has all of its letters,
/// or else the first that has any. A script without a list, or without a family on the machine, is the engine's to choose.
/// `has` says whether a family, in lower case, is there and has a letter.
pub fn plainest(letters: &BTreeSet<char>, has: impl Fn(&str, char) -> bool) -> Vec<&'static str> {
    let mut scripts: BTreeMap<usize, Vec<char>> = BTreeMap::new();
    for letter in letters {
        let script = list_of(letter.script(), letters);
        if let Some(at) = PLAIN.iter().position(|(known, _)| *known == script) {
            scripts.entry(at).or_default().push(*letter);
        }
    }
    let mut chosen = Vec::new();
    for (at, letters) in scripts {
        let families = PLAIN[at].1;
        let all = families.iter().find(|family| letters.iter().all(|letter| has(family, *letter)));
        let any = || families.iter().find(|family| letters.iter().any(|letter| has(family, *letter)));
        if let Some(family) = all.or_else(any)
            && !chosen.contains(family)
        {
            chosen.push(*family);
        }
    }
    chosen
}

/// Whose list a script goes by: Chinese characters look as Japanese or Korean ones do where such letters stand with them,
/// as traditional ones beside Bopomofo, and as simplified ones otherwise.
fn list_of(script: Script, letters: &BTreeSet<char>) -> Script {
    match script {
        Script::Katakana => Script::Hiragana,
        Script::Han => {
            let beside = [Script::Hiragana, Script::Katakana, Script::Hangul, Script::Bopomofo];
            let found = beside.into_iter().find(|script| letters.iter().any(|letter| letter.script() == *script));
            found.map_or(Script::Han, |script| list_of(script, letters))
        }
        script => script,
    }
}

/// Plain families of each script, the plainest first: upright, of even strokes, as in a letter from an office.
const PLAIN: [(Script, &[&str]); 39] = [
    (Script::Hebrew, &["noto sans hebrew", "open sans", "arial hebrew", "arial", "segoe ui", "liberation sans", "dejavu sans", "freesans"]),
    (
        Script::Arabic,
        &["noto sans arabic", "sf arabic", "segoe ui", "geeza pro", "arial", "noto naskh arabic", "dejavu sans", "kacstone", "freesans"],
    ),
    (
        Script::Hiragana,
        &[
            "noto sans cjk jp",
            "noto sans jp",
            "source han sans",
            "hiragino sans",
            "hiragino kaku gothic pron",
            "yu gothic ui",
            "yu gothic",
            "meiryo",
            "ms gothic",
            "ipagothic",
            "ipaexgothic",
            "takaogothic",
            "vl gothic",
            "noto sans cjk sc",
            "droid sans fallback",
        ],
    ),
    (
        Script::Hangul,
        &[
            "noto sans cjk kr",
            "noto sans kr",
            "source han sans k",
            "apple sd gothic neo",
            "malgun gothic",
            "nanumgothic",
            "undotum",
            "noto sans cjk sc",
            "droid sans fallback",
        ],
    ),
    (
        Script::Bopomofo,
        &[
            "noto sans cjk tc",
            "noto sans tc",
            "source han sans tc",
            "pingfang tc",
            "heiti tc",
            "microsoft jhenghei",
            "mingliu",
            "noto sans cjk sc",
            "droid sans fallback",
        ],
    ),
    (
        Script::Han,
        &[
            "noto sans cjk sc",
            "noto sans sc",
            "source han sans sc",
            "pingfang sc",
            "hiragino sans gb",
            "heiti sc",
            "microsoft yahei",
            "dengxian",
            "simhei",
            "simsun",
            "wenquanyi micro hei",
            "wenquanyi zen hei",
            "noto sans cjk jp",
            "hiragino sans",
            "yu gothic",
            "droid sans fallback",
        ],
    ),
    (
        Script::Devanagari,
        &["noto sans devanagari", "kohinoor devanagari", "devanagari sangam mn", "nirmala ui", "mangal", "lohit devanagari", "freesans"],
    ),
    (Script::Bengali, &["noto sans bengali", "kohinoor bangla", "bangla sangam mn", "nirmala ui", "vrinda", "lohit bengali", "freesans"]),
    (Script::Gurmukhi, &["noto sans gurmukhi", "gurmukhi sangam mn", "nirmala ui", "raavi", "lohit gurmukhi", "freesans"]),
    (
        Script::Gujarati,
        &["noto sans gujarati", "kohinoor gujarati", "gujarati sangam mn", "nirmala ui", "shruti", "lohit gujarati", "freesans"],
    ),
    (Script::Oriya, &["noto sans oriya", "oriya sangam mn", "nirmala ui", "kalinga", "lohit odia", "freesans"]),
    (Script::Tamil, &["noto sans tamil", "tamil sangam mn", "nirmala ui", "latha", "lohit tamil", "freesans"]),
    (Script::Telugu, &["noto sans telugu", "kohinoor telugu", "telugu sangam mn", "nirmala ui", "gautami", "lohit telugu"]),
    (Script::Kannada, &["noto sans kannada", "kannada sangam mn", "nirmala ui", "tunga", "lohit kannada"]),
    (Script::Malayalam, &["noto sans malayalam", "malayalam sangam mn", "nirmala ui", "kartika", "lohit malayalam", "freesans"]),
    (Script::Sinhala, &["noto sans sinhala", "sinhala sangam mn", "nirmala ui", "iskoola pota", "lklug"]),
    (Script::Thai, &["noto sans thai", "thonburi", "leelawadee ui", "leelawadee", "tahoma", "loma", "garuda", "freesans"]),
    (Script::Lao, &["noto sans lao", "lao sangam mn", "leelawadee ui", "dokchampa", "phetsarath ot", "dejavu sans"]),
    (Script::Khmer, &["noto sans khmer", "khmer sangam mn", "leelawadee ui", "khmer ui", "khmer os"]),
    (Script::Myanmar, &["noto sans myanmar", "myanmar sangam mn", "myanmar text", "padauk"]),
    (Script::Tibetan, &["noto sans tibetan", "noto serif tibetan", "kailasa", "microsoft himalaya", "jomolhari"]),
    (Script::Ethiopic, &["noto sans ethiopic", "kefa", "ebrima", "nyala", "abyssinica sil", "freeserif"]),
    (Script::Armenian, &["noto sans armenian", "mshtakan", "segoe ui", "arial", "dejavu sans", "freesans"]),
    (Script::Georgian, &["noto sans georgian", "helvetica neue", "segoe ui", "sylfaen", "dejavu sans", "freesans"]),
    (Script::Cherokee, &["noto sans cherokee", "galvji", "plantagenet cherokee", "gadugi", "freesans"]),
    (Script::Canadian_Aboriginal, &["noto sans canadian aboriginal", "euphemia ucas", "gadugi", "euphemia", "dejavu sans"]),
    (Script::Syriac, &["noto sans syriac", "segoe ui historic", "estrangelo edessa"]),
    (Script::Thaana, &["noto sans thaana", "mv boli", "freeserif"]),
    (Script::Nko, &["noto sans nko", "ebrima", "dejavu sans"]),
    (Script::Tifinagh, &["noto sans tifinagh", "ebrima", "dejavu sans"]),
    (Script::Adlam, &["noto sans adlam", "noto sans adlam unjoined", "ebrima"]),
    (Script::Osage, &["noto sans osage", "gadugi"]),
    (Script::Vai, &["noto sans vai", "ebrima", "freeserif"]),
    (Script::Mongolian, &["noto sans mongolian", "mongolian baiti"]),
    (Script::Yi, &["noto sans yi", "microsoft yi baiti", "nuosu sil"]),
    (Script::Nyiakeng_Puachue_Hmong, &["noto serif nyiakeng puachue hmong"]),
    (Script::Pahawh_Hmong, &["noto sans pahawh hmong"]),
    (Script::Greek, &["noto sans", "segoe ui", "helvetica neue", "arial", "liberation sans", "dejavu sans"]),
    (Script::Cyrillic, &["noto sans", "segoe ui", "helvetica neue", "arial", "liberation sans", "dejavu sans"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The families chosen from these, each with a sample of what it has.
    fn chosen(text: &str, shelf: &[(&str, &str)]) -> Vec<&'static str> {
        plainest(&text.chars().collect(), |family, letter| shelf.iter().any(|(name, has)| *name == family && has.contains(letter)))
    }

    /// The families of a Debian machine with Noto, more or less, by their samples.
    const DEBIAN: &[(&str, &str)] = &[
        ("dejavu sans", "שלוםمرحبا"),
        ("noto kufi arabic", "مرحبا"),
        ("noto naskh arabic", "مرحبا"),
        ("noto nastaliq urdu", "مرحبا"),
        ("noto rashi hebrew", "שלום"),
        ("noto sans arabic", "مرحبا"),
        ("noto sans cjk jp", "漢字かな한국注音ㄅ"),
        ("noto sans cjk kr", "漢字かな한국注音ㄅ"),
        ("noto sans cjk sc", "漢字かな한국注音ㄅ"),
        ("noto sans cjk tc", "漢字かな한국注音ㄅ"),
        ("noto sans hebrew", "שלום"),
        ("noto serif hebrew", "שלום"),
    ];

    #[test]
    fn a_script_is_set_in_the_plainest_face_there_is() {
        assert_eq!(chosen("שלום", DEBIAN), ["noto sans hebrew"]);
        assert_eq!(chosen("مرحبا שלום a 1", DEBIAN), ["noto sans hebrew", "noto sans arabic"]);
        let windows: &[(&str, &str)] = &[("arial", "שלוםمرحبا"), ("david", "שלום"), ("segoe ui", "مرحبا"), ("gisha", "שלום")];
        assert_eq!(chosen("שלום مرحبا", windows), ["arial", "segoe ui"]);
        assert_eq!(chosen("שלום", &[("noto rashi hebrew", "שלום")]), Vec::<&str>::new(), "nothing plain is there");
    }

    #[test]
    fn chinese_characters_look_as_those_around_them_ask() {
        assert_eq!(chosen("漢字", DEBIAN), ["noto sans cjk sc"]);
        assert_eq!(chosen("漢字かな", DEBIAN), ["noto sans cjk jp"]);
        assert_eq!(chosen("漢字한국", DEBIAN), ["noto sans cjk kr"]);
        assert_eq!(chosen("注音ㄅ", DEBIAN), ["noto sans cjk tc"]);
    }

    #[test]
    fn a_face_that_has_all_letters_goes_before_one_that_lacks_some() {
        let shelf: &[(&str, &str)] = &[("noto sans hebrew", "של"), ("dejavu sans", "שלום")];
        assert_eq!(chosen("שלום", shelf), ["dejavu sans"]);
        assert_eq!(chosen("שלוםץ", &[("noto sans hebrew", "של")]), ["noto sans hebrew"]);
    }

    #[test]
    fn each_script_has_one_list_and_no_face_twice() {
        let scripts: BTreeSet<&str> = PLAIN.iter().map(|(script, _)| script.full_name()).collect();
        assert_eq!(scripts.len(), PLAIN.len());
        for (script, families) in PLAIN {
            let once: BTreeSet<&&str> = families.iter().collect();
            assert!(once.len() == families.len() && families.iter().all(|name| *name == name.to_lowercase()), "{script:?}");
        }
    }
}
