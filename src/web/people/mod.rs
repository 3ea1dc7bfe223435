//! People: the list of a jurisdiction, who works in this browser, and who can be chosen in forms.

mod asked;
pub mod chooser;
mod list;
mod one;
mod page;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::choosing::People;
use crate::web::frame::{App, Failure};

pub use asked::recognize;
pub use list::{add, list};
pub use one::{describe, make_one, make_two, remove, show as one, this_is_me};
pub use page::{correct, own_address, remember, show};

/// The people who can be chosen in the forms of a jurisdiction, by name, and those who could be before.
///
/// # Errors
/// A failed read.
pub async fn offered(app: &App, of: JurisdictionId) -> Result<People, Failure> {
    Ok(app.store().people_to_choose(of).await?)
}
