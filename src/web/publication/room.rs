//! What the pages of publications are made from.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::publication::{Publication, PublicationKind};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::dates;
use crate::report::FrozenPlan;
use crate::store::{Jurisdiction, StoreError};
use crate::web::documents;
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::things::FormView;

/// A jurisdiction with its publications.
pub(super) struct Room {
    pub jurisdiction: Jurisdiction,
    pub publications: Vec<Publication>,
}

impl Room {
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        Ok(Self { jurisdiction: app.store().jurisdiction(id).await?, publications: app.store().publications(id).await? })
    }

    pub const fn id(&self) -> JurisdictionId {
        self.jurisdiction.id
    }

    /// Where the publications are.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/publications", self.id())
    }

    /// Where one of them is.
    pub fn address(&self, publication: Uuid) -> String {
        format!("{}/{publication}", self.home())
    }

    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.home())).within(place(&self.jurisdiction))
    }

    /// One of them.
    pub fn found(&self, publication: Uuid) -> Result<&Publication, Failure> {
        self.publications.iter().find(|one| one.id == publication).ok_or(Failure::NotFound)
    }

    /// One of them that can be held against another: both are of the plan, or both reports.
    pub fn beside(&self, one: &Publication, other: Uuid) -> Result<&Publication, Failure> {
        let is_alike = |other: &&Publication| other.kind.is_of_plan() == one.kind.is_of_plan();
        Some(self.found(other)?).filter(is_alike).ok_or(Failure::NotFound)
    }

    /// What was frozen; nothing where this program cannot read it.
    pub async fn state(&self, app: &App, one: &Publication) -> Result<Option<FrozenPlan>, Failure> {
        Ok(FrozenPlan::of_publication(one, &app.store().kept_state_of(one.id).await?))
    }

    /// The same as it would be frozen now: the plan, or the report of those days.
    pub async fn now(&self, app: &App, state: &FrozenPlan) -> Result<FrozenPlan, Failure> {
        match state.stretch() {
            Some(stretch) => Ok(documents::frozen_progress(app, self.id(), stretch).await?.0),
            None => Ok(documents::frozen(app, self.id()).await?.0),
        }
    }

    /// The ids of those of a kind that hold.
    pub fn holding(&self, kind: PublicationKind) -> Vec<Uuid> {
        Publication::holding(&self.publications, kind)
    }

    /// The one of its kind that one of them follows.
    pub fn before(&self, one: &Publication) -> Option<&Publication> {
        self.publications.iter().find(|other| one.follows.ids().contains(&other.id))
    }

    /// One of them as it is stored; nothing where it lies in the bin.
    pub async fn stored(&self, app: &App, publication: Uuid) -> Result<Option<Thing>, Failure> {
        match app.store().thing(Noun::Publication, publication).await {
            Ok((of, thing)) if of == self.id() => Ok(Some(thing)),
            Ok(_) => Err(Failure::NotFound),
            Err(StoreError::NotFound) if app.store().is_binned(self.id(), Noun::Publication, publication).await? => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A comment on one of them; nothing where it, or the draft, lies in the bin.
    pub async fn comment(&self, app: &App, publication: Uuid, comment: Uuid) -> Result<Option<Thing>, Failure> {
        match app.store().thing(Noun::Comment, comment).await {
            Ok((of, thing)) if of == self.id() && thing.within == Some(publication) => Ok(Some(thing)),
            Ok(_) => Err(Failure::NotFound),
            Err(StoreError::NotFound) if app.store().is_binned(self.id(), Noun::Comment, comment).await? => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// A blank form of a comment, of today.
pub(super) fn blank_comment(app: &App) -> FormView {
    let mut form = FormView::blank(Noun::Comment, Vec::new(), &People::default());
    form.put(Fact::Held, &dates::iso(app.now().date()));
    form
}
