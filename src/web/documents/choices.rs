//! What a document's address may choose: with notes or without, and the paper.

use crate::report::document::Paper;
use crate::web::frame::{Failure, Form};

/// The choices of a document.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// Whether notes go in.
    pub with_notes: bool,
    /// The paper, if it is another than the jurisdiction's.
    pub paper: Option<Paper>,
}

impl Choices {
    /// Reads them from an address.
    ///
    /// # Errors
    /// [`Failure::Malformed`] when the address asks for something else.
    pub fn read(mut query: Form) -> Result<Self, Failure> {
        const UNKNOWN: Failure = Failure::Malformed("The address asks for something that the document does not have.");
        let with_notes = match query.take("notes").as_deref() {
            None | Some("yes") => true,
            Some("no") => false,
            Some(_) => return Err(UNKNOWN),
        };
        let paper = match query.take("paper").as_deref() {
            None => None,
            Some("letter") => Some(Paper::Letter),
            Some("a4") => Some(Paper::A4),
            Some(_) => return Err(UNKNOWN),
        };
        query.end()?;
        Ok(Self { with_notes, paper })
    }
}
