//! How much room words take. Each format sets them in a face of its own, so that room is measured for a wide one.

use super::{Mark, Side};

/// What stands between two words.
pub const APART: f64 = 6.0;

/// How wide a text may become in type of 13, in the widest of the usual faces.
pub fn width(text: &str) -> f64 {
    let one = |c: char| match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'l' | 'j' | 'I' | '(' | ')' => 5.0,
        '%' | 'M' | 'W' | 'm' | 'w' => 12.6,
        'A'..='Z' => 9.6,
        c if c >= '\u{1100}' => 13.0,
        _ => 8.3,
    };
    text.chars().map(one).sum()
}

/// From where to where a word goes.
pub fn span(x: f64, side: Side, text: &str) -> (f64, f64) {
    let wide = width(text);
    match side {
        Side::Start => (x, x + wide),
        Side::Middle => (x - wide / 2.0, x + wide / 2.0),
        Side::End => (x - wide, x),
    }
}

/// Two words at the ends of a range, within a figure and apart from each other: below their ends, or outward of them.
/// Nothing where they have no room: then a sentence alone tells them.
pub fn at_ends((start, first): (f64, &str), (end, last): (f64, &str), width: f64, foot: f64) -> Vec<Mark> {
    let word = |x, side, text: &str| Mark::Word { at: (x, foot), side, text: text.to_owned() };
    if first == last {
        let half = self::width(first) / 2.0;
        return vec![word(f64::midpoint(start, end).clamp(half, (width - half).max(half)), Side::Middle, first)];
    }
    for [side_of_first, side_of_last] in [[Side::Start, Side::End], [Side::End, Side::Start]] {
        let (one, other) = (span(start, side_of_first, first), span(end, side_of_last, last));
        if one.0 >= 0.0 && other.1 <= width && one.1 + APART <= other.0 {
            return vec![word(start, side_of_first, first), word(end, side_of_last, last)];
        }
    }
    // Both pushed to where there is room, still in their order.
    let (wide, other) = (self::width(first), self::width(last));
    if wide + APART + other > width {
        return Vec::new();
    }
    let right = (f64::midpoint(start, end) - APART / 2.0).clamp(wide, width - other - APART);
    vec![word(super::scale::tenth(right), Side::End, first), word(super::scale::tenth(right + APART), Side::Start, last)]
}

/// A text in lines of at most so many letters, broken between words.
pub fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text in lines that are no wider than this, broken between words and after hyphens, and within a word that is too wide
/// by itself.
pub fn wrapped(text: &str, wide: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for (at, part) in word.split_inclusive('-').enumerate() {
            let last = lines.len() - 1;
            let joint = if at == 0 && !lines[last].is_empty() { " " } else { "" };
            let with = format!("{}{joint}{part}", lines[last]);
            if width(&with) <= wide {
                lines[last] = with;
                continue;
            }
            if !lines[last].is_empty() {
                lines.push(String::new());
            }
            broken(&mut lines, part, wide);
        }
    }
    lines
}

/// Goes on in the last line, which is empty, with a word that may be wider than a line.
fn broken(lines: &mut Vec<String>, word: &str, wide: f64) {
    for letter in word.chars() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && width(&lines[last]) + width(letter.encode_utf8(&mut [0; 4])) > wide {
            lines.push(String::new());
        }
        let last = lines.len() - 1;
        lines[last].push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_between_each_other_after_hyphens_and_only_then_within() {
        let lines = |text: &str| wrapped(text, 100.0);
        assert_eq!(lines("Know-your-rights evenings"), ["Know-your-", "rights", "evenings"]);
        assert_eq!(lines("  a   b "), ["a b"]);
        assert_eq!(lines(""), [""]);
        let long = lines("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b");
        assert!(long.len() == 3 && long.iter().all(|line| width(line) <= 100.0), "{long:?}");
    }
}
