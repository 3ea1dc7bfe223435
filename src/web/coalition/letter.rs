//! The letter by which a member is asked: drafted, edited, kept.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::overtaken;
use crate::domain::coalition::letter::{self, Asked};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::Noun;
use crate::domain::words::{dates, inserted};
use crate::store::{FactChange, StoreError, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Query, html, see_other};

/// `templates/coalition/letter.html`
#[derive(Template)]
#[template(path = "coalition/letter.html")]
struct LetterPage {
    frame: Frame,
    head: Head,
    /// The address of the member.
    member: String,
    told: String,
    /// Whether it stands in words of one's own.
    is_own: bool,
    blanks: usize,
    /// What the letter does not know, in sentences.
    overtaken: Vec<String>,
    text: Text,
}

/// What stands above the letter on paper.
struct Head {
    /// The name of the jurisdiction.
    name: String,
    /// Today, in words.
    day: String,
}

impl Head {
    fn of(app: &App, basis: &Basis) -> Self {
        Self { name: basis.jurisdiction.profile.name.clone(), day: dates::long(app.now().date()) }
    }
}

/// The text as the form shows it.
struct Text {
    typed: String,
    rev: Revision,
    /// The revision of the draft, so that leaving it alone leaves it drafted.
    drafted: Revision,
    problem: Option<String>,
    /// What the letter says as it is saved, where the form shows another text, and what that is called.
    saved: Option<(&'static str, String)>,
    /// Whether the form shows a draft that would take the place of the letter.
    is_anew: bool,
}

fn asked<'a>(app: &App, basis: &'a Basis, member: Uuid) -> Result<Asked<'a>, Failure> {
    let member = basis.member(member)?;
    let (jurisdiction, launch) = (basis.jurisdiction.profile.name.as_str(), basis.coalition.launch.as_ref());
    Ok(Asked { member, jurisdiction, launch, today: app.now().date() })
}

async fn page(app: &App, actor: &Actor, basis: &Basis, asked: Asked<'_>, text: Text) -> Answer {
    let of = basis.jurisdiction.id;
    let overtaken = overtaken::sentences(app, of, asked.member, basis.coalition.launch.as_ref()).await?;
    let member = format!("{}/{}", basis.home(), asked.member.id);
    html(&LetterPage {
        frame: basis.frame(app, actor, "Letter of request", format!("{member}/letter")).troubled(text.problem.is_some()),
        head: Head::of(app, basis),
        member,
        told: asked.member.told(),
        is_own: !asked.member.letter.is_empty(),
        blanks: text.typed.matches('[').count(),
        overtaken,
        text,
    })
}

/// `GET /jurisdictions/{id}/coalition/{member}/letter`: with `anew` the form shows what would be drafted today, and the letter
/// in words of one's own stays until that is saved.
pub async fn show(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, member): Key<JurisdictionId, Uuid>,
    Query(mut query): Query,
) -> Answer {
    let anew = query.take("anew").is_some();
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let asked = asked(&app, &basis, member)?;
    let (own, draft) = (&asked.member.letter, letter::draft(asked));
    let (is_anew, rev, drafted) = (anew && !own.is_empty(), Revision::of(own), Revision::of(&draft));
    let text = if is_anew {
        let saved = Some(("Your letter as it is saved", own.clone()));
        Text { typed: draft, rev, drafted, problem: None, saved, is_anew }
    } else {
        Text { typed: letter::text(asked), rev, drafted, problem: None, saved: None, is_anew }
    };
    page(&app, &actor, &basis, asked, text).await
}

/// `POST /jurisdictions/{id}/coalition/{member}/letter`: an empty one is drafted again.
pub async fn write(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    // What is not carried was shown blank.
    let rev = form.rev("letter").unwrap_or_else(|| Revision::of(""));
    let shown = form.take("drafted-letter").map(|carried| Revision::shown(Some(&carried)));
    let typed = form.take("letter");
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.member(member).is_err() {
        return gone(&app, &actor, &basis, member, (typed.unwrap_or_default(), rev, shown)).await;
    }
    let asked = asked(&app, &basis, member)?;
    let to = format!("{}/{member}/letter", basis.home());
    // A text that did not come is left as it was.
    let Some(typed) = typed else { return Ok(see_other(&to)) };
    let draft = letter::draft(asked);
    let mut text = Text { typed, rev, drafted: shown.unwrap_or_else(|| Revision::of(&draft)), problem: None, saved: None, is_anew: false };
    let part = Noun::Member.part(Fact::Letter).expect("a member has a letter");
    let value = match part.rule.clean(&text.typed) {
        Ok(clean) if clean == draft || Some(Revision::of(&clean)) == shown => String::new(),
        Ok(clean) => clean,
        Err(problem) => {
            text.problem = Some(problem.to_string());
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, asked, text).await?).into_response());
        }
    };
    let change = ThingChange { facts: vec![FactChange { fact: Fact::Letter, value, seen: Some(rev) }], people: Vec::new() };
    match app.store().change_thing(Noun::Member, member, &change, &actor, app.now()).await {
        Ok(refused) if refused.is_empty() => return Ok(see_other(&to)),
        Ok(_) => {}
        Err(StoreError::NotFound) => return gone(&app, &actor, &basis, member, (text.typed, rev, shown)).await,
        Err(error) => return Err(error.into()),
    }
    let now = Basis::of(&app, id).await?;
    if now.member(member).is_err() {
        return gone(&app, &actor, &now, member, (text.typed, rev, shown)).await;
    }
    let asked = self::asked(&app, &now, member)?;
    text.rev = Revision::of(&asked.member.letter);
    text.saved = Some(("What it says now", letter::text(asked)));
    text.problem = Some(meanwhile(&app, member).await?);
    Ok((StatusCode::CONFLICT, page(&app, &actor, &now, asked, text).await?).into_response())
}

/// `templates/coalition/letter_gone.html`
#[derive(Template)]
#[template(path = "coalition/letter_gone.html")]
struct GonePage {
    frame: Frame,
    head: Head,
    home: String,
    /// Where the form goes, once the member is put back.
    here: String,
    typed: String,
    rev: Revision,
    drafted: Option<Revision>,
}

/// The answer to the letter to a member whom somebody put into the bin meanwhile: what was typed, to be saved once the
/// member is put back, or copied.
async fn gone(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    member: Uuid,
    (typed, rev, drafted): (String, Revision, Option<Revision>),
) -> Answer {
    if !basis.is_binned(app, Noun::Member, member).await? {
        return Err(Failure::NotFound);
    }
    let home = basis.home();
    let here = format!("{home}/{member}/letter");
    let frame = basis.frame(app, actor, "Letter of request", home.clone()).troubled(true);
    let page = html(&GonePage { frame, head: Head::of(app, basis), home, here, typed, rev, drafted })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// The sentence beside a letter that somebody else wrote after it was shown. It is too long to stand in a sentence.
async fn meanwhile(app: &App, member: Uuid) -> Result<String, Failure> {
    let last = app.store().last_change(Subject::Thing(Noun::Member, member), Fact::Letter).await?;
    let who = last.map_or_else(
        || "This letter was changed in the meantime".to_owned(),
        |event| {
            let at = dates::relative(app.local(event.at), app.now());
            // A time ends with a point of its own: 10:42 a.m.
            format!("{} changed this letter, {}", inserted(&event.actor.name), at.trim_end_matches('.'))
        },
    );
    Ok(format!("{who}. Theirs stands below the form. Save again to put yours in its place."))
}
