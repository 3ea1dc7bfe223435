//! The mark of a form that adds something: sent twice, it adds one.

use std::fmt;

use uuid::Uuid;

use super::Form;

/// The mark of a form; a fresh one by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once(pub Uuid);

impl Once {
    /// Takes the mark out of a form, if it has one.
    pub fn take(form: &mut Form) -> Option<Self> {
        form.take("once").and_then(|once| once.parse().ok()).map(Self)
    }
}

impl Default for Once {
    fn default() -> Self {
        Self(Uuid::now_v7())
    }
}

impl fmt::Display for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
