//! A list in an order made by hand: where each thing can go, and where somebody moved one.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::Noun;
use crate::domain::words::position::{Beside, Shift};
use crate::domain::words::shortened;
use crate::store::StoreError;
use crate::web::frame::{App, Failure, Form, Shifts};

/// How much of a thing's name tells its buttons from those of others, in characters.
const NAMED: usize = 80;

/// The buttons and the handle that move one thing: `moves` in `templates/things/moves.html`.
pub struct Moves {
    /// Where a move is posted to.
    pub address: String,
    /// The revision of its place.
    pub rev: Revision,
    /// What goes along with a move.
    pub along: Vec<(&'static str, String)>,
    /// Where it can go.
    pub shifts: Shifts,
    /// What it is, for those who do not see which.
    pub what: String,
}

impl Moves {
    /// The moves of a thing whose place is stored so, which stands at `at` of so many.
    #[must_use]
    pub fn of(address: String, position: &str, what: &str, shifts: Shifts) -> Self {
        Self { address, rev: Revision::of(position), along: Vec::new(), shifts, what: shortened(what, NAMED) }
    }
}

/// Where somebody moved a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Past the one beside it.
    Shift(Shift),
    /// Right beside another one.
    Beside(Beside),
}

/// A move as it came.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// Where to.
    pub to: To,
    /// The place that was shown.
    pub seen: Option<Revision>,
}

impl Move {
    /// Takes a move out of a form.
    ///
    /// # Errors
    /// [`Failure::Malformed`] where it does not say where to, or more than once.
    pub fn take(form: &mut Form) -> Result<Self, Failure> {
        const WHERE: Failure = Failure::Malformed("It moves up or down, before another one or after it.");
        let seen = form.rev(Fact::Position.as_str());
        let to = match (form.take("to"), form.take("before"), form.take("after")) {
            (Some(to), None, None) => to.parse().map(To::Shift).ok(),
            (None, Some(before), None) => before.parse().map(|other| To::Beside(Beside::Before(other))).ok(),
            (None, None, Some(after)) => after.parse().map(|other| To::Beside(Beside::After(other))).ok(),
            _ => None,
        };
        Ok(Self { to: to.ok_or(WHERE)?, seen })
    }

    /// Whether the thing stands where this move saw it.
    #[must_use]
    pub fn is_as_seen(self, position: &str) -> bool {
        self.seen.is_none_or(|seen| seen == Revision::of(position))
    }

    /// Moves a thing among all of its list. False where it stands elsewhere by now, or what it was to stand beside is gone.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the thing is gone, or a failed write.
    pub async fn within(self, app: &App, actor: &Actor, noun: Noun, id: Uuid) -> Result<bool, StoreError> {
        match self.to {
            To::Shift(shift) => app.store().shift_thing(noun, id, shift, self.seen, actor, app.now()).await,
            To::Beside(beside) => app.store().move_thing(noun, id, beside, self.seen, actor, app.now()).await,
        }
    }
}

/// Which button was pressed, as the address of a page tells: the focus stays on it, so that it can be pressed again.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pressed(Option<(Uuid, Shift)>);

impl Pressed {
    /// Takes it out of an address.
    pub fn take(query: &mut Form) -> Self {
        let moved = query.take("moved").and_then(|id| id.parse().ok());
        Self(moved.zip(query.take("to").and_then(|to| to.parse().ok())))
    }

    /// The button of this thing.
    #[must_use]
    pub fn on(self, id: Uuid) -> Option<Shift> {
        self.0.filter(|(moved, _)| *moved == id).map(|(_, shift)| shift)
    }

    /// The thing whose button it was.
    #[must_use]
    pub fn thing(self) -> Option<Uuid> {
        self.0.map(|(moved, _)| moved)
    }

    /// The same in an address, where a button was pressed.
    #[must_use]
    pub fn query(id: Uuid, to: To) -> String {
        match to {
            To::Shift(shift) => format!("moved={id}&to={}", shift.as_str()),
            To::Beside(_) => String::new(),
        }
    }
}
