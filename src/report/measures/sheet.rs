//! The sheet on which values are collected by hand, collector by collector.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::MeasurePart;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::measures::Measure;
use crate::domain::names::SortKey;
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::things::Thing;
use crate::report::document::Paper;

/// The sheet of measures.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureSheetPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// Each collector with the measures asked for, what is due first; what nobody collects comes before all others.
    pub collectors: Vec<(String, Vec<MeasurePart>)>,
}

impl MeasureSheetPart {
    /// Makes the sheet.
    #[must_use]
    pub fn of((measures, updates): (&[Thing], &[Thing]), people: &People, jurisdiction: &str, as_of: OffsetDateTime, paper: Paper) -> Self {
        let names = Apart::among(people.iter());
        let who = |measure: &Measure<'_>| {
            let owner: Option<PersonId> = measure.thing.read(Fact::Owner);
            let person = owner.and_then(|id| people.iter().find(|person| person.id == id));
            person.map_or_else(String::new, |person| names.name(person))
        };
        let mut of: BTreeMap<(bool, SortKey, String), Vec<MeasurePart>> = BTreeMap::new();
        for measure in Measure::all(measures, updates) {
            let name = who(&measure);
            of.entry((!name.is_empty(), SortKey::of(&name), name)).or_default().push(MeasurePart::brief(&measure, as_of.date()));
        }
        let collector = |((_, _, name), mut parts): ((bool, SortKey, String), Vec<MeasurePart>)| {
            parts.sort_by_key(|part| (!part.is_due, part.next));
            (if name.is_empty() { "Nobody collects these yet".to_owned() } else { name }, parts)
        };
        Self { jurisdiction: jurisdiction.to_owned(), as_of, paper, collectors: of.into_iter().map(collector).collect() }
    }
}
