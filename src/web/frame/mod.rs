//! What every page stands in: the layout, the navigation, the door for forms and ids, who sits at the browser, the guard, static files, where documents are made, files to keep, and errors.

pub mod app;
pub mod assets;
pub mod attachment;
pub mod bindery;
pub mod connections;
pub mod door;
pub mod ended;
pub mod failure;
pub mod form;
pub mod guard;
mod once;
pub mod page;
pub mod part;
mod place;
pub mod quit;
mod refusal;
mod shifts;
pub mod visitor;

pub use app::{App, Surroundings, local};
pub use attachment::{FileKind, attachment, attachment_of_round, named, picture};
pub use bindery::Bindery;
pub use door::{Acting, FRAGMENT, Id, Key, Keys, WantsFragment};
pub use ended::Ended;
pub use failure::Failure;
pub use form::{Form, Query};
pub use once::Once;
pub use page::{Frame, HasDraftForm, html, see_other};
pub use place::Place;
pub use shifts::Shifts;
pub use visitor::{Recall, Seat, Visitor};

/// What a handler gives back.
pub type Answer = Result<axum::response::Response, Failure>;
