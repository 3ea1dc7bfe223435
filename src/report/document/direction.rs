//! From which side a text runs: from that of its first strong letter, as browsers find it (`dir="auto"`). What was inserted
//! into a sentence does not count, so that the program's own sentences run from the left, whatever they hold.

use unicode_bidi::{Direction, get_base_direction_full};

use super::{Piece, Text};

/// Where the lines of a text begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On the left, as in English.
    Left,
    /// On the right, as in Hebrew and Arabic.
    Right,
}

/// From which side a text runs; nothing if it has no letter that says so.
#[must_use]
pub fn side(text: &str) -> Option<Side> {
    match get_base_direction_full(text) {
        Direction::Ltr => Some(Side::Left),
        Direction::Rtl => Some(Side::Right),
        Direction::Mixed => None,
    }
}

/// Whether a text runs from the right.
#[must_use]
pub fn runs_from_right(text: &str) -> bool {
    side(text) == Some(Side::Right)
}

impl Text {
    /// Whether it runs from the right: the first of its pieces that has a strong letter says so.
    #[must_use]
    pub fn runs_from_right(&self) -> bool {
        let side_of = |piece: &Piece| match piece {
            Piece::Words { text, .. } => side(text),
            Piece::Check(check) => side(&check.label),
            Piece::Figure(_) => None,
        };
        self.0.iter().find_map(side_of) == Some(Side::Right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::inserted;

    #[test]
    fn the_first_strong_letter_says_from_where_a_text_runs() {
        for text in ["1. שלום, hello", "مرحبا", "“(שלום", "\u{200F}hello"] {
            assert!(runs_from_right(text), "{text}");
        }
        for text in ["hello, שלום", "🏁 123", "", "漢字 שלום", "\u{200E}שלום"] {
            assert!(!runs_from_right(text), "{text}");
        }
        assert_eq!(["", "1,000 · –", "漢"].map(side), [None, None, Some(Side::Left)]);
    }

    #[test]
    fn what_was_inserted_does_not_turn_a_sentence() {
        let name = inserted("שלום");
        for text in [format!("{name}’s government"), format!("{name} · {name} · Draft"), format!("{name}, {name}")] {
            assert!(!runs_from_right(&text), "{text}");
        }
        assert!(!Text::from(name).soft(" with others").runs_from_right());
        assert!(Text::from("שלום").runs_from_right(), "a text of somebody's own runs from its side");
    }

    #[test]
    fn the_first_piece_with_a_letter_says_it_for_a_line() {
        assert!(Text::new().plain("12  ").strong("שלום").plain(" hello").runs_from_right());
        assert!(!Text::new().soft("1a  ").plain("שלום").runs_from_right());
        assert!(Text::new().check(false, "לא").runs_from_right());
    }
}
