//! What the pages of measures are made from.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::measures::Measure;
use crate::domain::people::choosing::People;
use crate::domain::people::{Actor, Apart};
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::words::shortened;
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::people::offered;
use crate::web::things::{Choices, FormView};

/// How much of a name tells which thing is meant, in characters.
const NAMED: usize = 160;

/// What the pages call some of the fields of a measure.
const NAMES: &[(Fact, &str)] = &[
    (Fact::Sees, "Entries of logic models that it shows"),
    (Fact::Goals, "Goals that it shows"),
    (Fact::Direction, "Which way is better"),
    (Fact::BaselineAt, "When that was"),
    (Fact::TargetAt, "By when"),
    (Fact::Tolerance, "How far off is still fine"),
    (Fact::Rhythm, "How often a value is due"),
];

/// A jurisdiction with what its measures can show, and who may collect them.
pub struct Room {
    /// Whose measures they are.
    pub jurisdiction: Jurisdiction,
    /// The people who can be chosen.
    pub people: People,
    /// Today.
    pub today: Date,
    /// Its goals, in their order.
    pub goals: Vec<Thing>,
    /// Its strategic actions, in their order.
    pub actions: Vec<Thing>,
    /// The entries of their logic models.
    pub entries: Vec<Thing>,
    apart: Apart,
}

/// What can be chosen under one heading.
pub struct Group {
    /// The strategic action.
    pub title: String,
    /// Whether something of it is chosen.
    pub is_open: bool,
    /// Its entries: id, words, and whether it is chosen.
    pub entries: Vec<(String, String, bool)>,
}

impl Room {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let people = offered(app, id).await?;
        let mut things = apart(app.store().things(id, &[Noun::Goal, Noun::StrategicAction, Noun::LogicEntry]).await?);
        let mut take = |noun: Noun| things.remove(&noun).unwrap_or_default();
        let (goals, actions, entries) = (take(Noun::Goal), take(Noun::StrategicAction), take(Noun::LogicEntry));
        let apart = Apart::among(people.iter());
        Ok(Self { jurisdiction, people, today: app.now().date(), goals, actions, entries, apart })
    }

    /// The jurisdiction's id.
    pub fn id(&self) -> JurisdictionId {
        self.jurisdiction.id
    }

    /// The address of the measures.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/measures", self.id())
    }

    /// The frame of a page here.
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.home())).within(place(&self.jurisdiction))
    }

    /// One measure of this jurisdiction, with its updates.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is another's or lies in the bin, or a failed read.
    pub async fn measure(&self, app: &App, id: Uuid) -> Result<(Thing, Vec<Thing>), Failure> {
        let (of, thing) = app.store().thing(Noun::Measure, id).await?;
        if of != self.id() {
            return Err(Failure::NotFound);
        }
        let updates = app.store().things_within(Noun::Update, id).await?;
        Ok((thing, updates))
    }

    /// Whether a measure of this jurisdiction lies in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn is_binned(&self, app: &App, id: Uuid) -> Result<bool, Failure> {
        Ok(app.store().is_binned(self.id(), Noun::Measure, id).await?)
    }

    /// Who collects a measure; empty for nobody.
    pub fn owner_of(&self, measure: &Measure<'_>) -> String {
        let owner: Option<PersonId> = measure.thing.read(Fact::Owner);
        let person = owner.and_then(|id| self.people.iter().find(|person| person.id == id));
        person.map_or_else(String::new, |person| self.apart.name(person))
    }

    /// An entry as a list tells it: "Output: 300 families advised".
    fn told(entry: &Thing) -> String {
        let kind = entry.read::<EntryKind>(Fact::Kind).map_or("Entry", EntryKind::label);
        format!("{kind}: {}", shortened(entry.get(Fact::What), NAMED))
    }

    /// The entries that a measure can show: all but activities, which have a status instead.
    fn offered(&self) -> impl Iterator<Item = &Thing> {
        self.entries.iter().filter(|entry| entry.read(Fact::Kind) != Some(EntryKind::Activity))
    }

    /// What the form of a measure can choose from.
    pub fn choices(&self) -> Choices {
        let entries = self.offered().map(|entry| (entry.id.to_string(), Self::told(entry))).collect();
        let goals = self.goals.iter().map(|goal| (goal.id.to_string(), shortened(goal.get(Fact::Title), NAMED))).collect();
        vec![(Fact::Sees, entries), (Fact::Goals, goals)]
    }

    /// The form of a measure with what is stored, numbers and days as people read them.
    pub fn form(&self, stored: &Thing) -> FormView {
        let mut form = FormView::of(stored, self.choices(), &self.people).naming(NAMES);
        for fact in [Fact::Baseline, Fact::Target, Fact::Tolerance, Fact::BaselineAt, Fact::TargetAt] {
            if let Some(part) = Noun::Measure.part(fact) {
                form.put(fact, &part.rule.in_words(stored.get(fact), |_| String::new()));
            }
        }
        form
    }

    /// The entries of a form by strategic action, with what is chosen; what is gone comes last.
    pub fn groups(&self, form: &FormView) -> Vec<Group> {
        let field = form.field(Fact::Sees.as_str());
        let of: HashMap<String, Option<Uuid>> = self.entries.iter().map(|entry| (entry.id.to_string(), entry.within)).collect();
        let group = |title: String, action: Option<Uuid>| {
            let of_it = field.choices.iter().filter(|choice| of.get(&choice.key).copied().flatten() == action);
            let entries: Vec<(String, String, bool)> =
                of_it.map(|choice| (choice.key.clone(), choice.label.clone(), choice.is_chosen)).collect();
            Group { title, is_open: entries.iter().any(|(_, _, is_chosen)| *is_chosen), entries }
        };
        let actions = self.actions.iter().map(|action| group(shortened(action.get(Fact::Title), NAMED), Some(action.id)));
        let gone = group("No longer here".to_owned(), None);
        actions.chain([gone]).filter(|group| !group.entries.is_empty()).collect()
    }

    /// What a measure shows, each with where it stands: entries, then goals.
    pub fn shown_by(&self, measure: &Thing) -> Vec<(String, String)> {
        let home = format!("/jurisdictions/{}/strategy", self.id());
        let entries = measure.named(Fact::Sees).into_iter().filter_map(|id| {
            let entry = self.entries.iter().find(|entry| entry.id == id)?;
            let action = entry.within?;
            Some((format!("{home}/{action}/model"), Self::told(entry)))
        });
        let goals = measure.named(Fact::Goals).into_iter().filter_map(|id| {
            let goal = self.goals.iter().find(|goal| goal.id == id)?;
            Some((home.clone(), format!("Goal: {}", shortened(goal.get(Fact::Title), NAMED))))
        });
        entries.chain(goals).collect()
    }
}
