//! What the pages of the publication plan are made from.

use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::outreach::{Outreach, Standing};
use crate::domain::people::Actor;
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::dates;
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::people::offered;
use crate::web::things::FormView;

/// A jurisdiction with whom a line of its publication plan may name.
pub(super) struct Room {
    /// Whose plan it is.
    pub jurisdiction: Jurisdiction,
    /// The people who can be chosen.
    pub people: People,
    /// Today.
    pub today: Date,
    apart: Apart,
}

/// A line of the plan as its list shows it.
pub(super) struct Row {
    pub id: Uuid,
    pub format: String,
    pub audience: String,
    pub channels: String,
    pub messages: String,
    pub reviewers: String,
    pub who: String,
    pub stands: String,
    pub is_late: bool,
    /// What nobody said of it yet, while it is open.
    pub lacks: Vec<&'static str>,
    /// The day that is offered for saying that it is done, and the revision of what is said; nothing once it is.
    pub press: Option<(String, Revision)>,
}

impl Room {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let people = offered(app, id).await?;
        let apart = Apart::among(people.iter());
        Ok(Self { jurisdiction, people, today: app.now().date(), apart })
    }

    /// The address of the list.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/document/publication-plan", self.jurisdiction.id)
    }

    /// A line of this jurisdiction.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is another's or lies in the bin, or a failed read.
    pub async fn line(&self, app: &App, id: Uuid) -> Result<Thing, Failure> {
        let (of, thing) = app.store().thing(Noun::Outreach, id).await?;
        if of == self.jurisdiction.id { Ok(thing) } else { Err(Failure::NotFound) }
    }

    /// The frame of a page below the list.
    pub fn frame(&self, app: &App, actor: &Actor, title: &str, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.home())).within(place(&self.jurisdiction))
    }

    /// The form with what is stored.
    pub fn form(&self, stored: &Thing) -> FormView {
        FormView::of(stored, Vec::new(), &self.people)
    }

    /// A blank form.
    pub fn blank(&self) -> FormView {
        FormView::blank(Noun::Outreach, Vec::new(), &self.people)
    }

    /// A line as the list shows it.
    pub fn row(&self, line: Outreach<'_>) -> Row {
        let text = |fact: Fact| line.thing.get(fact).to_owned();
        let owner: Option<PersonId> = line.thing.read(Fact::Owner);
        let person = owner.and_then(|id| self.people.iter().find(|person| person.id == id));
        let is_open = line.is_open(self.today);
        let standing = line.standing(self.today);
        Row {
            id: line.id(),
            format: line.format().to_owned(),
            audience: text(Fact::Audience),
            channels: text(Fact::Channels),
            messages: text(Fact::KeyMessages),
            reviewers: text(Fact::Reviewers),
            who: person.map_or_else(String::new, |person| self.apart.name(person)),
            stands: standing.to_string(),
            is_late: matches!(standing, Standing::Late(_)),
            lacks: if is_open { line.lacks() } else { Vec::new() },
            press: is_open.then(|| (dates::iso(self.today), Revision::of(line.thing.get(Fact::Done)))),
        }
    }
}
