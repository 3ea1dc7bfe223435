//! The document of the plan: its cover, which parts stand in it, in which order, and what a reader would miss; what was published
//! of it, and what people said of a draft.

mod arranged;
mod comment;
mod comments;
mod deleting;
mod list;
mod one;
mod parts;
mod publish;
mod ready;
mod room;
mod seal;
mod sealing;
mod shown;
mod since;

pub use arranged::arrange;
pub use comment::{answer, show_comment as comment};
pub use comments::{add_comment, comments};
pub use deleting::{ask_off, ask_to_delete, delete, off};
pub use list::list;
pub use one::{change, say_which, show as one};
pub use parts::{settle, show as parts};
pub use publish::{new, publish};
pub use ready::show as ready;
pub use sealing::{LIMIT as SEAL_LIMIT, seal, settle_seal};
pub use since::since;
