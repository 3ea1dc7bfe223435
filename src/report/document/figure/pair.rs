//! A pair of shares: a dot for the left side, a bar for the right, and how far they lie apart.

use super::{Figure, Mark, Role, Scale, drawn, room, upright};
use crate::domain::metrics::{Fact, telling};

const WIDTH: u16 = 220;
const HEIGHT: u16 = 38;
const LINE: f64 = 12.0;
const FOOT: f64 = 34.0;
const EDGE: f64 = 8.0;

/// What the two sides of a pair are of, in few words.
pub const SIDES: [&str; 2] = ["wealth", "households"];

/// The two sides of a pair on a line that begins at zero; nothing for what is no pair.
#[must_use]
pub fn pair(own: &Fact) -> Option<Figure> {
    let (left, Some(right)) = drawn(own)? else { return None };
    let scale = Scale::over([0.0, left, right].into_iter(), EDGE, f64::from(WIDTH) - EDGE);
    let shares = telling::sides(own.value)?;
    let (dot, bar) = (scale.at(left), scale.at(right));
    let mut marks = vec![
        Mark::Line { from: (EDGE, LINE), to: (f64::from(WIDTH) - EDGE, LINE), role: Role::Axis },
        upright((EDGE, LINE), 4.0, Role::Axis),
        Mark::Line { from: (dot, LINE), to: (bar, LINE), role: Role::Own },
        upright((bar, LINE), 10.0, Role::Parity),
        Mark::Dot { at: (dot, LINE), role: Role::of(own) },
    ];
    let (lower, higher) = if dot <= bar {
        ((dot, shares[0].as_str()), (bar, shares[1].as_str()))
    } else {
        ((bar, shares[1].as_str()), (dot, shares[0].as_str()))
    };
    marks.extend(room::at_ends(lower, higher, f64::from(WIDTH), FOOT));
    let alt = format!("{}. {}", telling::in_words(own.value, own.of.definition.get()), telling::gap(own.value));
    Some(Figure { alt, width: WIDTH, height: HEIGHT, marks })
}
