//! The measures of a jurisdiction: what is due, how much of the plan they show, and each with its word.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use super::saved::saved;
use super::update_form::UpdateForm;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Covered, Measure, Word};
use crate::domain::people::Actor;
use crate::domain::strategy::Status;
use crate::domain::things::{Noun, Thing, apart};
use crate::domain::words::{dates, shortened};
use crate::report::MeasurePart;
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::readiness::fields::Trouble;

/// How many due values can be given on one page.
const AT_ONCE: usize = 25;
/// How much of a name stands in a list, in characters.
const NAMED: usize = 160;

/// `templates/measures/list.html`
#[derive(Template)]
#[template(path = "measures/list.html")]
struct ListPage {
    frame: Frame,
    id: JurisdictionId,
    /// What was just saved; empty for nothing.
    saved: String,
    troubles: Vec<Trouble>,
    due: Vec<DueRow>,
    /// How many more are due than stand here.
    more: usize,
    coverage: Vec<String>,
    actions: Vec<CoverageRow>,
    groups: Vec<Group>,
    is_empty: bool,
}

/// A measure of which a value is due.
struct DueRow {
    since: String,
    last: String,
    who: String,
    is_late: bool,
    form: UpdateForm,
}

/// The coverage of a strategic action.
struct CoverageRow {
    id: Uuid,
    title: String,
    told: String,
    /// The entries without a measure: their ids and words.
    bare: Vec<(Uuid, String)>,
}

/// Measures under one heading.
struct Group {
    href: String,
    title: String,
    aside: &'static str,
    rows: Vec<Row>,
}

/// A measure of the list.
#[derive(Clone)]
struct Row {
    id: Uuid,
    name: String,
    word: Option<Word>,
    told: String,
    who: String,
    next: String,
}

/// What the page shows beside the measures.
#[derive(Default)]
pub(super) struct Shown {
    /// The update that was just added.
    pub saved: Option<Uuid>,
    /// A form that came back.
    pub form: Option<UpdateForm>,
}

/// The page.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, room: &Room, shown: Shown) -> Answer {
    let mut things = apart(app.store().things(room.id(), &[Noun::Measure, Noun::Update]).await?);
    let (stored, updates) = (things.remove(&Noun::Measure).unwrap_or_default(), things.remove(&Noun::Update).unwrap_or_default());
    let measures = Measure::all(&stored, &updates);
    let parts: Vec<MeasurePart> = measures.iter().map(|measure| MeasurePart::brief(measure, room.today)).collect();
    let both = || measures.iter().zip(&parts);
    let told = measures.iter().find_map(|measure| {
        let update = measure.updates.all().iter().find(|update| Some(update.id) == shown.saved)?;
        Some(saved(measure, update, room.today))
    });
    let (due, more) = due(room, both(), shown);
    let covered = Covered::of(&room.actions, &room.entries, &stored);
    let troubles: Vec<Trouble> = due.iter().flat_map(|row| row.form.troubles()).collect();
    html(&ListPage {
        frame: room.frame(app, actor, "Measures", "").troubled(!troubles.is_empty()),
        id: room.id(),
        saved: told.unwrap_or_default(),
        troubles,
        due,
        more,
        coverage: covered.told(),
        actions: covered.actions.iter().map(coverage_row).collect(),
        is_empty: stored.is_empty(),
        groups: groups(room, both().map(|(measure, part)| (measure.thing, row(room, measure, part))).collect()),
    })
}

fn coverage_row(of: &crate::domain::measures::OfAction<'_>) -> CoverageRow {
    CoverageRow {
        id: of.action.id,
        title: shortened(of.action.get(Fact::Title), NAMED),
        told: of.coverage.to_string(),
        bare: of.bare.iter().map(|entry| (entry.id, shortened(entry.get(Fact::What), NAMED))).collect(),
    }
}

/// What is due, the longest waiting first; what never had a value comes last.
fn due<'a>(room: &Room, all: impl Iterator<Item = (&'a Measure<'a>, &'a MeasurePart)>, shown: Shown) -> (Vec<DueRow>, usize) {
    let mut came = shown.form;
    let is_shown = |part: &MeasurePart| part.is_due || came.as_ref().is_some_and(|form| form.measure == part.id);
    let mut due: Vec<(&Measure<'_>, &MeasurePart)> = all.filter(|(_, part)| is_shown(part)).collect();
    due.sort_by_key(|(_, part)| (part.next.is_none(), part.next));
    let more = due.len().saturating_sub(AT_ONCE);
    let is_back = |part: &MeasurePart| came.as_ref().is_some_and(|form| form.measure == part.id);
    let kept: Vec<(&Measure<'_>, &MeasurePart)> =
        due.iter().enumerate().filter(|(at, (_, part))| *at < AT_ONCE || is_back(part)).map(|(_, both)| *both).collect();
    let mut is_first = shown.saved.is_some();
    let mut rows = Vec::with_capacity(kept.len());
    for (measure, part) in kept {
        let mut form = match came.take_if(|form| form.measure == part.id) {
            Some(form) => form,
            None => UpdateForm::blank(part, measure.unit(), true),
        };
        form.is_focused = std::mem::take(&mut is_first);
        rows.push(DueRow {
            since: match part.next {
                Some(next) if next == room.today => "Due today".to_owned(),
                Some(next) => format!("Due since {}", dates::long(next)),
                None => "No value yet".to_owned(),
            },
            last: part.now.clone(),
            who: room.owner_of(measure),
            is_late: part.next.is_some_and(|next| next < room.today),
            form,
        });
    }
    (rows, more)
}

fn row(room: &Room, measure: &Measure<'_>, part: &MeasurePart) -> Row {
    Row {
        id: part.id,
        name: shortened(&part.name, NAMED),
        word: part.word,
        told: part.told.clone(),
        who: room.owner_of(measure),
        next: match part.next {
            Some(next) if part.is_due => format!("Value due since {}", dates::long(next)),
            Some(next) => format!("Next value {}", dates::long(next)),
            None => String::new(),
        },
    }
}

/// The measures by strategic action, then by goal, then those that show neither.
fn groups(room: &Room, rows: Vec<(&Thing, Row)>) -> Vec<Group> {
    let strategy = format!("/jurisdictions/{}/strategy", room.id());
    let action_of: HashMap<Uuid, Uuid> = room.entries.iter().filter_map(|entry| Some((entry.id, entry.within?))).collect();
    let mut under: HashMap<Uuid, Vec<Row>> = HashMap::new();
    let mut others = Vec::new();
    for (measure, row) in rows {
        let actions = measure.named(Fact::Sees).into_iter().filter_map(|entry| action_of.get(&entry).copied());
        let goals = measure.named(Fact::Goals).into_iter().filter(|goal| room.goals.iter().any(|one| one.id == *goal));
        let shown: BTreeSet<Uuid> = actions.chain(goals).collect();
        for one in &shown {
            under.entry(*one).or_default().push(row.clone());
        }
        if shown.is_empty() {
            others.push(row);
        }
    }
    let mut group = |href: String, of: &Thing, aside: &'static str| Group {
        href,
        title: shortened(of.get(Fact::Title), NAMED),
        aside,
        rows: under.remove(&of.id).unwrap_or_default(),
    };
    let mut groups = Vec::new();
    for action in &room.actions {
        let status: Option<Status> = action.read(Fact::Status);
        groups.push(group(format!("{strategy}/{}", action.id), action, status.map_or("", Status::label)));
    }
    groups.extend(room.goals.iter().map(|goal| group(strategy.clone(), goal, "Goal")));
    groups.push(Group { href: String::new(), title: "Of no strategic action or goal".to_owned(), aside: "", rows: others });
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// `GET /jurisdictions/{id}/measures`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let saved = query.take("saved").and_then(|saved| saved.parse().ok());
    query.end()?;
    let room = Room::of(&app, id).await?;
    page(&app, &actor, &room, Shown { saved, form: None }).await
}
