//! Rounds: begun, read whole, titled, reopened, and begun with what an earlier one said.

pub(super) mod carried;
pub(super) mod round;

pub use carried::EarlierWord;
pub use round::{Assessment, Roster, Round};
