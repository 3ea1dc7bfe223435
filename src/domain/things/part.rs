//! A part of a thing: which fact, what people call it, and by which rule it is read.

use super::Rule;
use crate::domain::history::Fact;

/// A part of a thing.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Which fact.
    pub fact: Fact,
    /// What people call it.
    pub label: &'static str,
    /// By which rule it is read.
    pub rule: Rule,
}

impl Part {
    /// A part under the name that its fact has everywhere.
    pub(in crate::domain) const fn new(fact: Fact, rule: Rule) -> Self {
        Self { fact, label: fact.label(), rule }
    }

    /// A part under a name of its own.
    pub(in crate::domain) const fn called(fact: Fact, label: &'static str, rule: Rule) -> Self {
        Self { fact, label, rule }
    }
}
