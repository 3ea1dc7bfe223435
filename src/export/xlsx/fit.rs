//! How much of a text a cell shows: the lines that it takes in its column, and their height.

/// Why no write fails.
pub const FITS: &str = "sheets, rows, columns and texts are kept within Excel’s limits";

/// The greatest height that a row can have, in points, to the last whole line.
pub const MOST: u16 = 405;
/// The height of a line, in points, which is that of a row where nobody says another.
pub const LINE: u16 = 15;
/// The same of one in which a letter comes from a face of Asia or Africa, or from that of emoji.
const TALL_LINE: u16 = 22;

/// The width of a digit, by which columns are measured.
const DIGIT: u32 = 100;

/// A line of a text that is wrapped in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where it begins in the text.
    pub start: usize,
    /// Its height, in points.
    pub height: u16,
}

/// The lines of a text that is wrapped in a column of this width, in digits.
///
/// Lines are rather counted too many or too high, since what a row has no room for is hidden without a
/// sign: letters are held for as wide as a screen of few pixels shows them in Excel's usual font, and a
/// line breaks only at spaces, and between letters where there are none.
pub fn lines(text: &str, width: u16) -> Vec<Line> {
    let room = u32::from(width).max(1) * DIGIT;
    let mut lines = vec![Line { start: 0, height: LINE }];
    // What is used of the last line, and where the word began that is being set, with what it takes.
    let (mut used, mut word_at, mut word) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        let start = lines.last().map_or(0, |line| line.start);
        if c == '\n' {
            lines.push(Line { start: at + 1, height: LINE });
            (used, word_at, word) = (0, at + 1, 0);
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
            let next = if word_at > start { word_at } else { at };
            used = if next == at { 0 } else { word };
            (word_at, word) = (next, used);
            // The word that goes on to this line takes its height along.
            let height = text[next..at].chars().map(height_of).max().unwrap_or(LINE);
            lines.push(Line { start: next, height });
        }
        if let Some(line) = lines.last_mut() {
            line.height = line.height.max(height_of(c));
        }
        used += wide;
        word += wide;
    }
    lines
}

/// The height of all lines together, but for one at the end that holds nothing.
pub fn height(lines: &[Line], text: &str) -> u16 {
    let shown = if text.ends_with('\n') { lines.len() - 1 } else { lines.len() };
    lines[..shown].iter().fold(0, |sum, line| sum.saturating_add(line.height))
}

/// How many of the first lines fit into so many points: at least one.
pub fn fitting(lines: &[Line], room: u16) -> usize {
    let mut sum: u16 = 0;
    let fitting = lines.iter().take_while(|line| {
        sum = sum.saturating_add(line.height);
        sum <= room
    });
    fitting.count().max(1)
}

fn height_of(c: char) -> u16 {
    if c < '\u{0590}' || ('\u{1e00}'..'\u{2190}').contains(&c) { LINE } else { TALL_LINE }
}

/// Writing that knows no spaces breaks between any two of its letters.
fn breaks_anywhere(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{1f000}'..)
}

/// The width of a letter, in hundredths of a digit.
fn width_of(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '‘' | ' ' => 50,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '\\' | '-' | '"' | '“' | '”' => 75,
        'a' | 'c' | 'e' | 'g' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | '0'..='9' => 100,
        'm' | 'w' => 170,
        'M' | 'W' | '@' | '%' | '&' | '…' | '—' => 185,
        'A'..='Z' => 130,
        // The other letters of Europe, and Hebrew and Arabic; those from India on; those of the East; emoji.
        ..'\u{0900}' => 115,
        ..'\u{1100}' => 150,
        ..'\u{1f000}' => 215,
        _ => 290,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text, each as it stands.
    fn wrapped(text: &str, width: u16) -> Vec<&str> {
        let starts: Vec<usize> = lines(text, width).iter().map(|line| line.start).collect();
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
        for text in ["🏁👩🏽‍🚀 a\n\n  b", "WWWWWWWWWWWWWWWW iiiiiiiiiiiiiiiiiiiiii", "שלום, עולם؛ مرحبا कर्म"]
        {
            for width in 1..12 {
                assert_eq!(wrapped(text, width).concat(), text);
            }
        }
    }

    #[test]
    fn a_line_is_as_high_as_its_highest_letter() {
        let heights = |text: &str| lines(text, 12).iter().map(|line| line.height).collect::<Vec<_>>();
        assert_eq!(heights("plain\n“plain”…\nשלום\nEnd of 漢\nEnd"), [15, 15, 22, 22, 15]);
        assert_eq!(heights("one two three कर्म"), [15, 22], "a word that goes on to the next line takes its height along");
        assert_eq!(height(&lines("one\ntwo\n", 12), "one\ntwo\n"), 30);
        assert_eq!(fitting(&lines("1\n2\n漢\n4", 12), 60), 3);
    }
}
