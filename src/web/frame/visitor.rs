//! Who sits at the browser, as far as its cookies tell. Each data file has a cookie of its own, since browsers
//! hold all ports of one machine for one site.

use std::sync::Arc;

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use tokio::sync::OnceCell;

use super::{App, Failure};
use crate::domain::ids::ActorId;
use crate::domain::people::Actor;

/// The cookie of earlier versions, which all data files shared.
const SHARED_COOKIE: &str = "milepost-person";
/// Ten years.
const AGE: u32 = 315_360_000;

/// How a browser's person is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recall {
    /// Nobody gave a name here yet.
    Nobody,
    /// By the cookie of this file.
    Known,
    /// By the cookie that all files once shared; from now on by this file's own.
    FromSharedCookie,
    /// The cookie of this file names somebody who is not in it, as after the return to an older copy.
    Lost,
}

/// Somebody at a browser.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who they are.
    pub actor: Actor,
    /// How that is known.
    pub recall: Recall,
    /// Whether they may have begun to write something that they did not save.
    pub may_have_drafts: bool,
}

impl Visitor {
    /// Somebody of whom this is known since this moment.
    #[must_use]
    pub fn named(actor: Actor) -> Self {
        Self { actor, recall: Recall::Known, may_have_drafts: true }
    }

    fn unnamed(recall: Recall) -> Self {
        Self { actor: Actor::unnamed(), recall, may_have_drafts: true }
    }

    async fn read(headers: &HeaderMap, app: &App) -> Result<Self, Failure> {
        let own = cookie_name(app);
        if let Some(id) = remembered(headers, &own) {
            return Ok(Self::of(id, Recall::Known, app).await?.unwrap_or_else(|| Self::unnamed(Recall::Lost)));
        }
        let shared = match remembered(headers, SHARED_COOKIE) {
            Some(id) => Self::of(id, Recall::FromSharedCookie, app).await?,
            None => None,
        };
        Ok(shared.unwrap_or_else(|| Self::unnamed(Recall::Nobody)))
    }

    async fn of(id: ActorId, recall: Recall, app: &App) -> Result<Option<Self>, Failure> {
        let person = app.store().at_work(id).await?;
        let visitor = |person: Arc<crate::store::AtWork>| Self {
            actor: Actor { id: Some(id), name: person.name.clone() },
            recall,
            may_have_drafts: person.has_drafts,
        };
        Ok(person.map(visitor))
    }
}

/// Where the visitor of one request is remembered, once somebody asked: read from the file at most once.
#[derive(Debug, Clone, Default)]
pub struct Seat(Arc<OnceCell<Visitor>>);

impl Seat {
    /// A seat whose visitor is known already.
    #[must_use]
    pub fn taken(visitor: Visitor) -> Self {
        Self(Arc::new(OnceCell::new_with(Some(visitor))))
    }

    /// The seat of a request; a fresh one where none was set.
    #[must_use]
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_default()
    }

    /// Who sits there.
    ///
    /// # Errors
    /// A failed read.
    pub async fn visitor(&self, headers: &HeaderMap, app: &App) -> Result<&Visitor, Failure> {
        self.0.get_or_try_init(|| Visitor::read(headers, app)).await
    }

    /// Who sits there, if anybody asked.
    #[must_use]
    pub fn known(&self) -> Option<&Visitor> {
        self.0.get()
    }
}

/// The name of this data file's cookie.
fn cookie_name(app: &App) -> String {
    format!("{SHARED_COOKIE}-{}", app.store().id().simple())
}

/// The person that a cookie names.
fn remembered(headers: &HeaderMap, name: &str) -> Option<ActorId> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok()).flat_map(|header| header.split("; "));
    cookies.filter_map(|cookie| cookie.split_once('=')).find(|(found, _)| *found == name).and_then(|(_, id)| id.parse().ok())
}

/// Makes a browser remember a person of this data file, or nobody any more.
pub fn remember(headers: &mut HeaderMap, app: &App, person: Option<ActorId>) {
    let (value, age) = person.map_or_else(|| (String::new(), 0), |id| (id.to_string(), AGE));
    let cookie = format!("{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax", cookie_name(app));
    headers.append(SET_COOKIE, HeaderValue::try_from(cookie).expect("ids and numbers fit into a header"));
}
