//! The seal as the page of the cover shows it: what stands there, what is wrong with what came, and what waits for a choice.

use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::Seal;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::inserted;
use crate::web::frame::{App, Failure};
use crate::web::readiness::fields::Trouble;

/// What came and was not saved.
#[derive(Default)]
pub(super) struct Held {
    /// What is wrong with the picture, or who put in another one meanwhile.
    pub picture: Option<String>,
    /// What is wrong with the words for it, or who changed them meanwhile.
    pub words: Option<String>,
    /// The words as they were typed, where some came.
    pub typed: Option<String>,
    /// The picture that came, as it would be kept, where somebody else put in another one meanwhile; empty for none.
    pub mine: String,
    /// Whether it was refused, and not only overtaken.
    pub is_refused: bool,
}

/// The seal on the page of the cover.
pub(super) struct SealView {
    /// Its width and height on the page, if there is one.
    pub size: Option<(u32, u32)>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// What its form says that it shows: what somebody typed; empty where it goes by what everybody would call it.
    pub words: String,
    /// How many characters these may have.
    pub limit: usize,
    /// What everybody would call it, as a sentence holds it.
    pub otherwise: String,
    pub rev: Revision,
    pub rev_words: Revision,
    /// Whether one stood there before the last change.
    pub has_before: bool,
    pub held: Held,
}

impl SealView {
    /// The seal of a plan.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, (id, name): (JurisdictionId, &str), stored: &Thing, held: Held) -> Result<Self, Failure> {
        let (kept, said) = (stored.get(Fact::Seal), stored.get(Fact::SealAlt));
        let alt = if said.is_empty() { Seal::shows(name) } else { said.to_owned() };
        let limit = Noun::MobilityPlan.part(Fact::SealAlt).and_then(|part| part.rule.limit()).unwrap_or_default();
        Ok(Self {
            size: Seal::of(kept).map(|seal| shown(seal.size())),
            words: held.typed.clone().unwrap_or_else(|| said.to_owned()),
            alt,
            limit,
            otherwise: Seal::shows(&inserted(name)),
            rev: Revision::of(kept),
            rev_words: Revision::of(said),
            has_before: before(app, id).await?.is_some_and(|before| before != kept),
            held,
        })
    }

    /// What is wrong, for the summary at the top of the page.
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |field: Fact, what: &Option<String>| {
            let (label, is_problem) = (field.label().to_owned(), self.held.is_refused);
            what.clone().map(|what| Trouble { href: format!("#{field}"), label, what, is_problem })
        };
        trouble(Fact::Seal, &self.held.picture).into_iter().chain(trouble(Fact::SealAlt, &self.held.words)).collect()
    }
}

/// How large it is shown: half its size, since screens are fine today and a small one looks like on paper.
fn shown((width, height): (u32, u32)) -> (u32, u32) {
    (width.div_ceil(2), height.div_ceil(2))
}

/// The line of the history of what a plan says of its cover.
pub(super) fn subject(id: JurisdictionId) -> Result<Subject, Failure> {
    Noun::MobilityPlan.only_one(id).map(|plan| Subject::Thing(Noun::MobilityPlan, plan)).ok_or(Failure::NotFound)
}

/// The seal that stood there before the last change, in stored form; nothing where none did.
///
/// # Errors
/// A failed read.
pub(super) async fn before(app: &App, id: JurisdictionId) -> Result<Option<String>, Failure> {
    let last = app.store().last_change(subject(id)?, Fact::Seal).await?;
    Ok(last.map(|event| event.before).filter(|before| Seal::of(before).is_some()))
}
