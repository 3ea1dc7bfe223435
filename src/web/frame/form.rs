//! The door for forms: bytes become named text, or are refused.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Failure;
use crate::domain::readiness::Revision;

/// The most fields of a form: a worksheet has about 300, the review of an import one for each record that differs.
const FIELDS: usize = 50_000;

/// The fields of a posted form, each name once, in the order in which they came.
#[derive(Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

/// The fields of an address after the question mark, under the same rules.
#[derive(Debug, Default)]
pub struct Query(pub Form);

impl Form {
    /// Reads `name=value&…`. Nothing is repaired: a broken escape, text that is not UTF-8 and a
    /// name that comes twice are each refused.
    ///
    /// # Errors
    /// [`Failure::Malformed`] says which; [`Failure::TooLarge`] when there are too many.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut names = std::collections::HashSet::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name)?, decode(value)?);
            if !names.insert(name.clone()) {
                return Err(Failure::Malformed("A field came twice."));
            }
            if fields.len() == FIELDS {
                return Err(Failure::TooLarge);
            }
            fields.push((name, value));
        }
        Ok(Self { fields })
    }

    /// Refuses a body of another kind.
    ///
    /// # Errors
    /// [`Failure::NotAForm`].
    pub fn expect(headers: &HeaderMap) -> Result<(), Failure> {
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("application/x-www-form-urlencoded");
        let is_form = kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        if is_form { Ok(()) } else { Err(Failure::NotAForm) }
    }

    /// Reads the body of a post.
    ///
    /// # Errors
    /// As [`Form::parse`].
    pub fn read(body: &[u8]) -> Result<Self, Failure> {
        Self::parse(std::str::from_utf8(body).map_err(|_| Failure::Malformed("The form is not valid text (UTF-8)."))?)
    }

    /// Takes a field out, if it came.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.remove(at).1)
    }

    /// Takes a field out; absent counts as empty.
    pub fn text(&mut self, name: &str) -> String {
        self.take(name).unwrap_or_default()
    }

    /// Takes out all fields whose name starts so, with the rest of their names.
    pub fn take_all(&mut self, start: &str) -> Vec<(String, String)> {
        let (taken, left) = std::mem::take(&mut self.fields).into_iter().partition(|(name, _)| name.starts_with(start));
        self.fields = left;
        taken.into_iter().map(|(name, value): (String, String)| (name[start.len()..].to_owned(), value)).collect()
    }

    /// Takes out the revision that came with a field, if one did.
    pub fn rev(&mut self, name: &str) -> Option<Revision> {
        self.take(&format!("rev-{name}")).map(|carried| Revision::shown(Some(&carried)))
    }

    /// The fields that are left, encoded as a form is sent.
    #[must_use]
    pub fn encoded(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        self.fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
    }

    /// All fields that are left.
    #[must_use]
    pub fn rest(self) -> Vec<(String, String)> {
        self.fields
    }

    /// Refuses what nobody took: a name that the form does not have.
    ///
    /// # Errors
    /// [`Failure::Malformed`] when a field is left.
    pub fn end(self) -> Result<(), Failure> {
        if self.fields.is_empty() { Ok(()) } else { Err(Failure::Malformed("A field came that this form does not have.")) }
    }
}

fn decode(text: &str) -> Result<String, Failure> {
    let spaced = text.replace('+', " ");
    let mut rest = spaced.as_str();
    while let Some(at) = rest.find('%') {
        let digits = rest.as_bytes().get(at + 1..at + 3);
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            return Err(Failure::Malformed("A character of the form was cut off."));
        }
        rest = &rest[at + 3..];
    }
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Failure::Malformed("The form is not valid text (UTF-8)."))
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        Self::expect(request.headers())?;
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            _ => Failure::Malformed("The form did not arrive whole."),
        })?;
        Self::read(&bytes)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Form::parse(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_sent() {
        let mut form = Form::parse("a=1+2&b=%C3%A9%0D%0A&c=&d").unwrap();
        assert_eq!(form.take("a").as_deref(), Some("1 2"));
        assert_eq!(form.take("b").as_deref(), Some("é\r\n"));
        assert_eq!(form.take("c").as_deref(), Some(""));
        assert_eq!(form.take("d").as_deref(), Some(""));
        assert_eq!(form.take("e"), None);
        assert!(form.end().is_ok());
        assert_eq!(Form::parse("a=1+2&b=%C3%A9%0D%0A&c-d=").unwrap().encoded(), "a=1%202&b=%C3%A9%0D%0A&c%2Dd=");
    }

    #[test]
    fn broken_repeated_and_unknown_fields_are_refused() {
        for text in ["a=1&a=2", "a=%ff", "a=%f", "a=%zz", "%ff=1", "a=%E2%82"] {
            assert!(matches!(Form::parse(text), Err(Failure::Malformed(_))), "{text}");
        }
        assert!(Form::parse("x=1").unwrap().end().is_err());
    }
}
