//! A text as the reader of Markdown gets it, and as it was typed.

use std::ops::Range;

use crate::domain::words::letters::text_meant;

/// A text that the reader of Markdown gets: with a backslash before whatever it would take for the address of a link that
/// stands elsewhere ("[note]: see below"), and swallow.
#[derive(Debug)]
pub struct Source {
    /// The text.
    pub text: String,
    /// Where backslashes were put in.
    put_in: Vec<usize>,
}

impl Source {
    /// A text as it was typed.
    pub fn of(typed: &str) -> Self {
        let typed = text_meant(typed);
        let (mut text, mut put_in) = (String::with_capacity(typed.len() + 16), Vec::new());
        let mut is_escaped = false;
        for (at, c) in typed.char_indices() {
            if c == '[' && !is_escaped && is_name_of_address(&typed[at + 1..]) {
                put_in.push(text.len());
                text.push('\\');
            }
            is_escaped = c == '\\' && !is_escaped;
            text.push(c);
        }
        Self { text, put_in }
    }

    /// A part as it was typed: its lines without the room around them.
    pub fn typed(&self, range: Range<usize>) -> String {
        let mut typed = String::with_capacity(range.len());
        let mut from = range.start;
        let first = self.put_in.partition_point(|at| *at < range.start);
        for at in self.put_in[first..].iter().take_while(|at| **at < range.end) {
            typed.push_str(&self.text[from..*at]);
            from = at + 1;
        }
        typed.push_str(&self.text[from..range.end]);
        typed.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
    }
}

/// The longest name of an address, in bytes: readers of Markdown look no further.
const NAME: usize = 4_000;

/// Whether what follows a bracket reads "name]:".
fn is_name_of_address(rest: &str) -> bool {
    let mut is_escaped = false;
    for (at, c) in rest.bytes().take(NAME).enumerate() {
        match c {
            b']' if !is_escaped => return rest[at + 1..].starts_with(':'),
            b'[' if !is_escaped => return false,
            _ => is_escaped = c == b'\\' && !is_escaped,
        }
    }
    false
}
