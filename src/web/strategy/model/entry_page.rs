//! The page of one entry: what it says, what it leads to, and what leads to it.

use askama::Template;
use axum::response::Response;
use uuid::Uuid;

use super::basis::{Basis, Choices};
use super::view::{Other, stands};
use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, Posted, Thing};
use crate::web::frame::{Answer, App, Failure, Frame, html};
use crate::web::things::{Came, FormView};

/// `templates/strategy/model/entry.html`
#[derive(Template)]
#[template(path = "strategy/model/entry.html")]
struct EntryPage {
    frame: Frame,
    /// Where the model is.
    address: String,
    title: String,
    heading: String,
    /// The entry that is here; it may lie in the bin by now.
    here: Option<Here>,
    /// Where the form is posted to.
    action: String,
    beside: Beside,
    form: FormView,
}

impl EntryPage {
    /// Whether its words and its kind are changed here, and not in the work plan.
    fn is_text(&self) -> bool {
        self.here.as_ref().is_none_or(|here| here.work.is_none())
    }
}

/// An entry that is here.
struct Here {
    id: Uuid,
    address: String,
    sentence: String,
    is_activity: bool,
    /// Where its action is, and how that stands; none for text.
    work: Option<(String, String)>,
    leads_to: Vec<Other>,
    led_by: Vec<Other>,
    can_lead_to: Vec<Choices>,
    can_be_led_by: Vec<Choices>,
}

/// What the page shows beside its form.
#[derive(Default)]
pub struct Beside {
    /// The links that a changed kind would reverse: their ids, and what their ends say.
    pub reversed: Vec<(String, String, String)>,
    /// Why a link was not made.
    pub unlinked: &'static str,
}

/// The form of an entry as it is stored.
pub fn form(stored: &Thing) -> FormView {
    FormView::of(stored, Vec::new(), &People::default())
}

impl Here {
    fn of(basis: &Basis, at: usize) -> Self {
        let model = basis.model();
        let entry = &model.entries[at];
        let (after, before): (Vec<usize>, Vec<usize>) = (model.after(at).collect(), model.before(at).collect());
        let free = |choices: Vec<Choices>, taken: &[usize]| {
            let is_free = |id: &str| taken.iter().all(|at| model.entries[*at].id.to_string() != id);
            let rest = choices
                .into_iter()
                .map(|choices| Choices { entries: choices.entries.into_iter().filter(|(id, _)| is_free(id)).collect(), ..choices });
            rest.filter(|choices| !choices.entries.is_empty()).collect()
        };
        Self {
            id: entry.id,
            address: basis.entry_address(entry.id),
            sentence: model.sentence(at),
            is_activity: entry.kind == EntryKind::Activity,
            work: entry.action.as_ref().map(|action| (format!("/jurisdictions/{}/actions/{}", basis.id(), action.id), stands(entry))),
            can_lead_to: free(basis.linkable(entry.kind, true), &after),
            can_be_led_by: free(basis.linkable(entry.kind, false), &before),
            leads_to: Other::all(basis, after),
            led_by: Other::all(basis, before),
        }
    }
}

/// The page of an entry that is here.
pub fn page(app: &App, actor: &Actor, basis: &Basis, entry: Uuid, (form, beside): (FormView, Beside)) -> Answer {
    let at = basis.model().at(entry).ok_or(Failure::NotFound)?;
    let one = &basis.model().entries[at];
    let is_troubled = !form.troubles().is_empty() || !beside.reversed.is_empty() || !beside.unlinked.is_empty();
    html(&EntryPage {
        frame: basis.frame(app, actor, format!("{}: {}", one.kind.label(), one.name()), &format!("/entries/{entry}")).troubled(is_troubled),
        address: basis.address(),
        title: basis.title(),
        heading: one.name(),
        action: basis.entry_address(entry),
        here: Some(Here::of(basis, at)),
        beside,
        form,
    })
}

/// The page of an entry with why a link was not made.
pub fn unlinked(app: &App, actor: &Actor, basis: &Basis, entry: Uuid, unlinked: &'static str) -> Result<Response, Failure> {
    let form = form(basis.stored(entry)?);
    page(app, actor, basis, entry, (form, Beside { unlinked, ..Beside::default() }))
}

/// What was typed for an entry that lies in the bin by now: it can be added anew.
pub fn gone(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let mut form = FormView::blank(Noun::LogicEntry, Vec::new(), &People::default());
    form.put(Fact::Kind, EntryKind::Input.as_str());
    form.refuse(came, &Posted::default());
    html(&EntryPage {
        frame: basis.frame(app, actor, "Logic model", "").troubled(true),
        address: basis.address(),
        title: basis.title(),
        heading: "This entry lies in the bin".to_owned(),
        here: None,
        action: basis.address(),
        beside: Beside::default(),
        form,
    })
}
