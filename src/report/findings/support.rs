//! What a finding rests on, in words.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::engagement::{Engagement, Form};
use crate::domain::findings::{Findings, Rest, Support, SupportKind};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::metrics::ReadingKey;
use crate::domain::words::{dates, inserted, list};

/// What a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportPart {
    /// What kind it is: "A figure".
    pub kind: &'static str,
    /// Its first words, which the eye should find: the figure, or the engagement. Empty where it says it all in `what`.
    pub head: String,
    /// What it says.
    pub what: String,
    /// That another release has a different value or quality by now, in a sentence; empty where none has.
    pub newer: String,
    /// Where it can be looked up.
    pub where_found: String,
}

/// A reading of the metrics that a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPart {
    /// What was measured.
    pub what: String,
    /// The value, with its unit.
    pub value: String,
    /// The year or years of which it speaks.
    pub year: String,
    /// How sure it is.
    pub quality: String,
    /// The release that says it.
    pub release: String,
}

impl ReadingPart {
    /// The reading that a support is, if it is one.
    pub(super) fn of(support: &Support) -> Option<Self> {
        (support.kind == SupportKind::Reading).then(|| Self {
            // By what it is of, not by what somebody wrote beside it.
            what: support.reading.as_ref().map_or_else(|| support.what.clone(), ReadingKey::of_any_year),
            value: support.figure(),
            year: support.year.clone(),
            quality: support.quality.clone(),
            release: support.release.clone(),
        })
    }
}

impl SupportPart {
    /// A support, unless documents leave out what it rests on, or that is no longer here.
    pub(super) fn of(support: &Support, findings: &Findings, engagements: &HashMap<Uuid, Engagement<'_>>, today: Date) -> Option<Self> {
        let head = match support.kind {
            SupportKind::Engagement => occasion(*engagements.get(&support.engagement?)?, findings, today)?,
            SupportKind::Figure => figure(support, findings),
            SupportKind::Reading => reading(support),
            SupportKind::History | SupportKind::Narrative | SupportKind::Document => String::new(),
        };
        Some(Self {
            kind: support.kind.label(),
            head,
            what: support.what.clone(),
            newer: String::new(),
            where_found: support.where_found.clone(),
        })
    }
}

/// "$64,841, 2023, quality: strong, Cities, overall, March 2025": what it said when it was taken, for good.
fn reading(support: &Support) -> String {
    let quality = if support.quality.is_empty() { String::new() } else { format!("quality: {}", support.quality) };
    let parts = [support.figure(), support.year.clone(), quality, support.release.clone()];
    parts.iter().filter(|part| !part.is_empty()).map(|part| inserted(part)).collect::<Vec<_>>().join(", ")
}

/// "29 percent, 2023, from the county’s housing survey".
fn figure(support: &Support, findings: &Findings) -> String {
    let source = match findings.source_of(support) {
        Some(Rest::Here(_, name)) => format!("from: {}", inserted(name)),
        Some(Rest::Gone) | None => String::new(),
    };
    let parts = [inserted(&support.figure()), inserted(&support.year), source];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "Focus group “Rent and work”, October 3, 2026, with renters (12) and older adults": of one that took place.
fn occasion(engagement: Engagement<'_>, findings: &Findings, today: Date) -> Option<String> {
    if engagement.thing.is(Fact::LeftOut) || !engagement.took_place(today) {
        return None;
    }
    let form = engagement.form().filter(|form| *form != Form::Other).map_or_else(String::new, |form| format!("{} ", form.label()));
    let day = engagement.day().map_or_else(String::new, |day| format!(", {}", dates::long(day)));
    let heard = engagement.groups_to_print();
    let group = |group: &PopulationGroup| {
        let (_, number) = heard.iter().find(|(id, _)| *id == group.id.0)?;
        let name = inserted(&group.name);
        Some(number.map_or_else(|| name.clone(), |number| format!("{name} ({number})")))
    };
    let groups: Vec<String> = findings.groups.iter().filter_map(group).collect();
    let with = if groups.is_empty() { String::new() } else { format!(", with {}", list(&groups)) };
    Some(format!("{form}“{}”{day}{with}", inserted(engagement.title())))
}
