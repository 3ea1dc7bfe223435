//! Words: text as it comes in; and numbers, plurals, lists, dates as a person would write them.

pub mod abbreviations;
pub mod dates;
pub mod decimal;
pub mod inserted;
pub mod language;
pub mod letters;
pub mod markdown;
pub mod period;
pub mod position;
pub mod text;
pub mod typed_number;

pub use inserted::inserted;

/// A whole number in running text: words up to nine, figures from ten on, thousands by commas.
#[must_use]
pub fn number(n: usize) -> String {
    const SMALL: [&str; 10] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    SMALL.get(n).map_or_else(|| figures(n), |word| (*word).to_owned())
}

/// A number in figures, thousands by commas: "1,250".
#[must_use]
pub fn figures(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `n` things: "one step", "two steps", "no steps", "12 steps".
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("one {one}"),
        _ => format!("{} {many}", number(n)),
    }
}

/// The form of a word that agrees with `n`.
#[must_use]
pub fn agree<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// The same text with its first letter in upper case, for the start of a sentence.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "a", "a and b", "a, b, and c".
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first, second] => format!("{} and {}", first.as_ref(), second.as_ref()),
        [front @ .., last] => {
            let front: Vec<&str> = front.iter().map(AsRef::as_ref).collect();
            format!("{}, and {}", front.join(", "), last.as_ref())
        }
    }
}

/// A name as an owner within a sentence: "Wren County’s", "the City of Lansing’s".
#[must_use]
pub fn possessive(name: &str) -> String {
    let takes_article = ["City ", "County ", "Town ", "Village ", "Township ", "Borough "]
        .iter()
        .any(|start| name.strip_prefix(start).is_some_and(|rest| rest.starts_with("of ") || rest.starts_with("and ")));
    let set = inserted(name);
    if takes_article { format!("the {set}’s") } else { format!("{set}’s") }
}

/// The first `limit` characters of a text on one line, cut at a word and marked with an ellipsis.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit.saturating_sub(2)).collect();
    let whole_words = match cut.rfind(' ') {
        Some(at) if at * 2 > cut.len() => &cut[..at],
        _ => &cut,
    };
    format!("{} …", whole_words.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words_and_large_ones_figures() {
        assert_eq!(number(9), "nine");
        assert_eq!(number(10), "10");
        assert_eq!(number(1_250), "1,250");
        assert_eq!((figures(999), figures(1_000), figures(12_345_678)), ("999".into(), "1,000".into(), "12,345,678".into()));
        assert_eq!(count(1, "step", "steps"), "one step");
        assert_eq!(count(0, "step", "steps"), "no steps");
    }

    #[test]
    fn a_city_of_that_name_takes_its_article() {
        assert_eq!(possessive("Wren County"), "Wren County’s");
        assert_eq!(possessive("City of Lansing"), "the City of Lansing’s");
        assert_eq!(possessive("City and County of Denver"), "the City and County of Denver’s");
        assert_eq!(possessive("Citytown"), "Citytown’s");
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b, and c");
        assert_eq!(list::<&str>(&[]), "");
    }

    #[test]
    fn a_shortened_text_ends_at_a_word_and_says_so() {
        assert_eq!(shortened("A budget line for residents", 100), "A budget line for residents");
        assert_eq!(shortened("A budget line, for residents", 18), "A budget line …");
        assert!(shortened(&"x".repeat(500), 40).chars().count() <= 40);
        assert_eq!(shortened("two\nlines", 40), "two lines");
    }
}
