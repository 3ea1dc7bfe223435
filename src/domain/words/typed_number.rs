//! Numbers as people type them, "1,200", "12.5 %", "$3 million", "3:1", read into exact ones; and what is wrong with the rest.

use super::decimal::Decimal;
use super::text::Problem;

/// How many digits may stand before the point, and behind it: more than any figure of a plan has, and few enough that
/// products of them stay exact.
const BEFORE: usize = 15;
const BEHIND: usize = 9;

/// What is wrong with a text that is no number.
const RANGE: &str = "This is a range. Enter one number, and put the range into the notes.";
const ABOUT: &str = "Enter one exact number, and put “about”, “over” or “up to” into the notes.";
const COMMAS: &str = "Enter the number with commas between thousands and a point before decimals, for example 1,200.5.";
const FRACTION: &str = "Enter a fraction as a decimal, for example 0.5 for one half.";
const RATIO: &str = "Enter a ratio so that it ends with 1, for example 3:1 or 1.5:1.";
const ALONE: &str = "Enter the number alone. What it counts belongs in the unit.";
const FIGURES: &str = "Enter the number in figures, for example 40.";
const NOTHING: &str = "Enter a number, or leave this empty if there is none.";
const LONG: &str = "Enter a number with up to 15 digits before the point and nine after it.";
const OTHER: &str = "Enter a number, for example 1,200 or 12.5.";

/// Words that make a number vague.
const VAGUE: [&str; 19] = [
    "about",
    "approx",
    "approx.",
    "approximately",
    "around",
    "at",
    "c.",
    "ca.",
    "circa",
    "fewer",
    "less",
    "more",
    "nearly",
    "over",
    "roughly",
    "some",
    "under",
    "up",
    "almost",
];
/// Words that say that there is no number.
const NONE: [&str; 10] = ["n/a", "na", "none", "unknown", "tbd", "-", "–", "—", "?", "no"];
/// Words of numbers, or their beginnings.
const SPELLED: [&str; 24] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen",
    "eighteen", "twenty", "thirty", "forty", "fifty", "eighty", "half", "hundred", "dozen",
];

/// The number that somebody typed. Signs of money and percent go; "thousand", "million" and "billion" multiply; `n:1` is
/// the number n.
///
/// # Errors
/// The [`Problem`] that stands beside the field.
pub fn read(typed: &str) -> Result<Decimal, Problem> {
    number(&plain(typed)).map_err(|sentence| Problem::Other(sentence.to_owned()))
}

/// The text in the letters that the rules below know.
fn plain(typed: &str) -> String {
    let meant = |c: char| match c {
        '\u{2212}' | '\u{FE63}' | '\u{FF0D}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2013}' | '\u{2014}' => '–',
        '\u{FF05}' | '\u{FE6A}' => '%',
        '\u{FF04}' => '$',
        '\u{2236}' => ':',
        '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let text: String = typed.chars().map(meant).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn number(text: &str) -> Result<Decimal, &'static str> {
    let low = text.to_lowercase();
    if text.is_empty() || NONE.contains(&low.as_str()) {
        return Err(NOTHING);
    }
    // A dash before figures is a minus, whichever it is.
    let (minus, rest) = match low.strip_prefix(['-', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, low.strip_prefix('+').map_or(low.as_str(), str::trim_start)),
    };
    let bare = money(rest);
    let (minus, bare) = match bare.strip_prefix('-').filter(|_| !minus && bare.len() < rest.len()) {
        Some(bare) => (true, bare),
        None => (minus, bare),
    };
    let bare = share(ratio(bare)?);
    let (digits, power) = multiplied(bare, text);
    let Some(read) = figures(digits)? else { return Err(slip(&low, digits)) };
    let signed = if minus { Decimal::ZERO.minus(read) } else { Some(read) };
    signed.and_then(|signed| signed.times(power)).filter(|number| fits(*number)).ok_or(LONG)
}

/// The text without a sign of money before it.
fn money(text: &str) -> &str {
    ["us$", "usd", "$"].into_iter().find_map(|sign| text.strip_prefix(sign)).map_or(text, str::trim_start)
}

/// The text without a sign of percent, of points or of dollars behind it.
fn share(text: &str) -> &str {
    let signs = ["%", "percentage points", "percent", "per cent", "pct", "points", "dollars", "usd"];
    signs.into_iter().find_map(|sign| text.strip_suffix(sign)).map_or(text, str::trim_end)
}

/// The first number of a ratio to one.
fn ratio(text: &str) -> Result<&str, &'static str> {
    let Some((first, second)) = text.split_once(':') else { return Ok(text) };
    match second.trim() {
        "1" | "1.0" => Ok(first.trim_end()),
        _ => Err(RATIO),
    }
}

/// The figures before a word that multiplies, and by how much. An M alone means a million only as a capital right behind
/// the figures: "3M".
fn multiplied<'a>(text: &'a str, typed: &str) -> (&'a str, Decimal) {
    let words = [("thousand", 3), ("million", 6), ("billion", 9), ("mil.", 6), ("mln", 6), ("mn", 6), ("bn", 9), ("k", 3), ("b", 9)];
    let power = |zeros: u32| Decimal::new(10_i128.pow(zeros), 0);
    let found = words.into_iter().find_map(|(word, zeros)| Some((text.strip_suffix(word)?.trim_end(), power(zeros))));
    let million = text.strip_suffix('m').filter(|figures| typed.ends_with('M') && figures.ends_with(|c: char| c.is_ascii_digit()));
    found
        .filter(|(figures, _)| figures.ends_with(|c: char| c.is_ascii_digit()))
        .or(million.map(|figures| (figures, power(6))))
        .unwrap_or((text, Decimal::ONE))
}

/// Figures with commas between thousands, or without; nothing where other letters stand among them. An exponent is none of
/// them: nobody writes a number of a plan as "1e3", and a slip of a key would make a thousand of it.
fn figures(text: &str) -> Result<Option<Decimal>, &'static str> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return Ok(None);
    }
    let whole = text.split('.').next().unwrap_or_default();
    let behind = &text[whole.len()..];
    if behind.contains(',') || (whole.contains(',') && !is_grouped(whole)) {
        return Err(COMMAS);
    }
    let plain = whole.replace(',', "") + behind;
    match Decimal::read(&plain) {
        Some(number) => Ok(Some(number)),
        None if plain.bytes().filter(u8::is_ascii_digit).count() > BEFORE => Err(LONG),
        None => Ok(None),
    }
}

/// Whether commas stand where thousands end.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// Whether a number has no more digits than are exact in every product that is made of it.
fn fits(number: Decimal) -> bool {
    let plain = number.to_string();
    let (whole, behind) = plain.trim_start_matches('-').split_once('.').unwrap_or((plain.trim_start_matches('-'), ""));
    whole.len() <= BEFORE && behind.len() <= BEHIND
}

/// What is wrong with a text that is no number: the first that fits.
fn slip(low: &str, bare: &str) -> &'static str {
    if has_exponent(bare) {
        return OTHER;
    }
    let words: Vec<&str> = low.split(' ').collect();
    let is_figure = |c: char| c.is_ascii_digit();
    let first = words.first().copied().unwrap_or_default();
    let holds_figures = |part: &str| part.contains(is_figure);
    let between: Vec<&str> = low.split(['-', '–']).filter(|part| !part.trim().is_empty()).collect();
    let is_range = (between.len() == 2 && between.iter().all(|part| holds_figures(part)))
        || low.split_once(" to ").is_some_and(|(one, other)| holds_figures(one) && holds_figures(other))
        || (first == "between" && low.contains(is_figure));
    if is_range {
        return RANGE;
    }
    if low.contains(is_figure) && (VAGUE.contains(&first) || low.starts_with(['~', '≈', '<', '>', '≤', '≥', '±']) || low.ends_with('+'))
    {
        return ABOUT;
    }
    if low.contains(['½', '¼', '¾', '⅓', '⅔'])
        || (low.contains('/') && low.contains(is_figure))
        || low.contains(" out of ")
        || low.contains(" in ")
    {
        return FRACTION;
    }
    if !low.contains(is_figure) {
        return if SPELLED.iter().any(|word| low.starts_with(word)) { FIGURES } else { OTHER };
    }
    let figures_alone = |word: &str| word.chars().all(|c| is_figure(c) || matches!(c, '.' | ',' | '\'' | '’'));
    if low.split(' ').all(figures_alone) {
        return COMMAS;
    }
    if bare.starts_with(is_figure) && bare.contains(char::is_alphabetic) { ALONE } else { OTHER }
}

/// Whether a text is a number with an exponent: "1e3".
fn has_exponent(text: &str) -> bool {
    let is_plain = |part: &str| {
        part.contains(|c: char| c.is_ascii_digit()) && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'))
    };
    text.split_once('e').is_some_and(|(figures, power)| is_plain(figures) && is_plain(power))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, exact) in [
            ("1,200", "1200"),
            ("12.5 %", "12.5"),
            ("12.5%", "12.5"),
            ("12.5 percent", "12.5"),
            ("$3 million", "3000000"),
            ("$ 3.25 Million", "3250000"),
            ("US$1.5 billion", "1500000000"),
            ("$3M", "3000000"),
            ("40k", "40000"),
            ("0.5 thousand", "500"),
            ("3:1", "3"),
            ("1.5 : 1", "1.5"),
            ("  7 ", "7"),
            ("+5 points", "5"),
            ("−0.25", "-0.25"),
            ("– 4", "-4"),
            ("-$1,250.50", "-1250.5"),
            ("$-20", "-20"),
            ("40.", "40"),
            (".5", "0.5"),
            ("1,234,567.891", "1234567.891"),
            ("1.200", "1.2"),
            ("79.0", "79"),
            ("1\u{A0}", "1"),
            ("１２", "12"),
            ("999999999999999.999999999", "999999999999999.999999999"),
        ] {
            assert_eq!(read(typed).map(|number| number.to_string()), Ok(exact.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_one_number_gets_a_sentence_that_says_why() {
        for (typed, sentence) in [
            ("about 40", ABOUT),
            ("~40", ABOUT),
            ("ca. 40", ABOUT),
            ("40+", ABOUT),
            ("over 40", ABOUT),
            ("at least 40", ABOUT),
            ("up to $3 million", ABOUT),
            ("<5", ABOUT),
            ("12-15", RANGE),
            ("12 – 15", RANGE),
            ("12 to 15", RANGE),
            ("0 to 1", RANGE),
            ("between 12 and 15", RANGE),
            ("$3-4 million", RANGE),
            ("-5–-3", RANGE),
            ("1.200,5", COMMAS),
            ("1,2", COMMAS),
            ("12,34", COMMAS),
            ("1,2000", COMMAS),
            (",5", COMMAS),
            ("1 200", COMMAS),
            ("1'200", COMMAS),
            ("1.2.3", COMMAS),
            ("3:2", RATIO),
            ("1/2", FRACTION),
            ("½", FRACTION),
            ("3 in 4", FRACTION),
            ("3 out of 4", FRACTION),
            ("40 families", ALONE),
            ("12 weeks", ALONE),
            ("3m", ALONE),
            ("forty", FIGURES),
            ("Three million", FIGURES),
            ("n/a", NOTHING),
            ("TBD", NOTHING),
            ("", NOTHING),
            ("—", NOTHING),
            ("many", OTHER),
            ("=1+1", OTHER),
            ("%", OTHER),
            ("$", OTHER),
            ("1234567890123456", LONG),
            ("0.1234567891", LONG),
            ("1e3", OTHER),
            ("1E3", OTHER),
            ("2.5e+6", OTHER),
            ("1e-3", OTHER),
            ("9e40", OTHER),
            ("5000000 billion", LONG),
            (&"9".repeat(400), LONG),
        ] {
            assert_eq!(read(typed), Err(Problem::Other(sentence.to_owned())), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_as_it_is(digits in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, places in 3..=9_u8) {
            let number = Decimal::new(i128::from(digits), places);
            prop_assert_eq!(read(&number.to_string()).map(|read| read.to_string()), Ok(number.to_string()));
            prop_assert_eq!(read(&number.written()), Ok(number), "and as people read it");
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in "\\PC{0,20}|[-0-9.,:%$ kmM~–to]{0,14}") {
            if let Ok(number) = read(&typed) {
                prop_assert_eq!(read(&number.to_string()), Ok(number));
            }
        }
    }
}
