//! What every page stands in: the layout, the door for forms and ids, the guard, static files, where documents are made, files to keep, and errors.

pub mod app;
pub mod assets;
pub mod attachment;
pub mod bindery;
pub mod door;
pub mod failure;
pub mod form;
pub mod guard;
pub mod page;

pub use app::{App, Surroundings, local};
pub use attachment::{FileKind, attachment, named};
pub use bindery::Bindery;
pub use door::{Acting, Id, Key, Keys, WantsFragment};
pub use failure::Failure;
pub use form::{Form, Query};
pub use page::{Frame, Place, html, see_other};

/// What a handler gives back.
pub type Answer = Result<axum::response::Response, Failure>;
