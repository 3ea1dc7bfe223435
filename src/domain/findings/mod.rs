//! Findings and insights, what they rest on, the source register, and the coalition's review.

mod all;
mod finding;
mod last;
mod missing;
pub(in crate::domain) mod parts;
mod resting;
mod review;
mod reviewed;
mod source;
mod support;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use all::Findings;
pub use finding::Finding;
pub use last::{End, Last};
pub use missing::{Gap, Missing};
pub use review::Review;
pub use reviewed::Reviewed;
pub use source::{Source, SourceStanding};
pub use support::{Rest, Support};
pub use view::{Heading, View};
pub use words::{Agreed, Kind, Stage, SupportKind};
