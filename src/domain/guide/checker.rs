//! Checks a file of the guide, naming the line that is wrong.

use serde::Deserialize;
use toml::Spanned;

/// What is wrong with a guide's file, and where.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct GuideError {
    /// The name of the file.
    pub file: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// Knows a file's name and its text, to turn a place in it into a line.
pub(super) struct Checker<'a> {
    pub file: &'static str,
    pub text: &'a str,
}

impl<'a> Checker<'a> {
    /// The file's content, in its raw form.
    pub fn read<T: Deserialize<'a>>(&self) -> Result<T, GuideError> {
        toml::from_str(self.text).map_err(|error| self.wrong(error.span().map_or(0, |span| span.start), error.message()))
    }

    pub fn wrong(&self, at: usize, what: impl Into<String>) -> GuideError {
        let line = self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        GuideError { file: self.file, line, what: what.into() }
    }

    pub fn filled(&self, field: &str, text: Spanned<String>) -> Result<String, GuideError> {
        if text.get_ref().trim().is_empty() {
            return Err(self.wrong(text.span().start, format!("“{field}” is empty")));
        }
        Ok(text.into_inner())
    }

    /// Holds a key against the one that is to stand there.
    pub fn expect(&self, key: &Spanned<String>, expected: &str, noun: &str) -> Result<(), GuideError> {
        if key.get_ref() == expected {
            return Ok(());
        }
        Err(self.wrong(key.span().start, format!("expected {noun} “{expected}”, found “{}”", key.get_ref())))
    }
}
