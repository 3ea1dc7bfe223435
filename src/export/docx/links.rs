//! What the parts of a Word file refer to by number: addresses, lists, content controls.

use crate::report::figure::Figure;
use percent_encoding::{AsciiSet, utf8_percent_encode};

/// The number of all lists without numbers.
pub const BULLETS: usize = 1;
/// The longest address that Word follows, in characters.
const LIMIT: usize = 2_000;

/// A numbered list.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// How many lists it lies within.
    pub level: u8,
    /// The number of its first line.
    pub first: u32,
}

/// The numbers given so far.
#[derive(Debug, Default)]
pub struct Links<'a> {
    addresses: Vec<(&'a str, String)>,
    pictures: Vec<&'a Figure>,
    boxes: usize,
    lists: Vec<List>,
}

impl<'a> Links<'a> {
    /// The number of the relation to an address of the web or of a mailbox, 0 for anything else.
    pub fn to(&mut self, href: &'a str) -> usize {
        let is_web = ["https://", "http://", "mailto:"].iter().any(|start| href.starts_with(start)) && href.chars().count() <= LIMIT;
        if !is_web {
            return 0;
        }
        if let Some(at) = self.addresses.iter().position(|(known, _)| *known == href) {
            return at + 1;
        }
        self.addresses.push((href, sound(href)));
        self.addresses.len()
    }

    /// A number for one more box.
    pub fn next_box(&mut self) -> usize {
        self.boxes += 1;
        self.boxes
    }

    /// A number for one more numbered list, which lies within so many others and begins with this number.
    pub fn next_list(&mut self, level: u8, first: u32) -> usize {
        self.lists.push(List { level, first });
        self.lists.len() + BULLETS
    }

    /// A number for one more picture.
    pub fn picture(&mut self, figure: &'a Figure) -> usize {
        self.pictures.push(figure);
        self.pictures.len()
    }

    /// The pictures in the order of their numbers.
    pub fn pictures(&self) -> &[&'a Figure] {
        &self.pictures
    }

    /// The addresses in the order of their numbers.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(|(_, sound)| sound.as_str())
    }

    /// The numbered lists, each with its number.
    pub fn lists(&self) -> Vec<(usize, List)> {
        self.lists.iter().enumerate().map(|(at, list)| (at + BULLETS + 1, *list)).collect()
    }
}

/// What no address may hold: Word refuses a file with such an address.
const REFUSED: &AsciiSet =
    &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The address without what no address may hold. Letters of all scripts stay, as people read them.
fn sound(href: &str) -> String {
    let sound = |c: char| if c.is_ascii() { utf8_percent_encode(c.encode_utf8(&mut [0; 4]), REFUSED).to_string() } else { c.to_string() };
    href.chars().filter(|c| c.is_ascii() || !(c.is_control() || c.is_whitespace())).map(sound).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed_and_each_has_one_number() {
        let mut links = Links::default();
        assert_eq!(
            ["https://a.org", "javascript:alert(1)", "", "http://b.org/{x}", "https://a.org"].map(|href| links.to(href)),
            [1, 0, 0, 2, 1]
        );
        assert_eq!(links.addresses().collect::<Vec<_>>(), ["https://a.org", "http://b.org/%7Bx%7D"]);
    }
}
