//! A picture taken in as the seal on the cover, put in place of another, taken away, and put back.

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::parts::{Room, page};
use super::seal::{Held, before, subject};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::publication::{Seal, SealProblem};
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Rule};
use crate::domain::words::{dates, inserted};
use crate::store::{Along, FactChange, NewThing, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Id, picture, see_other};
use crate::web::history::changed_since;

/// The largest post, in bytes: the largest picture, and what stands around it.
pub const LIMIT: usize = Seal::LARGEST + (1 << 20);

/// `GET /jurisdictions/{id}/document/seal.png`
pub async fn seal(State(app): State<App>, Id(id): Id<JurisdictionId>) -> Answer {
    let room = Room::of(&app, id).await?;
    Seal::of(room.stored.get(Fact::Seal)).map(|seal| picture(seal.png())).ok_or(Failure::NotFound)
}

/// What is to become of the seal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// The picture that came stands there, or the one that is there goes by other words.
    Put,
    /// None stands there.
    Away,
    /// The one before the last change stands there.
    Back,
}

/// The form as it came.
struct Came {
    deed: Deed,
    /// The file; empty where none was chosen.
    file: Vec<u8>,
    /// A picture that was taken in already, and waited for a choice.
    mine: String,
    /// What it shows, where that came.
    words: Option<String>,
    rev: Revision,
    rev_words: Revision,
}

/// `POST /jurisdictions/{id}/document/parts/seal`
pub async fn settle_seal(
    State(app): State<App>,
    Acting(actor): Acting,
    Id(id): Id<JurisdictionId>,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let came = match Came::arrived(multipart.map_err(|_| Failure::NotAForm)?).await {
        Ok(came) => came?,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return refused(&app, &actor, id, Held { picture: Some(SealProblem::TooLarge.to_string()), ..Held::default() }).await;
        }
        Err(_) => return Err(Failure::Malformed("The file did not arrive whole.")),
    };
    let typed = came.words.clone();
    let room = Room::of(&app, id).await?;
    let words = match typed.as_deref().map(|typed| words(typed, &room)).transpose() {
        Ok(words) => words,
        Err(problem) => return refused(&app, &actor, id, Held { words: Some(problem), typed, ..Held::default() }).await,
    };
    let seen = (came.rev, came.rev_words);
    let picture = match came.picture(&app, &room).await? {
        Ok(picture) => picture,
        Err(problem) => return refused(&app, &actor, id, Held { picture: Some(problem), typed, ..Held::default() }).await,
    };
    match save(&app, &actor, &room, (picture.clone(), words), seen).await?.as_slice() {
        [] => Ok(see_other(&format!("/jurisdictions/{id}/document/parts#the-seal"))),
        overtaken => contested(&app, &actor, id, overtaken, (picture.unwrap_or_default(), typed)).await,
    }
}

impl Came {
    /// The fields of the form. A word that is none of ours is refused.
    async fn arrived(mut multipart: Multipart) -> Result<Result<Self, Failure>, MultipartError> {
        const NO_TEXT: Failure = Failure::Malformed("The form is not valid text (UTF-8).");
        let mut came = Self {
            deed: Deed::Put,
            file: Vec::new(),
            mine: String::new(),
            words: None,
            rev: Revision::of(""),
            rev_words: Revision::of(""),
        };
        while let Some(field) = multipart.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await?;
            if name == Fact::Seal.as_str() {
                came.file = bytes.into();
                continue;
            }
            let Ok(text) = String::from_utf8(bytes.into()) else { return Ok(Err(NO_TEXT)) };
            match (name.as_str(), text.as_str()) {
                ("do", "away") => came.deed = Deed::Away,
                ("do", "back") => came.deed = Deed::Back,
                ("mine", _) => came.mine = text,
                ("seal_alt", _) => came.words = Some(text),
                ("rev-seal", _) => came.rev = Revision::shown(Some(&text)),
                ("rev-seal_alt", _) => came.rev_words = Revision::shown(Some(&text)),
                _ => return Ok(Err(Failure::Malformed("A field came that this form does not have."))),
            }
        }
        Ok(Ok(came))
    }

    /// The picture that is to stand there, in stored form; nothing where only the words are to be others, or why it cannot.
    async fn picture(self, app: &App, room: &Room) -> Result<Result<Option<String>, String>, Failure> {
        let kept = |stored: &str| Rule::Picture.clean(stored).map(Some).map_err(|problem| problem.to_string());
        Ok(match self.deed {
            Deed::Away => Ok(Some(String::new())),
            Deed::Back => match before(app, room.jurisdiction.id).await? {
                Some(before) => kept(&before),
                None => Err("There is none before this one.".to_owned()),
            },
            Deed::Put if !self.file.is_empty() => {
                let file = self.file;
                let taken = app.bindery().make(move || Seal::take_in(&file)).await?;
                taken.map(|seal| Some(seal.stored())).map_err(|problem| problem.to_string())
            }
            Deed::Put if !self.mine.is_empty() => kept(&self.mine),
            Deed::Put if room.stored.get(Fact::Seal).is_empty() => Err(SealProblem::Missing.to_string()),
            Deed::Put => Ok(None),
        })
    }
}

/// What a picture shows, in stored form: nothing where it goes by what everybody would call it.
fn words(typed: &str, room: &Room) -> Result<String, String> {
    let part = Noun::MobilityPlan.part(Fact::SealAlt).expect("the document of a plan says what its seal shows");
    let said = part.rule.clean(typed).map_err(|problem| problem.to_string())?;
    Ok(if said == Seal::shows(&room.jurisdiction.profile.name) { String::new() } else { said })
}

/// Saves both or neither, since words belong to their picture; names what somebody else changed meanwhile.
async fn save(
    app: &App,
    actor: &Actor,
    room: &Room,
    (picture, words): (Option<String>, Option<String>),
    (rev, rev_words): (Revision, Revision),
) -> Result<Vec<Fact>, Failure> {
    let id = room.jurisdiction.id;
    let change = |fact: Fact, value: String, seen: Revision| ThingChange {
        facts: vec![FactChange { fact, value, seen: Some(seen) }],
        ..ThingChange::default()
    };
    let stored = room.stored.get(Fact::SealAlt);
    let words = words.filter(|words| words != stored);
    if words.is_some() && rev_words != Revision::of(stored) {
        return Ok(vec![Fact::SealAlt]);
    }
    let plan = app.store().add_thing(id, &NewThing::of(Noun::MobilityPlan), actor, app.now()).await?;
    let words = words.map(|words| change(Fact::SealAlt, words, rev_words));
    let (first, along) = match (picture, words) {
        (Some(picture), words) => (change(Fact::Seal, picture, rev), words),
        (None, Some(words)) => (words, None),
        (None, None) => return Ok(Vec::new()),
    };
    let along: Vec<Along> = along.into_iter().map(|change| Along { noun: Noun::MobilityPlan, id: plan, change }).collect();
    Ok(app.store().change_thing_along(Noun::MobilityPlan, plan, (&first, &along), actor, app.now()).await?)
}

/// The page, where nothing was saved for a reason that whoever sent it can mend.
async fn refused(app: &App, actor: &Actor, id: JurisdictionId, held: Held) -> Answer {
    let room = Room::of(app, id).await?;
    let form = room.form();
    let held = Held { is_refused: true, ..held };
    let page = page(app, actor, &room, form, (None, String::new()), held).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The page, where somebody else changed it meanwhile: theirs stands there, and what came waits for a choice.
async fn contested(app: &App, actor: &Actor, id: JurisdictionId, overtaken: &[Fact], (mine, typed): (String, Option<String>)) -> Answer {
    let room = Room::of(app, id).await?;
    let form = room.form();
    let mut held = Held { typed, mine, ..Held::default() };
    if overtaken.contains(&Fact::SealAlt) {
        held.words = Some(changed_since(app, subject(id)?, Fact::SealAlt).await?.to_string());
    } else {
        let last = app.store().last_change(subject(id)?, Fact::Seal).await?;
        let who = last.map_or_else(
            || "The seal was changed in the meantime".to_owned(),
            |event| {
                let at = dates::relative(app.local(event.at), app.now());
                // A time ends with a point of its own: 10:42 a.m.
                format!("{} changed the seal, {}", inserted(&event.actor.name), at.trim_end_matches('.'))
            },
        );
        let what = if held.mine.is_empty() {
            "Nothing was done. Look at what stands here now, and press again if it still holds."
        } else {
            "What you see here is theirs, and yours was not saved. Save again to put yours in its place."
        };
        held.picture = Some(format!("{who}. {what}"));
    }
    let page = page(app, actor, &room, form, (None, String::new()), held).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}
