//! A new entry: by the short form of its column, or by a form of its own with its links.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Choices};
use super::gone::gone;
use super::page::{self, Shown};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::names::is_seen;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, count, shortened};
use crate::store::{NewEntry, StoreError, Unlinked};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Query, html, see_other};

/// `templates/strategy/model/add.html`
#[derive(Template)]
#[template(path = "strategy/model/add.html")]
struct AddPage {
    frame: Frame,
    address: String,
    title: String,
    kind: EntryKind,
    one: &'static str,
    typed: Typed,
    limit: usize,
    problem: Option<String>,
    notes_problem: Option<String>,
    /// Actions of the work plan that serve no strategic action yet.
    actions: Vec<(String, String)>,
    before: Vec<Choices>,
    after: Vec<Choices>,
}

/// A form of a new entry as it came.
#[derive(Debug, Clone, Default)]
struct Typed {
    what: String,
    notes: String,
    action: String,
    before: Vec<String>,
    after: Vec<String>,
    once: Uuid,
    /// Whether it is the form of its own.
    is_whole: bool,
}

impl Typed {
    fn is_before(&self, id: &str) -> bool {
        self.before.iter().any(|other| other == id)
    }

    fn is_after(&self, id: &str) -> bool {
        self.after.iter().any(|other| other == id)
    }
}

/// Why a link was not made, in words.
pub fn why(why: Unlinked) -> &'static str {
    match why {
        Unlinked::Back => "A link leads from an earlier column to a later one: inputs, activities, outputs, then outcomes. Choose again.",
        Unlinked::Gone => "One of the entries is not in this model any more. Choose again.",
    }
}

/// What is wrong with a form of a new entry: beside its text, and beside its notes.
type Problems = (Option<String>, Option<String>);

async fn form_page(app: &App, actor: &Actor, basis: &Basis, kind: EntryKind, (typed, problems): (Typed, Problems)) -> Answer {
    let one = kind.called().0;
    let mut actions = Vec::new();
    if kind == EntryKind::Activity {
        let taken = app.store().actions_in_models(basis.id()).await?;
        let free = app.store().actions(basis.id()).await?.into_iter().filter(|action| !taken.contains(&action.id.0));
        actions.extend(free.map(|action| (action.id.to_string(), shortened(&action.what, 120))));
    }
    html(&AddPage {
        frame: basis.frame(app, actor, format!("Add an entry: {one}"), "/add").troubled(problems.0.is_some() || problems.1.is_some()),
        address: basis.address(),
        title: basis.title(),
        kind,
        one,
        typed,
        limit: Noun::LogicEntry.part(Fact::What).and_then(|part| part.rule.limit()).unwrap_or_default(),
        problem: problems.0,
        notes_problem: problems.1,
        actions,
        before: basis.linkable(kind, false),
        after: basis.linkable(kind, true),
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/add`
pub async fn new(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, Query(mut query): Query) -> Answer {
    let kind = query.take("kind").and_then(|kind| kind.parse().ok()).unwrap_or(EntryKind::Input);
    query.end()?;
    let basis = Basis::of(&app, id, of).await?;
    let typed = Typed { once: Uuid::now_v7(), is_whole: true, ..Typed::default() };
    form_page(&app, &actor, &basis, kind, (typed, (None, None))).await
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    const KIND: Failure = Failure::Malformed("An entry is an input, an activity, an output, or an outcome.");
    let kind: EntryKind = form.text("kind").parse().map_err(|_| KIND)?;
    let boxes = |all: Vec<(String, String)>| all.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    let typed = Typed {
        is_whole: form.take("whole").is_some(),
        what: form.text("what"),
        notes: form.text("notes"),
        action: form.text("action"),
        before: boxes(form.take_all("before-")),
        after: boxes(form.take_all("after-")),
        once: form.text("once").parse().unwrap_or_else(|_| Uuid::now_v7()),
    };
    // The form of an entry that lies in the bin by now comes back as one that adds it anew, with what it had shown.
    for fact in [Fact::Kind, Fact::What, Fact::Notes] {
        let _ = form.rev(fact.as_str());
    }
    form.end()?;
    let basis = match Basis::of(&app, id, of).await {
        Err(Failure::NotFound) => return gone(&app, &actor, (id, of), vec![("In words", typed.what), ("Notes", typed.notes)]).await,
        basis => basis?,
    };
    let problems = match read(kind, &typed) {
        Ok(new) => match app.store().add_entry(of, &new, &actor, app.now()).await {
            Ok(Ok(_)) => return Ok(see_other(&format!("{}#column-{kind}", basis.address()))),
            Ok(Err(unlinked)) => (Some(why(unlinked).to_owned()), None),
            Err(error) => (Some(slip(error)?), None),
        },
        Err(problems) => problems,
    };
    // What came in between is shown too.
    let basis = Basis::of(&app, id, of).await?;
    let page = if typed.is_whole {
        form_page(&app, &actor, &basis, kind, (typed, problems)).await?
    } else {
        let problem = problems.0.or(problems.1).unwrap_or_default();
        page::page(&app, &actor, &basis, Shown { typed: Some((kind, typed.what, typed.once, problem)), ..Shown::default() })?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn read(kind: EntryKind, typed: &Typed) -> Result<NewEntry, Problems> {
    let clean = |fact: Fact, text: &str| {
        let rule = Noun::LogicEntry.part(fact).map(|part| part.rule);
        rule.map_or(Err(Problem::NotAChoice), |rule| rule.clean(text))
    };
    let action = Uuid::try_parse(&typed.action).ok().filter(|_| kind == EntryKind::Activity);
    let what = clean(Fact::What, &typed.what).and_then(|what| match action {
        None if !is_seen(&what) => Err(Problem::Missing("Enter it in words.")),
        Some(_) if !what.is_empty() => Err(Problem::Missing("Enter it in words or choose an action of the work plan, not both.")),
        _ => Ok(what),
    });
    let ids = |all: &[String]| all.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect::<Vec<_>>();
    match (what, clean(Fact::Notes, &typed.notes)) {
        (Ok(what), Ok(notes)) => Ok(NewEntry {
            notes,
            action,
            before: ids(&typed.before),
            after: ids(&typed.after),
            once: Some(typed.once),
            ..NewEntry::of(kind, what)
        }),
        (what, notes) => Err((what.err().map(|problem| problem.to_string()), notes.err().map(|problem| problem.to_string()))),
    }
}

/// The sentence beside the field, where it is a slip of the form and no failure.
fn slip(error: StoreError) -> Result<String, Failure> {
    match error {
        StoreError::Full => {
            let (one, many) = Noun::LogicEntry.called();
            Ok(format!("{} are here already, and there is no room for more.", capital(&count(Noun::LogicEntry.most(), one, many))))
        }
        StoreError::Twin(_) => Ok("This action serves a strategic action already. Choose another one.".to_owned()),
        StoreError::Elsewhere(_) => Ok("This action is not in the work plan any more. Choose another one.".to_owned()),
        error => Err(error.into()),
    }
}
