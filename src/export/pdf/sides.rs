//! From which side each line runs, told to the template by marks: one where a line begins, and another within the two
//! that set apart what was inserted into it. The template sets what it is given, and reads no letters.

use crate::report::document::{Side, side};
use crate::report::inserted::{BEGINS, ENDS, Part, parts};

/// The mark of a line; none for a line without letters, which runs as what is beside it.
pub fn mark(line: &str) -> Option<char> {
    side(line).map(|side| match side {
        Side::Left => '\u{200E}',
        Side::Right => '\u{200F}',
    })
}

/// The line with its marks. Its words go through `shown`, which is told whether they may be broken: what runs from the
/// right within a line would fall apart into pieces of the wrong order.
pub fn marked(line: &str, mut shown: impl FnMut(&str, bool) -> String) -> String {
    let mut out: String = mark(line).into_iter().collect();
    for part in parts(line) {
        match part {
            Part::Own(words) => out.push_str(&shown(words, true)),
            Part::Inserted(words) => {
                out.push(BEGINS);
                out.extend(mark(words));
                out.push_str(&shown(words, mark(words) != Some('\u{200F}')));
                out.push(ENDS);
            }
        }
    }
    out
}
