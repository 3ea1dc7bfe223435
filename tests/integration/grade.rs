//! How hard a text is to read: the grade by Flesch and Kincaid, from the length of its sentences and of its words.
//!
//! What it does not see: whether a word is known, whether a sentence is well built, whether a thing is said in the
//! right place. Syllables are counted by their vowels, which is right for about nine words of ten.

/// The school grade in the United States that a text asks for, and its number of words.
pub fn grade(text: &str) -> (f64, usize) {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        return (0.0, 0);
    }
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len();
    #[expect(clippy::cast_precision_loss, reason = "no text has so many words")]
    let [words, sentences, syllables] = [count as f64, sentences(text) as f64, syllables as f64];
    (0.39 * words / sentences + 11.8 * syllables / words - 15.59, count)
}

/// How many sentences a text has: what ends with a mark, or with the text. A colon or a semicolon before more words
/// lets a reader breathe as a full stop does.
fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut is_open = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| next.is_whitespace() || ['”', '’', ')', '"'].contains(next));
        if ['.', '!', '?', ':', ';'].contains(&letter) && ends && is_open {
            count += 1;
            is_open = false;
        } else if letter.is_alphanumeric() {
            is_open = true;
        }
    }
    (count + usize::from(is_open)).max(1)
}

/// How many syllables a word has, about: its groups of vowels, less the silent ones at its end.
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_lowercase).collect();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let is_new = match before {
            // Two vowels that are spoken apart: medi-um, soci-al, du-al.
            Some(before) if is_vowel(before) => matches!((before, *letter), ('i', 'a' | 'u') | ('u', 'a')) && at + 1 < letters.len(),
            _ => true,
        };
        count += usize::from(is_vowel(*letter) && is_new);
    }
    let ending: String = letters.iter().rev().take(3).rev().collect();
    let [third, second, last] = [0, 1, 2].map(|at| ending.chars().nth(at).unwrap_or('a'));
    let is_silent = match (second, last) {
        (_, 'e') => !is_vowel(second) && (second != 'l' || is_vowel(third)),
        ('e', 'd') => !is_vowel(third) && !['t', 'd'].contains(&third),
        ('e', 's') => !is_vowel(third) && !['s', 'x', 'z', 'c', 'g', 'h'].contains(&third),
        _ => false,
    };
    (count - usize::from(is_silent && count > 1)).max(1)
}
