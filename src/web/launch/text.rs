//! One of the two texts: shown, written, and filled again.

use askama::Template;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::{Basis, Standing, address};
use super::versions::VersionLine;
use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::launch::{Block, HANDOUT_LIMIT, Handout, Piece, REVIEW, parse, plain};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::store::FactChange;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, Query, html, see_other};
use crate::web::history::text_changed_since;
use crate::web::jurisdiction::place;

/// `templates/launch/text.html`
#[derive(Template)]
#[template(path = "launch/text.html")]
struct TextPage {
    frame: Frame,
    /// The address of the text.
    base: String,
    id: JurisdictionId,
    name: String,
    today: String,
    handout: Handout,
    warning: String,
    decide_at: String,
    standing: Standing,
    blocks: Vec<Block>,
    plain: String,
    rev: Revision,
    versions: Vec<VersionLine>,
}

/// `templates/launch/edit.html`
#[derive(Template)]
#[template(path = "launch/edit.html")]
struct EditPage {
    frame: Frame,
    /// The address of the text.
    base: String,
    draft: Draft,
}

/// `GET /jurisdictions/{id}/launch/{text}`, with `?edit=yes` for the form
pub async fn read(
    Shared(app): Shared<App>,
    Acting(actor): Acting,
    Key(id, handout): Key<JurisdictionId, Handout>,
    Query(mut query): Query,
) -> Answer {
    let edit = query.take("edit");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if edit.is_some() {
        return edit_page(&app, &actor, &basis, Draft::of(&basis, handout));
    }
    let text = basis.text(handout);
    let blocks = parse(&text);
    let base = address(id, handout);
    html(&TextPage {
        frame: Frame::new(&app, &actor, handout.label(), base.clone()).within(place(&basis.jurisdiction)),
        base,
        id,
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(app.now().date()),
        handout,
        warning: basis.warning(handout),
        decide_at: basis.decide_at(),
        standing: basis.standing(handout),
        plain: plain(&blocks),
        blocks,
        rev: Revision::of(basis.kit.text(handout)),
        versions: VersionLine::all(&app, id, handout).await?,
    })
}

/// A text as the form shows it.
struct Draft {
    handout: Handout,
    typed: String,
    rev: Revision,
    /// The revision of what would be filled in, so that leaving it alone leaves it filled.
    filled: Revision,
    problem: Option<Problem>,
    /// What the text says now, when somebody else wrote it meanwhile.
    theirs: Option<String>,
}

impl Draft {
    /// The form as it begins.
    fn of(basis: &Basis, handout: Handout) -> Self {
        Self {
            handout,
            typed: basis.text(handout),
            rev: Revision::of(basis.kit.text(handout)),
            filled: Revision::of(&handout.filled(&basis.known())),
            problem: None,
            theirs: None,
        }
    }
}

fn edit_page(app: &App, actor: &Actor, basis: &Basis, draft: Draft) -> Answer {
    let (id, handout) = (basis.jurisdiction.id, draft.handout);
    let base = address(id, handout);
    let title = format!("Write: {}", handout.label());
    let frame = Frame::new(app, actor, title, format!("{base}?edit=yes"));
    html(&EditPage { frame: frame.within(place(&basis.jurisdiction)).troubled(draft.problem.is_some()), base, draft })
}

/// `POST /jurisdictions/{id}/launch/{text}`: an empty text is filled again.
pub async fn write(
    Shared(app): Shared<App>,
    Acting(actor): Acting,
    Key(id, handout): Key<JurisdictionId, Handout>,
    mut form: Form,
) -> Answer {
    let basis = Basis::of(&app, id).await?;
    // What is not carried was shown blank.
    let rev = form.rev("text").unwrap_or_else(|| Revision::of(""));
    let shown = form.take("filled-text").map(|carried| Revision::shown(Some(&carried)));
    let typed = form.take("text");
    form.end()?;
    let to = address(id, handout);
    // A text that did not come is left as it was.
    let Some(typed) = typed else { return Ok(see_other(&to)) };
    let cleaned = handout.clean(&typed, &basis.known(), shown);
    let filled = shown.unwrap_or_else(|| Revision::of(&handout.filled(&basis.known())));
    let mut draft = Draft { handout, typed, rev, filled, problem: None, theirs: None };
    match cleaned {
        Err(problem) => {
            draft.problem = Some(problem);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, edit_page(&app, &actor, &basis, draft)?).into_response())
        }
        Ok(value) => {
            let change = FactChange { fact: handout.fact(), value, seen: Some(rev) };
            if app.store().write_launch(id, &[change], &[], &actor, app.now()).await?.is_empty() {
                return Ok(see_other(&to));
            }
            let now = Basis::of(&app, id).await?;
            draft.rev = Revision::of(now.kit.text(handout));
            draft.theirs = Some(now.text(handout));
            draft.problem = Some(text_changed_since(&app, Subject::Jurisdiction(id), handout.fact()).await?);
            Ok((StatusCode::CONFLICT, edit_page(&app, &actor, &now, draft)?).into_response())
        }
    }
}
