//! What the pages of the translations are made from.

use uuid::Uuid;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::translation::Translation;
use crate::domain::wording::Wording;
use crate::report::MobilityPlanPart;
use crate::store::Jurisdiction;
use crate::web::documents::plan_today;
use crate::web::frame::{App, Failure, Form, Frame};
use crate::web::jurisdiction::place;
use crate::web::things::FormView;

/// A jurisdiction with its public summary.
pub(super) struct Room {
    /// Whose summary it is.
    pub jurisdiction: Jurisdiction,
    /// The plan as it stands today.
    pub plan: MobilityPlanPart,
    /// What the public summary says, in Markdown.
    pub summary: String,
}

/// A translation in a list.
pub(super) struct Row {
    pub id: Uuid,
    /// Its language, by name.
    pub language: String,
    /// By its tag.
    pub tag: String,
    pub title: String,
    /// Whether the summary went on since.
    pub is_behind: bool,
}

/// What a translation is saved along with.
pub(super) fn basis(form: &mut Form) -> Option<Revision> {
    form.rev("basis")
}

impl Room {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let plan = plan_today(app, id).await?;
        let summary = plan.text(Wording::PublicSummary);
        Ok(Self { jurisdiction, plan, summary })
    }

    /// The address of the list.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/document/translations", self.jurisdiction.id)
    }

    /// The fingerprint of the public summary as it is now.
    pub fn basis(&self) -> Revision {
        Revision::of(&self.summary)
    }

    /// The translations, by the names of their languages.
    ///
    /// # Errors
    /// A failed read.
    pub async fn rows(&self, app: &App) -> Result<Vec<Row>, Failure> {
        let things = app.store().things(self.jurisdiction.id, &[Noun::Translation]).await?;
        let row = |one: Translation| Row {
            id: one.id,
            language: one.language.name(),
            tag: one.language.tag().to_owned(),
            is_behind: one.is_behind(&self.summary),
            title: one.title,
        };
        Ok(Translation::all(&things).into_iter().map(row).collect())
    }

    /// A translation of this jurisdiction.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is another's or lies in the bin, or a failed read.
    pub async fn translation(&self, app: &App, id: Uuid) -> Result<Thing, Failure> {
        let (of, thing) = app.store().thing(Noun::Translation, id).await?;
        if of == self.jurisdiction.id { Ok(thing) } else { Err(Failure::NotFound) }
    }

    /// The frame of a page below the list.
    pub fn frame(&self, app: &App, actor: &Actor, title: &str, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.home())).within(place(&self.jurisdiction))
    }

    /// The form with what is stored. None of its fields names a person.
    pub fn form(stored: &Thing) -> FormView {
        FormView::of(stored, Vec::new(), &People::default())
    }

    /// A blank form.
    pub fn blank() -> FormView {
        FormView::blank(Noun::Translation, Vec::new(), &People::default())
    }
}
