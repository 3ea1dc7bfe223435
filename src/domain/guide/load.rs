//! Reads the guide's file and checks it, naming the line that is wrong.

use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use super::checker::{Checker, GuideError};
use super::{Condition, ConditionKey, Example, Guide, Role, Step, StepKey};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGuide {
    version: Spanned<String>,
    title: Spanned<String>,
    publisher: Spanned<String>,
    published: Spanned<String>,
    role: Vec<Role>,
    condition: Vec<Spanned<RawCondition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCondition {
    key: Spanned<String>,
    name: Spanned<String>,
    short: Spanned<String>,
    why: Spanned<String>,
    page: u16,
    read: Vec<String>,
    #[serde(default)]
    example: Vec<Example>,
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    key: Spanned<String>,
    text: Spanned<String>,
    short: Spanned<String>,
    counts: Spanned<String>,
    start: Spanned<String>,
    who: Spanned<Vec<String>>,
}

impl Checker<'_> {
    fn step(&self, expected: StepKey, raw: RawStep, roles: &[Role]) -> Result<Step, GuideError> {
        if *raw.key.get_ref() != expected.to_string() {
            return Err(self.wrong(raw.key.span().start, format!("expected step {expected}, found “{}”", raw.key.get_ref())));
        }
        let unknown = raw.who.get_ref().iter().find(|key| !roles.iter().any(|role| role.key == **key));
        if let Some(unknown) = unknown {
            return Err(self.wrong(raw.who.span().start, format!("“{unknown}” is no role of this file")));
        }
        Ok(Step {
            key: expected,
            text: self.filled("text", raw.text)?,
            short: self.filled("short", raw.short)?,
            counts: self.filled("counts", raw.counts)?,
            start: self.filled("start", raw.start)?,
            who: raw.who.into_inner(),
        })
    }

    fn condition(&self, expected: ConditionKey, raw: Spanned<RawCondition>, roles: &[Role]) -> Result<Condition, GuideError> {
        let start = raw.span().start;
        let raw = raw.into_inner();
        if raw.key.get_ref() != expected.as_str() {
            return Err(self.wrong(raw.key.span().start, format!("expected the condition “{expected}”, found “{}”", raw.key.get_ref())));
        }
        let due = expected.steps().count();
        if raw.step.len() != due {
            return Err(self.wrong(start, format!("“{expected}” has {} steps, not {due}", raw.step.len())));
        }
        Ok(Condition {
            key: expected,
            name: self.filled("name", raw.name)?,
            short: self.filled("short", raw.short)?,
            why: self.filled("why", raw.why)?,
            page: raw.page,
            read: raw.read,
            examples: raw.example,
            steps: expected.steps().zip(raw.step).map(|(key, step)| self.step(key, step, roles)).collect::<Result<_, _>>()?,
        })
    }
}

static CURRENT: LazyLock<Guide> = LazyLock::new(|| parse(include_str!("readiness.toml")).expect("a test loads the embedded guide"));

impl Guide {
    /// The version that a new assessment starts with.
    #[must_use]
    pub fn current() -> &'static Self {
        &CURRENT
    }

    /// A published version, if this program knows it.
    #[must_use]
    pub fn version(version: &str) -> Option<&'static Self> {
        [Self::current()].into_iter().find(|guide| guide.version == version)
    }

    /// Reads and checks a guide.
    ///
    /// # Errors
    /// [`GuideError`] names the line that is wrong, and how.
    pub fn parse(text: &str) -> Result<Self, GuideError> {
        parse(text)
    }
}

fn parse(text: &str) -> Result<Guide, GuideError> {
    let check = Checker { file: "readiness.toml", text };
    let raw: RawGuide = check.read()?;
    if raw.condition.len() != ConditionKey::ALL.len() {
        return Err(check.wrong(text.len(), format!("there are {} conditions, not nine", raw.condition.len())));
    }
    let conditions = ConditionKey::ALL
        .into_iter()
        .zip(raw.condition)
        .map(|(key, condition)| check.condition(key, condition, &raw.role))
        .collect::<Result<_, _>>()?;
    Ok(Guide {
        version: check.filled("version", raw.version)?,
        title: check.filled("title", raw.title)?,
        publisher: check.filled("publisher", raw.publisher)?,
        published: check.filled("published", raw.published)?,
        conditions,
        roles: raw.role,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("readiness.toml");

    #[test]
    fn the_embedded_guide_loads() {
        let guide = parse(FILE).unwrap();
        assert_eq!(guide.steps().count(), 31);
    }

    fn error_after(from: &str, to: &str) -> GuideError {
        assert!(FILE.contains(from), "{from}");
        parse(&FILE.replacen(from, to, 1)).unwrap_err()
    }

    fn line_of(text: &str) -> usize {
        FILE.lines().position(|line| line.contains(text)).unwrap() + 1
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = error_after("key = \"3.2\"", "key = \"3.9\"");
        assert_eq!((error.line, error.what.as_str()), (line_of("key = \"3.2\""), "expected step 3.2, found “3.9”"));

        let error = error_after("key = \"staff-buy-in\"", "key = \"staff\"");
        assert_eq!(error.line, line_of("key = \"staff-buy-in\""));

        let error = error_after("key = \"2.1\"", "kee = \"2.1\"");
        assert_eq!(error.line, line_of("key = \"2.1\""));
        assert!(error.what.contains("kee"), "{error}");

        let error = error_after("key = \"2.1\"", "key = ");
        assert_eq!(error.line, line_of("key = \"2.1\""));
    }
}
