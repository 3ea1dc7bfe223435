//! The door: ids, keys and the actor become types, or the request ends here.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use std::str::FromStr;

use super::{App, Failure, Seat};
use crate::domain::people::Actor;

/// The one id in an address.
#[derive(Debug, Clone, Copy)]
pub struct Id<T>(pub T);

/// An id and a second part of an address.
#[derive(Debug, Clone, Copy)]
pub struct Key<T, K>(pub T, pub K);

/// Three ids or keys in an address.
#[derive(Debug, Clone, Copy)]
pub struct Keys<T, A, B>(pub T, pub A, pub B);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path(id) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        id.parse().map(Self).map_err(|_| Failure::NotFound)
    }
}

impl<S: Send + Sync, T: FromStr, K: FromStr> FromRequestParts<S> for Key<T, K> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path((id, key)) = Path::<(String, String)>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        match (id.parse(), key.parse()) {
            (Ok(id), Ok(key)) => Ok(Self(id, key)),
            _ => Err(Failure::NotFound),
        }
    }
}

impl<S: Send + Sync, T: FromStr, A: FromStr, B: FromStr> FromRequestParts<S> for Keys<T, A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Path((id, a, b)) = Path::<(String, String, String)>::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        match (id.parse(), a.parse(), b.parse()) {
            (Ok(id), Ok(a), Ok(b)) => Ok(Self(id, a, b)),
            _ => Err(Failure::NotFound),
        }
    }
}

/// Who makes the change, as far as this browser knows.
#[derive(Debug, Clone)]
pub struct Acting(pub Actor);

impl FromRequestParts<App> for Acting {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let seat = Seat::of(&parts.extensions);
        Ok(Self(seat.visitor(&parts.headers, app).await?.actor.clone()))
    }
}

/// The header by which the script says that it wants only what changed.
pub const FRAGMENT: &str = "milepost-fragment";

/// Whether the script asked, and wants only what changed.
#[derive(Debug, Clone, Copy)]
pub struct WantsFragment(pub bool);

impl<S: Send + Sync> FromRequestParts<S> for WantsFragment {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.headers.contains_key(FRAGMENT)))
    }
}
