//! The two buttons that move a thing of a list: which there are, and which has the focus.

use crate::domain::words::position::Shift;

/// Where a thing of a list can be moved.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shifts {
    /// Whether something stands before it in its list.
    pub up: bool,
    /// Whether something stands after it.
    pub down: bool,
    /// The button that has the focus, since it was just pressed; the other one where it is gone.
    pub focus: Option<Shift>,
}

impl Shifts {
    /// Where the thing at `at` of so many can be moved; `pressed` is the button that brought it there.
    #[must_use]
    pub fn at(at: usize, of: usize, pressed: Option<Shift>) -> Self {
        let (up, down) = (at > 0, at + 1 < of);
        let focus = pressed.map(|pressed| match pressed {
            Shift::Up if !up => Shift::Down,
            Shift::Down if !down => Shift::Up,
            pressed => pressed,
        });
        Self { up, down, focus }
    }

    /// Whether a button has the focus.
    #[must_use]
    pub fn is_focused(self, word: &str) -> bool {
        self.focus.is_some_and(|focus| focus.as_str() == word)
    }
}
