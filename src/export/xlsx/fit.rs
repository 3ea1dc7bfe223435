//! How much of a text a cell shows: the lines that it takes in its column, and how many a row has.

/// The most lines that a row shows: Excel has no row higher than 409 points.
pub const MOST_LINES: usize = 27;

/// The width of a digit, by which columns are measured.
const DIGIT: u32 = 10;

/// Where each line begins of a text that is wrapped in a column of this width, in digits.
///
/// Lines are rather counted too many than too few, since what a row has no room for is hidden without a
/// sign: letters are held for a little wider than they are in Excel's usual font, and a line breaks only
/// at spaces, and between letters where there are none.
pub fn line_starts(text: &str, width: u16) -> Vec<usize> {
    let room = u32::from(width).max(1) * DIGIT;
    let mut starts = vec![0];
    let mut start = 0;
    // What is used of the line, and where the word began that is being set, with what it takes.
    let (mut used, mut word_at, mut word) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            start = at + 1;
            starts.push(start);
            (used, word_at, word) = (0, start, 0);
            continue;
        }
        let wide = width_of(c);
        if c == ' ' {
            // A space at the end of a line hangs out of it.
            (used, word_at, word) = (used + wide, at + 1, 0);
            continue;
        }
        if breaks_anywhere(c) {
            (word_at, word) = (at, 0);
        }
        if used + wide > room && at > start {
            start = if word_at > start { word_at } else { at };
            starts.push(start);
            used = if start == at { 0 } else { word };
            (word_at, word) = (start, used);
        }
        used += wide;
        word += wide;
    }
    starts
}

/// How many lines a text takes, of those that a row can show.
pub fn lines(text: &str, width: u16) -> u16 {
    u16::try_from(line_starts(text, width).len().min(MOST_LINES)).expect("not more lines than a row has")
}

/// Writing that knows no spaces breaks between any two of its letters.
fn breaks_anywhere(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{1f000}'..)
}

/// The width of a letter, in tenths of a digit.
fn width_of(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '‘' | ' ' => 6,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '"' | '“' | '”' => 8,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | '…' | '—' => 18,
        'A'..='Z' => 13,
        '\0'..='~' => 11,
        // The letters of Europe, and those from India and the East, of which emoji are the widest.
        ..'\u{0590}' => 13,
        ..'\u{1100}' => 16,
        ..'\u{1f000}' => 22,
        _ => 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text, each as it stands.
    fn wrapped(text: &str, width: u16) -> Vec<&str> {
        let starts = line_starts(text, width);
        let ends = starts[1..].iter().copied().chain([text.len()]);
        starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
    }

    #[test]
    fn lines_break_between_words_and_within_them_only_if_they_must() {
        assert_eq!(wrapped("", 10), [""]);
        assert_eq!(wrapped("one line", 10), ["one line"]);
        assert_eq!(wrapped("two\nlines", 10), ["two\n", "lines"]);
        assert_eq!(wrapped("nineteen letters go", 10), ["nineteen ", "letters go"]);
        assert_eq!(wrapped("a longlonglonglong", 8), ["a ", "longlong", "longlong"]);
        assert_eq!(wrapped("漢字漢字漢字", 10), ["漢字漢字", "漢字"]);
        assert_eq!(wrapped("end\n", 10), ["end\n", ""]);
    }

    #[test]
    fn no_letter_is_lost_or_taken_apart() {
        for text in ["🏁👩🏽‍🚀 a\n\n  b", "WWWWWWWWWWWWWWWW iiiiiiiiiiiiiiiiiiiiii", "שלום, עולם؛ مرحبا कर्म"] {
            for width in 1..12 {
                assert_eq!(wrapped(text, width).concat(), text);
            }
        }
    }

    #[test]
    fn a_row_has_room_for_no_more_than_it_can_show() {
        assert_eq!(lines("two\nlines", 10), 2);
        assert_eq!(usize::from(lines(&"x".repeat(10_000), 10)), MOST_LINES);
    }
}
