//! The data file: where it is, its backups, its check, the way back, and the move to this computer.

mod at_desk;
mod desk;
mod farewell;
mod page;
mod place;
mod restore;
mod work;

pub use desk::Desk;
pub use page::show;
pub use place::{move_to_this_computer, open_folder};
pub use restore::{ask_to_restore, restore};
pub use work::{back_up, check};
