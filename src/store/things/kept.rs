//! How a thing stands in its table: which columns, and whose it is.

use crate::domain::history::{Fact, Subject};
use crate::domain::things::{Noun, Rule};

/// The columns of a kind of thing that hold its parts, each with whether it holds the id of a person.
pub(in crate::store) fn columns(noun: Noun) -> impl Iterator<Item = (&'static str, bool)> {
    noun.parts().iter().map(|part| (part.fact.as_str(), matches!(part.rule, Rule::Person)))
}

/// The column that says what it is within: a thing, or the jurisdiction itself.
pub(in crate::store) const fn owner_column(noun: Noun) -> &'static str {
    match noun.within() {
        Some(Noun::StrategicAction) => "strategic_action_id",
        Some(Noun::Measure) => "measure_id",
        Some(Noun::Publication) => "publication_id",
        Some(_) => "finding_id",
        None => "jurisdiction_id",
    }
}

/// For every kind of thing the same part of a query, joined: its word, its table `t`, and the jurisdiction of that row.
pub(in crate::store) fn every(between: &str, part: impl Fn(Noun, &str, &str) -> String) -> String {
    let each = Noun::ALL.map(|noun| {
        let (from, of) = of_thing(noun);
        part(noun, &from, of)
    });
    each.join(between)
}

/// Every part of a thing that names one person.
pub(in crate::store) fn every_person() -> impl Iterator<Item = (Noun, Fact)> {
    Noun::ALL.into_iter().flat_map(|noun| noun.people().into_iter().map(move |fact| (noun, fact)))
}

/// From where a kind of thing is read, as `t`, and what says whose it is.
pub(in crate::store) fn of_thing(noun: Noun) -> (String, &'static str) {
    match noun.within() {
        Some(parent) => (format!("{} t JOIN {} f ON f.id = t.{}", noun.table(), parent.table(), owner_column(noun)), "f.jurisdiction_id"),
        None => (format!("{} t", noun.table()), "t.jurisdiction_id"),
    }
}

/// What keeps a thing from being seen: it lies in the bin, or what it is within does.
pub(in crate::store) const fn is_there(noun: Noun) -> &'static str {
    match (noun.can_be_binned(), noun.within()) {
        (false, _) => "",
        (true, None) => " AND t.deleted IS NULL",
        (true, Some(_)) => " AND t.deleted IS NULL AND f.deleted IS NULL",
    }
}

/// A thing as the history calls it.
pub(in crate::store) const fn subject(noun: Noun, id: uuid::Uuid) -> Subject {
    Subject::Thing(noun, id)
}
