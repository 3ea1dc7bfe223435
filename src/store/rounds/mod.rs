//! Rounds: begun, read whole, titled, reopened, and begun with what an earlier one said.

pub(super) mod assessment;
pub(super) mod carried;
mod changed;
pub(super) mod round;
mod which;

pub use assessment::Assessment;
pub use carried::EarlierWord;
pub use changed::Roster;
pub use round::Round;
pub use which::{Apart, Said};
