//! How to read the strips: each mark beside its word.

use super::{Figure, Mark, Role, Side, room, upright};

const LINE: f64 = 12.0;
const HEIGHT: u16 = 24;
/// The room of a mark before its word, and after the word.
const MARK: f64 = 14.0;
const AFTER: f64 = 18.0;

/// The marks of the strips.
#[must_use]
pub fn legend() -> Figure {
    let parts = [(Role::Own, "this place"), (Role::Weak, "weak or odd"), (Role::Peer, "a peer"), (Role::Typical, "typical place")];
    let mut marks = Vec::new();
    let mut x = 6.0;
    for (role, text) in parts {
        marks.push(match role {
            Role::Own | Role::Weak => Mark::Dot { at: (x, LINE), role },
            Role::Peer => upright((x, LINE), 7.0, role),
            _ => upright((x, LINE), 10.0, role),
        });
        marks.push(Mark::Word { at: (x + MARK, LINE + 4.5), side: Side::Start, text: text.to_owned() });
        x = super::scale::tenth(x + MARK + room::width(text) + AFTER);
    }
    let alt = "How to read the strips: a filled dot is this place, a hollow one this place where its number is weak or odd. Each tick is \
               a peer. A dashed line is the place of the typical resident.";
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "four short words are a few hundred wide")]
    let width = x as u16;
    Figure { alt: alt.to_owned(), width, height: HEIGHT, marks }
}
