//! Texts that are longer than a row can show. Their cell says so in its last line, and they stand whole,
//! over as many rows as they take, on a sheet of their own.

use std::collections::HashMap;

use super::fit::{MOST, fitting, height, lines};

/// The name of their sheet.
pub const NAME: &str = "Long texts";

/// The width of the column that holds the texts, in digits.
pub const WORDS: u16 = 96;

/// Where a cell stands, as people name it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The name of its sheet.
    pub sheet: &'static str,
    /// The number of its row, from 1.
    pub row: u32,
    /// The heading of its column, or what stands before it.
    pub column: &'static str,
}

/// The long texts of a workbook, each once: the number of each, and where each stands first, in the order of the numbers.
#[derive(Debug, Default)]
pub struct LongTexts {
    numbers: HashMap<String, usize>,
    places: Vec<Place>,
}

impl LongTexts {
    /// What a cell of this width shows of a text: all of it, or its start and where the whole of it stands.
    pub fn shown(&mut self, text: String, width: u16, place: Place) -> String {
        let all = lines(&text, width);
        if height(&all, &text) <= MOST {
            return text;
        }
        let number = self.numbers.get(&text).copied().unwrap_or(self.places.len() + 1);
        let sign = format!("… All of it: text {number} on the sheet “{NAME}”");
        let room = MOST - height(&lines(&sign, width), &sign);
        let shown = format!("{}\n{sign}", text[..all[fitting(&all, room)].start].trim_end());
        if number > self.places.len() {
            self.numbers.insert(text, number);
            self.places.push(place);
        }
        shown
    }

    /// All of them, in the order of their numbers.
    pub fn all(self) -> Vec<(usize, Place, String)> {
        let mut texts: Vec<_> = self.numbers.into_iter().map(|(text, number)| (number, self.places[number - 1].clone(), text)).collect();
        texts.sort_unstable_by_key(|(number, ..)| *number);
        texts
    }
}

/// A text in parts that a row can show.
pub fn parts(text: &str) -> Vec<&str> {
    let all = lines(text, WORDS);
    let mut rest = &all[..];
    let mut parts = Vec::new();
    while let Some(first) = rest.first().filter(|first| first.start < text.len()) {
        rest = &rest[fitting(rest, MOST)..];
        parts.push(&text[first.start..rest.first().map_or(text.len(), |next| next.start)]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place { sheet: "Answers", row: 5, column: "Note" };

    #[test]
    fn a_text_that_a_row_can_show_stays_as_it_is() {
        let mut texts = LongTexts::default();
        let text = "line\n".repeat(27);
        assert_eq!(texts.shown(text.clone(), 20, PLACE), text);
        assert!(texts.all().is_empty());
    }

    #[test]
    fn a_longer_one_says_in_its_last_line_where_the_whole_of_it_stands() {
        let mixed = "Tall שלום, plain\n".repeat(700);
        for (text, width) in [
            (mixed, 40),
            ("many words and ".repeat(700), 18),
            ("漢".repeat(10_000), 52),
            ("\n".repeat(10_000), 9),
            ("W".repeat(99_999), 96),
        ] {
            let mut texts = LongTexts::default();
            let shown = texts.shown(text.clone(), width, PLACE);
            assert!(shown.ends_with("\n… All of it: text 1 on the sheet “Long texts”"), "{shown}");
            assert!(height(&lines(&shown, width), &shown) <= MOST);
            assert_eq!(texts.shown(text.clone(), width, PLACE), shown, "each text is kept once");
            assert_eq!(texts.all().len(), 1);
            let parts = parts(&text);
            assert_eq!(parts.concat(), text);
            let is_whole = |part: &&str| LongTexts::default().shown((**part).to_owned(), WORDS, PLACE) == **part;
            assert!(parts.iter().all(is_whole));
        }
    }
}
