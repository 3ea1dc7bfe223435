//! Who works in this browser: said on a page of its own, and asked for where the one who was known is not found.

mod asked;
mod page;

pub use asked::recognize;
pub use page::{correct, own_address, remember, show};
