//! The bin: what was deleted, to be put back or thrown out.

mod gone;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::history::{Fact, Subject};
use crate::domain::jurisdiction::population_group;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::{self, dates};
use crate::store::{Binned, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};

pub use gone::around;

/// `templates/bin/list.html`
#[derive(Template)]
#[template(path = "bin/list.html")]
struct BinPage {
    frame: Frame,
    rows: Vec<Row>,
    /// Why something could not be put back.
    problem: Option<String>,
}

/// Something in the bin, in words.
struct Row {
    address: String,
    what: String,
    since: String,
    stays: String,
    /// Whether something names it, so that it can't be thrown out.
    is_named: bool,
}

fn row(app: &App, binned: &Binned) -> Row {
    let since = app.local(binned.since);
    let stays = if binned.naming.is_nothing() {
        words::count(usize::try_from(binned.days_left).unwrap_or_default().max(1), "more day of use", "more days of use")
    } else {
        format!("as long as this person {}", binned.naming)
    };
    let name = match binned.subject {
        // What is named by a day or a code alone says what it is.
        Subject::Thing(noun, _) if matches!(noun.title(), Some(Fact::Held | Fact::Period | Fact::Code)) => {
            binned.subject.about(&binned.name)
        }
        _ => words::inserted(&binned.name),
    };
    Row {
        address: format!("/bin/{}/{}", binned.subject.kind(), binned.subject.id()),
        what: if binned.of.is_empty() { name } else { format!("{name} of {}", words::inserted(&binned.of)) },
        since: dates::long(since.date()),
        stays,
        is_named: !binned.naming.is_nothing(),
    }
}

fn subject(kind: &str, id: uuid::Uuid) -> Result<Subject, Failure> {
    Subject::from_parts(kind, id).ok_or(Failure::NotFound)
}

/// `GET /bin`
pub async fn list(State(app): State<App>, Acting(actor): Acting) -> Answer {
    page(&app, &actor, None).await
}

async fn page(app: &App, actor: &Actor, problem: Option<String>) -> Answer {
    let rows = app.store().binned().await?.iter().map(|binned| row(app, binned)).collect();
    html(&BinPage { frame: Frame::new(app, actor, "Bin", "/bin").troubled(problem.is_some()), rows, problem })
}

/// `POST /bin/{kind}/{id}`: puts it back.
pub async fn put_back(State(app): State<App>, Acting(actor): Acting, Key(kind, id): Key<String, uuid::Uuid>, form: Form) -> Answer {
    form.end()?;
    let subject = subject(&kind, id)?;
    let of = match app.store().put_back(subject, &actor, app.now()).await {
        Err(error @ (StoreError::Twin(_) | StoreError::Full)) if matches!(subject, Subject::Thing(..)) => {
            let Subject::Thing(noun, _) = subject else { return Err(error.into()) };
            let is_activity = matches!(noun, Noun::LogicEntry | Noun::StrategicAction) && matches!(error, StoreError::Twin(_));
            let problem = if is_activity {
                "An action of it serves another strategic action by now. Take it out there first, then put this one back.".to_owned()
            } else if matches!(error, StoreError::Full) {
                format!("There are {} {} by now, and there is no room for more. Delete one first.", noun.most(), noun.called().1)
            } else {
                format!("The same {} is here by now. Change or delete that one first, then put this one back.", noun.called().0)
            };
            return Ok((StatusCode::CONFLICT, page(&app, &actor, Some(problem)).await?).into_response());
        }
        Err(StoreError::NameTaken(name)) => {
            let problem =
                format!("There is another population group named “{name}” by now. Rename that one first, then put this one back.");
            return Ok((StatusCode::CONFLICT, page(&app, &actor, Some(problem)).await?).into_response());
        }
        Err(StoreError::Full) => {
            let problem = population_group::too_many().to_string();
            return Ok((StatusCode::CONFLICT, page(&app, &actor, Some(problem)).await?).into_response());
        }
        done => done?,
    };
    let to = match subject {
        Subject::Assessment(id) => format!("/assessments/{id}"),
        Subject::Action(id) => format!("/actions/{id}"),
        Subject::PopulationGroup(id) => format!("/population-groups/{id}"),
        Subject::Person(id) => format!("/jurisdictions/{of}/people/{id}"),
        _ => format!("/jurisdictions/{of}"),
    };
    Ok(see_other(&to))
}

/// `templates/bin/throw_out.html`
#[derive(Template)]
#[template(path = "bin/throw_out.html")]
struct ThrowOutPage {
    frame: Frame,
    is_action: bool,
    row: Row,
}

/// `GET /bin/{kind}/{id}/throw-out`
pub async fn ask_to_throw_out(State(app): State<App>, Acting(actor): Acting, Key(kind, id): Key<String, uuid::Uuid>) -> Answer {
    let subject = subject(&kind, id)?;
    let binned = app.store().binned().await?.into_iter().find(|binned| binned.subject == subject).ok_or(Failure::NotFound)?;
    html(&ThrowOutPage {
        is_action: matches!(subject, Subject::Action(_) | Subject::PopulationGroup(_)),
        frame: Frame::new(&app, &actor, "Delete for good", "/bin"),
        row: row(&app, &binned),
    })
}

/// `POST /bin/{kind}/{id}/throw-out`: gone for good.
pub async fn throw_out(State(app): State<App>, Acting(actor): Acting, Key(kind, id): Key<String, uuid::Uuid>, form: Form) -> Answer {
    form.end()?;
    match app.store().throw_out(subject(&kind, id)?, app.now()).await {
        Err(StoreError::StillNamed(naming)) => {
            let problem = format!("This person {naming}, so the record can’t be deleted. Put it back instead.");
            Ok((StatusCode::CONFLICT, page(&app, &actor, Some(problem)).await?).into_response())
        }
        done => {
            done?;
            Ok(see_other("/bin"))
        }
    }
}
