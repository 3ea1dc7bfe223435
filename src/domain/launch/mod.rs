//! The launch kit: what is known of the planning process, and the two texts that are filled from it.

mod announcement;
mod blanks;
mod facts;
mod groups;
mod handout;
mod known;
mod script;
mod talking_points;

pub use facts::{Detail, Facts};
pub use groups::{GROUPS, Group};
pub use handout::{Gap, HANDOUT_LIMIT, Handout, Origin};
pub use known::{Decided, Early, Known, Spending};
pub use script::{Block, Line, Piece, REVIEW, blanks, parse, plain, reviews};
