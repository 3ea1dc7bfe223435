//! Engagement: occasions, planned or past, on which residents and stakeholders are heard.

mod engagements;
#[cfg(test)]
mod given;
mod lack;
mod occasion;
pub(in crate::domain) mod parts;
mod standing;
mod words;

pub use engagements::{Engagements, Unheard};
pub use lack::Lack;
pub use occasion::Engagement;
pub use standing::Standing;
pub use words::{Form, Stage};
