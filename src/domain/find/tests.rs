use proptest::prelude::*;

use super::*;

/// Texts as they are typed, and hard ones: other scripts, marks, apostrophes, signs.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9 '’.,:;_\"-]{0,60}",
        "[a-zÀ-žḀ-ỿ '’ʼ`´.]{0,40}",
        "[一-十가-힣あ-んア-ンｱ-ﾝーㄱ-ㅣ a-z0-9]{0,30}",
        "[א-ת\u{591}-\u{5c7}ء-ي\u{64b}-\u{652} 0-9\u{200c}-\u{200f}]{0,40}",
        "[ßẞſıİŉΑ-ωάΐςА-я Ǆ-ǌ]{0,40}",
        "[\u{300}-\u{36f} a-c]{0,30}",
        "\\PC{0,60}",
    ]
}

fn folded(text: &str) -> Vec<String> {
    split(text).into_iter().map(|word| word.folded).collect()
}

fn is_found(sought: &str, text: &str) -> bool {
    Sought::read(sought).is_ok_and(|sought| sought.fits(text))
}

#[test]
fn a_text_is_split_into_its_words_folded() {
    for (text, words) in [
        ("Prince George’s  County, MD", &["prince", "georges", "county", "md"][..]),
        ("O`Neil O´Neil OʼNeil O‘Neil ONeil", &["oneil", "oneil", "oneil", "oneil", "oneil"]),
        ("DOÑA Ana; Søren", &["dona", "ana", "søren"]),
        ("Straße STRASSE ẞ ﬁsh ŉ", &["strasse", "strasse", "ss", "fish", "n"]),
        ("ΣΊΣΥΦΟΣ σίσυφος", &["σισυφοσ", "σισυφοσ"]),
        ("ıI İi", &["ıi", "ii"]),
        ("3.5 percent, 1,200 (half)", &["3.5", "percent", "1,200", "half"]),
        ("\"AND\" OR* NOT (NEAR)", &["and", "or", "not", "near"]),
        ("e-mail: a_b@c.org", &["e", "mail", "a_b", "c.org"]),
        ("東京都 データ", &["東", "京", "都", "テ", "ー", "タ"]),
        ("ﾊﾞス3台", &["ハ", "ス", "3", "台"]),
        ("한국 학교abc", &["\u{1112}\u{1161}\u{11ab}", "\u{1100}\u{116e}\u{11a8}", "\u{1112}\u{1161}\u{11a8}", "\u{1100}\u{116d}", "abc"]),
        ("שָׁלוֹם مُحَمَّد", &["שלום", "محمد"]),
        ("… — 🏠 _ '", &[]),
        ("①㎏ ½", &["1kg", "1\u{2044}2"]),
        ("", &[]),
    ] {
        assert_eq!(folded(text), words, "{text}");
    }
}

#[test]
fn each_word_of_the_search_begins_a_word_of_what_is_found() {
    for (sought, text) in [
        ("hous", "Affordable housing"),
        ("AFFORD hous", "Affordable housing"),
        ("housing affordable", "Affordable housing"),
        ("o'nei", "Ann O’Neil"),
        ("oneil", "Ann O’Neil"),
        ("o’neil", "Ann ONeil"),
        ("prince georges", "Prince George’s County"),
        ("prince george", "Prince George’s County"),
        ("josé", "Jose Nunez"),
        ("jose", "José Núñez"),
        ("a", "An apple"),
        ("하", "한국"),
        ("ㅎ", "한국"),
        ("京", "東京都"),
        ("\"affordable\"", "Affordable housing"),
        ("affordable*", "Affordable housing"),
        ("(housing)", "Affordable housing"),
        ("strasse", "Straße"),
    ] {
        assert!(is_found(sought, text), "{sought} in {text}");
    }
    for (sought, text) in [
        ("using", "Affordable housing"),
        ("housing rent", "Affordable housing"),
        ("affordable OR rent", "Affordable housing"),
        ("housing NOT affordable", "Affordable housing"),
        ("neil", "Ann O’Neil"),
        ("국교", "한국"),
        ("%", "100 %"),
    ] {
        assert!(!is_found(sought, text), "{sought} in {text}");
    }
}

#[test]
fn what_cannot_be_looked_for_says_why() {
    assert_eq!(Sought::read(" \u{a0} "), Err(Unfit::Empty));
    for signs in ["\"", "*", "' OR", "(((", "…", "🏠", "\u{301}"] {
        let read = Sought::read(signs);
        assert_eq!(read.is_ok(), signs == "' OR", "{signs}");
        assert!(read.is_ok() || read == Err(Unfit::NoWord), "{signs}");
    }
    assert!(Sought::read(&"a".repeat(LONGEST)).is_ok());
    assert_eq!(Sought::read(&"a".repeat(LONGEST + 1)), Err(Unfit::TooLong));
    assert!(Unfit::TooLong.to_string().contains("200"));
}

#[test]
fn a_word_that_begins_another_of_the_search_is_found_with_it() {
    let words = |typed: &str| Sought::read(typed).unwrap().words().iter().cloned().collect::<Vec<_>>();
    assert_eq!(words("a ab abc b"), ["abc", "b"]);
    assert_eq!(words("hous housing hous"), ["housing"]);
}

#[test]
fn an_excerpt_stands_around_the_first_marked_word() {
    let sought = Sought::read("budget").unwrap();
    let told = |text: &str| excerpt(text, &sought).map(|(_, parts)| parts.into_iter().map(|part| part.text).collect::<String>());
    assert_eq!(told("The Budgets are here").as_deref(), Some("The Budgets are here"));
    assert_eq!(told("Nothing of it"), None);
    let long = format!("{} the budget {}", "before ".repeat(40), "after ".repeat(60));
    let shown = told(&long).unwrap();
    assert!(shown.starts_with("… before") && shown.ends_with("after …") && shown.contains("the budget after"), "{shown}");
    assert!((150..=230).contains(&shown.chars().count()), "{}", shown.chars().count());
    let (held, parts) = excerpt("One line\nTwo: BUDGET, Búdget", &sought).unwrap();
    assert_eq!(held, 1);
    let marks: Vec<&str> = parts.iter().filter(|part| part.is_marked).map(|part| part.text.as_str()).collect();
    assert_eq!(marks, ["BUDGET", "Búdget"]);
    let without_spaces = format!("{}予算{}", "漢".repeat(300), "字".repeat(300));
    let (_, parts) = excerpt(&without_spaces, &Sought::read("予算").unwrap()).unwrap();
    assert!(parts.iter().any(|part| part.is_marked) && parts.iter().map(|part| part.text.chars().count()).sum::<usize>() < 300);
}

#[test]
fn the_version_of_the_words_is_that_of_the_crates() {
    let lock = include_str!("../../../Cargo.lock").replace("\r\n", "\n");
    for (name, version) in VERSION.split(", ").filter_map(|part| part.split_once(' ')) {
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")),
            "{name} is no longer {version}: name its version in VERSION"
        );
    }
}

#[test]
fn every_kind_has_a_number_and_a_word_of_its_own() {
    for kind in Kind::ALL {
        assert!((1..64).contains(&kind.number()));
        assert_eq!((Kind::from_number(kind.number()), Kind::from_word(kind.as_str())), (Some(*kind), Some(*kind)));
    }
    for noun in crate::domain::things::Noun::ALL {
        assert_eq!(Kind::of_noun(noun).noun(), Some(noun));
    }
}

#[test]
fn every_letter_folds_to_what_folds_no_further() {
    for c in '\0'..=char::MAX {
        let once: String = folded(&format!("a{c}b")).join(" ");
        assert_eq!(folded(&once).join(" "), once, "{c:?} U+{:04X}", c as u32);
    }
}

#[test]
fn what_joined_two_letters_is_no_part_of_a_word_when_they_are_parted() {
    assert_eq!(folded("\u{D55C}'A"), ["\u{1112}\u{1161}\u{11AB}", "a"]);
    assert_eq!(folded("A'\u{D55C}"), ["a", "\u{1112}\u{1161}\u{11AB}"]);
    assert!(Sought::read("'A").unwrap().fits("\u{FFCA}'A"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_to_split_give_the_same_words(text in texts()) {
        prop_assert_eq!(words(&text), folded(&text).into_iter().collect());
    }

    #[test]
    fn every_word_of_a_text_finds_it_and_is_marked_in_it(text in texts()) {
        for word in split(&text) {
            let as_it_stands = &text[word.at.clone()];
            let Ok(sought) = Sought::read(as_it_stands) else { continue };
            prop_assert!(sought.fits(&text), "{} in {}", as_it_stands, text);
            let parts = marked(&text, &sought);
            prop_assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text.clone());
            prop_assert!(parts.iter().any(|part| part.is_marked));
            prop_assert!(excerpt(&text, &sought).is_some());
        }
    }

    #[test]
    fn an_apostrophe_case_and_composition_change_nothing(text in texts()) {
        use unicode_normalization::UnicodeNormalization;
        let words = folded(&text);
        let other: String = text.chars().map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{2BC}' | '`') { '\'' } else { c }).collect();
        prop_assert_eq!(&folded(&other), &words);
        prop_assert_eq!(folded(&text.nfd().collect::<String>()), folded(&text.nfc().collect::<String>()));
    }
}
