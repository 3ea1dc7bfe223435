use proptest::prelude::*;

use super::*;

/// Names as they are typed, and hard ones: other scripts, marks, signs, letters that nobody sees.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z '.’-]{1,30}",
        "[a-zÀ-žḀ-ỿ '’ʼ`´.]{1,20}",
        "[\u{300}-\u{36f}]{1,120}",
        "[!-/:-@«»…—¿]{1,12}",
        "[Α-ωА-я一-十가-힣あ-んא-ת\u{200b}-\u{200f}]{1,12}",
        "\\PC{1,120}",
    ]
}

const APOSTROPHES: [char; 7] = ['\'', '\u{2018}', '\u{2019}', '\u{2BC}', '\u{2BB}', '`', '\u{B4}'];

/// The name with another sign for each apostrophe.
fn retyped(name: &str, sign: char) -> String {
    name.chars().map(|c| if APOSTROPHES.contains(&c) { sign } else { c }).collect()
}

#[test]
fn numbers_in_names_count_where_a_list_asks_for_it() {
    let mut sources = ["Grant 10", "grant 2", "Grant 1", "Bond"];
    sources.sort_by_cached_key(|name| SortKey::counted(name));
    assert_eq!(sources, ["Bond", "Grant 1", "grant 2", "Grant 10"]);
    sources.sort_by_cached_key(|name| SortKey::of(name));
    assert_eq!(sources, ["Bond", "Grant 1", "Grant 10", "grant 2"], "and nowhere else");
}

#[test]
fn words_of_a_name_are_found_in_any_order() {
    for (sought, is_found) in [("amadi ruth", true), ("Ru AMA", true), ("ruth", true), ("uth", false), ("ruth reed", false), ("", true)] {
        assert_eq!(fits_words(sought, "Ruth Amadi-Okoro"), is_found, "{sought}");
    }
    assert!(alike("st marys", "St. Mary’s") && alike("DONA", "Doña") && !alike("st mary", "St. Mary’s"));
}

#[test]
fn what_people_look_for_finds_what_they_mean() {
    for (sought, name) in [
        ("Dona", "DOÑA ANA COUNTY"),
        ("doña", "Dona Ana County"),
        ("St. Marys", "St. Mary’s County"),
        ("st marys", "St. Mary's County"),
        ("Prince George’s", "Prince George's County"),
        ("Prince George's", "Prince George’s County"),
        ("prince georges", "Prince George`s County"),
        ("hawaii", "Hawaiʻi County"),
        ("Hawai'i", "Hawaiʻi County"),
        ("soren", "Søren Østergård"),
        ("Łukasz", "Lukasz Dabrowski"),
        ("Groß", "GROSS"),
        ("aeblegade", "Æblegade"),
        ("ﬁsh", "Fish Lake"),
        ("σίσυφος", "ΣΙΣΥΦΟΣ"),
        ("D.C.", "Washington, DC"),
        ("...", "..."),
        ("’", "'"),
    ] {
        assert!(fits(sought, name), "{sought} finds {name}: {:?} in {:?}", fold(sought), fold(name));
    }
    for (sought, name) in [("own%", "Town"), ("Wren", "Heron"), ("\u{301}", "Doña"), ("%", "100")] {
        assert!(!fits(sought, name), "{sought} does not find {name}");
    }
}

#[test]
fn one_name_is_one_whatever_its_apostrophe_its_capitals_and_its_marks() {
    for (one, other) in [("Ann O'Neil", "ANN O’NEIL"), ("José Núñez", "Jose Nunez"), ("Søren", "SOREN"), ("\u{301}", "\u{301}"), ("—", "—")]
    {
        assert!(same(one, other), "{one}, {other}");
    }
    for (one, other) in
        [("Ann O'Neil", "Ann ONeil"), ("Lee Park", "Lee Parks"), ("\u{301}", "\u{302}"), ("\u{301}", ""), ("—", "…"), ("…", "!")]
    {
        assert!(!same(one, other), "{one}, {other}");
    }
}

#[test]
fn lists_stand_as_people_expect_them() {
    let order = [
        "", "…", "1 First", "2 Second", "10 Tenth", "ada", "Ada", "Álvaro", "Alvin", "Müller", "O'Brien", "OBrien", "Søren", "zoe", "Zoë",
        "Ωmega", "Ян", "李",
    ];
    let mut sorted = order;
    sorted.sort_by_key(|name| SortKey::of(name));
    // Digits stand as letters do: 1, 10, 2.
    let expected = [
        "", "…", "1 First", "10 Tenth", "2 Second", "ada", "Ada", "Álvaro", "Alvin", "Müller", "O'Brien", "OBrien", "Søren", "zoe", "Zoë",
        "Ωmega", "Ян", "李",
    ];
    assert_eq!(sorted, expected);
}

#[test]
fn a_long_name_has_a_short_key() {
    for letter in ["W", "ẅ", "\u{301}", "👩", "漢"] {
        let length = SortKey::of(&letter.repeat(120)).as_bytes().len();
        assert!(length < 1_000, "{letter}: {length}");
    }
}

#[test]
fn the_version_of_the_keys_is_that_of_the_crates() {
    let lock = include_str!("../../../Cargo.lock").replace("\r\n", "\n");
    for named in SortKey::VERSION.split(", ").filter_map(|part| part.split_once(' ')) {
        let (name, version) = named;
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")),
            "{name} is no longer {version}: name its version in VERSION"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_apostrophe_gives_one_key_and_one_text(name in names(), sign in proptest::sample::select(&APOSTROPHES[..])) {
        let other = retyped(&name, sign);
        prop_assert!(same(&name, &other));
        prop_assert_eq!(SortKey::of(&name), SortKey::of(&other));
        prop_assert_eq!(fold(&name), fold(&other));
    }

    #[test]
    fn what_is_one_stands_together_and_is_found_by_the_same(a in names(), b in names(), c in names()) {
        let keys = [&a, &b, &c].map(|name| SortKey::of(name));
        let mut sorted = [(&keys[0], &a), (&keys[1], &b), (&keys[2], &c)];
        sorted.sort();
        // What stands between two names that are one is the same name too.
        if same(sorted[0].1, sorted[2].1) && !SortKey::span(sorted[0].1).0.eq(&[1]) {
            prop_assert!(same(sorted[0].1, sorted[1].1));
        }
        let (from, to) = SortKey::span(&a);
        let within = |key: &SortKey| from.as_slice() <= key.as_bytes() && key.as_bytes() < to.as_slice();
        prop_assert!(within(&keys[0]));
        if from.len() > 1 {
            prop_assert_eq!(within(&keys[1]), same(&a, &b));
        }
    }

    #[test]
    fn a_name_and_each_part_of_it_finds_it(name in names(), from in 0..120_usize, length in 1..120_usize) {
        prop_assert!(fits(&name, &name));
        prop_assert!(!fold(&name).is_empty());
        prop_assert_eq!(fold(&fold(&name)), fold(&name), "folding twice changes nothing");
        let part: String = name.chars().skip(from).take(length).collect();
        // A part of which nothing is left is looked for as it stands, which is told apart in the tests above.
        if part.chars().any(char::is_alphanumeric) && !part.contains(|c: char| c as u32 > 0x24f) {
            prop_assert!(fits(&part, &name), "{:?} in {:?}", fold(&part), fold(&name));
        }
    }

    #[test]
    fn canonical_equivalents_are_one(name in names()) {
        use unicode_normalization::UnicodeNormalization;
        let (composed, decomposed): (String, String) = (name.nfc().collect(), name.nfd().collect());
        prop_assert_eq!(SortKey::of(&composed), SortKey::of(&decomposed));
    }
}
