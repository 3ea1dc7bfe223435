//! Who works in this browser: said on a page of its own, and asked for where the one who was known is not found.

mod asked;
pub mod chooser;
mod offered;
mod page;

pub use asked::recognize;
pub use offered::offered;
pub use page::{correct, own_address, remember, show};
