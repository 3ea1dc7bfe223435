//! Who was heard, what was said, and what became of it.

use crate::domain::engagement::{Engagement, Form};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::words::{capital, dates, inserted};

/// An engagement that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardPart {
    /// What it was called.
    pub title: String,
    /// Its form and its day: "Focus group, October 3, 2026".
    pub when: String,
    /// The groups of which people came, with how many: "Renters (12)".
    pub groups: Vec<String>,
    /// What is said of it as it was typed, each with its name; nothing that is empty.
    pub said: Vec<(String, String)>,
}

impl HeardPart {
    pub(super) fn of(engagement: Engagement<'_>, groups: &[PopulationGroup]) -> Self {
        let told = engagement.groups_to_print();
        let group = |group: &PopulationGroup| {
            let (_, number) = told.iter().find(|(id, _)| *id == group.id.0)?;
            let name = capital(&inserted(&group.name));
            Some(number.map_or_else(|| name.clone(), |number| format!("{name} ({number})")))
        };
        let form = engagement.form().filter(|form| *form != Form::Other).map(|form| Form::label(form).to_owned());
        let day = engagement.day().map(dates::long);
        let reported = engagement.reported().map_or_else(String::new, |day| format!(", {}", dates::long(day)));
        let said = [
            ("What was heard".to_owned(), Fact::Heard),
            ("How it was used".to_owned(), Fact::Used),
            (format!("How it was reported back{reported}"), Fact::ReportedHow),
            ("What changed because of it".to_owned(), Fact::Changed),
            ("How people were thanked".to_owned(), Fact::Thanked),
        ];
        let text = |(name, fact): (String, Fact)| (name, engagement.thing.get(fact).to_owned());
        Self {
            title: engagement.title().to_owned(),
            when: [form, day].into_iter().flatten().collect::<Vec<_>>().join(", "),
            groups: groups.iter().filter_map(group).collect(),
            said: said.into_iter().map(text).filter(|(_, words)| !words.is_empty()).collect(),
        }
    }
}
